"""Links: every link and part of the built site, as a browser would follow it."""

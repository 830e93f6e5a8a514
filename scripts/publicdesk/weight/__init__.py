"""Weight: what a page of the built site makes its reader download, and from whom."""

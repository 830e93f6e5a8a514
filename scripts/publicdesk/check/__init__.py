"""Check: judge the content, without building the site."""

"""Search of the built site: an index of characters, pairs and words, in small files that a page fetches."""

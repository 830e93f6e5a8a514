"""What stands in the body of a page: its view of the catalogue, lists, texts and terms."""

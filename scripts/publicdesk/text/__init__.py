"""Text: how wide it is and where its lines break; knows no content."""

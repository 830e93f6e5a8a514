"""What stands in the head of a page: metadata, structured data, the card that others show."""

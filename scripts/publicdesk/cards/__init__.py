"""Social cards: the picture with a page's title that others show beside a link to it."""

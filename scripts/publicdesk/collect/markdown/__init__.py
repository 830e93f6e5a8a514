"""Markdown: a text parsed once by Python-Markdown, with the extensions of the site, and seen as a browser sees it."""

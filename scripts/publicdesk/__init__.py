"""Markdown and form files in, a trilingual, accessible public-information site out."""

"""Wording: what the catalogue says in one language: names, dates, amounts and the theme's words."""

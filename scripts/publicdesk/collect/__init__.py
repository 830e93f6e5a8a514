"""Collect: read the files that editors write, without judging them."""

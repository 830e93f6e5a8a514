"""Retrieval: the pages that no editor writes and that lead to those they do write."""

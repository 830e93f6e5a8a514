"""Render: turn the catalogue into pages, data and files; nothing here reads front matter."""

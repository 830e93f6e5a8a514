"""Read bytes as UTF-8, the one encoding of all texts of a site."""

from __future__ import annotations


def read_utf8(raw: bytes) -> tuple[str | None, int]:
    """Return the text and 0, or None and the line, counted from 1, of the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8-sig"), 0
    except UnicodeDecodeError as error:
        return None, raw[: error.start].count(b"\n") + 1

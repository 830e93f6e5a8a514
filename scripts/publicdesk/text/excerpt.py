"""The beginning of a long text, for messages that repeat what stands in a file."""

from __future__ import annotations

from typing import Final

MOST: Final = 60
"""Characters that a message repeats."""


def excerpt(text: str) -> str:
    """Return a text in one line, shortened where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= MOST else f"{line[: MOST - 3]}..."

"""The words of a text, block by block, with their lines."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """The words of one block, such as a paragraph or a cell, without code; line ends are those of the text.

    Attributes:
        text: the words.
        line: line of the first of them in the file.
        tag: name of the block's element.

    """

    text: str
    line: int
    tag: str

    def line_at(self, position: int) -> int:
        """Return the line of a position in the text."""
        return self.line + self.text.count("\n", 0, position)


class Words:
    """The words of a block, as they come; ``line`` is that of the block in the file, ``tag`` its element."""

    def __init__(self, line: int, tag: str) -> None:
        self._line = line
        self._tag = tag
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        """Take the next piece of text."""
        self._pieces.append(text)

    def passage(self) -> Passage | None:
        """Return the words without the white space around them, None where there are none."""
        text = "".join(self._pieces)
        if not text.strip():
            return None
        before = len(text) - len(text.lstrip())
        return Passage(text.strip(), self._line + text.count("\n", 0, before), self._tag)

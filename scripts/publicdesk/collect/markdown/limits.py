"""How large and how deep a text may be, so that no text keeps the parser busy for long or ends it.

Python-Markdown looks for the end of each bracket, tag and mark in the rest of its block, which takes the square of
their number. The longest text of a whole tax bureau has 4,449 characters, and its fullest block 12 brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_CHARACTERS: Final = 100_000
MOST_IN_BLOCK: Final = 1_000
DEEPEST: Final = 40
FARTHEST: Final = 5_000_000
"""Characters from the opened brackets of a block to the ends of each, which takes half a second to read."""

_PAIRS: Final = {"[": "]", "(": ")"}
_SIGNS: Final = "[<*_`!&\\"
_BLOCK_END: Final = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Excess:
    """Why a text is not parsed.

    Attributes:
        rule: id of the rule that it breaks.
        line: the line of the block at fault in the file.
        number: how many characters or signs it has.
        most: how many it may have.
        sign: the sign that stands there too often, where one does.

    """

    rule: str
    line: int
    number: int
    most: int
    sign: str = ""


def excess_of(text: str, first_line: int) -> Excess | None:
    """Return why a text is too large to be parsed, or None."""
    if len(text) > MOST_CHARACTERS:
        return Excess("text.too-long", first_line, len(text), MOST_CHARACTERS)
    if len(text) <= MOST_IN_BLOCK:
        return None
    at = 0
    for end in [*(match.end() for match in _BLOCK_END.finditer(text)), len(text)]:
        if end - at > MOST_IN_BLOCK:
            for sign in _SIGNS:
                number = text.count(sign, at, end)
                if number > MOST_IN_BLOCK:
                    line = first_line + text.count("\n", 0, at)
                    return Excess("text.too-dense", line, number, MOST_IN_BLOCK, sign)
            if text.count("[", at, end) * (end - at) > FARTHEST and _way(text[at:end]) > FARTHEST:
                line = first_line + text.count("\n", 0, at)
                return Excess("text.brackets", line, text.count("[", at, end), 0)
        at = end
    return None


def _way(block: str) -> int:
    """Return how far the ends of a block's brackets lie from their beginnings, all together.

    The end of one that is not closed is that of the block. Round ones count where they may hold an address.
    """
    way = 0
    for begin, end in _PAIRS.items():
        opened: list[int] = []
        for match in re.finditer(f"[{re.escape(begin + end)}]", block):
            if match[0] == begin:
                opened.append(match.start())
            elif opened:
                way += _length(block, opened.pop(), match.start())
        way += sum(_length(block, at, len(block)) for at in opened)
    return way


def _length(block: str, begin: int, end: int) -> int:
    return end - begin if block[begin] == "[" or block[begin - 1 : begin] == "]" else 0


def too_deep(line: int) -> Excess:
    """Return that the parts of a text stand too deep in one another."""
    return Excess("text.too-deep", line, DEEPEST + 1, DEEPEST)


def unreadable(line: int) -> Excess:
    """Return that the parser cannot read a text."""
    return Excess("text.unreadable", line, 0, 0)

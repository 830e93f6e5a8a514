"""Break a text into few, even lines, by the line-breaking rules of Chinese, Japanese and English."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

from publicdesk.flow.measure import width

# The characters that may not begin or end a line, after JIS X 4051 and W3C's "Requirements for Chinese
# Text Layout", as far as they occur in short labels.
_NEVER_FIRST: Final = frozenset("，。、；：？！）」』】〉》〕・…—～％ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]%")
_NEVER_LAST: Final = frozenset("（「『【〈《〔～([")

# Before and after these a Chinese sentence has a joint.
_JOINT_BEFORE: Final = frozenset("及或並與和且按依")
_JOINT_AFTER: Final = frozenset("的之")

# What a break that may part a word costs, in square em of unevenness. Kana show where a Japanese word ends;
# in Chinese most such breaks do not part a word, so there the cost is low.
_INSIDE_JAPANESE: Final = 30.0
_INSIDE_CHINESE: Final = 8.0

_SPACE: Final = re.compile(r"\s+")


def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Break ``text`` into lines of at most ``limit`` em: as few as can be, then as even as can be.

    A break falls at a space or between East Asian characters, best at a joint of the sentence. A piece
    longer than a line (an address, say) is cut where the line is full. An empty text gives no line.
    """
    pieces = _pieces(text, limit)
    if not pieces:
        return ()
    count = _fewest(pieces, limit)
    even = width("".join(pieces)) / count
    inside = _INSIDE_JAPANESE if any(map(_is_hiragana, text)) else _INSIDE_CHINESE

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        """Return the cost and the lines of the pieces from ``start`` on, in just so many lines."""
        if not lines:
            return (0.0 if start == len(pieces) else float("inf")), ()
        options = []
        for end in range(start + 1, len(pieces) - lines + 2):
            line = "".join(pieces[start:end]).strip()
            if width(line) > limit and end > start + 1:
                break
            cost, rest = best(end, lines - 1)
            cost += (width(line) - even) ** 2
            if end < len(pieces):
                cost += _break_cost(pieces[end - 1][-1], pieces[end][0], inside)
            options.append((cost, (line, *rest)))
        return min(options, default=(float("inf"), ()))

    return best(0, count)[1]


def _fewest(pieces: list[str], limit: float) -> int:
    """Count the lines that are needed when each is filled before the next is begun."""
    count, line = 1, ""
    for piece in pieces:
        if line and width((line + piece).rstrip()) > limit:
            count, line = count + 1, piece
        else:
            line += piece
    return count


def _break_cost(last: str, first: str, inside: float) -> float:
    joint = (
        not last.isalpha()
        or first in _JOINT_BEFORE
        or last in _JOINT_AFTER
        or (_is_hiragana(last) and not _is_hiragana(first))
    )
    return 0.0 if joint else inside


def _pieces(text: str, limit: float) -> list[str]:
    """Cut a text at every place where a line may end; a space stays with the piece before it."""
    plain = _SPACE.sub(" ", text.strip())
    pieces = [plain[:1]] if plain else []
    for before, char in pairwise(plain):
        if _may_break(before, char) or width((pieces[-1] + char).rstrip()) > limit:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


def _may_break(last: str, first: str) -> bool:
    if first == " " or first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    # A figure and the unit after it ("183天") are read as one.
    return last == " " or _is_east_asian(last) or (_is_east_asian(first) and not last.isdecimal())


def _is_east_asian(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _is_hiragana(char: str) -> bool:
    return "\u3041" <= char <= "\u309f"

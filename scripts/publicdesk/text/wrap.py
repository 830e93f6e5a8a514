"""Break a text into few, even lines, by the line-breaking rules of Chinese, Japanese and English."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate, pairwise
from math import inf
from typing import Final

from publicdesk.text.measure import width

# The characters that may not begin or end a line, after JIS X 4051 and W3C's "Requirements for Chinese
# Text Layout", as far as they occur in short labels.
_NEVER_FIRST: Final = frozenset(
    "，。、；：？！）」』】〉》〕・…—～％ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]%"
)
_NEVER_LAST: Final = frozenset("（「『【〈《〔～([")

# Before and after these a Chinese sentence has a joint.
_JOINT_BEFORE: Final = frozenset("及或並與和且按依")
_JOINT_AFTER: Final = frozenset("的之")

# What a break that may part a word costs, in square em of unevenness. Kana show where a Japanese word ends;
# in Chinese most such breaks do not part a word, so there the cost is low.
_INSIDE_JAPANESE: Final = 30.0
_INSIDE_CHINESE: Final = 14.0
_ONE_LINE_MORE: Final = 10.0

_SPACE: Final = re.compile(r"\s+")


def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Break ``text`` into lines of at most ``limit`` em: few, even, and without parting words.

    A break falls at a space or between East Asian characters, best at a joint of the sentence; one line more
    than necessary is taken where that spares a word. A piece longer than a line (an address, say) is cut
    where the line is full. An empty text gives no line.
    """
    pieces = _pieces(text, limit)
    if not pieces:
        return ()
    fewest = _fewest(pieces, limit)
    cost, lines = _best(pieces, limit, fewest)
    if cost > _ONE_LINE_MORE:
        longer_cost, longer = _best(pieces, limit, fewest + 1)
        if longer_cost + _ONE_LINE_MORE < cost:
            return longer
    return lines


def _best(pieces: list[str], limit: float, count: int) -> tuple[float, tuple[str, ...]]:
    """Return the least cost of breaking the pieces into just so many lines, and the lines."""
    reach = list(accumulate(map(width, pieces), initial=0.0))
    spaces = [width(piece) - width(piece.rstrip()) for piece in pieces]
    even = reach[-1] / count
    breaks = _break_costs(pieces)

    @cache
    def rest(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """Return the cost of the pieces from ``start`` on, and where their lines end."""
        if not lines:
            return (0.0 if start == len(pieces) else inf), ()
        options = []
        for end in range(start + 1, len(pieces) - lines + 2):
            long = reach[end] - spaces[end - 1] - reach[start]
            if long > limit and end > start + 1:
                break
            cost, ends = rest(end, lines - 1)
            options.append((cost + (long - even) ** 2 + breaks[end - 1], (end, *ends)))
        return min(options, default=(inf, ()))

    cost, ends = rest(0, count)
    return cost, tuple("".join(pieces[start:end]).strip() for start, end in pairwise((0, *ends)))


def _fewest(pieces: list[str], limit: float) -> int:
    """Count the lines that are needed when each is filled before the next is begun."""
    count, line = 1, ""
    for piece in pieces:
        if line and width((line + piece).rstrip()) > limit:
            count, line = count + 1, piece
        else:
            line += piece
    return count


def _break_costs(pieces: list[str]) -> list[float]:
    """Return what a break after each piece costs; after the last there is none."""
    inside = _INSIDE_JAPANESE if any(_is_hiragana(char) for char in "".join(pieces)) else _INSIDE_CHINESE
    return [0.0 if _is_joint(one[-1], two[0]) else inside for one, two in pairwise(pieces)] + [0.0]


def _is_joint(last: str, first: str) -> bool:
    if _is_hiragana(first):
        # A line that begins with a particle reads badly; after a comma or a space anything may follow.
        return last == " " or (unicodedata.category(last) == "Po" and last != "%")
    return not last.isalpha() or first in _JOINT_BEFORE or last in _JOINT_AFTER or _is_hiragana(last)


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

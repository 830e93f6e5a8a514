"""Break a text into few, even lines, by the line-breaking rules of Chinese, Japanese and English."""

from __future__ import annotations

import re
import unicodedata
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
    breaking = _Breaking(pieces, limit)
    cost, lines = breaking.into(breaking.fewest[0])
    if cost > _ONE_LINE_MORE:
        longer_cost, longer = breaking.into(breaking.fewest[0] + 1)
        if longer_cost + _ONE_LINE_MORE < cost:
            return longer
    return lines


class _Breaking:
    """Finds the best breaks of a text's pieces; its work grows with the text's length and no faster.

    Attributes:
        fewest: for each piece, and for the end, the least number of lines that the pieces from there on need.

    """

    def __init__(self, pieces: list[str], limit: float) -> None:
        self._pieces = pieces
        self._reach = list(accumulate(map(width, pieces), initial=0.0))
        self._spaces = [width(piece) - width(piece.rstrip()) for piece in pieces]
        self._breaks = _break_costs(pieces)
        self._furthest = self._furthest_ends(limit)
        self.fewest = [0] * (len(pieces) + 1)
        for start in reversed(range(len(pieces))):
            self.fewest[start] = 1 + self.fewest[self._furthest[start]]

    def into(self, count: int) -> tuple[float, tuple[str, ...]]:
        """Return the least cost of breaking the pieces into just so many lines, and the lines.

        The cost is infinite, and there is no line, where there are fewer pieces than lines.
        """
        last = len(self._pieces)
        if count > last:
            return inf, ()
        even = self._reach[-1] / count
        costs = {last: 0.0}
        chosen: list[dict[int, int]] = []
        for lines, starts in enumerate(reversed(self._starts(count)), 1):
            here: dict[int, float] = {}
            ends: dict[int, int] = {}
            for start in starts:
                for end in range(start + 1, min(self._furthest[start], last - lines + 1) + 1):
                    if end not in costs:
                        continue
                    cost = costs[end] + (self._long(start, end) - even) ** 2 + self._breaks[end - 1]
                    if cost < here.get(start, inf):
                        here[start], ends[start] = cost, end
            costs = here
            chosen.append(ends)
        path = [0]
        for ends in reversed(chosen):
            path.append(ends[path[-1]])
        return costs[0], tuple("".join(self._pieces[start:end]).strip() for start, end in pairwise(path))

    def _starts(self, count: int) -> list[range]:
        """Return, for each line, the pieces that it can begin with, so that the rest fits into what is left."""
        starts = []
        earliest, latest = 0, 0
        for left in range(count, 0, -1):
            while self.fewest[earliest] > left:
                earliest += 1
            starts.append(range(earliest, min(latest, len(self._pieces) - left) + 1))
            earliest, latest = earliest + 1, self._furthest[min(latest, len(self._pieces) - 1)]
        return starts

    def _furthest_ends(self, limit: float) -> list[int]:
        """Return, for each piece, where the longest line that begins with it ends."""
        ends = []
        end = 0
        for start in range(len(self._pieces)):
            end = max(end, start + 1)
            while end < len(self._pieces) and self._long(start, end + 1) <= limit:
                end += 1
            ends.append(end)
        return ends

    def _long(self, start: int, end: int) -> float:
        return self._reach[end] - self._spaces[end - 1] - self._reach[start]


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
    pieces: list[str] = []
    begin, long, before = 0, 0.0, ""
    for at, char in enumerate(plain):
        more = width(char)
        # A mark without a width belongs to the character before it, and a space may stand out of the line.
        full = more and not char.isspace() and long + more > limit
        if before and (full or (more and _may_break(before, char))):
            pieces.append(plain[begin:at])
            begin, long = at, 0.0
        long, before = long + more, char
    return [*pieces, plain[begin:]] if plain else []


def _may_break(last: str, first: str) -> bool:
    if first == " " or first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    # A figure and the unit after it ("183天") are read as one.
    return last == " " or _is_east_asian(last) or (_is_east_asian(first) and not last.isdecimal())


def _is_east_asian(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _is_hiragana(char: str) -> bool:
    return "\u3041" <= char <= "\u309f"

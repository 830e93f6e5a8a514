"""What a wrong word was most likely meant to be."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG = 7
"""From this length on a word may have two wrong letters."""

_SHORT = 3
"""Up to this length a word may only have two letters changed about."""

_LONGEST = 200
"""Characters of a word that may be a slip; the time to compare grows with the square of the length."""

_WORD: Final = re.compile(r"[^\W_]+")
_DIGITS: Final = re.compile(r"\d+")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that ``word`` is most likely a slip of the pen for, or an empty text.

    A word that is merely like another (the form of another tax) is no slip: each of its parts must be that of the
    known word but for a letter or two, and its numbers the same.
    """
    if len(word) > _LONGEST:
        return ""
    best = min(((_slips(word, other), other) for other in known), default=(None, ""), key=_rank)
    return best[1] if best[0] is not None else ""


def _rank(pair: tuple[int | None, str]) -> tuple[float, str]:
    slips, word = pair
    return (float("inf") if slips is None else slips, word)


def _slips(word: str, other: str) -> int | None:
    """Count the slips of the pen from ``other`` to ``word``; None where it cannot have been meant."""
    parts, wanted = _parts(word), _parts(other)
    if _DIGITS.findall("".join(parts)) != _DIGITS.findall("".join(wanted)):
        return None
    if len(parts) == len(wanted):
        return _slips_of_parts(parts, wanted)
    if _lacks_one_inside(parts, wanted) or _lacks_one_inside(wanted, parts):
        return 2
    joined = _distance("".join(parts), "".join(wanted), 1)
    return joined + 1 if joined <= 1 and len("".join(parts)) > _SHORT else None


def _parts(word: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", word).casefold())


def _slips_of_parts(parts: list[str], wanted: list[str]) -> int | None:
    total = 0
    for part, right in zip(parts, wanted, strict=True):
        if part == right:
            continue
        allowed = 2 if len(right) >= _LONG else 1
        slips = _distance(part, right, allowed)
        if slips > allowed or (len(right) <= _SHORT and sorted(part) != sorted(right)):
            return None
        total += slips
    return total if total <= _SHORT else None


def _lacks_one_inside(parts: list[str], whole: list[str]) -> bool:
    """Tell whether ``parts`` is ``whole`` without one word between its first and its last."""
    return len(parts) + 1 == len(whole) and any(
        whole[:at] + whole[at + 1 :] == parts for at in range(1, len(whole) - 1)
    )


def _distance(one: str, other: str, most: int) -> int:
    """Count letters added, left out, mistaken or changed about (optimal string alignment), up to ``most`` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, (left, right) in enumerate(pairwise(f" {other}"), 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != right))
            if older and to > 1 and letter == left and one[at - 2] == right:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]

"""Texts as terms with positions; the theme's ``components/search/search-terms.js`` cuts a query alike.

A test compares the two on the titles and summaries of the whole site.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAME: Final = {"台": "臺", "税": "稅"}
"""Characters that readers write in place of others: the second form is the one that is indexed."""

_ASIDES = tomllib.loads(files("publicdesk.search").joinpath("asides.toml").read_text(encoding="utf-8"))

STOP: Final = tuple(_ASIDES["stop"].split())
"""English words that stand everywhere and tell nothing; they keep their place and are not indexed."""

ASIDE: Final = tuple(_ASIDES["aside"].split())
"""Chinese and Japanese words around a question, the longer before the shorter that it holds."""

_CJK = r"\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_PART = re.compile(rf"(?P<cjk>[{_CJK}]+)|[a-z\u00df-\u024f]+|[0-9]+")
_JOINS = re.compile(r"[\s\-/'’]*")
_BETWEEN_DIGITS = re.compile(r"[-/. ()]|\)[- ]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_TELEPHONE = range(7, 13)
"""Digits of a telephone number in Taiwan: from a local one to one with +886."""

_LONG = 4
"""Letters from which on a word may lose an ending."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest part of a text: one Chinese or Japanese character, or one word or number.

    Attributes:
        text: the character or the word, folded and not stemmed.
        at: its position; two atoms that follow each other without a break have positions that do.
        cjk: whether it is a character.
        gap: what stands between it, or the run of characters that it is in, and the atom before.

    """

    text: str
    at: int
    cjk: bool
    gap: str = ""


def fold(text: str) -> str:
    """Return a text in the one form in which it is compared: half width, small letters, 台 as 臺."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(SAME.get(character, character) for character in folded)


def atoms(text: str) -> Iterator[Atom]:
    """Yield the atoms of a text; a mark of punctuation leaves a position empty."""
    folded = fold(text)
    at = end = 0
    was_cjk = False
    for match in _PART.finditer(folded):
        cjk = match["cjk"] is not None
        gap = folded[end : match.start()]
        if at and (not _JOINS.fullmatch(gap) or (gap and cjk and was_cjk)):
            at += 1
        for part in match[0] if cjk else (match[0],):
            yield Atom(part, at, cjk, gap)
            at += 1
        end, was_cjk = match.end(), cjk


def terms(parts: Iterable[Atom]) -> Iterator[tuple[str, int]]:
    """Yield the terms of a text's atoms and their positions: characters, their pairs, stems of words."""
    before: Atom | None = None
    for atom in parts:
        if atom.cjk:
            if before and before.cjk and before.at + 1 == atom.at:
                yield before.text + atom.text, before.at
            yield atom.text, atom.at
        elif atom.text not in STOP:
            yield stem(atom.text), atom.at
        before = atom


def whole_numbers(parts: Iterable[Atom]) -> Iterator[tuple[str, int]]:
    """Yield the numbers that are written in groups, as one term without separators, and their positions.

    These are telephone numbers (0800-000-321 is found by 0800000321 too) and numbers with thousands
    separators (1,200 by 1200).
    """
    group: list[Atom] = []
    for atom in (*parts, Atom("", 0, cjk=False)):
        if group and atom.text.isdigit() and (atom.gap == "," or _BETWEEN_DIGITS.fullmatch(atom.gap)):
            group.append(atom)
            continue
        yield from _whole_number(group)
        group = [atom] if atom.text.isdigit() else []


def _whole_number(group: list[Atom]) -> Iterator[tuple[str, int]]:
    digits = "".join(atom.text for atom in group)
    written = "".join(f"{atom.gap if at else ''}{atom.text}" for at, atom in enumerate(group))
    is_telephone = len(digits) in _TELEPHONE and "," not in written
    if len(group) > 1 and (is_telephone or _THOUSANDS.fullmatch(written)):
        yield digits, group[0].at


def latin_words(parts: Iterable[Atom]) -> set[str]:
    """Return the words among a text's atoms, without those that tell nothing."""
    return {atom.text for atom in parts if not atom.cjk and atom.text.isalpha()}.difference(STOP)


def stem(word: str) -> str:
    """Return an English word without the endings of number and time; it need not be a word any more."""
    if len(word) < _LONG or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > _LONG:
        word = f"{word[:-3]}y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    base = re.sub(r"(?:ing|ed)$", "", word)
    if base != word and re.search(r"[aeiouy].*[^aeiou]$|[aeiouy]{2}$", base):
        word = re.sub(r"([bdfgmnprt])\1$", r"\1", base)
    return word[:-1] if word.endswith("e") and len(word) >= _LONG else word

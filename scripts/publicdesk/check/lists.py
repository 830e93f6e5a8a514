"""Judge lists: what looks like one and is none, and items that stand beside another one in place of under it."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from publicdesk.finding import Finding
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.markdown.passages import Passage
    from publicdesk.collect.pages import Source

_BULLET: Final = re.compile(
    r"^ {0,3}(?P<sign>(?:-+|=+|~+)>+|[→⇒➔➜➤►▶▸▷●○◎◆◇■□★☆•‧・－\uf000-\uf0ff])\s*(?P<words>[^\n]*)",
    re.MULTILINE,
)
_ITEM: Final = re.compile(
    r"^[ \u3000]{0,3}(?P<sign>[-*+])(?:[ \u3000]+|(?=[^\W\d]))(?P<words>[^\s*+-][^\n]*)", re.MULTILINE
)
_NUMBERED: Final = re.compile(
    r"^[ \u3000]{0,3}(?P<sign>[(（]?(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]|[①-⑳])"
    r"(?:[.．、)）]|(?<=[①-⑳])))[ \u3000]*(?P<words>[^\s0-9０-９][^\n]*)",
    re.MULTILINE,
)
_LONE_KEY: Final = re.compile(r"^[a-z_]+:$(?!\n)", re.MULTILINE)
"""A line of front matter, which is told as such."""

_NUMERALS: Final = "一二三四五六七八九"
_WRITTEN: Final = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,3}\.) +\S")

_STEP: Final = 4
"""Spaces by which Python-Markdown wants an item of an inner list to be indented (its ``tab_length``)."""

_LEAST: Final = 2
"""Spaces from which on an editor means an inner list, as other programs read it."""


def judge_lists(catalogue: Catalogue) -> list[Finding]:
    """Find what looks like a list in the texts of all pages and is none, or not the one that was meant."""
    findings: list[Finding] = []
    for source in catalogue.sources():
        findings += _flat(source)
        for passage in source.text.passages:
            if passage.tag == "p":
                findings += _bullets(passage, source)
                findings += _run_on(passage, source)
    return findings


def _bullets(passage: Passage, source: Source) -> Iterator[Finding]:
    for match in _BULLET.finditer(passage.text):
        line = passage.line_at(match.start("sign"))
        words = match["words"].strip()
        linked = (link for link in source.text.having("a") if link.line == line)
        if not words or any(link.text.startswith(match["sign"]) for link in linked):
            continue
        sign = match["sign"] if match["sign"].isprintable() else f"U+{ord(match['sign']):04X}"
        yield Finding.of("text.bullet", source.file, line, "warning", sign=sign, words=words)


def _run_on(passage: Passage, source: Source) -> Iterator[Finding]:
    """Tell of the first of several lines that begin like items: in one paragraph they run together."""
    if "\n" not in passage.text:
        return
    found = _first_item(passage.text) or _first_number(passage.text)
    if found:
        match, mark = found
        line = excerpt(f"{mark} {match['words'].strip()}")
        at = passage.line_at(match.start("sign"))
        yield Finding.of("text.run-on", source.file, at, "warning", sign=match["sign"], line=line)


def _first_item(text: str) -> tuple[re.Match[str], str] | None:
    """Return the first line that begins with a mark of a list; one line alone counts only after a colon."""
    items = list(_ITEM.finditer(text))
    before = text[: items[0].start()].rstrip() if items else ""
    if len(items) > 1 or (before.endswith((":", "：")) and not _LONE_KEY.search(before)):
        return items[0], "-"
    return None


def _first_number(text: str) -> tuple[re.Match[str], str] | None:
    """Return the line that begins with the number 1, where the next number begins a line after it."""
    for first, second in pairwise(_NUMBERED.finditer(text)):
        if (_number(first["number"]), _number(second["number"])) == (1, 2):
            return first, "1."
    return None


def _number(text: str) -> int:
    """Return the number that digits or a Chinese numeral below ten tell, or 0."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.isdecimal():
        return int(plain)
    return _NUMERALS.find(plain) + 1 if len(plain) == 1 else 0


def _flat(source: Source) -> Iterator[Finding]:
    """Tell of the first item that is indented, and not by enough spaces to stand under the one above it."""
    within = {element.line for element in source.text.having("li")}
    if not within:
        return
    for passage in source.text.passages:
        if passage.tag == "li":
            within.update(range(passage.line, passage.line + passage.text.count("\n") + 1))
    above = _STEP
    for at, row in enumerate(source.body.split("\n"), source.body_line):
        match = _WRITTEN.match(row) if at in within else None
        if match:
            indent = len(match["indent"])
            if _LEAST <= indent - above < _STEP:
                yield Finding.of("text.flat", source.file, at, "warning", number=indent, wanted=above + _STEP)
                return
            above = indent

"""What a Markdown text is built of: its headings, tables and raw HTML, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publicdesk.collect.markdown_text import without_code

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<text>.*?)#*\s*$", re.MULTILINE)
_UNDERLINED = re.compile(r"(?:\A|\n\s*\n)(?P<text>[^\n]*\S[^\n]*)\n(?P<marks>=+|-+) *(?=\n|\Z)")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<inside>(?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)>""")
_ATTRIBUTE = re.compile(r"""(?P<name>[a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_ATTRIBUTE_LIST = re.compile(r"\{:?(?P<inside>[^{}]*=[^{}]*)\}")
_DELIMITERS = re.compile(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_ROW = re.compile(r" {0,3}\|.*\|\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Heading:
    """A heading of a text: its level, its words without attributes, and its line."""

    level: int
    text: str
    line: int


@dataclass(frozen=True)
class Table:
    """A table of a text: the cells of its heading row, None where it has no such row, and its line."""

    header: tuple[str, ...] | None
    line: int


@dataclass(frozen=True)
class Element:
    """An opening tag of raw HTML, or a list of attributes in braces, whose ``name`` is empty.

    Attributes:
        name: its name in small letters.
        attributes: its attributes; names are in small letters.
        line: its line.

    """

    name: str
    attributes: dict[str, str]
    line: int


def shown(body: str) -> str:
    """Return a text without its code and comments; lines stay the same."""
    text = without_code(body)
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text) if "<!--" in text else text


def headings(text: str, first_line: int) -> list[Heading]:
    """Return the headings of a text without code, those underlined with ``===`` or ``---`` too."""
    found = [(match.start(), len(match["marks"]), match["text"]) for match in _HEADING.finditer(text)]
    if "\n==" in text or "\n--" in text or "\n-\n" in text:
        found += [
            (match.start("text"), 1 if match["marks"].startswith("=") else 2, match["text"])
            for match in _UNDERLINED.finditer(text)
        ]
    return [
        Heading(level, _ATTRIBUTES.sub("", words).strip(), _line(text, at, first_line))
        for at, level, words in sorted(found)
    ]


def tables(text: str, first_line: int) -> Iterator[Table]:
    """Yield the tables of a text without code: rows of cells, with or without a heading row.

    Rows that stand right under a paragraph, or have no row of hyphens, are no table to Markdown; they are
    yielded as one without a heading row, for that is what the editor meant.
    """
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            block.append(line)
            continue
        table = _table(block, first_line + number - len(block))
        block = []
        if table:
            yield table


def _table(block: list[str], line: int) -> Table | None:
    if len(block) > 1 and "|" in block[0] and "|" in block[1] and _DELIMITERS.match(block[1]):
        header = None if _DELIMITERS.match(block[0]) else tuple(_cells(block[0]))
        return Table(header, line)
    rows = [at for at, row in enumerate(block) if _ROW.match(row)]
    return Table(None, line + rows[0]) if len(rows) > 1 else None


def _cells(row: str) -> Iterator[str]:
    inside = row.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    for cell in _CELL_END.split(inside):
        yield cell.strip()


def elements(text: str, first_line: int) -> Iterator[Element]:
    """Yield the opening tags in a text without code, and its lists of attributes."""
    for match in _TAG.finditer(text):
        yield Element(
            match["name"].lower(), _attributes(match["inside"]), _line(text, match.start(), first_line)
        )
    for match in _ATTRIBUTE_LIST.finditer(text):
        yield Element("", _attributes(match["inside"]), _line(text, match.start(), first_line))


def _attributes(inside: str) -> dict[str, str]:
    return {
        match["name"].lower(): (match["value"] or "").strip("\"'") for match in _ATTRIBUTE.finditer(inside)
    }


def _line(text: str, at: int, first_line: int) -> int:
    return first_line + text.count("\n", 0, at)

"""Judge footnotes and notes in frames: what they begin and what they lack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from publicdesk.finding import Finding
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.markdown.parsed_text import Element
    from publicdesk.collect.pages import Source

_MARK: Final = re.compile(
    r"(?P<mark>\[\^[^\[\]\n]{1,40}\])(?P<colon>[ \u3000]*：|[ \u3000]+:)?[ \u3000]*(?P<text>[^\n]*)"
)
_BACK: Final = "#fnref:"
_FRAME: Final = re.compile(r"[!！]{3}[ \u3000]*(?P<kind>[a-z-]*)[ \u3000]*(?P<title>[^\n]*)")
_QUOTES: Final = " \u3000\"'“”‘’「」＂"
_OPENING: Final = re.compile(r"!{3}[ \u3000]*[^\s!]|[!！]{3}[ \u3000]*[a-z]")


def judge_notes(catalogue: Catalogue) -> list[Finding]:
    """Find footnotes without their text or their mark, and notes in frames that hold nothing."""
    findings: list[Finding] = []
    for entry in catalogue.entries:
        for version in entry.versions.values():
            findings += _footnotes(version.source)
            findings += _frames(version.source)
    return findings


def _footnotes(source: Source) -> Iterator[Finding]:
    told: set[str] = set()
    marks = [
        (passage, match)
        for passage in (source.text.passages if "[^" in source.body else ())
        for match in _MARK.finditer(passage.text)
    ]
    colons = [(passage, match) for passage, match in marks if match["colon"] and match.start() == 0]
    for passage, match in colons or marks:
        mark = match["mark"]
        if mark not in told:
            told.add(mark)
            meant = f"{mark}: {match['text']}" if colons else ""
            line = passage.line_at(match.start())
            yield Finding.of("note.undefined", source.file, line, note=mark, suggestion=excerpt(meant))
    for link in source.text.having("a"):
        address = link.attributes.get("href", "")
        name = address.removeprefix(_BACK)
        if name != address and f"fnref:{name}" not in source.text.ids:
            yield Finding.of(
                "note.unused", source.file, _line_of(f"[^{name}]", link.line, source), note=f"[^{name}]"
            )


def _line_of(mark: str, line: int, source: Source) -> int:
    lines = source.body.split("\n")
    return next((at for at, row in enumerate(lines, source.body_line) if mark in row), line)


def _frames(source: Source) -> Iterator[Finding]:
    text = source.text
    rows = source.body.split("\n")
    for passage in text.passages:
        if passage.tag == "p" and _OPENING.match(passage.text):
            yield Finding.of(
                "note.start", source.file, passage.line, line=_meant(passage.text.partition("\n")[0])
            )
    for frame in text.having("div"):
        if frame.is_html or not frame.attributes.get("class", "").startswith("admonition"):
            continue
        before = range(min(frame.line - source.body_line, len(rows) - 1), -1, -1)
        at = next((at for at in before if rows[at].lstrip().startswith("!!!")), 0)
        title = next(
            (p for p in text.inside(frame, "p") if p.attributes.get("class") == "admonition-title"), None
        )
        if '"' not in rows[at] and (line := _meant(rows[at])) != rows[at].strip():
            yield Finding.of("note.title", source.file, source.body_line + at, line=line)
        elif frame.text == (title.text if title else ""):
            yield Finding.of("note.frame", source.file, source.body_line + at)


def has_misread_title(frame: Element) -> bool:
    """Tell whether an element is a note whose title stands without quotes, which makes a class of it."""
    return (
        frame.tag == "div"
        and not frame.is_html
        and frame.attributes.get("class", "").startswith("admonition ")
    )


def _meant(row: str) -> str:
    """Return the first line of a note as it should be written."""
    match = _FRAME.match(row.strip())
    kind, title = (match["kind"], match["title"].strip(_QUOTES).replace('"', "")) if match else ("", "")
    return excerpt(f'!!! {kind or "note"} "{title}"' if title else f"!!! {kind or 'note'}")

"""Judge notes in frames: how they begin, and whether they hold a text."""

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

_FRAME: Final = re.compile(r"[!！]{3}[ \u3000]*(?P<kind>[a-z-]*)[ \u3000]*(?P<title>[^\n]*)")
_QUOTES: Final = " \u3000\"'“”‘’「」＂"
_OPENING: Final = re.compile(r"!{3}[ \u3000]*[^\s!]|[!！]{3}[ \u3000]*[a-z]")


def judge_notes(catalogue: Catalogue) -> list[Finding]:
    """Find notes that do not begin as they should, or hold nothing."""
    return [finding for source in catalogue.sources() for finding in _frames(source)]


def line_of_note(note: Element, source: Source) -> int:
    """Return the line of a note's marks, which stand before its words."""
    rows = source.body.split("\n")[: note.line - source.body_line + 1]
    marks = (at for at in range(len(rows) - 1, -1, -1) if rows[at].lstrip().startswith("!!!"))
    return source.body_line + next(marks, note.line - source.body_line)


def _frames(source: Source) -> Iterator[Finding]:
    text = source.text
    for passage in text.passages:
        if passage.tag == "p" and _OPENING.match(passage.text):
            yield Finding.of(
                "note.start", source.file, passage.line, line=_meant(passage.text.partition("\n")[0])
            )
    for frame in text.having("div"):
        if frame.is_html or not frame.attributes.get("class", "").startswith("admonition"):
            continue
        title = next(
            (p for p in text.inside(frame, "p") if p.attributes.get("class") == "admonition-title"), None
        )
        if frame.text == (title.text if title else ""):
            yield Finding.of("note.frame", source.file, line_of_note(frame, source))


def _meant(row: str) -> str:
    """Return the first line of a note as it should be written."""
    match = _FRAME.match(row.strip())
    kind, title = (match["kind"], match["title"].strip(_QUOTES).replace('"', "")) if match else ("", "")
    return excerpt(f'!!! {kind or "note"} "{title}"' if title else f"!!! {kind or 'note'}")

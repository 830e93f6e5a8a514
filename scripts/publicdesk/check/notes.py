"""Judge notes in frames: how they begin, and whether they hold a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from publicdesk.finding import Finding
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.pages import Source

_FRAME: Final = re.compile(r"[!！]{3}[ \u3000]*(?P<kind>[a-z-]*)[ \u3000]*(?P<title>[^\n]*)")
_QUOTES: Final = " \u3000\"'“”‘’「」＂"
_OPENING: Final = re.compile(r"!{3}[ \u3000]*[^\s!]|[!！]{3}[ \u3000]*[a-z]")


def judge_notes(catalogue: Catalogue) -> list[Finding]:
    """Find notes that do not begin as they should, or hold nothing."""
    findings: list[Finding] = []
    for entry in catalogue.entries:
        for version in entry.versions.values():
            findings += _frames(version.source)
    return findings


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
        if frame.text == (title.text if title else ""):
            yield Finding.of("note.frame", source.file, source.body_line + at)


def _meant(row: str) -> str:
    """Return the first line of a note as it should be written."""
    match = _FRAME.match(row.strip())
    kind, title = (match["kind"], match["title"].strip(_QUOTES).replace('"', "")) if match else ("", "")
    return excerpt(f'!!! {kind or "note"} "{title}"' if title else f"!!! {kind or 'note'}")

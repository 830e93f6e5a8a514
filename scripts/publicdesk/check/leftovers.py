"""Judge what an editor or a tool has left in a text: marks of a merge, a second front matter, nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from publicdesk.collect.markdown.flow_blocks import without_fences
from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.collect.pages import Source

_MERGE_MARK: Final = re.compile(r"(<{7}|\|{7}|>{7})( .*)?$")
_KEY: Final = re.compile(r"(?P<key>[a-z][a-z0-9_]*)\s*[:：]")
_GOES_ON: Final = re.compile(r"\s+\S|-\s|#")
_CLEAR: Final = 2
"""Keys from which on lines without an end are a front matter too."""

_WRITTEN_KINDS: Final = frozenset({"faq", "chapter", "news", "page"})
"""Kinds of pages that show little but their text."""


def judge_leftovers(catalogue: Catalogue) -> list[Finding]:
    """Find texts that hold what belongs to no text, and pages whose text was forgotten."""
    findings: list[Finding] = []
    for entry in catalogue.entries:
        for language, version in entry.versions.items():
            source = version.source
            lines = [line.rstrip() for line in without_fences(source.body).split("\n")]
            findings += _merge_marks(source, lines)
            findings += _front_matters(source, lines)
            if not _has_text(source) and _must_have_text(entry, language):
                findings.append(Finding.of("text.empty", source.file, source.body_line))
    return findings


def holds_merge_marks(source: Source) -> bool:
    """Tell whether two versions of a text stand in it: their mark ======= makes a heading of the line above it."""
    if "<<<<<<<" not in source.body and ">>>>>>>" not in source.body:
        return False
    lines = [line.rstrip() for line in without_fences(source.body).split("\n")]
    return next(_merge_marks(source, lines), None) is not None


def _has_text(source: Source) -> bool:
    """Tell whether a page has anything below its front matter but comments."""
    return bool(source.text.elements or source.text.passages or source.text.excess)


def _must_have_text(entry: Entry, language: str) -> bool:
    if language != DEFAULT:
        return _has_text(entry.source)
    return entry.kind.name in _WRITTEN_KINDS and entry.path.name != "index.md"


def _merge_marks(source: Source, lines: list[str]) -> Iterator[Finding]:
    """Yield one finding for each place where two versions were not joined, told at its first mark."""
    is_open = False
    for number, line in enumerate(lines, source.body_line):
        match = _MERGE_MARK.match(line)
        if match and not (is_open and match[1][0] != "<"):
            yield Finding.of("text.merge-mark", source.file, number, mark=match[1])
        if match:
            is_open = match[1][0] != ">"


def _front_matters(source: Source, lines: list[str]) -> Iterator[Finding]:
    known = {*source.kind.facts.model_fields, *source.kind.texts.model_fields}
    for at, line in enumerate(lines):
        if line != "---" or (at and lines[at - 1]):
            continue
        keys = 0
        end = at + 1
        while end < len(lines) and (match := _KEY.match(lines[end]) or _GOES_ON.match(lines[end])):
            keys += match.groupdict().get("key") in known
            end += 1
        is_closed = end < len(lines) and lines[end] == "---"
        if keys >= (1 if is_closed else _CLEAR):
            yield Finding.of("text.front-matter", source.file, source.body_line + at)

"""Judge what a text is built of: its headings, pictures and tables, as a browser sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.check.leftovers import holds_merge_marks
from publicdesk.contract.markup import HEADINGS
from publicdesk.contract.types import TITLE_LENGTH
from publicdesk.finding import Finding
from publicdesk.text.addresses import scheme_of
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.markdown.parsed_text import Element
    from publicdesk.collect.markdown.passages import Passage
    from publicdesk.collect.pages import Source

_DEEPEST: Final = 6


def judge_prose(catalogue: Catalogue) -> list[Finding]:
    """Find faults of structure in the texts of all pages."""
    findings: list[Finding] = []
    for source in catalogue.sources():
        findings += _excess(source)
        findings += () if holds_merge_marks(source) else _headings(source)
        findings += _pictures(source)
        findings += _tables(source)
    return findings


def _excess(source: Source) -> Iterator[Finding]:
    excess = source.text.excess
    if excess:
        numbers = {"number": f"{excess.number:,}", "most": f"{excess.most:,}", "sign": excess.sign}
        yield Finding.of(excess.rule, source.file, excess.line, **numbers)


def _written(source: Source, *tags: str) -> Iterator[Element]:
    """Yield the elements of these names that were written in Markdown; those written as HTML are told to be so."""
    return (element for element in source.text.having(*tags) if not element.is_html)


def _headings(source: Source) -> Iterator[Finding]:
    begin = source.kind.heading
    before = begin - 1
    for heading in _written(source, *HEADINGS):
        level = int(heading.tag[1])
        facts = {"text": excerpt(_shown(heading, source)), "level": level, "before": before}
        if level < begin:
            marks = "#" * begin
            yield Finding.of("heading.too-high", source.file, heading.line, marks=marks, **facts)
        elif level > before + 1:
            marks = "#" * min(before + 1, _DEEPEST)
            yield Finding.of("heading.skipped", source.file, heading.line, marks=marks, **facts)
        if len(heading.text) > TITLE_LENGTH:
            yield Finding.of(
                "heading.long", source.file, heading.line, number=len(heading.text), limit=TITLE_LENGTH
            )
        if not heading.text:
            yield Finding.of("heading.empty", source.file, heading.line)
        before = max(level, begin)


def _shown(heading: Element, source: Source) -> str:
    """Return the words of a heading without the marks of its footnotes."""
    text = heading.text
    for note in source.text.inside(heading, "sup"):
        if note.attributes.get("id", "").startswith("fnref"):
            text = text.removesuffix(note.text).rstrip()
    return text


def _pictures(source: Source) -> Iterator[Finding]:
    for image in _written(source, "img"):
        address = image.attributes.get("src", "")
        if not image.text:
            yield Finding.of("image.no-alt", source.file, image.line, image=excerpt(address))
        if scheme_of(address) in {"http", "https"} or address.startswith("//"):
            yield Finding.of("image.foreign", source.file, image.line, image=excerpt(address))


def _tables(source: Source) -> Iterator[Finding]:
    text = source.text
    for table in _written(source, "table"):
        heads = list(text.inside(table, "th"))
        if not any(head.text for head in heads):
            yield Finding.of("table.no-header", source.file, table.line)
            continue
        for number, head in enumerate(heads, 1):
            if not head.text:
                yield Finding.of("table.empty-header", source.file, head.line, number=number)
        for row in text.inside(table, "tr"):
            number = sum(1 for _ in text.inside(row, "td"))
            if number > len(heads):
                yield Finding.of("table.cells", source.file, row.line, number=number, most=len(heads))
    for passage in text.passages:
        if passage.tag == "p" and (rows := _rows(passage)):
            yield Finding.of("table.no-header", source.file, rows)


def _rows(passage: Passage) -> int:
    """Return the line of the first of several rows of cells that Markdown takes for a paragraph, or 0."""
    lines = (line.strip() for line in passage.text.split("\n"))
    rows = [at for at, line in enumerate(lines) if len(line) > 1 and line[0] == line[-1] == "|"]
    return passage.line + rows[0] if len(rows) > 1 else 0

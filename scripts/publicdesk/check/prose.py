"""Judge what a text is built of: its pictures, headings, tables and raw HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.collect.markdown_text import links_in
from publicdesk.collect.structure import elements, headings, shown, tables
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.pages import Source
    from publicdesk.collect.structure import Element

ALLOWED: Final = frozenset((
    "abbr", "bdi", "br", "dd", "details", "dfn", "dl", "dt", "kbd", "rp", "rt", "ruby", "samp", "span", "sub",
    "summary", "sup", "var", "wbr",
))  # fmt: skip
"""Elements that raw HTML may hold: those that carry a meaning for which Markdown has no notation.

Whatever has a notation must use it, for the check and the renderer read links and pictures only there.
"""

_NOTATIONS: Final = {
    **dict.fromkeys(("b", "strong", "u"), "**words**"),
    **dict.fromkeys(("i", "em"), "*words*"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "### words { #id }"),
    "a": "[words](page.md)",
    "blockquote": "> words",
    "code": "`words`",
    "hr": "---",
    "img": "![what it shows](file.png)",
    "ol": "1. words",
    "pre": "```",
    "table": "| words | words |",
    "ul": "- words",
}
"""Elements that Markdown has a notation for, and that notation."""

_PARTS: Final = frozenset(("caption", "col", "colgroup", "li", "tbody", "td", "tfoot", "th", "thead", "tr"))
"""Elements that stand in another one, which is judged for them."""

_LOOKS: Final = frozenset(("basefont", "big", "blink", "center", "font", "marquee", "strike", "style", "tt"))
_FRAMES: Final = frozenset(("applet", "embed", "frame", "frameset", "iframe", "object", "portal"))
_ADDRESSES: Final = ("action", "formaction", "href", "src", "xlink:href")
_SCRIPTED: Final = ("javascript:", "vbscript:", "data:text/html")
_DEEPEST: Final = 6


def judge_prose(catalogue: Catalogue) -> list[Finding]:
    """Find faults of structure in the texts of all pages."""
    findings: list[Finding] = []
    for entry in catalogue.entries:
        for version in entry.versions.values():
            findings += _judge(version.source)
    return findings


def _judge(source: Source) -> Iterator[Finding]:
    """Judge one text; what needs a closer look is told by plain tests, for most texts hold little."""
    text = shown(source.body)
    if "#" in text or "\n==" in text or "\n--" in text:
        yield from _headings(text, source)
    if "![" in text or "script:" in text:
        yield from _targets(text, source)
    if "|" in text:
        yield from _tables(text, source)
    if "<" in text or "{" in text:
        yield from _elements(text, source)


def _headings(text: str, source: Source) -> Iterator[Finding]:
    begin = source.kind.heading
    before = begin - 1
    for heading in headings(text, source.body_line):
        facts = {"text": heading.text, "level": heading.level, "before": before}
        if heading.level < begin:
            marks = "#" * begin
            yield Finding.of("heading.too-high", source.file, heading.line, marks=marks, **facts)
        elif heading.level > before + 1:
            marks = "#" * min(before + 1, _DEEPEST)
            yield Finding.of("heading.skipped", source.file, heading.line, marks=marks, **facts)
        before = max(heading.level, begin)


def _targets(text: str, source: Source) -> Iterator[Finding]:
    for link in links_in(text, source.body_line):
        if link.image and not link.text:
            yield Finding.of("image.no-alt", source.file, link.line, image=link.target)
        if link.target.lower().startswith(_SCRIPTED):
            yield Finding.of("html.script", source.file, link.line, what=link.target)


def _tables(text: str, source: Source) -> Iterator[Finding]:
    for table in tables(text, source.body_line):
        if table.header is None or not any(table.header):
            yield Finding.of("table.no-header", source.file, table.line)
            continue
        for number, cell in enumerate(table.header, 1):
            if not cell:
                yield Finding.of("table.empty-header", source.file, table.line, number=number)


def _elements(text: str, source: Source) -> Iterator[Finding]:
    has_heads = "<th" in text.lower()
    for element in elements(text, source.body_line):
        yield from _attributes(element, source)
        name, shown_as = element.name, f"<{element.name}>"
        if name == "img" and not element.attributes.get("alt", "").strip():
            image = element.attributes.get("src", "")
            yield Finding.of("image.no-alt", source.file, element.line, image=image)
        elif name == "table" and not has_heads:
            yield Finding.of("table.no-header", source.file, element.line)
        elif name == "script":
            yield Finding.of("html.script", source.file, element.line, what=shown_as)
        elif name in _LOOKS:
            yield Finding.of("html.look", source.file, element.line, what=shown_as)
        elif name in _FRAMES:
            yield Finding.of("html.frame", source.file, element.line, what=shown_as)
        elif name == "span" and "lang" not in element.attributes:
            suggestion = '[words]{: lang="en" }'
            yield Finding.of(
                "html.element", source.file, element.line, what=shown_as, suggestion=suggestion, known=""
            )
        elif name and name not in ALLOWED | _PARTS:
            yield Finding.of(
                "html.element",
                source.file,
                element.line,
                what=shown_as,
                suggestion=_NOTATIONS.get(name, ""),
                known=", ".join(sorted(ALLOWED)),
            )


def _attributes(element: Element, source: Source) -> Iterator[Finding]:
    for name, value in element.attributes.items():
        if name == "style":
            yield Finding.of("html.look", source.file, element.line, what=f'style="{value}"')
        elif name.startswith("on"):
            yield Finding.of("html.script", source.file, element.line, what=f'{name}="{value}"')
        elif name in _ADDRESSES and value.strip().lower().startswith(_SCRIPTED):
            yield Finding.of("html.script", source.file, element.line, what=value)

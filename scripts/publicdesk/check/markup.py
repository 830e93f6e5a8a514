"""Judge the HTML of texts by the list of what may stand in one (``contract/markup.py``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.check.notes import line_of_note
from publicdesk.contract.markup import (
    ELEMENTS,
    EVERYWHERE,
    HEADINGS,
    MARKED,
    NOTES,
    RUNS_SCRIPT,
    WRITTEN_AS_HTML,
    allows,
)
from publicdesk.finding import Finding
from publicdesk.suggest import nearest
from publicdesk.text.addresses import scheme_of
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.markdown.parsed_text import Element
    from publicdesk.collect.pages import Source

_NOTATIONS: Final = {"b": "**words**", "i": "*words*", "u": "**words**"}
"""Notations of elements that look like those which Markdown makes."""

_ONLY_AROUND: Final = frozenset(("div", "p"))
"""Elements that say nothing by themselves: what they hold is to be written without them."""

_PARTS: Final = frozenset(("caption", "col", "colgroup", "li", "tbody", "td", "tfoot", "th", "thead", "tr"))
"""Elements that stand in another one, which is judged for them."""

_RULES: Final = {
    **dict.fromkeys(
        ("basefont", "big", "blink", "center", "font", "marquee", "strike", "style", "tt"), "html.look"
    ),
    **dict.fromkeys(("applet", "embed", "frame", "frameset", "iframe", "object", "portal"), "html.frame"),
    "script": "html.script",
}
"""Rules of their own for elements that state a look, show another page, or run a script."""

_WITHOUT_END: Final = frozenset(("br", "dd", "dt", "hr", "img", "li", "p", "rp", "rt", "wbr"))
"""Elements that HTML lets stand without an end tag."""

_BLOCKS: Final = frozenset(("dd", "details", "dl", "dt", "summary"))
"""Elements written as HTML that no paragraph may hold."""

_INSERTED: Final = frozenset(("br", "colgroup", "p", "tbody", "tr"))
"""Elements that a browser puts where tags of others are missing."""

_VALUES: Final = {"id": "html.id", "lang": "html.lang", "hreflang": "html.lang"}
"""Rules for values that an attribute may not have."""

_ORDER: Final = (
    "html.script", "html.look", "html.id", "html.lang", "html.note", "html.contents", "html.attribute",
)  # fmt: skip
"""Rules for attributes: of several faults of an element the gravest is told."""


def judge_markup(catalogue: Catalogue) -> list[Finding]:
    """Find the elements and attributes of all texts that have no place there."""
    return [finding for source in catalogue.sources() for finding in _judge(source)]


def _judge(source: Source) -> list[Finding]:
    text = source.text
    findings = [finding for element in text.elements for finding in _part(element, source)]
    findings += _unclosed(source)
    findings = findings or list(_stray(source))
    if text.leaks and not findings:
        return [Finding.of("html.leak", source.file, source.body_line)]
    return findings


def _part(element: Element, source: Source) -> Iterator[Finding]:
    """Judge an element: its name, then its attributes, then where it stands."""
    refused = _element(element, source)
    if refused:
        yield refused
    elif element.tag in ELEMENTS:
        yield from sorted(_attributes(element, source), key=lambda one: _ORDER.index(one.rule))[:1]
    if element.tag == "p" and element.is_html and not _is_written("<p", source):
        yield from _torn(element, source)
    if element.tag == "details" and not any(source.text.inside(element, "summary")):
        yield Finding.of("html.no-summary", source.file, element.line)


def _element(element: Element, source: Source) -> Finding | None:
    """Judge the name of an element."""
    name = element.tag
    at = (source.file, element.line)
    rule = _RULES.get(name)
    if rule:
        return Finding.of(rule, *at, what=f"<{name}>")
    if _is_in_place(element, source):
        return None
    return _misplaced(name, *at)


def _misplaced(name: str, file: str, line: int) -> Finding:
    known, notation = ", ".join(sorted(WRITTEN_AS_HTML)), _NOTATIONS.get(name, "")
    if name == "span":
        known, notation = "", '[words]{: lang="en" }'
    elif name in ELEMENTS and name not in _ONLY_AROUND:
        notation = ELEMENTS[name].notation
    return Finding.of("html.element", file, line, what=excerpt(f"<{name}>"), suggestion=notation, known=known)


def _is_in_place(element: Element, source: Source) -> bool:
    """Tell whether Markdown makes the element, an editor may write it, or another one is judged for it."""
    name = element.tag
    if not element.is_html:
        return name in ELEMENTS
    if (name in _PARTS or name not in ELEMENTS) and _has_judged_parent(element, source):
        return True
    if name in _INSERTED and not _is_written(f"<{name}", source):
        return True
    return name in WRITTEN_AS_HTML and (name != "span" or "lang" in element.attributes)


def _has_judged_parent(element: Element, source: Source) -> bool:
    parent = source.text.elements[element.parent] if element.parent >= 0 else None
    return parent is not None and parent.is_html and parent.tag not in WRITTEN_AS_HTML


def _is_written(begin: str, source: Source) -> bool:
    """Tell whether a tag stands in the text."""
    return begin in source.body.lower()


def _attributes(element: Element, source: Source) -> Iterator[Finding]:
    for name, value in element.attributes.items():
        if (allows(element.tag, name, value) and (name, value) != ("class", MARKED)) or (
            name == "id" and _is_made_of_words(element, value, source)
        ):
            continue
        what = excerpt(f'{name}="{value}"') if value in source.body else name
        at = (source.file, element.line)
        if name == "style":
            yield Finding.of("html.look", *at, what=what)
        elif name.startswith("on"):
            yield Finding.of("html.script", *at, what=what)
        elif name in {"href", "src"}:
            if scheme_of(value) in RUNS_SCRIPT:
                yield Finding.of(
                    "html.script", *at, what=excerpt(value if value in source.body else element.text)
                )
        elif name == "class" and value.startswith("admonition "):
            kind = excerpt(value.removeprefix("admonition "))
            near = nearest(kind, NOTES)
            yield Finding.of(
                "html.note", source.file, line_of_note(element, source), kind=kind, suggestion=near
            )
        elif name == "class" and value == "toc":
            yield Finding.of("html.contents", source.file, _line_of("[toc]", source))
        elif name in _VALUES and name in EVERYWHERE | ELEMENTS[element.tag].attributes:
            yield Finding.of(_VALUES[name], *at, what=what)
        else:
            known = ", ".join(sorted(EVERYWHERE | ELEMENTS[element.tag].attributes - {"class"}))
            yield Finding.of("html.attribute", *at, what=what, element=f"<{element.tag}>", known=known)


def _is_made_of_words(element: Element, value: str, source: Source) -> bool:
    """Tell whether an id is made of the words of a heading, which are judged as such."""
    return element.tag in HEADINGS and f"#{value}" not in source.body


def _torn(paragraph: Element, source: Source) -> Iterator[Finding]:
    """Tell of a block that was written inside a paragraph, which a browser ends before it."""
    before = reversed(source.text.elements[: paragraph.at])
    block = next((other for other in before if other.is_html and other.tag in _BLOCKS), None)
    if block:
        yield Finding.of("html.torn", source.file, block.line, what=f"<{block.tag}>")


def _unclosed(source: Source) -> Iterator[Finding]:
    """Find elements that an editor may write as HTML and has not closed, and tags that a browser passes over."""
    for name in source.text.opened:
        line = _line_of(f"<{name}", source)
        if name in WRITTEN_AS_HTML - _WITHOUT_END:
            yield Finding.of("html.unclosed", source.file, line, what=f"<{name}>", end=f"</{name}>")
        elif name not in WRITTEN_AS_HTML and not any(source.text.having(name)):
            yield _misplaced(name, source.file, line)


def _stray(source: Source) -> Iterator[Finding]:
    """Find end tags of what was not opened: in the page they would end what is around the text."""
    for name in source.text.closed:
        yield Finding.of("html.stray", source.file, _line_of(f"</{name}", source), what=f"</{name}>")


def _line_of(tag: str, source: Source) -> int:
    """Return the last line of the file on which a tag stands."""
    before, found, _ = source.body.lower().rpartition(tag)
    return source.body_line + (before.count("\n") if found else 0)

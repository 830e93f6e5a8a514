"""A text as a browser sees it: the HTML that its Markdown makes, parsed by the rules of HTML, each part with its line.

The judges read this and nothing else, so that what they say of a text is what a reader's browser will make of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markdown.util import HTML_PLACEHOLDER_RE, STX
from selectolax.lexbor import LexborHTMLParser

from publicdesk.collect.markdown.limits import DEEPEST, Excess, excess_of, too_deep, unreadable
from publicdesk.collect.markdown.parser import MarkdownTree, parser
from publicdesk.collect.markdown.passages import Passage, Words
from publicdesk.collect.markdown.tags import unmatched

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from publicdesk.collect.markdown.definitions import Definition

_INSTRUCTION: Final = "?"
"""Name of a processing instruction, which is no element of HTML."""

_UNEXPECTED: Final = (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What Python-Markdown may raise at a text that its authors did not think of."""

_CODE: Final = frozenset(("code", "kbd", "pre", "samp"))
_BLOCKS: Final = frozenset((
    "blockquote", "caption", "dd", "details", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p",
    "pre", "summary", "table", "td", "th", "ul",
))  # fmt: skip

_CONTAINERS: Final = frozenset((
    "blockquote", "details", "div", "dl", "ol", "table", "tbody", "thead", "tr", "ul"
))  # fmt: skip
"""Blocks whose own text is nothing but the line ends that make the HTML legible."""


class Element(NamedTuple):
    """An element of a text.

    Attributes:
        tag: its name in small letters.
        attributes: its attributes; a name without a value has an empty one.
        line: its line in the file.
        is_html: whether the editor wrote it as HTML, not as Markdown.
        at: its place among the elements of its text.
        end: the place after the last element in it.
        parent: its parent's place; -1 where it has none.
        text: what it says: its text with the alternative texts of its pictures, white space squeezed.

    """

    tag: str
    attributes: dict[str, str]
    line: int
    is_html: bool
    at: int
    end: int
    parent: int
    text: str


@dataclass(frozen=True)
class ParsedText:
    """A text, parsed.

    Attributes:
        source: the text itself.
        elements: its elements, each before those in it.
        passages: its words, block by block.
        opened: names of the elements that are written as HTML and not closed.
        closed: names of the elements that are closed and were never opened.
        definitions: lines that define what the text does not use, or what it defines twice; counted from 0.
        leaks: whether it would change the page around it: it ends elements of the page, or swallows what follows.
        excess: why it was not parsed, where it is too large or too deep.

    """

    source: str
    elements: tuple[Element, ...] = ()
    passages: tuple[Passage, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    leaks: bool = False
    excess: Excess | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Return what a cache keeps: all but what is made of it when it is asked for."""
        return {name: value for name, value in vars(self).items() if name not in {"tree", "ids"}}

    def having(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of these names."""
        return (element for element in self.elements if element.tag in tags)

    def inside(self, element: Element, *tags: str) -> Iterator[Element]:
        """Yield the elements of these names in an element."""
        return (other for other in self.elements[element.at + 1 : element.end] if other.tag in tags)

    @cached_property
    def tree(self) -> MarkdownTree:
        """The tree that pages are made from; it is kept from the parsing, and made anew where that was cached."""
        return parser().parse("" if self.excess else self.source)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its elements."""
        return frozenset(filter(None, (element.attributes.get("id") for element in self.elements)))


def parse_text(text: str, first_line: int) -> ParsedText:
    """Parse a Markdown text whose first line is ``first_line`` of its file."""
    excess = excess_of(text, first_line)
    if excess:
        return ParsedText(text, excess=excess)
    try:
        return _parse(text, first_line)
    except RecursionError:
        parser.cache_clear()  # it was left in the middle of the text
        return ParsedText(text, excess=too_deep(first_line))
    except _UNEXPECTED:
        parser.cache_clear()
        return ParsedText(text, excess=unreadable(first_line))


def _parse(text: str, first_line: int) -> ParsedText:
    tree = parser().parse(text)
    if tree.root is None:
        return ParsedText(text)
    mark = tree.mark
    body = LexborHTMLParser(f'<main><div>{_html_with_lines(tree)}</div><hr {mark}="0"></main>').body
    main = body.child if body else None
    root = main.child if main else None
    end = root.next if root else None
    reading = _Reading(text, first_line, mark)
    if root is not None:
        reading.read(root)
    leaks = main is None or end is None or mark not in end.attributes or (main.next or end.next) is not None
    parsed = ParsedText(
        text, reading.elements(), tuple(reading.passages), *unmatched(tree), tree.definitions, leaks
    )
    vars(parsed)["tree"] = tree
    return parsed


def _html_with_lines(tree: MarkdownTree) -> str:
    """Return the text's HTML in which every element that Markdown made states its line; the tree keeps none."""
    root, mark = tree.root, tree.mark
    assert root is not None  # noqa: S101 - an empty text has no HTML
    stash = list(tree.stash)
    for index, line in enumerate(tree.code):
        stash[index] = (
            str(stash[index])
            .replace("<code", f'<code {mark}="{line}"', 1)
            .replace("<pre", f'<pre {mark}="{line}"', 1)
        )
    _number(root, 0, mark, stash)
    root.attrib.pop(mark)
    html = parser().html(root, tuple(stash))
    for element in root.iter():
        element.attrib.pop(mark, None)
    return html


def _number(element: ET.Element, line: int, mark: str, stash: list[str | ET.Element]) -> int:
    """Let an element and all in it state their lines; return the line on which it ends."""
    line = int(element.get(mark, line))
    if element.tag != "p" or not parser().is_stashed_block(element.text, stash):
        element.set(mark, str(line))
    if element.tag in _CONTAINERS or (len(element) and element[0].tag in _BLOCKS):
        for child in element:
            line = max(line, _number(child, line, mark, stash))
        return line
    line += _line_ends(element.text, stash)
    for child in element:
        line = _number(child, line, mark, stash) + _line_ends(child.tail, stash)
    return line


def _line_ends(text: str | None, stash: list[str | ET.Element]) -> int:
    """Count the line ends of a text, those of the HTML in it too."""
    if not text:
        return 0
    raw = (stash[int(found[1])] for found in HTML_PLACEHOLDER_RE.finditer(text)) if STX in text else ()
    return text.count("\n") + sum(html.count("\n") for html in raw if isinstance(html, str))


class _Reading:
    """Reads the parsed HTML of one text, in the order of the text."""

    def __init__(self, text: str, first_line: int, mark: str) -> None:
        self._lines = text.lower().split("\n")
        self._first = first_line
        self._mark = mark
        self._at = 0
        self._depth = 0
        self._found: list[Element] = []
        self.passages: list[Passage] = []

    def elements(self) -> tuple[Element, ...]:
        """Return the elements that were read."""
        return tuple(self._found)

    def read(self, root: LexborNode) -> None:
        """Read all that stands in an element."""
        words = Words(self._first, "")
        self._children(root, -1, words)
        self._keep(words)

    def _children(self, node: LexborNode, parent: int, words: Words) -> str:
        """Read what an element holds into ``words``; return what it says."""
        said = []
        child = node.child
        while child is not None:
            tag = str(child.tag or _INSTRUCTION)
            if tag == "-text":
                text = child.text_content or ""
                words.add(text)
                said.append(text)
            elif tag[0] != "-":
                said.append(self._element(child, tag, parent, words))
            child = child.next
        return "".join(said)

    def _element(self, node: LexborNode, tag: str, parent: int, words: Words) -> str:
        if self._depth > DEEPEST:
            raise RecursionError
        self._depth += 1
        attributes = {name: value or "" for name, value in (node.attributes or {}).items()}
        stated = attributes.pop(self._mark, None)
        self._at = int(stated) if stated is not None else self._line_of(tag)
        line, at = self._first + self._at, len(self._found)
        self._found.append(Element(tag, attributes, line, stated is None, at, at, parent, ""))
        if tag in _CODE:
            said = self._children(node, at, Words(line, tag))
            words.add("\n" * said.count("\n") or " ")
        elif tag in _BLOCKS:
            inner = Words(line, tag)
            said = self._children(node, at, inner)
            self._keep(inner)
        else:
            said = self._children(node, at, words)
        said = attributes.get("alt", "") if tag == "img" else said
        self._depth -= 1
        end, in_one_line = len(self._found), " ".join(said.split())
        self._found[at] = Element(tag, attributes, line, stated is None, at, end, parent, in_one_line)
        return said

    def _line_of(self, tag: str) -> int:
        """Return the line of an element that was written as HTML: it is the next one that begins with its name."""
        return next(
            (at for at in range(self._at, len(self._lines)) if f"<{tag}" in self._lines[at]), self._at
        )

    def _keep(self, words: Words) -> None:
        if passage := words.passage():
            self.passages.append(passage)

"""Parse a Markdown text to the tree that its page is made from, and make HTML of such a tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

from publicdesk.collect.markdown.definitions import faulty
from publicdesk.collect.markdown.lines import LineKeeper
from publicdesk.collect.markdown.notation import BlockReader, new_markdown

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from publicdesk.collect.markdown.definitions import Definition

_MARK: Final = "data-line"


@dataclass(frozen=True)
class MarkdownTree:
    """What Python-Markdown makes of a text.

    Attributes:
        root: root of its tree; HTML that an editor wrote stands in it as placeholders. It is None for an empty text.
        stash: the HTML of each placeholder.
        code: lines of the first placeholders of the stash, those of fenced code, counted from 0.
        unclosed: names of the HTML elements that it opens and does not close.
        definitions: lines that define what the text does not use, or what it defines twice.
        headings: the tree of its headings, as Python-Markdown's ``toc`` gives it.
        mark: name of the attribute in which block elements state their lines, counted from 0; no text holds it.

    """

    root: ET.Element | None
    stash: tuple[str | ET.Element, ...]
    code: tuple[int, ...]
    unclosed: tuple[str, ...]
    definitions: tuple[Definition, ...]
    headings: list[Any]
    mark: str


class Parser:
    """A Python-Markdown with the notation of the site."""

    def __init__(self) -> None:
        self._md = new_markdown()
        self._keeper = LineKeeper(self._md)

    def parse(self, text: str) -> MarkdownTree:
        """Parse a text."""
        mark = _MARK
        while mark in text.lower():
            mark += "-"
        if not text.strip():
            return MarkdownTree(None, (), (), (), (), [], mark)
        md = self._md
        md.reset()
        lines = written = text.split("\n")
        self._keeper.begin(lines, mark)
        code: tuple[int, ...] = ()
        unclosed: tuple[str, ...] = ()
        for preprocessor in md.preprocessors:
            before, lines = lines, preprocessor.run(lines)
            self._keeper.preprocessed(before, lines)
            if isinstance(preprocessor, FencedBlockPreprocessor):
                code = tuple(self._keeper.stashed)
            if isinstance(preprocessor, BlockReader):
                unclosed = preprocessor.unclosed
        root = md.parser.parseDocument(lines).getroot()
        assert root is not None  # noqa: S101 - the parser has just made it
        for processor in md.treeprocessors:
            root = _first(processor.run(root), root)
        headings = list(md.toc_tokens)  # type: ignore[attr-defined] # the extension gives it
        stash = tuple(md.htmlStash.rawHtmlBlocks)
        return MarkdownTree(root, stash, code, unclosed, faulty(md, written), headings, mark)

    def html(self, root: ET.Element, stash: tuple[str | ET.Element, ...]) -> str:
        """Return a tree as HTML."""
        md = self._md
        md.htmlStash.rawHtmlBlocks = list(stash)
        md.htmlStash.html_counter = len(stash)
        text = md.serializer(root).strip().removeprefix("<div>").removesuffix("</div>").strip()
        for processor in md.postprocessors:
            text = processor.run(text)
        return text.strip()

    def is_stashed_block(self, text: str | None, stash: list[str | ET.Element]) -> bool:
        """Tell whether a text is nothing but a block of HTML that stands in the stash: it gets no paragraph."""
        found = HTML_PLACEHOLDER_RE.fullmatch(text.strip()) if text and STX in text else None
        if not found:
            return False
        html = stash[int(found[1])]
        reader: Any = self._md.postprocessors["raw_html"]
        return not isinstance(html, str) or bool(reader.isblocklevel(html))


def _first(given: ET.Element | None, other: ET.Element) -> ET.Element:
    return other if given is None else given


@cache
def parser() -> Parser:
    """Return the parser of this process; it keeps nothing of one text for the next."""
    return Parser()

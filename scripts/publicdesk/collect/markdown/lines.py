"""Which line of its text each block of a Markdown tree comes from; Python-Markdown itself does not keep it.

Blocks that are cut from the whole text are known to the line. What Python-Markdown cuts again, such as the items of
a list, is found by its first line, from the line of the block before it on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown.util import HTML_PLACEHOLDER_RE

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Sequence
    from typing import Any

    from markdown import Markdown

_ONE_PLACEHOLDER: Final = re.compile(rf"\s*{HTML_PLACEHOLDER_RE.pattern}\s*")
_TAB: Final = 4


class _Block(str):
    """A block of text that knows its line, counted from 0."""

    __slots__ = ("line",)
    line: int


class LineKeeper:
    """Gives each block element that a Markdown makes its line, in the attribute ``mark``.

    Attributes:
        stashed: the lines of the placeholders that stand alone on a line, in the order of the text.

    """

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._lines: list[str] = []
        self._origins: list[int] = []
        self._mark = ""
        self._cursor = 0
        self._whole = False
        self._depth = 0
        self.stashed: list[int] = []
        md.parser.parseBlocks = self._parse_blocks  # type: ignore[method-assign]

    def begin(self, lines: Sequence[str], mark: str) -> None:
        """Begin a text of these lines, and name the attribute."""
        self._lines = [line.expandtabs(_TAB).strip() for line in lines]
        self._origins = list(range(len(lines)))
        self._mark = mark
        self._cursor = 0
        self._whole = False
        self._depth = 0
        self.stashed = []

    def preprocessed(self, before: list[str], after: list[str]) -> None:
        """Follow the lines over a step that has replaced some of them; what is kept stays in order."""
        if before == after:
            return
        origins: list[int] = []
        at = 0
        for line in after:
            found = _ONE_PLACEHOLDER.fullmatch(line)
            if found:
                at = _next_line(before, at)
                origins.append(self._origin(at))
                self.stashed.append(origins[-1])
                at += _height(self._md.htmlStash.rawHtmlBlocks[int(found[1])])
            elif line.strip():
                at = next((index for index in range(at, len(before)) if line in before[index]), at)
                origins.append(self._origin(at))
                at += before[min(at, len(before) - 1)] == line
            else:
                origins.append(self._origin(at))
        self._origins = origins

    def _origin(self, index: int) -> int:
        return self._origins[min(index, len(self._origins) - 1)]

    def _parse_blocks(self, parent: ET.Element, blocks: list[str]) -> None:
        if not self._depth:
            self._cursor = 0
        self._depth += 1
        self._parse(parent, blocks)
        self._depth -= 1

    def _parse(self, parent: ET.Element, blocks: list[str]) -> None:
        parser = self._md.parser
        if not self._whole and parent is parser.root:
            self._whole = True
            self._locate(blocks)
        elif parent is not parser.root and blocks and self._mark not in parent.attrib:
            line = self._cursor if parent.tag == "details" else self._line_of(blocks[0])
            parent.set(self._mark, str(line))
        while blocks:
            line = self._cursor = self._line_of(blocks[0])
            before = len(parent)
            for processor in parser.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
            for child in parent[before:]:
                self._note(child, line)

    def _locate(self, blocks: list[str]) -> None:
        """Give each block that was cut from the whole text its line."""
        at = 0
        for index, text in enumerate(blocks):
            block = _Block(text)
            block.line = self._origin(at + len(text) - len(text.lstrip("\n")))
            blocks[index] = block
            at += text.count("\n") + 2

    def _line_of(self, block: str) -> int:
        return block.line if isinstance(block, _Block) else self._find(block)

    def _find(self, text: str) -> int:
        """Return the line on which a text begins, from the cursor on."""
        first = text.lstrip("\n").partition("\n")[0].strip()
        if not first:
            return self._cursor
        lines = range(self._cursor, len(self._lines))
        return next((at for at in lines if first in self._lines[at]), self._cursor)

    def _note(self, element: ET.Element, line: int) -> None:
        text = element.text or ""
        if self._mark in element.attrib or _ONE_PLACEHOLDER.fullmatch(text):
            return
        if element.tag == "table":
            self._note_rows(element, line)
        elif element.tag[0] == "h" and text:
            line = self._find(text)
        element.set(self._mark, str(line))

    def _note_rows(self, table: Any, line: int) -> None:  # noqa: ANN401 - an element whose children are rows
        """Note the rows of a table: one line each, and the line of hyphens after the first."""
        for number, row in enumerate(table.iter("tr")):
            row.set(self._mark, str(line + number + (number > 0)))


def _next_line(lines: list[str], at: int) -> int:
    """Return the first line from ``at`` on that is not blank."""
    return next((index for index in range(at, len(lines)) if lines[index].strip()), at)


def _height(stashed: str | ET.Element) -> int:
    """Return how many lines lie at least between the first line of what was stashed and the line after it."""
    return stashed.count("\n") if isinstance(stashed, str) else 0

"""Count the tags of the HTML that an editor wrote: what is opened is closed, and nothing else is."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicdesk.collect.markdown.parser import MarkdownTree


def unmatched(tree: MarkdownTree) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the elements that a text opens and does not close, and of those it only closes."""
    tags = _Tags()
    for html in tree.stash:
        if isinstance(html, str):
            # It raises an assertion at a declaration that is none, which a browser takes for a comment.
            with suppress(AssertionError):
                tags.feed(html)
    opened = Counter(tree.unclosed) + (tags.begun - tags.ended)
    return tuple(sorted(opened)), tuple(sorted(tags.ended - tags.begun))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.begun: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.begun[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count no tag: one that ends itself needs no end, where HTML knows it."""

    def handle_endtag(self, tag: str) -> None:
        self.ended[tag] += 1

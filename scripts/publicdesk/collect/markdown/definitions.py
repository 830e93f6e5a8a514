"""What a text defines on lines of their own, which no reader sees: addresses of links, abbreviations, footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

Kind = Literal["link", "abbr", "footnote"]

_SIGN: Final[dict[Kind, str]] = {"link": "[", "abbr": "*[", "footnote": "[^"}
"""How the line of a definition begins."""


class Definition(NamedTuple):
    """A definition that is at fault.

    Attributes:
        kind: what it defines.
        name: the name between its brackets.
        at: its line in the text, counted from 0.
        twice: whether another definition has its name; else nothing in the text uses it.

    """

    kind: Kind
    name: str
    at: int
    twice: bool


class Definitions(dict[str, Any]):
    """Definitions of one kind by their names, which know whether they were used.

    Attributes:
        used: names that were asked for.
        twice: names that were defined again.

    """

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self.twice: set[str] = set()

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - what the extension keeps
        self.used.add(name)
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: Any) -> None:  # noqa: ANN401 - the same
        if name in self:
            self.twice.add(name)
        super().__setitem__(name, value)

    def clear(self) -> None:
        """Forget everything, for the next text."""
        super().clear()
        self.used.clear()
        self.twice.clear()


class Abbreviations(AbbrExtension):
    """Python-Markdown's abbreviations."""

    def __init__(self) -> None:
        super().__init__()
        self.abbrs = Definitions()


class Footnotes(FootnoteExtension):
    """Python-Markdown's footnotes; the title of a link back is its number alone: a page's language has the words."""

    def __init__(self) -> None:
        self.twice: set[str] = set()
        super().__init__(BACKLINK_TITLE="{}")

    def reset(self) -> None:
        """Forget everything, for the next text."""
        super().reset()
        self.twice = set()

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - Markdown's own names
        """Keep a footnote."""
        if id in self.footnotes:
            self.twice.add(id)
        super().setFootnote(id, text)


def faulty(md: Markdown, lines: list[str]) -> tuple[Definition, ...]:
    """Return the definitions of a text that it does not use, or makes twice; ``md`` has just parsed its ``lines``."""
    found: list[Definition] = []
    abbreviations, footnotes, links = _parts(md)
    found += _faults("link", set(links) - links.used, links.twice, lines)
    found += _faults("abbr", set(abbreviations) - abbreviations.used, abbreviations.twice, lines)
    unused = set(footnotes.footnotes) - set(footnotes.footnote_order)
    found += _faults("footnote", unused, footnotes.twice, lines)
    return tuple(sorted(found, key=lambda one: one.at))


def _parts(md: Markdown) -> tuple[Definitions, Footnotes, Definitions]:
    extensions: dict[type, Any] = {type(one): one for one in md.registeredExtensions}
    links: Any = md.references
    return extensions[Abbreviations].abbrs, extensions[Footnotes], links


def _faults(kind: Kind, unused: set[str], twice: set[str], lines: list[str]) -> Iterator[Definition]:
    for name in unused | twice:
        at = _lines_of(kind, name, lines)
        if name in twice and len(at) > 1:
            yield Definition(kind, name, at[1], twice=True)
        else:
            yield Definition(kind, name, at[0] if at else 0, twice=False)


def _lines_of(kind: Kind, name: str, lines: list[str]) -> list[int]:
    """Return the lines that define a name."""
    begin = re.compile(rf"\s*{re.escape(_SIGN[kind])}\s*{re.escape(name)}\s*\][ ]?:", re.IGNORECASE)
    return [at for at, line in enumerate(lines) if begin.match(line)]

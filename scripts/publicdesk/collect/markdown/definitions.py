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

_LINE: Final = re.compile(r"\s*(?P<sign>\*\[|\[\^|\[)(?P<name>[^\]]*)\][ ]?:")
_ABBREVIATION: Final = re.compile(r"^[*]\[(?P<abbr>[^\\\n]*?)\][ ]?:[ ]*\n?[ ]*(?P<title>.*)$", re.MULTILINE)
"""Python-Markdown's own pattern, in which a name does not go on over the end of its line to the end of the block."""


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

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name for it
        """Register the processors."""
        super().extendMarkdown(md)
        reader: Any = md.parser.blockprocessors["abbr"]
        reader.RE = _ABBREVIATION


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
    places = _places(lines)
    abbreviations, footnotes, links = _parts(md)
    found += _faults("link", set(links) - links.used, links.twice, places)
    found += _faults("abbr", set(abbreviations) - abbreviations.used, abbreviations.twice, places)
    unused = set(footnotes.footnotes) - set(footnotes.footnote_order)
    found += _faults("footnote", unused, footnotes.twice, places)
    return tuple(sorted(found, key=lambda one: one.at))


def _parts(md: Markdown) -> tuple[Definitions, Footnotes, Definitions]:
    extensions: dict[type, Any] = {type(one): one for one in md.registeredExtensions}
    links: Any = md.references
    return extensions[Abbreviations].abbrs, extensions[Footnotes], links


def _faults(
    kind: Kind, unused: set[str], twice: set[str], places: dict[tuple[str, str], list[int]]
) -> Iterator[Definition]:
    for name in unused | twice:
        at = places.get((_SIGN[kind], _key(name)), [0])
        if name in twice and len(at) > 1:
            yield Definition(kind, name, at[1], twice=True)
        else:
            yield Definition(kind, name, at[0], twice=False)


def _places(lines: list[str]) -> dict[tuple[str, str], list[int]]:
    """Return the lines that define each name, by the sign of its kind."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, line in enumerate(lines):
        if match := _LINE.match(line):
            places.setdefault((match["sign"], _key(match["name"])), []).append(at)
    return places


def _key(name: str) -> str:
    return name.strip().lower()

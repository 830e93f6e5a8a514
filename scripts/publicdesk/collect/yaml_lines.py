"""YAML with the line and the written form of every value, so that a finding shows what an editor must change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from publicdesk.collect.yaml_faults import FaultError, cut_off, explain, of_parser, stop
from publicdesk.collect.yaml_reader import Reader
from publicdesk.contract.characters import UNREADABLE, character_name
from publicdesk.finding import Finding, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.collect.yaml_reader import Spot

Path = tuple[str | int, ...]

MAX_LENGTH: Final = 500_000
"""Characters that a block may have; the longest table has 48,000."""


@dataclass(frozen=True)
class Block:
    """A block of YAML as it was read.

    Attributes:
        data: the mapping it holds; a row of a table may be anything, which the contract then refuses.
        line: line on which the block starts.
        text: the text that it was read from.
        first: line of the file on which ``text`` begins.
        spot: where its values stand in the text; None where it was not read from one.

    """

    data: dict[str, Any]
    line: int
    text: str = ""
    first: int = 1
    spot: Spot | None = None

    def line_of(self, path: Path) -> int:
        """Return the line of ``path``, or of the nearest part of it that has a line."""
        spot, line = self.spot, self.line
        for part in path:
            spot = spot.inner.get(part) if spot else None
            line = spot.line if spot else line
        return line

    def written(self, path: Path) -> str:
        """Return the value at ``path`` as it stands in the file, with its quotes; empty where there is none."""
        spot = self.spot
        for part in path:
            spot = spot.inner.get(part) if spot else None
        return self.text[spot.start : spot.end].strip() if spot else ""

    def row(self, path: Path) -> str:
        """Return the whole line of the file on which ``path`` stands."""
        rows = self.text.split("\n")
        at = self.line_of(path) - self.first
        return rows[at].rstrip() if at < len(rows) else ""

    def rows(self) -> Iterator[tuple[str, Block]]:
        """Yield each key with what it holds, as a block of its own whose lines are those of the file."""
        for key, value in self.data.items():
            spot = self.spot.inner.get(key) if self.spot else None
            yield key, Block(value, spot.line if spot else self.line, self.text, self.first, spot)


def read_block(text: str, *, file: str, line: int) -> tuple[Block | None, list[Finding]]:
    """Read a block of YAML whose first line is ``line`` of ``file``.

    Nothing of YAML is taken that an editor does not need: no copies of values, no types, no second document.

    Of a key that stands twice the first value counts.

    Returns the block, or None where the text cannot be read, and what was found on the way.
    """
    if len(text) > MAX_LENGTH:
        return None, [Finding.of("yaml.too-long", file, line, number=len(text), limit=MAX_LENGTH)]
    if UNREADABLE.search(text):
        return None, _unreadable(text, file, line)
    reader = Reader(text, file=file, line=line)
    try:
        data, spot = reader.read()
        if not isinstance(data, dict) and spot:
            stop("yaml.no-keys", spot.line - line)
    except FaultError as fault:
        return None, explain(text, fault, file=file, line=line)
    except yaml.MarkedYAMLError as error:
        return None, explain(text, of_parser(error), file=file, line=line)
    found = cut_off(text, file=file, line=line)
    return Block(data or {}, line, text, line, spot), folded(reader.findings) + found


def _unreadable(text: str, file: str, line: int) -> list[Finding]:
    """Name each character that no block can hold, where it stands first."""
    first: dict[str, int] = {}
    for match in UNREADABLE.finditer(text):
        first.setdefault(match[0], match.start())
    return [
        Finding.of(
            "yaml.character", file, line + text.count("\n", 0, at), character=character_name(character)
        )
        for character, at in first.items()
    ]

"""Judge the characters of texts: none that nobody sees and that make a browser show something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.contract.characters import UNFIT, character_name
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.pages import Source


def judge_characters(catalogue: Catalogue) -> list[Finding]:
    """Find characters of all texts that no page can hold, the first one of each line."""
    return [
        finding
        for entry in catalogue.entries
        for version in entry.versions.values()
        for finding in _judge(version.source)
    ]


def _judge(source: Source) -> Iterator[Finding]:
    body = source.body
    if UNFIT.search(body):
        for at, line in enumerate(body.split("\n")):
            if match := UNFIT.search(line):
                yield _finding(match[0], source, source.body_line + at)
    # A character may also be written by its number.
    if "&" in body:
        told: set[int] = set()
        for element in reversed(source.text.elements):
            for text in (element.text, *element.attributes.values()):
                match = UNFIT.search(text)
                if match and match[0] not in body and element.line not in told:
                    told.add(element.line)
                    yield _finding(match[0], source, element.line)


def _finding(character: str, source: Source, line: int) -> Finding:
    return Finding.of("text.invisible", source.file, line, character=character_name(character))

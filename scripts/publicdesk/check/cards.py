"""Judge whether what stands on the social cards can be drawn: a build has no font, only drawn characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.cards.glyphs import undrawn
from publicdesk.catalogue.labels import in_language
from publicdesk.finding import Finding
from publicdesk.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.tables import RawTables


def judge_cards(catalogue: Catalogue, raw: RawTables) -> list[Finding]:
    """Find characters of titles, and of the site's name, that are not among the drawn ones."""
    findings: list[Finding] = []
    for entry in catalogue.entries:
        for version in entry.versions.values() if entry.kind.own_page else ():
            line = version.source.front.line_of(("title",))
            findings += _undrawn("glyph.title", version.texts.title, version.source.file, line)
    for language in LANGUAGES:
        line = raw.blocks["site"].line_of(("name", language))
        name = in_language(catalogue.site.name, language)
        findings += _undrawn("glyph.site", name, raw.files["site"], line)
    return findings


def _undrawn(rule: str, text: str, file: str, line: int) -> Iterator[Finding]:
    for char in undrawn(" ".join(text.split())):
        code = f"U+{ord(char):04X}"
        named = f"{char} ({code})" if char.isprintable() else code
        yield Finding.of(rule, file, line, "warning", character=named)

"""Judge whether a page is written in the language that its file name tells, and a translation has a text at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue, Entry, Version

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")

_FEWEST: Final = 10
"""Characters of another language from which on a text is written in it, and does not only name something."""


def judge_written_language(catalogue: Catalogue) -> list[Finding]:
    """Find pages that are written in another language than their file name says, and translations without a text."""
    return [
        finding
        for entry in catalogue.entries
        for language, version in entry.versions.items()
        for finding in _judge(entry, language, version)
    ]


def _judge(entry: Entry, language: Language, version: Version) -> Iterator[Finding]:
    source, original = version.source, entry.source
    if language != DEFAULT and original.body.strip() and not source.body.strip() and not source.flow:
        yield Finding.of(
            "translation.empty", source.file, source.body_line, "warning", original=original.file
        )
        return
    words = [version.texts.title, version.texts.summary, *(passage.text for passage in source.text.passages)]
    if _is_other("\n".join(words), language):
        line = source.front.line_of(("title",))
        yield Finding.of("translation.language", source.file, line, language=language)


def _is_other(text: str, language: Language) -> bool:
    """Tell whether a text is surely in another language than ``language``."""
    han, kana, latin = (len(letters.findall(text)) for letters in (_HAN, _KANA, _LATIN))
    if language == "en":
        return han + kana >= _FEWEST and han + kana > latin
    if language == "ja":
        return not kana and han + latin >= _FEWEST
    return (kana >= _FEWEST and kana > han) or (not han and latin + kana >= _FEWEST)

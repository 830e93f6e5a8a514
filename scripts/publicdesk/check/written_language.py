"""Judge whether a translation has a text, and is no longer in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue, Entry, Version

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")

_FEWEST: Final = 10
"""Chinese characters from which on a text is Chinese, and does not only name something."""


def judge_written_language(catalogue: Catalogue) -> list[Finding]:
    """Find translations that are still in Chinese or have no text."""
    return [
        finding
        for entry in catalogue.entries
        for language, version in entry.versions.items()
        for finding in _judge(entry, language, version)
    ]


def _judge(entry: Entry, language: Language, version: Version) -> Iterator[Finding]:
    source, original = version.source, entry.source
    if language == DEFAULT:
        return
    if original.body.strip() and not source.body.strip() and not source.flow:
        yield Finding.of(
            "translation.empty", source.file, source.body_line, "warning", original=original.file
        )
        return
    words = [version.texts.title, version.texts.summary, *(passage.text for passage in source.text.passages)]
    if _is_chinese("\n".join(words), language):
        line = source.front.line_of(("title",))
        yield Finding.of("translation.language", source.file, line, language=language)


def _is_chinese(text: str, language: Language) -> bool:
    """Tell whether a text is surely Chinese: Japanese has kana, and English more letters than names have characters."""
    han = len(_HAN.findall(text))
    if han < _FEWEST:
        return False
    return not _KANA.search(text) if language == "ja" else len(_LATIN.findall(text)) < han

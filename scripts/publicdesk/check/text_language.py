"""Judge whether a page is written in its language at all: a copy that nobody has translated yet is not.

Names, addresses and short words of another language are good on any page, so a text is judged only where it
has sentences. On 2,127 real pages at most one letter in eight is of another language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from publicdesk.collect.markdown.flow_blocks import without_fences
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Version
    from publicdesk.languages import Language

_NO_WORDS: Final = re.compile(
    r"`[^`\n]*`|\]\([^()\n]*\)|<[^<>\n]*>|https?://[^\s<>()]+|\{[^{}\n]*\}|&#?\w{1,32};",
)
"""Code, targets of links, HTML, addresses and attributes; no part of it reads a sign twice."""

_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]+")
_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_ASIAN_SENTENCE: Final = re.compile(r"[。！？，；]")
_ENGLISH_SENTENCE: Final = re.compile(
    r"\b(?i:is|are|be|can|may|must|will|has|have|you|your|we|this|please|not)\b"
    r"|(?<![A-Za-z])[a-z]{2,}[.!?](?:\s|$)"
)
"""A word that no name has, or a small word at the end of a sentence: ``Inc.`` ends none."""

_FEW_CHARACTERS: Final = 8
_FEW_WORDS: Final = 5
_MOST: Final = 0.8
"""Share of the letters from which on a text is in another language, names and numbers left to it."""

_FEW_HAN: Final = 12
_JAPANESE: Final = 0.3
"""Share of kana that no Chinese text has."""

_RULES: Final[dict[Language, str]] = {
    "zh-TW": "text.not-chinese",
    "en": "text.not-english",
    "ja": "text.not-japanese",
}


def judge_text_languages(catalogue: Catalogue) -> list[Finding]:
    """Find pages whose text, or whose title and summary, are of another language than the page."""
    findings = []
    for entry in catalogue.entries:
        for language, version in entry.versions.items():
            source = version.source
            if is_foreign(source.body, language):
                line = source.body_line + next(
                    at for at, text in enumerate(source.body.split("\n")) if text.strip()
                )
                findings.append(Finding.of(_RULES[language], source.file, line))
            elif is_foreign(_head(version), language) or (
                language == "ja" and is_foreign(f"{_head(version)}\n{source.body}", language)
            ):
                findings.append(Finding.of(_RULES[language], source.file, source.front.line_of(("title",))))
    return findings


def _head(version: Version) -> str:
    return f"{version.texts.title}\n{version.texts.summary}"


def is_foreign(text: str, language: Language) -> bool:
    """Tell whether a text is surely of another language; a text without sentences never is."""
    plain = _NO_WORDS.sub(" ", without_fences(text))
    han, kana = (sum(map(len, pattern.findall(plain))) for pattern in (_HAN, _KANA))
    words = len(_WORD.findall(plain))
    characters = han + kana
    if language == "en":
        return (
            characters >= _FEW_CHARACTERS
            and characters > _MOST * (characters + words)
            and bool(_ASIAN_SENTENCE.search(plain))
        )
    is_english = words > _FEW_WORDS and words > _MOST * (characters + words)
    if is_english:
        return bool(_ENGLISH_SENTENCE.search(plain))
    if language == "zh-TW":
        return kana >= _FEW_CHARACTERS and kana > _JAPANESE * characters
    return not kana and han >= _FEW_HAN and bool(_ASIAN_SENTENCE.search(plain))

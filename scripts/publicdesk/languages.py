"""The three languages: their codes in file names, in HTML and in the addresses of pages."""

from __future__ import annotations

from typing import Final, Literal

Language = Literal["zh-TW", "en", "ja"]

DEFAULT: Final[Language] = "zh-TW"
LANGUAGES: Final[tuple[Language, ...]] = ("zh-TW", "en", "ja")
TRANSLATIONS: Final[tuple[Language, ...]] = ("en", "ja")

HTML_LANG: Final[dict[Language, str]] = {"zh-TW": "zh-Hant-TW", "en": "en", "ja": "ja"}
"""BCP 47 tags for ``lang`` and ``hreflang``; the script subtag says that the Chinese is traditional."""

OWN_NAME: Final[dict[Language, str]] = {"zh-TW": "中文", "en": "English", "ja": "日本語"}
"""Each language's name in itself, as the language switch shows it."""


def prefix(language: Language) -> str:
    """Return the folder of a language in the built site: nothing for the default, else ``en/``."""
    return "" if language == DEFAULT else f"{language}/"

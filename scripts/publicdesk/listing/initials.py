"""The order in which readers of a language look a title up: Zhuyin, letters, kana."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publicdesk.languages import Language

ZHUYIN: Final = (
    "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ"  # initials
    "ㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ"  # medials and rhymes
)
"""The symbols of Taiwan's phonetic alphabet in their order."""

KANA_ROWS: Final = {
    "あ": "あいうえお",
    "か": "かきくけこがぎぐげご",
    "さ": "さしすせそざじずぜぞ",
    "た": "たちつてとだぢづでど",
    "な": "なにぬねの",
    "は": "はひふへほばびぶべぼぱぴぷぺぽ",
    "ま": "まみむめも",
    "や": "やゆよ",
    "ら": "らりるれろ",
    "わ": "わをん",
}
"""Each row of the kana table under its first kana, with the kana that are looked up there."""

OTHER: Final = "#"
"""Initial of titles that begin with a digit or a sign."""

_TONES = {"˙": 0, "ˉ": 1, "ˊ": 2, "ˇ": 3, "ˋ": 4}
_AFTER_TONES = 5
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VOICING = "\u3099\u309a"
_KANJI = re.compile(r"[\u3400-\u9fff]")


def sort_key(title: str, language: Language, readings: Mapping[str, str]) -> tuple[tuple[int, ...], str]:
    """Return what a title sorts by: its sounds, then the title itself.

    ``readings`` maps the kanji with which Japanese titles begin to their kana.
    """
    text = unicodedata.normalize("NFKC", title).strip("「」『』（）() \"'")
    if language == "zh-TW":
        return tuple(place for sound in _sounds(text) for place in _places(sound)), title
    if language == "ja":
        return tuple(ord(letter) for letter in _plain_kana(japanese_reading(text, readings))), title
    return tuple(ord(letter) for letter in text.casefold()), title


def initial(title: str, language: Language, readings: Mapping[str, str]) -> str:
    """Return the heading under which a title stands: a symbol of the language's alphabet, or ``#``."""
    text = unicodedata.normalize("NFKC", title).strip("「」『』（）() \"'")
    if language == "zh-TW":
        first = next(iter(_sounds(text)), "")[:1]
        return first if first and first in ZHUYIN else _letter(first)
    if language == "ja":
        first = japanese_reading(text, readings)[:1]
        rows = (row for row, members in KANA_ROWS.items() if first and first in members)
        return next(rows, _letter(first))
    return _letter(text[:1])


def japanese_reading(title: str, readings: Mapping[str, str]) -> str:
    """Return the title with its leading kanji in kana, as far as ``readings`` knows them; in hiragana."""
    known = next((word for word in sorted(readings, key=len, reverse=True) if title.startswith(word)), "")
    read = readings[known] + title[len(known) :] if known else title
    return read.translate(_TO_HIRAGANA)


def lacks_reading(title: str, readings: Mapping[str, str]) -> bool:
    """Tell whether a Japanese title begins with kanji that ``readings`` does not know."""
    return bool(_KANJI.match(japanese_reading(title.strip("「」『』（）() \"'"), readings)))


def _plain_kana(reading: str) -> str:
    """Return kana without the marks of voicing, which Japanese dictionaries look at last."""
    return "".join(sign for sign in unicodedata.normalize("NFD", reading) if sign not in _VOICING)


def _letter(first: str) -> str:
    plain = unicodedata.normalize("NFD", first)[:1].upper()
    return plain if plain.isascii() and plain.isalpha() else OTHER


@cache
def _sounds(text: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - loads slowly; a check needs none

    return tuple(lazy_pinyin(text, style=Style.BOPOMOFO))


def _places(sound: str) -> list[int]:
    """Return a syllable as numbers that sort like it: its symbols, then its tone, which is below any symbol.

    A short syllable so comes before a longer one that begins with it. What is no symbol comes last.
    """
    tone = next((_TONES[mark] for mark in sound if mark in _TONES), 1)
    places = {mark: place for place, mark in enumerate(ZHUYIN)}
    symbols = [
        _AFTER_TONES + places.get(mark, len(ZHUYIN) + ord(mark)) for mark in sound if mark not in _TONES
    ]
    return [*symbols, tone]

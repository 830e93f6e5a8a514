"""Which encoding a text that is not UTF-8 looks like; only where there is little doubt."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_PAIR: Final = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_LONE: Final = re.compile(rb"(?<![\x80-\xff])[\x80\x85\x91-\x99\xa0-\xff](?![\x80-\xff])")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_FEWEST: Final = 4
"""Characters that must be there before their bytes say anything."""

_MOST: Final = 0.9
_SOME: Final = 0.3
_LOOKED_AT: Final = 20_000


def likely_encoding(raw: bytes) -> str:
    """Return the name of the encoding that ``raw`` looks like, empty where that is in doubt."""
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    return marked or wide_encoding(raw) or _by_pairs(raw[:_LOOKED_AT])


def wide_encoding(raw: bytes) -> str:
    """Return UTF-16 or UTF-32 where there is a zero beside each letter of the keys, else an empty text."""
    raw = raw[:_LOOKED_AT]
    if raw.count(0) < max(_FEWEST, len(raw) * 0.1):
        return ""
    return "UTF-32" if raw.count(b"\0\0\0") > len(raw) // 8 else "UTF-16"


def _by_pairs(raw: bytes) -> str:
    """Tell the encodings of two bytes a character by where their frequent characters lie."""
    leads = [pair[0] for pair in _PAIR.findall(raw)]
    if len(leads) >= _FEWEST:
        if _decodes(raw, "cp932") and _share(leads, 0x82, 0x83) >= _SOME:
            return "Shift_JIS"
        if _decodes(raw, "euc_jp") and _share(leads, 0xA4, 0xA5) >= _SOME:
            return "EUC-JP"
        # Big5 has the frequent characters and the signs below C7, GB 2312 has them up to D8.
        if _decodes(raw, "cp950") and _share(leads, 0xA1, 0xC6) >= _MOST:
            return "Big5"
        if _decodes(raw, "gb18030") and _share(leads, 0xA1, 0xD7) >= _MOST:
            return "GB18030"
    high = len(_HIGH.findall(raw))
    return "Windows-1252" if high and len(_LONE.findall(raw)) == high else ""


def _share(leads: list[int], low: int, high: int) -> float:
    return sum(low <= lead <= high for lead in leads) / len(leads)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        # The last character may be cut where only the beginning is looked at.
        codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeDecodeError:
        return False
    return True

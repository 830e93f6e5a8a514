"""How wide text is, without a font: an upper bound that holds in every font a reader is likely to have.

The advance widths of Latin characters are those of DejaVu Sans 2.37 (table ``hmtx``, 2048 units to the em),
the widest of the common fallback fonts. East Asian characters are one em wide by construction (Unicode
Standard Annex 11, East Asian Width).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_UNITS_PER_EM: Final = 2048

_ADVANCES: Final[dict[int, str]] = {
    563: "'",
    569: "ijlı",
    582: "ł",
    604: "IJ",
    651: " ,.",
    690: "/:;\\|",
    721: "f",
    739: "-",
    799: "()[]",
    803: "t",
    821: "!",
    842: "r",
    942: '"',
    1024: "*_`",
    1067: "s",
    1075: "z",
    1087: "?",
    1126: "c",
    1141: "L",
    1151: "Ł",
    1178: "F",
    1186: "k",
    1212: "vxy",
    1235: "P",
    1251: "TY",
    1253: "oøð",
    1255: "a",
    1260: "e",
    1290: "ß",
    1294: "E",
    1298: "hnu",
    1300: "Sbdgpqđþ",
    1303: "$0123456789{}£¥",
    1343: "K",
    1401: "AV",
    1403: "XZ",
    1405: "B",
    1423: "Rħ",
    1430: "C",
    1499: "U",
    1532: "N",
    1540: "H",
    1577: "D",
    1587: "GĐ",
    1597: "&",
    1612: "OQØ",
    1675: "w",
    1716: "#+<=>^~",
    1767: "M",
    1876: "Ħ",
    1946: "%",
    1995: "mÆ",
    2011: "æ",
    2025: "W",
    2048: "@",
    2095: "œ",
    2191: "Œ",
}

_WIDTHS: Final = {char: units / _UNITS_PER_EM for units, chars in _ADVANCES.items() for char in chars}


def width(text: str) -> float:
    """Return the width of a line of text in em, an upper bound for regular weight without letter spacing."""
    return sum(_char_width(char) for char in text)


@cache
def _char_width(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    # An accent does not widen its letter: the letter under it is in the table.
    letter = unicodedata.normalize("NFD", char)[0]
    # What the table lacks (kana, ideographs, dashes, curly quotes...) is one em wide in a CJK font.
    return _WIDTHS.get(letter, 1.0)

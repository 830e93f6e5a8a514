"""Draw a card as a PNG of 1200 x 630 pixels in four shades of one colour, the same bytes each time.

A picture is one large number: two bits a pixel, rows from the top, each row begun with a byte of zeros, which
is PNG's mark of a row that is not filtered. So a character is set in its place by one shift and one "or".
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, batched, takewhile
from typing import Final

from publicdesk.cards.glyphs import CELL_HEIGHT, CELL_WIDTH, EM, MARGIN, MARK, load_glyphs
from publicdesk.text.wrap import wrap

WIDTH: Final = 1200
HEIGHT: Final = 630
"""The size that Open Graph's readers agree on, 1.91 to 1."""

PAPER: Final = (0xFD, 0xFC, 0xF9)
INK: Final = (0x0B, 0x44, 0x58)
"""The theme's ground and accent colour; their contrast is above 10:1."""

LEFT: Final = 96
RIGHT: Final = 1104
EDGE: Final = 28
TITLE_TOP: Final = 164
TITLE_PITCH: Final = 86
MOST_LINES: Final = 4
SMALL_PITCH: Final = 40

_LONGEST_TITLE: Final = 500
"""Characters of a title that are looked at: four lines hold fewer, of the narrowest letters too."""

_ROW: Final = 8 + 2 * WIDTH
_BITS: Final = _ROW * HEIGHT
_LEVELS: Final = 3
_LATIN: Final = re.compile(r"[^\W_]{2}", re.ASCII)


@dataclass(frozen=True)
class Card:
    """What stands on a card, in one language.

    Attributes:
        language: the language, for the forms of its characters.
        site: the site's name, small above the title.
        title: the page's title, in up to four lines.
        section: the part of the site that the page lies in, small below; may be empty.

    Every text is one line without spaces at its ends.

    """

    language: str
    site: str
    title: str
    section: str


@lru_cache(maxsize=4096)
def draw_card(card: Card) -> bytes:
    """Return a card as a PNG file; a server that builds again and again draws only what is new.

    Raises:
        UndrawnError: a text of it has a character that is not drawn.

    """
    picture = _frame(card.language, card.site, card.section)
    for number, line in enumerate(title_lines(card)):
        picture |= _text(line, card.language, LEFT, TITLE_TOP + number * TITLE_PITCH)
    return _png(picture.to_bytes(_BITS // 8, "big"))


def title_lines(card: Card) -> list[str]:
    """Return the title in lines that fit; what is longer than four ends in an ellipsis."""
    lines: tuple[str, ...] = ()
    title = card.title[:_LONGEST_TITLE]
    # Lines are broken by an upper bound of all fonts; this one is narrower, the more so the more Latin there is.
    for share in (1.0, 1.1, 1.2):
        lines = wrap(title, (RIGHT - LEFT) / EM * share)
        if len(lines) <= MOST_LINES and all(_room(line, card.language) >= 0 for line in lines):
            return list(lines)
    lines = wrap(title, (RIGHT - LEFT) / EM)[: MOST_LINES - 1]
    rest = " ".join(title.split())
    for line in lines:
        rest = rest.removeprefix(line).lstrip()
    return [*lines, _fitting(rest, card.language, EM)]


def _room(line: str, language: str) -> int:
    return RIGHT - LEFT - load_glyphs().width(line, language)


@lru_cache(maxsize=256)
def _frame(language: str, site: str, section: str) -> int:
    """Return what many cards share: the edge, the mark, the site's name, the line and the section."""
    top, foot = 64, 536
    picture = _bar(0, 0, EDGE, HEIGHT) | _bar(LEFT, foot, RIGHT - LEFT, 2)
    picture |= _text(MARK, language, LEFT, top)
    picture |= _small(_fitting(site, language, EM // 2, EM + 24), language, LEFT + EM + 24, top + 9)
    return picture | _small(_fitting(section, language, EM // 2), language, LEFT, foot + 20)


def _fitting(text: str, language: str, em: int, indent: int = 0) -> str:
    """Return a text, cut where the card's width ends; a word is not cut but where it is longer than a line."""
    glyphs = load_glyphs()
    room = (RIGHT - LEFT - indent) * EM // em
    if glyphs.width(text, language) <= room:
        return text
    # The one character for three dots stands in the middle of the line, as Chinese and Japanese write it.
    dots = "..." if language == "en" else "…"
    advances = (glyphs.width(char, language) for char in text)
    reach = takewhile(lambda end: end <= room - glyphs.width(dots, language), accumulate(advances))
    kept = text[: sum(1 for _ in reach)]
    if _LATIN.match(text, len(kept) - 1):
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip(" ,;:，、；：") + dots


def _text(text: str, language: str, left: int, top: int) -> int:
    line, at = 0, left - MARGIN
    for char in text:
        glyph = load_glyphs().glyph(char, language)
        line |= _spread(glyph.cell, CELL_WIDTH) >> 2 * at
        at += glyph.advance
    return _set(line, 0, top, CELL_HEIGHT)


def _small(text: str, language: str, left: int, top: int) -> int:
    """Set a text at half the size."""
    line, at = 0, 2 * left - MARGIN
    for char in text:
        glyph = load_glyphs().glyph(char, language)
        line |= _spread(_halved(glyph.cell), CELL_WIDTH // 2) >> 2 * (at // 2)
        at += glyph.advance
    return _set(line, 0, top, CELL_HEIGHT // 2)


def _set(shape: int, left: int, top: int, rows: int) -> int:
    shift = _BITS - rows * _ROW - (top * _ROW + 8 + 2 * left)
    # At the foot of the card only the empty end of the shape's last row is shifted out.
    return shape << shift if shift >= 0 else shape >> -shift


@lru_cache(maxsize=1024)
def _spread(cell: bytes, width: int) -> int:
    """Return a cell with each of its rows as long as the card's, its first pixel in the highest bits."""
    row = width // 4
    rest = _ROW // 8 - row
    return int.from_bytes(b"".join(bytes(line) + bytes(rest) for line in batched(cell, row)), "big")


def _bar(left: int, top: int, width: int, height: int) -> int:
    row = ((1 << 2 * width) - 1) << (_ROW - 2 * width)
    column = sum(1 << (_ROW * number) for number in range(height))
    return _set(row * column, left, top, height)


@lru_cache(maxsize=1024)
def _halved(cell: bytes) -> bytes:
    """Return a cell at half the size: each pixel is the mean of four."""
    pixels = [byte >> shift & 3 for byte in cell for shift in (6, 4, 2, 0)]
    rows = list(batched(pixels, CELL_WIDTH))
    small = [
        (upper[at] + upper[at + 1] + lower[at] + lower[at + 1] + 2) // 4
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
        for at in range(0, CELL_WIDTH, 2)
    ]
    return bytes(one << 6 | two << 4 | three << 2 | four for one, two, three, four in batched(small, 4))


def _png(rows: bytes) -> bytes:
    shades = bytes(
        round(paper + (ink - paper) * level / _LEVELS)
        for level in range(_LEVELS + 1)
        for paper, ink in zip(PAPER, INK, strict=True)
    )
    head = struct.pack(">2I5B", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", shades), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )

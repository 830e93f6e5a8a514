"""The drawn characters of the cards, so that a build needs neither a font nor a browser.

``glyphs.xz`` is xz of one line of JSON (`Header`) and then all cells, one after another. A cell is one
character of CELL_WIDTH x CELL_HEIGHT pixels, row by row, two bits a pixel from 0 (ground) to 3 (ink), four
pixels a byte with the first in the high bits. ``draw.py`` makes the file.
"""

from __future__ import annotations

import json
import lzma
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from publicdesk.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GLYPHS: Final = Path(__file__).with_name("glyphs.xz")

EM: Final = 64
"""Pixels of an em."""

CELL_WIDTH: Final = 72
CELL_HEIGHT: Final = 88
MARGIN: Final = 6
"""Pixels of a cell left of the character's origin: some characters begin before it."""

BASELINE: Final = 68
"""Pixels of a cell above the line that characters stand on."""

CELL_BYTES: Final = CELL_WIDTH * CELL_HEIGHT // 4

MARK: Final = "\ue000"
"""The site's mark (``overrides/icons/icon.svg``), in the private use area of Unicode."""

CHINESE, JAPANESE = "zh-TW", "ja"

_FACES: Final = {JAPANESE: (JAPANESE, CHINESE)}
"""The faces of a language, the first that has a character counts; all other languages use the default."""
_DEFAULT_FACES: Final = (CHINESE, JAPANESE)


class UndrawnError(ValueError):
    """A text was to be drawn whose characters are not all drawn; `undrawn` tells it beforehand."""


class Header(TypedDict):
    """The first line of the file: for each face its characters, and how many pixels each moves on."""

    faces: dict[str, tuple[str, list[int]]]


@dataclass(frozen=True)
class Glyph:
    """A drawn character: its cell, and how many pixels the next one is to the right of it."""

    cell: bytes
    advance: int


@dataclass(frozen=True)
class Glyphs:
    """All drawn characters, by face and character."""

    faces: Mapping[str, Mapping[str, Glyph]]

    def glyph(self, char: str, language: str) -> Glyph:
        """Return a character in the form that readers of the language write.

        Raises:
            UndrawnError: no face has it.

        """
        for face in _FACES.get(language, _DEFAULT_FACES):
            if char in self.faces[face]:
                return self.faces[face][char]
        raise UndrawnError(char)

    def width(self, text: str, language: str) -> int:
        """Return the pixels from the beginning of a text to its end.

        Raises:
            UndrawnError: a character of it is not drawn.

        """
        return sum(self.glyph(char, language).advance for char in text)


def undrawn(text: str) -> list[str]:
    """Return the characters of a text that no face has, each once, in their order.

    Raises:
        CannotRunError: the file of the drawn characters is missing or broken.

    """
    return [char for char in dict.fromkeys(text) if char not in _drawn()]


@cache
def _drawn() -> frozenset[str]:
    # The check needs the characters and not their drawings, which take half a second to unpack.
    with _readable(), lzma.open(GLYPHS) as file:
        header: Header = json.loads(file.readline())
        return frozenset("".join(chars for chars, _ in header["faces"].values()))


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (OSError, lzma.LZMAError, EOFError, ValueError) as reason:
        msg = f"{GLYPHS} cannot be read ({reason}); restore it from the repository"
        raise CannotRunError(msg) from reason


@cache
def load_glyphs() -> Glyphs:
    """Read the drawn characters.

    Raises:
        CannotRunError: the file is missing or broken.

    """
    with _readable():
        head, _, cells = lzma.decompress(GLYPHS.read_bytes()).partition(b"\n")
        header: Header = json.loads(head)
    faces: dict[str, dict[str, Glyph]] = {}
    at = 0
    for face, (chars, advances) in header["faces"].items():
        drawn = faces.setdefault(face, {})
        for char, advance in zip(chars, advances, strict=True):
            drawn[char] = Glyph(cells[at : at + CELL_BYTES], advance)
            at += CELL_BYTES
    return Glyphs(faces)

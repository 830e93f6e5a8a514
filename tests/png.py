"""Read a PNG file of palette colours, by the standard and with none of the code that writes ours; and a small one."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"

DOT = SIGNATURE + bytes.fromhex(
    "0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001"
    "010100b138f6140000000049454e44ae426082"
)
"""A whole picture of one white pixel."""


@dataclass(frozen=True)
class Png:
    """A picture: rows of pixels from the top, each the number of a colour, and the colours."""

    rows: list[list[int]]
    colours: list[tuple[int, ...]]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return len(self.rows[0]), len(self.rows)

    def inked(self, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> bool:
        """Tell whether anything but ground lies in a part of the picture."""
        return any(any(row[left : right or None]) for row in self.rows[top : bottom or None])


def read_png(data: bytes) -> Png:
    """Read a PNG of palette colours without filters and interlacing; every checksum is checked."""
    assert data.startswith(SIGNATURE)
    chunks: list[tuple[bytes, bytes]] = []
    at = len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(name + content),)
        chunks.append((name, content))
        at += 12 + length
    assert (chunks[0][0], chunks[-1]) == (b"IHDR", (b"IEND", b""))
    width, height, depth, colour, *rest = struct.unpack(">2I5B", chunks[0][1])
    assert (colour, rest) == (3, [0, 0, 0])
    palette = b"".join(content for name, content in chunks if name == b"PLTE")
    raw = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    long = 1 + -(-width * depth // 8)
    assert len(raw) == long * height
    lines = [raw[start : start + long] for start in range(0, len(raw), long)]
    assert {line[0] for line in lines} == {0}
    shifts = range(8 - depth, -1, -depth)
    rows = [
        [byte >> shift & (1 << depth) - 1 for byte in line[1:] for shift in shifts][:width] for line in lines
    ]
    return Png(rows, [tuple(palette[start : start + 3]) for start in range(0, len(palette), 3)])

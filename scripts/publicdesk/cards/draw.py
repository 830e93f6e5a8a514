"""Draw the characters of the cards and the icons anew, with Chromium: ``python -m publicdesk.cards.draw``.

It is run by hand where the mark, the typeface or the set of characters is to change, never by a build; the
files that it writes are part of the repository. It needs Noto Sans CJK (SIL Open Font License 1.1).
"""

from __future__ import annotations

import base64
import json
import lzma
import os
import struct
import sys
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Final

from publicdesk.cards.glyphs import (
    BASELINE,
    CELL_BYTES,
    CELL_HEIGHT,
    CELL_WIDTH,
    CHINESE,
    EM,
    GLYPHS,
    JAPANESE,
    MARGIN,
    MARK,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selenium.webdriver import Chrome

    from publicdesk.cards.glyphs import Header

ICONS: Final = Path(__file__).parents[3] / "overrides" / "icons"
TYPEFACES: Final = {CHINESE: "Noto Sans CJK TC", JAPANESE: "Noto Sans CJK JP"}
AT_ONCE: Final = 500

type _Drawn = tuple[str, int, bytes]
"""A character, how many pixels the next one is to the right of it, and its cell."""

# Only what the typeface has: Chromium would take the others from any font of the machine, in another look.
_SIGNS = "‐–—‘’“”…•‧€←↑→↓①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩĀāĒēĪīŌōŪūŒœ"
_BLOCKS: Final = (
    (0x20, 0x7E),  # ASCII
    (0xA1, 0xAC),  # Latin-1 up to the soft hyphen
    (0xAE, 0xFF),  # and from there on
    (0x3000, 0x301F),  # punctuation of Chinese and Japanese
    (0x3041, 0x3096),  # hiragana
    (0x30A0, 0x30FF),  # katakana
    (0x3105, 0x3129),  # bopomofo
    (0xFF01, 0xFF5E),  # ASCII at full width
)
_IDEOGRAPHS = {CHINESE: ("big5", 0xA440, 0xC67E), JAPANESE: ("euc_jp", 0xB0A1, 0xCFFE)}
"""The characters in daily use, as the standards of both countries set them apart: level 1 of Big5 (CNS 11643
plane 1, 5,401) and of JIS X 0208 (2,965)."""


def characters(face: str) -> str:
    """Return the characters that a face draws."""
    common = "".join(chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
    return _SIGNS + common + "".join(_ideographs(*_IDEOGRAPHS[face]))


def _ideographs(codec: str, first: int, last: int) -> Iterator[str]:
    for code in range(0x4E00, 0xA000):
        try:
            raw = chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        if first <= int.from_bytes(raw, "big") <= last:
            yield chr(code)


def draw_glyphs(driver: Chrome) -> bytes:
    """Return the file of the drawn characters; a Japanese form that is the Chinese one is left out.

    Raises:
        ValueError: a character does not fit into its cell.

    """
    chinese = list(_drawn(driver, characters(CHINESE), TYPEFACES[CHINESE]))
    known = {char: cell for char, _, cell in chinese}
    japanese = _drawn(driver, characters(JAPANESE), TYPEFACES[JAPANESE])
    faces = {
        CHINESE: [*chinese, (MARK, EM, _mark(driver))],
        JAPANESE: [drawn for drawn in japanese if known.get(drawn[0]) != drawn[2]],
    }
    header: Header = {
        "faces": {
            face: ("".join(char for char, _, _ in drawn), [advance for _, advance, _ in drawn])
            for face, drawn in faces.items()
        }
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":"))
    cells = b"".join(cell for drawn in faces.values() for _, _, cell in drawn)
    packing = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
    return lzma.compress(f"{head}\n".encode() + cells, filters=packing)


def _drawn(driver: Chrome, chars: Iterable[str], typeface: str) -> Iterator[_Drawn]:
    for some in batched(chars, AT_ONCE):
        packed, widths = driver.execute_script(
            _DRAW, [*some], f'700 {EM}px "{typeface}"', CELL_WIDTH, CELL_HEIGHT, MARGIN, BASELINE
        )
        cells = base64.b64decode(packed)
        for place, (char, width) in enumerate(zip(some, widths, strict=True)):
            cell = cells[place * CELL_BYTES : (place + 1) * CELL_BYTES]
            if _touches_edge(cell):
                msg = f"{char} (U+{ord(char):04X}) does not fit into its cell; make the cells larger in glyphs.py"
                raise ValueError(msg)
            yield char, round(width), cell


def _touches_edge(cell: bytes) -> bool:
    row = CELL_WIDTH // 4
    left, right = cell[::row], cell[row - 1 :: row]
    return any((*cell[:row], *cell[-row:], *(byte >> 6 for byte in left), *(byte & 3 for byte in right)))


def _mark(driver: Chrome) -> bytes:
    svg = (ICONS / "icon.svg").read_text(encoding="utf-8")
    packed = driver.execute_async_script(_DRAW_MARK, svg, CELL_WIDTH, CELL_HEIGHT, MARGIN, EM)
    return base64.b64decode(packed)


def draw_icon(driver: Chrome, side: int) -> bytes:
    """Return the icon as a PNG of that many pixels a side."""
    svg = (ICONS / "icon.svg").read_text(encoding="utf-8")
    return base64.b64decode(driver.execute_async_script(_DRAW_ICON, svg, side))


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return PNG files as one ICO file, for readers that ask for ``/favicon.ico`` and for nothing else."""
    head = struct.pack("<3H", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for side, png in pictures.items():
        head += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + b"".join(pictures.values())


def main() -> None:
    """Write the drawn characters and the icons into the repository."""
    from selenium import webdriver  # noqa: PLC0415 - a build does not load it
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 - the same

    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROME_BIN", "/usr/bin/chromium")
    for flag in ("--headless=new", "--no-sandbox", "--force-device-scale-factor=1"):
        options.add_argument(flag)
    service = Service(os.environ.get("SE_CHROMEDRIVER", "/usr/bin/chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    try:
        driver.get("data:text/html;charset=utf-8,<!doctype html><title>-</title>")
        GLYPHS.write_bytes(draw_glyphs(driver))
        (ICONS / "icon-180.png").write_bytes(draw_icon(driver, 180))
        (ICONS / "favicon.ico").write_bytes(ico({side: draw_icon(driver, side) for side in (16, 32)}))
    finally:
        driver.quit()
    sys.stdout.write(f"{GLYPHS}: {GLYPHS.stat().st_size:,} bytes\n")


# Two bits a pixel from how much of it is covered.
_DRAW = """
const [chars, font, width, height, margin, base] = arguments;
const canvas = Object.assign(document.createElement("canvas"), {width, height});
const pen = canvas.getContext("2d", {willReadFrequently: true});
pen.font = font;
let packed = "";
const widths = chars.map((char) => {
  pen.clearRect(0, 0, width, height);
  pen.fillText(char, margin, base);
  const {data} = pen.getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 16) {
    let four = 0;
    for (let pixel = 0; pixel < 4; pixel += 1) four = four << 2 | Math.round(data[at + pixel * 4 + 3] / 85);
    packed += String.fromCharCode(four);
  }
  return pen.measureText(char).width;
});
return [btoa(packed), widths];
"""
_LOAD = """
const load = (svg, side) => new Promise((resolve) => {
  const picture = new Image(side, side);
  picture.onload = () => resolve(picture);
  picture.src = "data:image/svg+xml;base64," + btoa(svg);
});
"""
# The mark is white on the accent colour, whose red is the least: two bits a pixel from how little red there is.
_DRAW_MARK = (
    _LOAD
    + """
const [svg, width, height, margin, side, done] = arguments;
load(svg, side).then((picture) => {
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, margin, 0, side, side);
  const {data} = pen.getImageData(0, 0, width, height);
  let packed = "";
  for (let at = 0; at < data.length; at += 16) {
    let four = 0;
    for (let pixel = 0; pixel < 4; pixel += 1) four = four << 2 | Math.round((255 - data[at + pixel * 4]) / 255 * 3);
    packed += String.fromCharCode(four);
  }
  done(btoa(packed));
});
"""
)
_DRAW_ICON = (
    _LOAD
    + """
const [svg, side, done] = arguments;
load(svg, side).then((picture) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: side, height: side});
  canvas.getContext("2d").drawImage(picture, 0, 0, side, side);
  done(canvas.toDataURL("image/png").split(",")[1]);
});
"""
)

if __name__ == "__main__":
    main()

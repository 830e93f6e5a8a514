"""Picture pages of the built site for the README: one sheet a page, in each language, scheme and width.

    python scripts/bench/screenshots.py site .github/screenshots

Each row of a sheet is a language, with the widths in light, then in dark.
"""

from __future__ import annotations

import argparse
import base64
from pathlib import Path
from typing import TYPE_CHECKING

from aaaudit.programs import find_programs
from aaaudit.server import served
from publicdesk.languages import LANGUAGES, prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

PAGES = {
    "home": "",
    "procedure": "procedures/estate-tax-return/",
    "forms": "forms/",
    "search": "search/?q=",
    "white-paper": "white-paper/",
}
WORDS = {"zh-TW": "遺產稅", "en": "estate tax", "ja": "遺産税"}
WIDTHS = (1280, 768, 320)
SCHEMES = ("light", "dark")
HEIGHT = 960  # CSS pixels of a page that are shown
SCALE = 0.3
QUALITY = 60  # of WebP
GAP = 12  # CSS pixels between pictures

_SHEET = """
document.documentElement.innerHTML = `<style>
  body { margin: 0; padding: ${arguments[1]}px; background: #8a9094; width: max-content;
         display: grid; grid-template-columns: repeat(${arguments[2]}, max-content); gap: ${arguments[1]}px }
  img { display: block; height: ${arguments[3]}px }</style>`;
document.body.innerHTML = arguments[0].map((png) => `<img src="data:image/png;base64,${png}">`).join("");
return Promise.all([...document.images].map((image) => image.decode())).then(() => {
  const { width, height } = document.body.getBoundingClientRect();
  return [Math.ceil(width), Math.ceil(height)];
});
"""


def main() -> None:
    """Write the sheets into a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("folder", type=Path, help="where the sheets are written")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    running = find_programs().start()
    try:
        with served(given.site) as origin:
            for name, address in PAGES.items():
                sheet = sheet_of(running.driver, list(shots(running.driver, origin, address)))
                file = given.folder / f"{name}.webp"
                file.write_bytes(sheet)
                print(f"{file}: {len(sheet)} bytes")
    finally:
        running.end()


def shots(driver: Chrome, origin: str, address: str) -> Iterator[str]:
    """Yield pictures of a page as Base64 of PNG, row by row."""
    for language in LANGUAGES:
        words = WORDS[language] if address.endswith("=") else ""
        for scheme in SCHEMES:
            media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
            for width in WIDTHS:
                resize(driver, width, HEIGHT)
                driver.get(f"{origin}/{prefix(language)}{address}{words}")
                if words:
                    driver.execute_async_script(_FOUND)
                yield driver.get_screenshot_as_base64()


_FOUND = """
const done = arguments[0];
const look = () => (document.querySelector("#search-list li") ? done() : setTimeout(look, 50));
look();
"""


def sheet_of(driver: Chrome, pictures: list[str]) -> bytes:
    """Return pictures of one height side by side, as WebP."""
    driver.get("about:blank")
    columns = len(SCHEMES) * len(WIDTHS)
    width, height = driver.execute_script(_SHEET, pictures, GAP, columns, round(HEIGHT * SCALE))
    resize(driver, width, height)
    picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(picture["data"])


def resize(driver: Chrome, width: int, height: int) -> None:
    """Make the viewport that many CSS pixels wide and high."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


if __name__ == "__main__":
    main()

"""Pictures of the page for rules that read contrast from pixels, where styles alone do not tell it."""

from collections.abc import Mapping
from typing import Any

from selenium.webdriver import Chrome

_RULES = frozenset({"color-contrast", "color-contrast-enhanced"})


def picture_texts(driver: Chrome, axe_results: Mapping[str, Any]) -> None:
    """Let the page read the pixels around each text whose contrast axe left open, before its rules run.

    `axe_results` are plain results of axe on the page as it stands. The page is left as it was.
    """
    if not driver.execute_script("return aaaudit.pixels.begin(arguments[0])", _open_selectors(axe_results)):
        return
    while driver.execute_script("return aaaudit.pixels.next()"):
        taken = [_picture(driver)]
        if driver.execute_script("return aaaudit.pixels.fill()"):
            taken.append(_picture(driver))
        driver.execute_async_script(_READ, taken)
    driver.execute_script("aaaudit.pixels.end()")


def _open_selectors(axe_results: Mapping[str, Any]) -> list[str]:
    """Return the selectors of elements in the page's own document that axe could not decide."""
    nodes = [
        node
        for result in axe_results.get("incomplete", ())
        if result["id"] in _RULES
        for node in result["nodes"]
    ]
    targets = [node["target"] for node in nodes]
    return sorted({target[0] for target in targets if len(target) == 1 and isinstance(target[0], str)})


def _picture(driver: Chrome) -> str:
    """Return the viewport as it looks, a PNG in Base64."""
    options = {"format": "png", "optimizeForSpeed": True}
    return str(driver.execute_cdp_cmd("Page.captureScreenshot", options)["data"])


_READ = """
const [taken, done] = arguments;
aaaudit.pixels.read(taken).then(() => done(null), (error) => done(String(error)));
"""

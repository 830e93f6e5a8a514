"""A reader who has only a keyboard: real key events, and a look at where the focus is after each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.support.wait import WebDriverWait

from colours import contrast

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

MOST_STOPS = 150
LEAST_RING = 2  # CSS pixels of success criterion 2.4.13, and the contrast of 3:1 below
LEAST_CONTRAST = 3
KEY_CODES = {"Tab": 9, "Enter": 13, " ": 32}
TEXTS = {"Enter": "\r", " ": " "}


@dataclass(frozen=True)
class Stop:
    """Where the focus is, as the browser shows it.

    Attributes:
        name: the words of the element.
        href: where it leads, empty where it is no link.
        element: its tag name, and its id after a ``#`` where it has one.
        faults: why a reader may not see that it has the focus; empty where one does.

    """

    name: str
    href: str
    element: str
    faults: tuple[str, ...]


class Keyboard:
    """A keyboard on a browser; `stops` counts the places at which the focus was looked for and seen."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver
        self.stops = 0

    def open(self, url: str) -> None:
        """Go to an address, as if typed into the browser's own field."""
        self.driver.get(url)
        self._command("Page.bringToFront")

    def press(self, key: str) -> None:
        """Press a key by its name in UI Events, and let it go."""
        data: dict[str, Any] = {"key": key, "code": key, "windowsVirtualKeyCode": KEY_CODES[key]}
        down = {"type": "keyDown", "text": TEXTS[key]} if key in TEXTS else {"type": "rawKeyDown"}
        self._command("Input.dispatchKeyEvent", **data, **down)
        self._command("Input.dispatchKeyEvent", **data, type="keyUp")

    def tab(self) -> Stop:
        """Press Tab, and make sure that the focus is seen where it lands."""
        self.press("Tab")
        stop = self.stop()
        assert not stop.faults, f"{stop.element} {stop.name!r}: {', '.join(stop.faults)}"
        self.stops += 1
        return stop

    def tab_to(self, fits: Callable[[Stop], bool], wanted: str) -> Stop:
        """Press Tab until the focus is on what is wanted; each stop before it has to be seen as well."""
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            stop = self.tab()
            if fits(stop):
                self._see_change(stop)
                return stop
            if passed and stop.element == "body":
                break
            passed.append(stop.name)
        message = f"Tab never comes to {wanted}, only to {passed}"
        raise AssertionError(message)

    def tab_to_link(self, words: str) -> Stop:
        """Press Tab until the focus is on the link, or button, of these words."""
        return self.tab_to(lambda stop: stop.name == words, words)

    def follow(self, words: str) -> None:
        """Go to a link by its words, press Enter and wait for the page that it leads to."""
        target = self.tab_to_link(words).href
        former = self._document()
        self.press("Enter")
        WebDriverWait(self.driver, 10, 0.02, [WebDriverException]).until(lambda _: self._arrived(former))
        assert self.driver.current_url == target

    def skip_to_main(self, words: str) -> None:
        """Take the first stop of a page, the link past all that stands on each page, to the main part."""
        first = self.tab()
        assert first.name == words, f"the first stop is {first.name!r}"
        self.press("Enter")
        assert self.stop().element == "main#main"

    def stop(self) -> Stop:
        """Look where the focus is."""
        seen = self.driver.execute_script(_FOCUS)
        return Stop(seen["name"], seen["href"], seen["element"], tuple(_faults(seen)))

    def _see_change(self, stop: Stop) -> None:
        """Compare pictures with and without the mark of the focus: styles alone do not show what is drawn."""
        marked = self._picture()
        self.driver.execute_script(_UNMARK)
        plain = self._picture()
        self.driver.execute_script(_MARK)
        assert marked != plain, f"{stop.name!r} looks the same with the focus and without it"

    def _picture(self) -> str:
        around = {**self.driver.execute_script(_AROUND), "scale": 1}
        shot = self._command("Page.captureScreenshot", format="png", optimizeForSpeed=True, clip=around)
        return str(shot["data"])

    def _document(self) -> float:
        number: float = self.driver.execute_script("return performance.timeOrigin")
        return number

    def _arrived(self, former: float) -> bool:
        ready = self.driver.execute_script("return document.readyState") == "complete"
        return ready and self._document() != former

    def _command(self, name: str, **arguments: object) -> dict[str, Any]:
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(name, arguments)
        return answer


def _faults(seen: dict[str, Any]) -> list[str]:
    """Say why the focus is not seen."""
    if seen["element"] in {"body", "main#main", "nav#menu"}:  # they take the focus only from a link to them
        return [] if seen["element"] != "body" else ["the focus is on nothing"]
    faults = []
    width = float(re.sub(r"[^\d.]", "", seen["width"]) or 0)
    if seen["style"] in {"none", "auto"} or width < LEAST_RING:
        faults.append(f"its ring is {seen['style']} and {width:g} px wide")
    elif contrast(seen["colour"], seen["ground"]) < LEAST_CONTRAST:
        faults.append(f"its ring of {seen['colour']} is lost on {seen['ground']}")
    if not seen["inside"]:
        faults.append("it or its ring is outside of the window, or cut off")
    if not seen["bare"]:
        faults.append("something lies over it")
    return faults


# The ring lies outside of the element, so its ground is that of what is around the element.
_FOCUS = r"""
const one = document.activeElement;
const style = getComputedStyle(one);
const box = one.getBoundingClientRect();
const grounds = [];
for (let around = one.parentElement; around; around = around.parentElement) {
  grounds.push(getComputedStyle(around).backgroundColor);
}
const lines = [...one.getClientRects()];
const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset) - 0.5;  // less what rounding takes
const frames = [{left: 0, top: 0, right: innerWidth, bottom: innerHeight}];
for (let around = one.parentElement; around && around !== document.body; around = around.parentElement) {
  if (getComputedStyle(around).overflowX !== "visible") frames.push(around.getBoundingClientRect());
}
const shown = ({left, right, top, bottom}) => frames.every((frame) => left - ring >= frame.left
  && right + ring <= frame.right && top - ring >= frame.top && bottom + ring <= frame.bottom);
const over = ({left, right, top, bottom}) => document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
const bare = (line) => { const top = over(line); return top && (one.contains(top) || top.contains(one)); };
return {
  name: (one.getAttribute("aria-label") || one.innerText || one.value || "").trim(),
  href: one.href || "",
  element: one.localName + (one.id ? "#" + one.id : ""),
  style: style.outlineStyle, width: style.outlineWidth, colour: style.outlineColor,
  ground: grounds.find((ground) => !/^rgba\(.*, 0\)$|^transparent$/.test(ground)) || "rgb(255, 255, 255)",
  inside: lines.length > 0 && lines.every(shown) && box.width > 0,
  bare: lines.length > 0 && lines.every(bare),
};
"""
_AROUND = """
const {left, top, width, height} = document.activeElement.getBoundingClientRect();
return {x: left + scrollX - 12, y: top + scrollY - 12, width: width + 24, height: height + 24};
"""
_UNMARK = """
document.activeElement.style.setProperty("outline", "none", "important");
document.activeElement.style.setProperty("box-shadow", "none", "important");
"""
_MARK = """
document.activeElement.style.removeProperty("outline");
document.activeElement.style.removeProperty("box-shadow");
"""

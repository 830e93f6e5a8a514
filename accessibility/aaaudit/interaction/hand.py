"""A hand on the loaded page: it presses keys, moves the pointer, and runs the scripts that watch the page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aaaudit.own import OwnFact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aaaudit.browser import Browser

ALT, CONTROL, SHIFT = 1, 2, 8
"""Modifier bits of https://chromedevtools.github.io/devtools-protocol/tot/Input/."""

_KEY_CODES = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "ArrowRight": 39,
    "ArrowDown": 40,
    **{f"F{number}": 111 + number for number in range(1, 13)},
}
_DIGITS_AND_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def hand_script() -> str:
    """Return the script of all acts: what they share first, then each."""
    folder = files(__package__).joinpath("scripts")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".js"))
    ordered = ["base.js", *(name for name in names if name != "base.js")]
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ordered)


class Hand:
    """A hand on the page that a browser has loaded.

    `facts` is what its acts found so far.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.facts: list[OwnFact] = []
        self._url: str = browser.do(lambda driver: driver.execute_script("return location.href"))
        self._touched = False
        self._wants_new = False
        self._equip()

    def renew(self) -> None:
        """Let the next act find the page loaded anew, if one has touched it."""
        self._wants_new = self._touched

    def reload(self) -> None:
        """Load the page anew, with its animations running."""
        self.browser.load(self._url)
        self._equip()

    def _touch(self) -> None:
        if self._wants_new:
            self.reload()
        self._touched = True

    def _equip(self) -> None:
        """Bring the scripts into the page, and let them learn what listens to what.

        `getEventListeners` is of Chromium's command line API
        (https://developer.chrome.com/docs/devtools/console/utilities#geteventlisteners-function), which a
        script of the page or of the driver has not.
        """
        self._touched = False
        self._wants_new = False
        self._command("Page.bringToFront", {})  # after Tab has left the page, a new one has no focus to give
        source = f"{hand_script()}\n;aaaudit.hands.listen(getEventListeners); 0"
        arguments = {"expression": source, "includeCommandLineAPI": True}
        self.browser.do(lambda driver: driver.execute_cdp_cmd("Runtime.evaluate", arguments))

    def act(self, name: str, *args: object) -> Any:  # noqa: ANN401 - plain data, of the shape that the act gives
        """Let a script do its act; keep the facts that it finds, and return its answer."""
        if self._wants_new:
            self.reload()
        said = self.browser.do(lambda driver: driver.execute_async_script(_ACT, name, args))
        self._touched |= bool(said["touched"])
        self.facts += [OwnFact.model_validate(fact) for fact in said["found"]]
        return said["answer"]

    def press(self, key: str, modifiers: int = 0, *, release: bool = True) -> None:
        """Press a key by its name in UI Events (`Tab`, `a`, `+`), and let it go unless told not to."""
        self._touch()
        data: dict[str, Any] = {"key": key, "modifiers": modifiers, "windowsVirtualKeyCode": _key_code(key)}
        down = {**data, "type": "rawKeyDown"}
        if (len(key) == 1 or key == "Enter") and not modifiers & (ALT | CONTROL):
            down = {**data, "type": "keyDown", "text": "\r" if key == "Enter" else key}
        self._command("Input.dispatchKeyEvent", down)
        if release:
            self._command("Input.dispatchKeyEvent", {**data, "type": "keyUp"})

    def point(self, x: float, y: float) -> None:
        """Move the pointer to a place in the viewport."""
        self._touch()
        self._command("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    def button(self, kind: str, x: float, y: float) -> None:
        """Press (`mousePressed`) or let go (`mouseReleased`) the first button of the pointer at a place."""
        self._touch()
        data = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        self._command("Input.dispatchMouseEvent", data)

    def picture(self) -> str:
        """Return what the viewport shows, as a PNG in Base64: equal text is equal pixels."""
        shot = self._command("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return str(shot["data"])

    def prefer(self, feature: str, value: str) -> None:
        """Emulate a preference of the reader, such as reduced motion; an empty value ends it."""
        self._command("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]})

    def before_load(self, script: str) -> str:
        """Let a script run in the next documents before their own; return its identifier."""
        added = self._command("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        return str(added["identifier"])

    def no_more_before_load(self, identifier: str) -> None:
        """Take back a script."""
        self._command("Page.removeScriptToEvaluateOnNewDocument", {"identifier": identifier})

    def _command(self, name: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        answer: dict[str, Any] = self.browser.do(lambda driver: driver.execute_cdp_cmd(name, dict(arguments)))
        return answer


def _key_code(key: str) -> int:
    if key.upper() in _DIGITS_AND_LETTERS:
        return ord(key.upper())
    return _KEY_CODES.get(key, 0)


_ACT = """
const [name, args, done] = arguments;
aaaudit.hands.act(name, args).then(done, (error) => { throw error; });
"""

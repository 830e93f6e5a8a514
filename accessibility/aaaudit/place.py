"""Where browsers run, and what a place must give: on this machine, or on a Selenium Grid (see `grid`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options

_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # containers allow no sandbox, and the pages are the user's own
    "--disable-dev-shm-usage",  # containers give 64 MB of shared memory, in which tabs crash
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",  # the same colours on every machine
    "--process-per-site",  # the next page finds the process warm, with axe-core compiled in it
    "--disable-features=BackForwardCache",  # pages that were left would take memory and time
    "--hide-scrollbars",  # a scrollbar would make 320 px of viewport 305
)


@dataclass(frozen=True)
class Running:
    """A browser that has started: its driver, and how it is ended whatever state it is in."""

    driver: Chrome
    end: Callable[[], None]


class Place(Protocol):
    """Where browsers run; `name` is how a message names it."""

    @property
    def name(self) -> str:
        """What is started there."""

    def start(self) -> Running:
        """Start a browser.

        Raises `BrowserStartError` where that is not possible.
        """

    def version(self) -> str:
        """Tell which browser is started there, without starting one: any text that differs from another's."""


def options() -> Options:
    """Return the options with which a browser is started in any place."""
    chosen = Options()
    chosen.unhandled_prompt_behavior = "dismiss"
    for flag in _FLAGS:
        chosen.add_argument(flag)
    return chosen


def first_line(error: Exception) -> str:
    """Return what an error of a driver says without its stack."""
    text = (error.msg or "") if isinstance(error, WebDriverException) else str(error)
    return text.strip().partition("\n")[0].removeprefix("Message: ") or type(error).__name__

"""The life of one headless Chromium: started, shown a page at a width, ended for good even when it hangs."""

from __future__ import annotations

import contextlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from selenium.common.exceptions import JavascriptException, TimeoutException, WebDriverException
from urllib3.exceptions import HTTPError, ReadTimeoutError

from aaaudit.errors import BrowserStartError
from aaaudit.place import first_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from selenium import webdriver
    from selenium.webdriver.remote.remote_connection import RemoteConnection

    from aaaudit.place import Place

_VIEWPORT_HEIGHT = 1024
_NETWORK_ERROR = re.compile(r"net::(ERR_\w+)")
_GRACE_SECONDS = 2  # after which a driver that should have reported a time-out itself counts as hung


class UnfitPageError(Exception):
    """What the browser shows is not the page as its readers see it; the text says why.

    The browser is unharmed.
    """


class PageHungError(Exception):
    """The page kept its browser busy for too long, as the text says; the browser is of no further use."""


class BrowserLostError(Exception):
    """The browser crashed or lost its connection; the text tells what the driver said."""


class Browser:
    """One headless Chromium with one tab.

    `place` is where it is started. `page_scripts` are JavaScript sources that run in each document before
    the page's own scripts. `timeout` is in seconds, for each call. Every method raises `UnfitPageError`,
    after which the next page can follow, or `PageHungError` or `BrowserLostError`, after which to call
    `kill`.
    """

    def __init__(self, place: Place, page_scripts: Sequence[str], timeout: float) -> None:
        self._timeout = timeout
        self.loads = 0  # how many pages it was told to load
        self._running = place.start()
        self._driver = self._running.driver
        try:
            for script in (_NO_DIALOGS, _still(), *page_scripts):
                self._driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
            self._driver.get("about:blank")
            self._set_timeouts()
        except (WebDriverException, HTTPError, OSError) as error:
            self.kill()
            message = f"{place.name} ended as soon as it had started ({first_line(error)})."
            raise BrowserStartError(message) from error
        self.version: str = self._driver.capabilities["browserVersion"]

    @property
    def _connection(self) -> RemoteConnection:
        return cast("RemoteConnection", self._driver.command_executor)  # a str only before it has started

    def _set_timeouts(self) -> None:
        self._driver.set_page_load_timeout(self._timeout)
        self._driver.set_script_timeout(self._timeout)
        # A renderer stuck in a page's endless loop does not even answer chromedriver, which then waits on.
        self._connection.client_config.timeout = int(self._timeout) + _GRACE_SECONDS

    def load(self, url: str) -> None:
        """Load a page and wait for its load event.

        Raises `UnfitPageError` where the server gives no page.
        """
        self.loads += 1
        former = self._document()
        try:
            self.do(lambda driver: driver.get(url))
        except BrowserLostError as fault:
            network = _NETWORK_ERROR.search(str(fault))
            if network is None:
                raise
            message = f"the browser cannot load it ({network[1]})"
            raise UnfitPageError(message) from fault
        if self._document() == former:
            message = "it gives the browser nothing to show, but perhaps a file to keep"
            raise UnfitPageError(message)

    def _document(self) -> float:
        """Give a number that no other document of this browser has."""
        number: float = self.do(lambda driver: driver.execute_script("return performance.timeOrigin"))
        return number

    def resize(self, width: int) -> None:
        """Make the viewport exactly `width` CSS pixels wide, which windows cannot be below 500."""
        metrics = {"width": width, "height": _VIEWPORT_HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        self.do(lambda driver: driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics))

    def settle(self) -> Mapping[str, Any]:
        """Wait until the page looks as it will stay, and give what it says of itself (see `_SETTLE`)."""
        state: Mapping[str, Any] = self.do(lambda driver: driver.execute_async_script(_SETTLE))
        return state

    def do[Result](self, action: Callable[[webdriver.Chrome], Result]) -> Result:
        """Let an action use the driver, and tell a hung page from a lost browser where it fails."""
        with self._faults_told():
            return action(self._driver)

    @contextlib.contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except (TimeoutException, ReadTimeoutError) as error:
            message = f"it did not answer within {self._timeout:g} s"
            raise PageHungError(message) from error
        except JavascriptException as error:
            message = f"it does not come to rest ({first_line(error)})"
            raise UnfitPageError(message) from error
        except (WebDriverException, HTTPError, OSError) as error:
            message = f"its browser failed ({first_line(error)})"
            raise BrowserLostError(message) from error

    def close(self) -> None:
        """End a browser in good health."""
        with contextlib.suppress(WebDriverException, HTTPError, OSError):
            self._driver.quit()
        self.kill()

    def kill(self) -> None:
        """End the browser whatever state it is in, with all that belongs to it."""
        self._running.end()


def _still() -> str:
    return files(__package__).joinpath("page/still.js").read_text(encoding="utf-8")


# A dialog stops the page until someone answers, and no one is there: each is dismissed as if with Escape. The
# driver can dismiss dialogs too, but only between two commands, and not while a page loads or rules run. A
# window that its reader opened cannot be closed by its page, but one that a driver opened can.
_NO_DIALOGS = """
window.alert = () => undefined;
window.confirm = () => false;
window.prompt = () => null;
window.print = () => undefined;
window.close = () => undefined;
"""

# Waits for fonts and for two frames, so that scripts that listen to a resize have run and the layout is
# done, and for animations (`page/still.js`). Gives: href, the address the document was loaded from; broken,
# whether it is the browser's own page about an error, and error_code of that; status, the HTTP status;
# redirects, how often the server redirected; width, of the viewport; lost, this site's style sheets that the
# server refused.
_SETTLE = """
const done = arguments[arguments.length - 1];
const frame = () => new Promise(requestAnimationFrame);
const settle = async () => {
  await document.fonts.ready;
  await frame();
  await frame();
  if (aaauditStill()) await frame();
  const navigation = performance.getEntriesByType("navigation")[0];
  const refused = (href) => performance.getEntriesByName(href).some((entry) => entry.responseStatus >= 400);
  const sheets = [...document.querySelectorAll('link[rel~="stylesheet" i]')].map((link) => link.href);
  return {
    href: navigation.name,
    broken: location.protocol === "chrome-error:",
    error_code: document.querySelector(".error-code")?.textContent ?? "",
    status: navigation.responseStatus,
    redirects: navigation.redirectCount,
    width: window.innerWidth,
    lost: sheets.filter((href) => href.startsWith(location.origin + "/") && refused(href)),
  };
};
settle().then(done, (error) => done({ error: String(error) }));
"""

"""The life of one headless Chromium: started, shown a page at a width, ended for good even when it hangs."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import tempfile
from typing import TYPE_CHECKING, Any, cast

from selenium import webdriver
from selenium.common.exceptions import JavascriptException, TimeoutException, WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError, ReadTimeoutError

from aaaudit.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from subprocess import Popen

    from selenium.webdriver.remote.remote_connection import RemoteConnection

    from aaaudit.programs import Programs

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
    "--hide-scrollbars",  # a scrollbar would make 320 px of viewport 305
)
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

    `page_scripts` are JavaScript sources that run in each document before the page's own scripts.
    `timeout` is in seconds, for each call. Every method raises `UnfitPageError`, after which the next page
    can follow, or `PageHungError` or `BrowserLostError`, after which to call `kill`.
    """

    def __init__(self, programs: Programs, page_scripts: Sequence[str], timeout: float) -> None:
        self._timeout = timeout
        # Its own folder for profile and temporary files, so that nothing is left behind when it has to be
        # killed.
        self._folder = tempfile.TemporaryDirectory(prefix="aaaudit-", ignore_cleanup_errors=True)
        self._service = Service(
            executable_path=programs.chromedriver,
            env={**os.environ, "TMPDIR": self._folder.name},
            # A process group of its own can be killed as one, and does not get the Ctrl-C meant for us.
            popen_kw={"start_new_session": True},
        )
        try:
            self._driver = webdriver.Chrome(
                options=_options(programs, self._folder.name), service=self._service
            )
            for script in (_NO_DIALOGS, *page_scripts):
                self._driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
            self._driver.get("about:blank")
            self._set_timeouts()
        except (WebDriverException, HTTPError, OSError) as error:
            self.kill()
            message = (
                f"{programs.chromium} could not be started ({_first_line(error)}); "
                "check that chromium and chromedriver are of the same version."
            )
            raise CannotRunError(message) from error
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
            message = f"it does not come to rest ({_first_line(error)})"
            raise UnfitPageError(message) from error
        except (WebDriverException, HTTPError, OSError) as error:
            message = f"its browser failed ({_first_line(error)})"
            raise BrowserLostError(message) from error

    def close(self) -> None:
        """End a browser in good health."""
        with contextlib.suppress(WebDriverException, HTTPError, OSError):
            self._driver.quit()
        self.kill()

    def kill(self) -> None:
        """End the browser whatever state it is in, with all its processes, and remove its files."""
        process: Popen[bytes] | None = getattr(self._service, "process", None)
        if process is not None:
            _kill_group(process)
            self._service.stop()
        if hasattr(self, "_driver"):
            self._connection.close()  # type: ignore[no-untyped-call] # Selenium gives it no types
        self._folder.cleanup()


def _options(programs: Programs, folder: str) -> Options:
    options = Options()
    options.binary_location = programs.chromium
    options.unhandled_prompt_behavior = "dismiss"
    for flag in (*_FLAGS, f"--user-data-dir={folder}/profile"):
        options.add_argument(flag)
    return options


def _kill_group(process: Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _first_line(error: Exception) -> str:
    text = (error.msg or "") if isinstance(error, WebDriverException) else str(error)
    return text.strip().partition("\n")[0].removeprefix("Message: ") or type(error).__name__


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
# done. Animations and transitions, which a media query can start, are taken to their end, or to their
# beginning where they have none: colours on the way would be judged by chance. Gives: href, the address the
# document was loaded from; broken, whether it is the browser's own page about an error, and error_code of
# that; status, the HTTP status; redirects, how often the server redirected; width, of the viewport; lost,
# this site's style sheets that the server refused.
_SETTLE = """
const done = arguments[arguments.length - 1];
const frame = () => new Promise(requestAnimationFrame);
const settle = async () => {
  await document.fonts.ready;
  await frame();
  await frame();
  const timed = document.getAnimations().filter((animation) => animation.timeline === document.timeline);
  for (const animation of timed) {
    if (animation.effect.getComputedTiming().endTime === Infinity) {
      animation.pause();
      animation.currentTime = 0;
    } else {
      animation.finish();
    }
  }
  await frame();
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

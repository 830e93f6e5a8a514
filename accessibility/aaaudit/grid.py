"""Browsers on a Selenium Grid that is already there.

The Grid's own interface is described at https://www.selenium.dev/documentation/grid/advanced_features/endpoints/.
Commands of the DevTools protocol go over it as `goog/cdp/execute` of the session.
"""

import contextlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.remote.client_config import ClientConfig
from urllib3.exceptions import HTTPError

from aaaudit.errors import BrowserStartError, CannotRunError
from aaaudit.place import Running, first_line, options

_SECONDS_TO_ANSWER = 30
_SECONDS_TO_START = 120  # a Grid that is busy lets a browser wait for its turn
_SECONDS_TO_END = 5


class _GridChrome(Remote):
    """A remote driver that can do what `selenium.webdriver.Chrome` can do with DevTools."""

    def execute_cdp_cmd(self, cmd: str, cmd_args: dict[str, Any]) -> Any:  # noqa: ANN401 - as Chrome's own
        """Run a command of the DevTools protocol."""
        return self.execute("executeCdpCommand", {"cmd": cmd, "params": cmd_args})["value"]


@dataclass(frozen=True)
class Grid:
    """A Selenium Grid at an http(s) address: a `Place`."""

    address: str

    @property
    def name(self) -> str:
        """What is started there."""
        return f"A browser on {self.address}"

    def start(self) -> Running:
        """Ask the Grid for a browser, which it gives when one of its nodes has room.

        Raises `BrowserStartError` where it gives none.
        """
        config = ClientConfig(remote_server_addr=self.address, timeout=_SECONDS_TO_START)
        try:
            driver = _GridChrome(command_executor=self.address, options=options(), client_config=config)
        except (WebDriverException, HTTPError, OSError) as error:
            reason = first_line(error)
            message = f"{self.address} gives no browser ({reason}); check that a node of it has Chromium."
            raise BrowserStartError(message) from error

        def end() -> None:
            config.timeout = _SECONDS_TO_END
            with contextlib.suppress(WebDriverException, HTTPError, OSError):
                driver.quit()

        return Running(driver, end)  # type: ignore[arg-type] # it has what is used of Chrome

    def version(self) -> str:
        """Tell the browsers that the nodes have, as the Grid describes them."""
        kinds = {
            json.dumps(slot.get("stereotype"), sort_keys=True)
            for node in self._nodes()
            for slot in node.get("slots", ())
        }
        return "; ".join(sorted(kinds))

    def browsers(self) -> int:
        """Return how many browsers the Grid can run at once.

        Raises `CannotRunError` where it does not answer, or has no node.
        """
        count = sum(int(node.get("maxSessions", 1)) for node in self._nodes())
        if not count:
            message = f"{self.address} has no node; start one, or wait until it has joined the Grid."
            raise CannotRunError(message)
        return count

    def _nodes(self) -> list[dict[str, Any]]:
        try:
            request = Request(f"{self.address.rstrip('/')}/status")  # noqa: S310 - as the user names it
            with urlopen(request, timeout=_SECONDS_TO_ANSWER) as answer:  # noqa: S310
                status = json.load(answer)
            nodes = status["value"].get("nodes", [])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            message = (
                f"{self.address} is no Selenium Grid that answers ({reason}); check the address of --grid."
            )
            raise CannotRunError(message) from error
        return [node for node in nodes if node.get("availability") == "UP"]

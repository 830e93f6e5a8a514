"""The browsers of an audit, one for each worker at a time: started, lent, laid down between rounds, ended."""

import threading
from typing import TYPE_CHECKING

from aaaudit.browser import Browser
from aaaudit.errors import BrowserStartError
from aaaudit.orders import Orders
from aaaudit.visit import Visitor

if TYPE_CHECKING:
    from aaaudit.facts import Tools

_PAUSES = (1.0, 5.0)  # seconds before a browser that does not start is tried again, once audits have begun


class Pool:
    """Visitors that several threads may ask for; `tools` is what the first of them works with."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._lock = threading.Lock()
        self.stopped = threading.Event()
        self._browsers: set[Browser] = set()
        self._idle: list[Visitor] = []
        self._waiting = 0
        self.tools: Tools | None = None

    def picked_up(self) -> Visitor | None:
        """Return a visitor that was laid down, if there is one."""
        with self._lock:
            return self._idle.pop() if self._idle else None

    def lay_down(self, visitor: Visitor) -> None:
        """Keep a browser for the next round; on a Grid its place may be what another worker waits for."""
        with self._lock:
            kept = not self._waiting
            if kept:
                self._idle.append(visitor)
        if not kept:
            self._release(visitor.browser)

    def new(self) -> Visitor:
        """Return a visitor that was laid down, or one with a new browser. Raises `BrowserStartError`."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self._waiting += 1
        try:
            return self._started()
        finally:
            with self._lock:
                self._waiting -= 1

    def kill(self, browser: Browser) -> None:
        """End a browser that is of no further use."""
        with self._lock:
            self._browsers.discard(browser)
        browser.kill()

    def stop(self) -> None:
        """End all work by killing the browsers, so that no worker waits for one."""
        self.stopped.set()
        with self._lock:
            browsers = list(self._browsers)
        for browser in browsers:
            browser.kill()

    def end(self) -> None:
        """End the browsers, in good health or not."""
        for visitor in self._idle:
            self._release(visitor.browser)
        self.stop()

    def _started(self) -> Visitor:
        for pause in (*_PAUSES, None) if self.tools else (None,):
            try:
                return self._visitor()
            except BrowserStartError:
                if pause is None or self.stopped.wait(pause):
                    raise
        raise AssertionError

    def _visitor(self) -> Visitor:
        browser = Browser(self._orders.place, self._orders.scripts, self._orders.timeout)
        with self._lock:
            self._browsers.add(browser)
        try:
            visitor = Visitor(browser, self._orders.origin, self._orders.level)
        except BaseException:
            self.kill(browser)
            raise
        self.tools = visitor.tools
        return visitor

    def _release(self, browser: Browser) -> None:
        with self._lock:
            self._browsers.discard(browser)
        browser.close()

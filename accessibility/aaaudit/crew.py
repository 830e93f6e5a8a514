"""The workers of an audit, a browser each: they take pages until there are none, and lose none."""

import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from aaaudit.assets import Assets
from aaaudit.browser import Browser, BrowserLostError, PageHungError, UnfitPageError
from aaaudit.errors import BrowserStartError, CannotRunError
from aaaudit.finding import Level, NotAudited
from aaaudit.place import Place
from aaaudit.structure import Structures, Turn, structure_key
from aaaudit.target import Page
from aaaudit.visit import PageFacts, Tools, Visitor

_ATTEMPTS = 2  # a browser may fail for reasons of its own; a page that fails in two is at fault
_PAUSES = (1.0, 5.0)  # seconds before a browser that does not start is tried again, once audits have begun


@dataclass
class Visited:
    """A page with what has been found on it so far.

    `loaded` are paths of files that the browser loaded for it, `structure` its structure's key (empty where
    that was not asked for), `each_done` whether the interactions that go over each page have, `by_hand`
    whether the others went over this page itself.
    """

    page: Page
    facts: list[PageFacts] = field(default_factory=list)
    loaded: tuple[str, ...] = ()
    structure: str = ""
    each_done: bool = False
    by_hand: bool = False


@dataclass(frozen=True)
class Orders:
    """What each worker does: `scripts` run in each page, for the rest see `collect.Settings`.

    `finished` is told each page that is audited as a whole, and with what; `counted` each that is
    done with, in any way.
    """

    origin: str
    place: Place
    scripts: tuple[str, ...]
    level: Level
    widths: tuple[int, ...]
    timeout: float
    finished: Callable[[Visited, Tools], None]
    counted: Callable[[], None]


class Crew:
    """What the workers share: pages to do, facts found, browsers alive (one for each worker at a time)."""

    def __init__(
        self,
        pages: Iterable[Page],
        orders: Orders,
        assets: Assets,
        structures: Structures[Visited] | None,
    ) -> None:
        self._orders = orders
        self._assets = assets
        self._structures = structures
        self._queue: queue.SimpleQueue[Visited] = queue.SimpleQueue()
        for page in pages:
            self._queue.put(Visited(page))
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._browsers: set[Browser] = set()
        self._start_fault: BrowserStartError | None = None
        self.tools: Tools | None = None
        self.facts: list[PageFacts] = []
        self.not_audited: list[NotAudited] = []

    def work(self) -> None:
        """Be one worker: take pages until there are none left, or no browser can be had."""
        visitor: Visitor | None = None
        try:
            while not self._stopped.is_set() and (visited := self._next()):
                try:
                    visitor = self._audited(visited, visitor)
                except BrowserStartError as fault:
                    self._queue.put(visited)  # for those who still have a browser
                    self._start_fault = fault
                    return
        finally:
            if visitor:
                self._release(visitor.browser)

    def stop(self) -> None:
        """End all work by killing the browsers, so that no worker waits for one."""
        self._stopped.set()
        with self._lock:
            browsers = list(self._browsers)
        for browser in browsers:
            browser.kill()

    def end(self) -> Tools:
        """Tell the pages that nobody could audit, once every worker has ended, and what was worked with.

        Raises `CannotRunError` where there has never been a browser.
        """
        fault = self._start_fault
        if self.tools is None:
            raise fault or CannotRunError("No page was audited.")
        left = [*iter(self._next, None), *(self._structures.waiting() if self._structures else ())]
        for visited in left:
            self._miss(visited, f"no browser could be started for it ({fault})")
        return self.tools

    def _next(self) -> Visited | None:
        try:
            return self._queue.get_nowait()
        except queue.Empty:
            return None

    def _audited(self, visited: Visited, visitor: Visitor | None) -> Visitor | None:
        """Audit a page in every way; give the visitor back if its browser is good for another page."""
        reason = ""
        for _ in range(_ATTEMPTS):
            visitor = visitor or self._new_visitor()
            try:
                self._see(visited, visitor)
                self._handle(visited, visitor)
            except UnfitPageError as fault:
                self._miss(visited, str(fault))
                return visitor
            except (PageHungError, BrowserLostError) as fault:
                self._kill(visitor.browser)
                visitor = None
                reason = f"{fault} (tried {_ATTEMPTS} times)"
                if self._stopped.is_set():
                    return None
            else:
                return visitor
        self._miss(visited, reason)
        return None

    def _see(self, visited: Visited, visitor: Visitor) -> None:
        """Run the rules in the page at the widths at which they have not run yet."""
        missing = self._missing(visited)
        if not missing:
            return
        for facts in visitor.visit(visited.page, missing):
            visited.facts.append(facts)
        look = visitor.look()
        visited.loaded = look.loaded
        if self._structures:
            visited.structure = structure_key(
                look.html.encode("utf-8", "replace"), self._assets.code(look.loaded)
            )

    def _handle(self, visited: Visited, visitor: Visitor) -> None:
        """Go over the page by hand, or leave that to another page of its structure."""
        if not visited.each_done:
            visited.facts += list(visitor.handle(visited.page, self._orders.widths, each_page=True))
            visited.each_done = True
        turn = self._structures.turn(visited.structure, visited) if self._structures else Turn.HANDS
        if turn is Turn.HANDS:
            found = list(visitor.handle(visited.page, self._orders.widths, each_page=False))
            visited.facts += found
            visited.by_hand = True
            self._finish(visited)
            self._settle(visited, clean=not any(facts.has_findings for facts in found))
        elif turn is Turn.NOTHING:
            self._finish(visited)

    def _settle(self, visited: Visited, *, clean: bool) -> None:
        """Let the pages that have waited for this one be finished, or be gone over by hand themselves."""
        if not (self._structures and visited.structure):
            return
        for other in self._structures.settle(visited.structure, visited, clean=clean):
            if clean:
                self._finish(other)
            else:
                self._queue.put(other)

    def _finish(self, visited: Visited) -> None:
        with self._lock:
            self.facts.extend(visited.facts)
            self._orders.counted()
        if self.tools:
            self._orders.finished(visited, self.tools)

    def _missing(self, visited: Visited) -> tuple[int, ...]:
        done = {facts.width for facts in visited.facts if not facts.by_hand}
        return tuple(width for width in self._orders.widths if width not in done)

    def _new_visitor(self) -> Visitor:
        for pause in (*_PAUSES, None) if self.tools else (None,):
            try:
                return self._visitor()
            except BrowserStartError:
                if pause is None or self._stopped.wait(pause):
                    raise
        raise AssertionError

    def _visitor(self) -> Visitor:
        browser = Browser(self._orders.place, self._orders.scripts, self._orders.timeout)
        with self._lock:
            self._browsers.add(browser)
        try:
            visitor = Visitor(browser, self._orders.origin, self._orders.level)
        except BaseException:
            self._kill(browser)
            raise
        self.tools = visitor.tools
        return visitor

    def _release(self, browser: Browser) -> None:
        with self._lock:
            self._browsers.discard(browser)
        browser.close()

    def _kill(self, browser: Browser) -> None:
        with self._lock:
            self._browsers.discard(browser)
        browser.kill()

    def _miss(self, visited: Visited, reason: str) -> None:
        """Tell a page as not audited, with what has been found on it all the same."""
        widths = self._missing(visited) or self._orders.widths
        told = reason.replace(self._orders.origin, "")
        with self._lock:
            self.facts.extend(visited.facts)
            self.not_audited.append(NotAudited(visited.page.path, tuple(sorted(widths)), told))
            self._orders.counted()
        self._settle(visited, clean=False)

"""The workers of an audit, a browser each: they take pages until there are none, and lose none."""

import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from aaaudit.assets import Assets
from aaaudit.browser import Browser, BrowserLostError, PageHungError, UnfitPageError
from aaaudit.errors import BrowserStartError, CannotRunError
from aaaudit.finding import Level, NotAudited
from aaaudit.place import Place
from aaaudit.structure import chosen, page_parts
from aaaudit.target import Page
from aaaudit.visit import PageFacts, Tools, Visitor

_ATTEMPTS = 2  # a browser may fail for reasons of its own; a page that fails in two is at fault
_PAUSES = (1.0, 5.0)  # seconds before a browser that does not start is tried again, once audits have begun


@dataclass
class Visited:
    """A page with what has been found on it so far.

    `loaded` are paths of files that the browser loaded for it, `parts` those of the page (see `structure`),
    `seen` says whether the rules have run at each width, `by_hand` whether the interactions that need not go
    over each page went over this one.
    """

    page: Page
    facts: list[PageFacts] = field(default_factory=list)
    loaded: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()
    seen: bool = False
    by_hand: bool = False
    missed: bool = False

    def is_clean(self, *, look: bool) -> bool:
        """Whether hands went over the page and found nothing; with `look`, nor did rules on how it looks."""
        hands = any(facts.by_hand and facts.has_findings for facts in self.facts)
        return self.by_hand and not hands and not (look and any(facts.looks_doubtful for facts in self.facts))


@dataclass(frozen=True)
class Orders:
    """What each worker does: `scripts` run in each page, for the rest see `collect.Settings`.

    `kept` is told each page when the rules have run in it, and again when hands went over it, and with what;
    `counted` each time that a worker is done with a page.
    """

    origin: str
    place: Place
    scripts: tuple[str, ...]
    level: Level
    widths: tuple[int, ...]
    timeout: float
    by_parts: bool
    look_by_parts: bool
    kept: Callable[[Visited, Tools], None]
    counted: Callable[[], None]


class Crew:
    """What the workers share: pages to do, facts found, browsers alive (one for each worker at a time).

    `known` are pages of which an earlier audit has told. First the workers see all other pages, then, in
    rounds, hands go over those that are chosen.
    """

    def __init__(
        self, pages: Iterable[Page], known: Iterable[Visited], orders: Orders, assets: Assets
    ) -> None:
        self._orders = orders
        self._assets = assets
        self._visited = [*known, *map(Visited, pages)]
        self._queue: queue.SimpleQueue[Visited] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._browsers: set[Browser] = set()
        self._idle: list[Visitor] = []
        self._waiting = 0
        self._start_fault: BrowserStartError | None = None
        self.tools: Tools | None = None
        self.not_audited: list[NotAudited] = []

    @property
    def facts(self) -> list[PageFacts]:
        """All that has been found."""
        return [facts for visited in self._visited for facts in visited.facts]

    def next_round(self) -> int:
        """Put the pages into the queue that are to be done next, and return how many these are."""
        new = [visited for visited in self._visited if not visited.seen and not visited.missed]
        for visited in new or self._for_hands():
            self._queue.put(visited)
        return self._queue.qsize()

    def _for_hands(self) -> Sequence[Visited]:
        """Choose the pages that hands have to go over next."""
        left = {
            visited.page.path: visited for visited in self._visited if not (visited.by_hand or visited.missed)
        }
        if not self._orders.by_parts:
            return list(left.values())
        parts_of: dict[bool, set[str]] = {True: set(), False: set()}
        for visited in self._visited:
            if visited.by_hand:
                parts_of[visited.is_clean(look=self._orders.look_by_parts)] |= visited.parts
        vouched, doubted = frozenset(parts_of[True]), frozenset(parts_of[False])
        parts = {path: visited.parts for path, visited in left.items()}
        return [left[path] for path in chosen(parts, vouched, doubted)]

    def work(self) -> None:
        """Be one worker: take pages until there are none left, or no browser can be had."""
        visitor = self._picked_up()
        while not self._stopped.is_set() and (visited := self._next()):
            try:
                visitor = self._audited(visited, visitor)
            except BrowserStartError as fault:
                self._queue.put(visited)  # for those who still have a browser
                self._start_fault = fault
                return
        if visitor:
            self._lay_down(visitor)

    def stop(self) -> None:
        """End all work by killing the browsers, so that no worker waits for one."""
        self._stopped.set()
        with self._lock:
            browsers = list(self._browsers)
        for browser in browsers:
            browser.kill()

    def give_up(self) -> None:
        """Tell the pages of this round that nobody could audit, once every worker has ended.

        Raises `CannotRunError` where there has never been a browser.
        """
        if self.tools is None:
            raise self._start_fault or CannotRunError("No page was audited.")
        for visited in iter(self._next, None):
            self._miss(visited, f"no browser could be started for it ({self._start_fault})")

    def end(self) -> None:
        """End the browsers, in good health or not."""
        for visitor in self._idle:
            self._release(visitor.browser)
        self.stop()

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
                (self._handle if visited.seen else self._see)(visited, visitor)
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
                self._done(visited)
                return visitor
        self._miss(visited, reason)
        return None

    def _see(self, visited: Visited, visitor: Visitor) -> None:
        """Run the rules in the page at the widths at which they have not run yet; or first those on content."""
        look = not self._orders.look_by_parts
        widths = self._orders.widths if look else self._orders.widths[:1]
        missing = [width for width in widths if width in self._missing(visited)]
        for facts in visitor.visit(visited.page, missing or widths, look=look):
            if facts.width in missing:
                visited.facts.append(facts)
        loaded = visitor.look()
        visited.loaded = loaded.loaded
        code = self._assets.code(loaded.loaded)
        visited.parts = page_parts(loaded.html.encode("utf-8", "replace"), code)
        if look:
            visited.facts += list(visitor.handle(visited.page, self._orders.widths, each_page=True))
        visited.seen = True

    def _handle(self, visited: Visited, visitor: Visitor) -> None:
        """Have hands go over the page, after all rules have run at each width if not all have yet."""
        facts = visited.facts
        if self._orders.look_by_parts:
            seen = next((facts for facts in facts if not facts.by_hand), None)
            facts = list(visitor.visit(visited.page, self._orders.widths, seen=seen))
            facts += visitor.handle(visited.page, self._orders.widths, each_page=True)
        visited.facts = [*facts, *visitor.handle(visited.page, self._orders.widths, each_page=False)]
        visited.by_hand = True

    def _done(self, visited: Visited) -> None:
        with self._lock:
            self._orders.counted()
        if self.tools:
            self._orders.kept(visited, self.tools)

    def _missing(self, visited: Visited) -> tuple[int, ...]:
        done = {facts.width for facts in visited.facts if not facts.by_hand}
        return tuple(width for width in self._orders.widths if width not in done)

    def _picked_up(self) -> Visitor | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _lay_down(self, visitor: Visitor) -> None:
        """Keep a browser for the next round; on a Grid its place may be what another worker waits for."""
        with self._lock:
            kept = not self._waiting
            if kept:
                self._idle.append(visitor)
        if not kept:
            self._release(visitor.browser)

    def _new_visitor(self) -> Visitor:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self._waiting += 1
        try:
            return self._started()
        finally:
            with self._lock:
                self._waiting -= 1

    def _started(self) -> Visitor:
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
        visited.missed = True
        with self._lock:
            self.not_audited.append(NotAudited(visited.page.path, tuple(sorted(widths)), told))
            self._orders.counted()

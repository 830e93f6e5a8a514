"""Collect the facts: what the rules find on each page at each width, with several browsers at once."""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from aaaudit.axe import axe_script
from aaaudit.browser import Browser, BrowserLostError, PageHungError, UnfitPageError
from aaaudit.errors import CannotRunError
from aaaudit.finding import Level, NotAudited
from aaaudit.own import own_script
from aaaudit.programs import find_programs
from aaaudit.target import Page
from aaaudit.visit import PageFacts, Tools, Visitor

_ATTEMPTS = 2  # a browser may fail for reasons of its own; a page that fails in two is at fault


@dataclass(frozen=True)
class Settings:
    """How to collect.

    `widths` in CSS pixels, in the order of use; `browsers` at once; `timeout` in seconds for one step on one
    page; `axe` is an axe-core file other than the bundled one.
    """

    level: Level
    widths: tuple[int, ...]
    browsers: int
    timeout: float
    axe: Path | None = None


@dataclass(frozen=True)
class Collection:
    """All facts, and the pages that gave none at some width, each ordered by page and width."""

    facts: tuple[PageFacts, ...]
    not_audited: tuple[NotAudited, ...]
    tools: Tools


type Progress = Callable[[int, int], None]
"""Is told how many pages are done, and how many there are."""


def collect(origin: str, pages: Sequence[Page], settings: Settings, progress: Progress) -> Collection:
    """Run the rules on each page (at least one) of an origin at each width.

    Raises `CannotRunError` where no browser can be started, or the axe-core file is none.
    """
    crew = _Crew(origin, pages, settings, progress)
    count = min(settings.browsers, len(pages))
    with ThreadPoolExecutor(count) as pool:
        workers = [pool.submit(crew.work) for _ in range(count)]
        try:
            for worker in as_completed(workers):
                worker.result()
        except BaseException:  # Ctrl-C, too, has to end the browsers
            crew.stop()
            raise
    return crew.collection()


class _Crew:
    """What the workers share: pages to do, facts found, browsers alive (one for each worker at a time)."""

    def __init__(self, origin: str, pages: Sequence[Page], settings: Settings, progress: Progress) -> None:
        self._programs = find_programs()
        self._script = axe_script(settings.axe)
        self._origin = origin
        self._settings = settings
        self._progress = progress
        self._page_count = len(pages)
        self._queue: queue.SimpleQueue[Page] = queue.SimpleQueue()
        for page in pages:
            self._queue.put(page)
        self._lock = threading.Lock()
        self._stopped = False
        self._browsers: set[Browser] = set()
        self._tools: Tools | None = None
        self._facts: list[PageFacts] = []
        self._not_audited: list[NotAudited] = []
        self._pages_done = 0

    def work(self) -> None:
        """Be one worker: take pages until there are none left."""
        visitor: Visitor | None = None
        try:
            while not self._stopped and (page := self._next_page()):
                visitor = self._audited(page, visitor)
                with self._lock:
                    self._pages_done += 1
                    self._progress(self._pages_done, self._page_count)
        finally:
            if visitor:
                self._release(visitor.browser)

    def stop(self) -> None:
        """End all work by killing the browsers, so that no worker waits for one."""
        self._stopped = True
        with self._lock:
            for browser in self._browsers:
                browser.kill()

    def collection(self) -> Collection:
        """Give what was found, in an order that does not depend on which worker was faster."""
        if self._tools is None:
            message = "No page was audited."
            raise CannotRunError(message)
        facts = sorted(self._facts, key=lambda facts: (facts.page, facts.width))
        missed = sorted(self._not_audited, key=lambda missed: (missed.page, missed.widths, missed.reason))
        return Collection(tuple(facts), tuple(missed), self._tools)

    def _next_page(self) -> Page | None:
        try:
            return self._queue.get_nowait()
        except queue.Empty:
            return None

    def _audited(self, page: Page, visitor: Visitor | None) -> Visitor | None:
        """Audit a page at all widths; give the visitor back if its browser is good for another page."""
        missing = list(self._settings.widths)
        reason = ""
        for _ in range(_ATTEMPTS):
            visitor = visitor or self._new_visitor()
            try:
                for facts in visitor.visit(page, tuple(missing)):
                    self._facts.append(facts)
                    missing.remove(facts.width)
            except UnfitPageError as fault:
                self._miss(page, missing, str(fault))
                return visitor
            except (PageHungError, BrowserLostError) as fault:
                self._kill(visitor.browser)
                visitor = None
                reason = f"{fault} (tried {_ATTEMPTS} times)"
                if self._stopped:
                    return None
            else:
                return visitor
        self._miss(page, missing, reason)
        return None

    def _new_visitor(self) -> Visitor:
        browser = Browser(self._programs, [self._script, own_script()], self._settings.timeout)
        with self._lock:
            self._browsers.add(browser)
        try:
            visitor = Visitor(browser, self._origin, self._settings.level)
        except BaseException:
            self._kill(browser)
            raise
        self._tools = visitor.tools
        return visitor

    def _release(self, browser: Browser) -> None:
        with self._lock:
            self._browsers.discard(browser)
        browser.close()

    def _kill(self, browser: Browser) -> None:
        with self._lock:
            self._browsers.discard(browser)
        browser.kill()

    def _miss(self, page: Page, widths: Sequence[int], reason: str) -> None:
        told = reason.replace(self._origin, "")
        self._not_audited.append(NotAudited(page.path, tuple(sorted(widths)), told))

"""Collect the facts: what the rules find on each page at each width, with several browsers at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from aaaudit.assets import Assets
from aaaudit.axe import axe_script
from aaaudit.cache import Cache, Entry, audit_key
from aaaudit.crew import Crew
from aaaudit.errors import CannotRunError
from aaaudit.facts import PageFacts, Tools
from aaaudit.finding import Level, NotAudited
from aaaudit.orders import Orders, Visited
from aaaudit.own import own_script
from aaaudit.place import Place
from aaaudit.target import Page, Site

# A signal that the system gives to a thread of a worker does not wake the main thread, in which Python handles it.
_SECONDS_TO_NOTICE = 0.5
_READERS = 8  # at once, of files that a server may be slow to give


@dataclass(frozen=True)
class Settings:
    """How to collect.

    `widths` in CSS pixels, in the order of use; `browsers` at once, in a `place`; `timeout` in seconds for
    one step on one page; `axe` is an axe-core file other than the bundled one; `cache` is a folder for
    results; `by_parts` has interactions go over as few pages as have each part among them (see `structure`), and
    `look_by_parts` the rules that measure how a page looks.
    """

    level: Level
    widths: tuple[int, ...]
    browsers: int
    timeout: float
    place: Place
    axe: Path | None = None
    cache: Path | None = None
    by_parts: bool = True
    look_by_parts: bool = False


@dataclass(frozen=True)
class Collection:
    """All facts, and the pages that gave none at some width, each ordered by page and width."""

    facts: tuple[PageFacts, ...]
    not_audited: tuple[NotAudited, ...]
    tools: Tools


type Progress = Callable[[int, int], None]
"""Is told how many pages are done, and how many there are."""


def collect(site: Site, pages: Sequence[Page], settings: Settings, progress: Progress) -> Collection:
    """Run the rules on each of these pages of a site (at least one) at each width.

    Raises `CannotRunError` where no browser can be started, or the axe-core file is none.
    """
    axe = axe_script(settings.axe)
    memory = _Memory(site, pages, settings, axe)
    counter = _Counter(progress)
    orders = Orders(
        origin=site.origin,
        place=settings.place,
        scripts=(axe, own_script()),
        level=settings.level,
        widths=settings.widths,
        timeout=settings.timeout,
        by_parts=settings.by_parts,
        look_by_parts=settings.look_by_parts,
        kept=memory.keep,
        counted=counter.count,
    )
    new = [page for page in pages if page.path not in memory.known]
    unseen = memory.described(new) if orders.spares else [Visited(page) for page in new]
    crew = Crew(unseen, memory.known.values(), orders, memory.assets)
    counter.left(len(pages))
    counter.count(len(memory.known))
    try:
        while tasks := crew.next_round():
            counter.left(max(sum(tasks), crew.unseen))
            _work(crew, min(settings.browsers, len(tasks)))
            crew.give_up()
    finally:
        crew.end()
    tools = crew.tools or memory.tools
    if tools is None:
        message = "No page was audited."
        raise CannotRunError(message)
    return _collection(crew.facts, crew.not_audited, tools)


def _work(crew: Crew, count: int) -> None:
    with ThreadPoolExecutor(count) as pool:
        workers = [pool.submit(crew.work) for _ in range(count)]
        try:
            waiting = set(workers)
            while waiting:
                done, waiting = wait(waiting, _SECONDS_TO_NOTICE, FIRST_COMPLETED)
                for worker in done:
                    worker.result()
        except BaseException:  # Ctrl-C, too, has to end the browsers
            crew.stop()
            raise


def _collection(facts: Sequence[PageFacts], missed: Sequence[NotAudited], tools: Tools) -> Collection:
    """Put what was found in an order that does not depend on which worker was faster."""
    return Collection(
        tuple(sorted(facts, key=lambda facts: (facts.page, facts.width, facts.by_hand))),
        tuple(sorted(missed, key=lambda missed: (missed.page, missed.widths, missed.reason))),
        tools,
    )


class _Counter:
    """Counts what is done, of all that is to be done so far; workers call it one at a time."""

    def __init__(self, progress: Progress) -> None:
        self._done = 0
        self._all = 0
        self._progress = progress

    def left(self, pages: int) -> None:
        self._all = self._done + pages

    def count(self, pages: int = 1) -> None:
        self._done += pages
        if self._all:
            self._progress(self._done, self._all)


class _Memory:
    """The cache as one audit uses it; without a cache it knows nothing and keeps nothing.

    `known` are the pages that are as they were, by path, with what was found on them.
    """

    def __init__(self, site: Site, pages: Sequence[Page], settings: Settings, axe: str) -> None:
        self.assets = Assets(site.origin, site.read)
        self.known: dict[str, Visited] = {}
        self.tools: Tools | None = None
        self._digests: dict[str, str | None] = {}
        self._cache: Cache | None = None
        if settings.cache:
            place = settings.place.version()
            key = audit_key(settings.level, settings.widths, axe, place, settings.look_by_parts)
            self._cache = Cache(settings.cache, key)
            self._recall(pages, self._cache)

    def keep(self, visited: Visited, tools: Tools) -> None:
        """Keep what has been found on a page in which the rules have run."""
        content = self._digests.get(visited.page.path)
        if self._cache is None or content is None:
            return
        if self.tools is None:
            self.tools = tools
            self._cache.keep_tools(tools)
        loaded = {path: self.assets.digest(path) for path in visited.loaded}
        found = tuple(visited.facts)
        parts = "".join(sorted(visited.parts))
        self._cache.keep(Entry(visited.page.path, content, loaded, parts, visited.by_hand, found))

    def described(self, pages: Sequence[Page]) -> list[Visited]:
        """Describe pages by how they are delivered."""
        with ThreadPoolExecutor(_READERS) as pool:
            found = list(pool.map(self.assets.described, pages))
        return [
            Visited(page, root=one.root, parts=one.parts, size=one.size) if one else Visited(page)
            for page, one in zip(pages, found, strict=True)
        ]

    def _recall(self, pages: Sequence[Page], cache: Cache) -> None:
        with ThreadPoolExecutor(_READERS) as pool:
            digests = pool.map(self.assets.of, pages)
            self._digests = dict(zip((page.path for page in pages), digests, strict=True))
        self.tools = cache.tools
        if self.tools is None:
            return
        for page in pages:
            content = self._digests[page.path]
            entry = cache.entry(page.path, content, self.assets) if content else None
            if entry:
                parts = frozenset(entry.parts[at : at + 16] for at in range(0, len(entry.parts), 16))
                loaded = tuple(entry.loaded)
                self.known[page.path] = Visited(
                    page, list(entry.facts), loaded, parts=parts, seen=True, by_hand=entry.by_hand
                )

"""The workers of an audit, a browser each: they take pages until there are none, and lose none."""

import queue
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from aaaudit.assets import Assets
from aaaudit.browser import BrowserLostError, PageHungError, UnfitPageError
from aaaudit.errors import BrowserStartError, CannotRunError
from aaaudit.facts import PageFacts, Tools
from aaaudit.finding import NotAudited
from aaaudit.orders import Orders, Visited
from aaaudit.placing import Family
from aaaudit.pool import Pool
from aaaudit.structure import chosen
from aaaudit.visit import Visitor

_ATTEMPTS = 2  # a browser may fail for reasons of its own; a page that fails in two is at fault
_AT_ONCE = 10  # pages put in the place of another, one after the other, before the driver is asked again

type _Task = Sequence[Visited]
"""One page, or several that may be put in the place of a page like them."""


class Crew:
    """What the workers share: pages to do, facts found, browsers alive (one for each worker at a time).

    `known` are pages of which an earlier audit has told; other pages whose structure is described are those of
    which not every rule has to run on each. Of these, all rules run and hands go over as few as have each part
    among them; then the rules on content run on the others, and in rounds all go over those that are chosen.
    Pages that are not described are all seen first.
    """

    def __init__(
        self, pages: Iterable[Visited], known: Iterable[Visited], orders: Orders, assets: Assets
    ) -> None:
        self._orders = orders
        self._assets = assets
        self._visited = [*known, *pages]
        self._families: defaultdict[str, Family] = defaultdict(Family)
        self._queue: queue.SimpleQueue[_Task] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._pool = Pool(orders)
        self._has_begun = False
        self._start_fault: BrowserStartError | None = None
        self.not_audited: list[NotAudited] = []

    @property
    def tools(self) -> Tools | None:
        """What the browsers work with, once there is one."""
        return self._pool.tools

    @property
    def facts(self) -> list[PageFacts]:
        """All that has been found."""
        return [facts for visited in self._visited for facts in visited.facts]

    @property
    def unseen(self) -> int:
        """Number of pages in which no rule has run yet."""
        return sum(not (visited.seen or visited.missed) for visited in self._visited)

    def next_round(self) -> Sequence[int]:
        """Put the tasks into the queue that are to be done next, and return of how many pages each is."""
        tasks = list(self._next_tasks())
        for task in tasks:
            self._queue.put(task)
        return [len(task) for task in tasks]

    def _next_tasks(self) -> Iterator[_Task]:
        for visited in self._visited:
            if visited.put and not self._families[visited.root].is_trusted:
                visited.forget()
        new = [visited for visited in self._visited if not (visited.seen or visited.missed)]
        if not self._has_begun:
            self._has_begun = True
            first = self._chosen(visited for visited in new if visited.root)
            if first:
                for visited in first:
                    visited.whole = True
                    yield [visited]
                return
        if not new:
            yield from ([visited] for visited in self._for_hands())
        yield from self._by_family(new)

    def _by_family(self, new: Iterable[Visited]) -> Iterator[_Task]:
        """Put pages together that may be put in the place of the same page."""
        groups: defaultdict[str, list[Visited]] = defaultdict(list)
        for visited in new:
            groups[visited.root].append(visited)
        tried = {visited.root for visited in self._visited if visited.seen or visited.missed}
        for root, group in groups.items():
            if root and self._families[root].host:
                yield from batched(group, _AT_ONCE)
            elif root and root not in tried:  # one shows first in whose place the others can be put
                yield group[:1]
            else:
                yield from ([visited] for visited in group)

    def _for_hands(self) -> Sequence[Visited]:
        """Choose the pages that hands have to go over next."""
        left = [visited for visited in self._visited if not (visited.by_hand or visited.missed)]
        return self._chosen(left) if self._orders.by_parts else left

    def _chosen(self, pages: Iterable[Visited]) -> Sequence[Visited]:
        """Choose few and short pages that have each part among them of which no page tells yet."""
        left = {visited.page.path: visited for visited in pages}
        parts_of: dict[bool, set[str]] = {True: set(), False: set()}
        for visited in self._visited:
            if visited.by_hand:
                parts_of[visited.is_clean(look=self._orders.look_by_parts)] |= visited.parts
        vouched, doubted = frozenset(parts_of[True]), frozenset(parts_of[False])
        parts = {path: visited.parts for path, visited in left.items()}
        sizes = {path: visited.size for path, visited in left.items()}
        return [left[path] for path in chosen(parts, sizes, vouched, doubted)]

    def work(self) -> None:
        """Be one worker: take pages until there are none left, or no browser can be had."""
        visitor = self._pool.picked_up()
        while not self._pool.stopped.is_set() and (task := self._next()):
            left = list(task)
            try:
                if len(task) > 1:
                    visitor, left = self._put(task, visitor)
                while left and not self._pool.stopped.is_set():
                    visitor = self._audited(left[0], visitor)
                    left.pop(0)
            except BrowserStartError as fault:
                self._queue.put(left)  # for those who still have a browser
                self._start_fault = fault
                return
        if visitor:
            self._pool.lay_down(visitor)

    def stop(self) -> None:
        """End all work, so that no worker waits for a browser."""
        self._pool.stop()

    def give_up(self) -> None:
        """Tell the pages of this round that nobody could audit, once every worker has ended.

        Raises `CannotRunError` where there has never been a browser.
        """
        if self.tools is None:
            raise self._start_fault or CannotRunError("No page was audited.")
        for task in iter(self._next, None):
            for visited in task:
                self._miss(visited, f"no browser could be started for it ({self._start_fault})")

    def end(self) -> None:
        """End the browsers, in good health or not."""
        self._pool.end()

    def _next(self) -> _Task | None:
        try:
            return self._queue.get_nowait()
        except queue.Empty:
            return None

    def _put(self, task: _Task, visitor: Visitor | None) -> tuple[Visitor | None, list[Visited]]:
        """Put pages in the place of another one; give the visitor, if it is still good, and the pages to load."""
        family = self._families[task[0].root]
        host = next((one for one in self._visited if one.page == family.host and one.facts), None)
        if host is None or not family.is_trusted:
            return visitor, list(task)
        visitor = visitor or self._pool.new()
        try:
            if not visitor.has_open(host.page):
                visitor.open(host.page, self._orders.widths[0], family.known)
                if not self._gives_the_same(host, visitor):
                    family.doubt()
                    return visitor, list(task)
            found = visitor.put([visited.page for visited in task], self._orders.widths[0])
        except UnfitPageError:
            return visitor, list(task)
        except (PageHungError, BrowserLostError):  # which of them is at fault shows when each is loaded
            self._pool.kill(visitor.browser)
            return None, list(task)
        left = []
        for visited, facts in zip(task, found, strict=True):
            if facts is None:
                left.append(visited)
                continue
            visited.facts, visited.loaded, visited.seen, visited.put = [facts], host.loaded, True, True
            self._done(visited)
        return visitor, left

    def _gives_the_same(self, host: Visited, visitor: Visitor) -> bool:
        """Whether a page, put in its own place, gives what it gave when it was loaded."""
        [again] = visitor.put([host.page], self._orders.widths[0])
        return again is not None and again.tells_the_same_as(visitor.content_of(host.facts[0]))

    def _audited(self, visited: Visited, visitor: Visitor | None) -> Visitor | None:
        """Audit a page in every way; give the visitor back if its browser is good for another page."""
        reason = ""
        for _ in range(_ATTEMPTS):
            visitor = visitor or self._pool.new()
            try:
                (self._go_over if visited.seen or visited.whole else self._see)(visited, visitor)
            except UnfitPageError as fault:
                self._miss(visited, str(fault))
                return visitor
            except (PageHungError, BrowserLostError) as fault:
                self._pool.kill(visitor.browser)
                visitor = None
                reason = f"{fault} (tried {_ATTEMPTS} times)"
                if self._pool.stopped.is_set():
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
        is_described = False
        for facts in visitor.visit(visited.page, missing or widths, look=look):
            if not is_described:
                self._describe(visited, visitor)
                is_described = True
            if facts.width in missing:
                visited.facts.append(facts)
        if look:
            visited.facts += list(visitor.handle(visited.page, self._orders.widths, each_page=True))
        visited.seen = True

    def _go_over(self, visited: Visited, visitor: Visitor) -> None:
        """Have hands go over the page, after all rules have run at each width if not all have yet."""
        facts = visited.facts
        if self._orders.look_by_parts:
            seen = next((facts for facts in facts if not facts.by_hand), None)
            facts = []
            for found in visitor.visit(visited.page, self._orders.widths, seen=seen):
                if not (facts or visited.seen):
                    self._describe(visited, visitor)
                facts.append(found)
            facts += visitor.handle(visited.page, self._orders.widths, each_page=True)
        visited.facts = [*facts, *visitor.handle(visited.page, self._orders.widths, each_page=False)]
        visited.seen, visited.put, visited.by_hand = True, False, True

    def _describe(self, visited: Visited, visitor: Visitor) -> None:
        """Describe a page as its scripts have made it, and learn from it what they do."""
        look = visitor.look(compare=bool(visited.root))
        visited.loaded = look.loaded
        if not self._orders.by_parts:
            return
        made = self._assets.parts_of(look.html, look.loaded)
        is_as_delivered = False
        if visited.root and look.delivered:
            self._families[visited.root].learn(visited.page, look.delivered)
            is_as_delivered = look.delivered.changed is not None
        visited.parts = made | visited.parts if is_as_delivered else made

    def _done(self, visited: Visited) -> None:
        with self._lock:
            self._orders.counted()
        if self.tools:
            self._orders.kept(visited, self.tools)

    def _missing(self, visited: Visited) -> tuple[int, ...]:
        done = {facts.width for facts in visited.facts if not facts.by_hand}
        return tuple(width for width in self._orders.widths if width not in done)

    def _miss(self, visited: Visited, reason: str) -> None:
        """Tell a page as not audited, with what has been found on it all the same."""
        widths = self._missing(visited) or self._orders.widths
        told = reason.replace(self._orders.origin, "")
        visited.missed = True
        with self._lock:
            self.not_audited.append(NotAudited(visited.page.path, tuple(sorted(widths)), told))
            self._orders.counted()

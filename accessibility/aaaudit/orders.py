"""What the workers of an audit are told to do, and what they tell of each page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from aaaudit.facts import PageFacts, Tools
from aaaudit.finding import Level
from aaaudit.place import Place
from aaaudit.target import Page


@dataclass
class Visited:
    """A page with what has been found on it so far.

    `root`, `parts` and `size` describe it (see `structure`); `loaded` are paths of files that the browser loaded for
    it; `seen` says whether the rules have run, `put` whether that was in the place of another page (see
    `placing`); `by_hand` whether the interactions that need not go over each page went over this one; `whole`,
    that they are to do so as soon as it is loaded.
    """

    page: Page
    facts: list[PageFacts] = field(default_factory=list)
    loaded: tuple[str, ...] = ()
    root: str = ""
    parts: frozenset[str] = frozenset()
    size: int = 0
    seen: bool = False
    put: bool = False
    whole: bool = False
    by_hand: bool = False
    missed: bool = False

    def is_clean(self, *, look: bool) -> bool:
        """Whether hands went over the page and found nothing; with `look`, nor did rules on how it looks."""
        hands = any(facts.by_hand and facts.has_findings for facts in self.facts)
        return self.by_hand and not hands and not (look and any(facts.looks_doubtful for facts in self.facts))

    def forget(self) -> None:
        """Take back what was found where it was put."""
        self.facts, self.seen, self.put = [], False, False


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

    @property
    def spares(self) -> bool:
        """Whether not every rule has to run on every page."""
        return self.by_parts and self.look_by_parts

"""Between two rows: which horizontal runs share a track, and in which order the tracks lie.

A gap between two rows is a routing channel (D. N. Deutsch, "A dogleg channel router", 1976): each line comes
in at a side (the row above or the row below) at some x, runs along a track, and leaves at another x. Lines
that share a source or a target share a run, so that they fork and join like branches of one stem.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_CLEARANCE: Final = 10
"""Two vertical lines nearer than this would be taken for one."""

_RUN_GAP: Final = 40
"""Two runs on one track nearer than this would be taken for one."""

_CROSSING: Final = 1
_FALSE_JOIN: Final = 1000


@dataclass(frozen=True)
class Run:
    """Horizontal runs that lie on one track.

    Attributes:
        key: what they share; sorts and names the run.
        stems: x of the lines that come from the row above.
        drops: x of the lines that go to the row below.

    """

    key: tuple[str, str]
    stems: frozenset[float]
    drops: frozenset[float]

    @property
    def left(self) -> float:
        """Where the run begins."""
        return min(self.stems | self.drops)

    @property
    def right(self) -> float:
        """Where the run ends."""
        return max(self.stems | self.drops)

    @property
    def straight(self) -> bool:
        """Whether the line goes straight down and needs no track."""
        return self.left == self.right

    def spans(self, x: float) -> bool:
        """Tell whether a vertical line at ``x`` would meet this run."""
        return self.left - _CLEARANCE < x < self.right + _CLEARANCE

    def overlaps(self, other: Run) -> bool:
        """Tell whether the two runs need tracks of their own."""
        return self.left - _RUN_GAP < other.right and other.left - _RUN_GAP < self.right


def tracks(runs: list[Run]) -> dict[tuple[str, str], int]:
    """Give each run that is not straight a track, counted from 0 at the top.

    Runs are put in one by one where they cause the fewest crossings; a place where two different lines would
    lie on each other is taken only if there is no other.
    """
    order: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.left, run.right, run.key)):
        if not run.straight:
            order.insert(_best_place(order, run), run)
    return _levels(order)


def _levels(order: list[Run]) -> dict[tuple[str, str], int]:
    levels: dict[tuple[str, str], int] = {}
    for index, run in enumerate(order):
        above = [levels[other.key] for other in order[:index] if other.overlaps(run)]
        levels[run.key] = max(above, default=-1) + 1
    return levels


def _best_place(order: list[Run], run: Run) -> int:
    """Return where in the order, from the top, the run does least harm."""

    def cost(place: int) -> int:
        above = sum(_stacked(other, run) for other in order[:place])
        return above + sum(_stacked(run, other) for other in order[place:])

    return min(range(len(order) + 1), key=cost)


def _stacked(upper: Run, lower: Run) -> int:
    """Count what goes wrong where ``upper`` lies above ``lower``."""
    crossings = sum(lower.spans(x) for x in upper.drops) + sum(upper.spans(x) for x in lower.stems)
    joins = sum(abs(drop - stem) < _CLEARANCE for drop in upper.drops for stem in lower.stems)
    return _CROSSING * crossings + _FALSE_JOIN * joins

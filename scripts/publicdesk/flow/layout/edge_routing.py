"""How each way crosses each gap between two rows, and on which track."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from publicdesk.flow.layout.channel_routing import Run, tracks

if TYPE_CHECKING:
    from publicdesk.flow.layout.layered_graph import Layers

Side = Literal["above", "below"]

_PORT: Final = 36
"""How far from the middle of a node a way that comes back enters it."""


@dataclass(frozen=True)
class Hop:
    """One crossing of a gap by one way.

    Attributes:
        gap: the row above the gap.
        start: x where the way comes in.
        came: the side it comes from.
        end: x where it leaves.
        went: the side it leaves to.
        run: key of the run it shares.

    """

    gap: int
    start: float
    came: Side
    end: float
    went: Side
    run: tuple[str, str]

    @property
    def straight(self) -> bool:
        """Whether the way only passes."""
        return self.start == self.end


def hops(graph: Layers, middles: dict[str, float]) -> list[list[Hop]]:
    """Return the hops of each way in the order in which it makes them; ``middles`` is x by item."""
    exits = Counter(way[0] for way in graph.ways)
    return [
        _backward(graph, middles, way, index) if index in graph.back else _forward(graph, middles, way, exits)
        for index, way in enumerate(graph.ways)
    ]


def levels(all_hops: list[list[Hop]]) -> dict[int, dict[tuple[str, str], int]]:
    """Return the track of each run by gap; a run that only goes straight has none."""
    stems: dict[tuple[int, tuple[str, str]], set[float]] = defaultdict(set)
    drops: dict[tuple[int, tuple[str, str]], set[float]] = defaultdict(set)
    for hop in (hop for way in all_hops for hop in way):
        for x, side in ((hop.start, hop.came), (hop.end, hop.went)):
            (stems if side == "above" else drops)[hop.gap, hop.run].add(x)
    gaps = defaultdict(list)
    for gap, key in sorted({*stems, *drops}):
        gaps[gap].append(Run(key, frozenset(stems[gap, key]), frozenset(drops[gap, key])))
    return {gap: tracks(runs) for gap, runs in gaps.items()}


def _forward(
    graph: Layers, middles: dict[str, float], way: tuple[str, ...], exits: Counter[str]
) -> list[Hop]:
    return [
        Hop(
            gap=graph.items[upper].row,
            start=middles[upper],
            came="above",
            end=middles[lower],
            went="below",
            run=("out", upper) if exits[upper] > 1 else ("in", lower),
        )
        for upper, lower in pairwise(way)
    ]


def _backward(graph: Layers, middles: dict[str, float], way: tuple[str, ...], index: int) -> list[Hop]:
    source, *climb, target = way
    row = graph.items[source].row
    result = [Hop(row, middles[source], "above", middles[climb[0]], "above", ("out", source))]
    for lower, upper in pairwise(climb):
        row = graph.items[upper].row
        result.append(Hop(row, middles[lower], "below", middles[upper], "above", ("climb", str(index))))
    lane = middles[climb[-1]]
    side = 1 if lane > middles[target] else -1
    entry = middles[target] + side * _PORT
    row = graph.items[target].row - 1
    result.append(Hop(row, lane, "below", entry, "below", ("back", f"{target} {side}")))
    return result

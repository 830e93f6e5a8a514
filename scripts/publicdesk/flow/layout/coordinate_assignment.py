"""After the layout: lines that wander are made straight, and two that change places are kept apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publicdesk.flow.layout.layered_graph import Layers

_NEIGHBOUR_GAP: Final = 24
_NUDGE: Final = 14
_SAME: Final = 10
"""Vertical lines nearer than this would be taken for one."""


def settle(graph: Layers, middles: dict[str, float]) -> dict[str, float]:
    """Return better x coordinates; boxes and labels move only where two lines would lie on each other."""
    settled = dict(middles)
    _straighten(graph, settled)
    _part(graph, settled)
    return settled


def _straighten(graph: Layers, middles: dict[str, float]) -> None:
    """Put each lane under the one before it where its row has room for it."""
    for way in graph.ways:
        for before, lane in pairwise(way[1:-1]):
            if graph.items[lane].kind == "lane":
                low, high = _room(graph, middles, lane)
                middles[lane] = min(max(middles[before], low), high)


def _room(graph: Layers, middles: dict[str, float], lane: str) -> tuple[float, float]:
    """Return how far to the left and to the right a lane can move between its neighbours."""
    here = middles[lane]
    low, high = -float("inf"), float("inf")
    for name, item in graph.items.items():
        if item.row == graph.items[lane].row and name != lane:
            reach = item.width / 2 + _NEIGHBOUR_GAP
            if middles[name] < here:
                low = max(low, middles[name] + reach)
            else:
                high = min(high, middles[name] - reach)
    return min(low, here), max(high, here)


def _part(graph: Layers, middles: dict[str, float]) -> None:
    """Shift one of two lines that swap their x between two rows: no order of tracks could keep them apart."""
    gaps = defaultdict(list)
    for index, way in enumerate(graph.ways):
        for one, other in pairwise(way[1:-1] if index in graph.back else way):
            upper, lower = sorted((one, other), key=lambda name: graph.items[name].row)
            gaps[graph.items[upper].row].append((upper, lower))
    for gap in sorted(gaps):
        for (upper, lower), (other_upper, other_lower) in combinations(gaps[gap], 2):
            if _near(middles, upper, other_lower) and _near(middles, lower, other_upper):
                middles[min(lower, other_lower, key=lambda name: graph.items[name].width)] += _NUDGE


def _near(middles: dict[str, float], one: str, other: str) -> bool:
    return abs(middles[one] - middles[other]) < _SAME

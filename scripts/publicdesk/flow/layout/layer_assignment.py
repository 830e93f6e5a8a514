"""Which row each node stands in, and which ways make the main line down the chart."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicdesk.flow.layout.node_sizes import Label
    from publicdesk.flow.model import Flow
    from publicdesk.flow.reading_order import Reading


@dataclass(frozen=True)
class Step:
    """A way that does not go back.

    Attributes:
        way: its index in ``flow.edges``.
        source: id of the node it leaves.
        target: id of the node it leads to.
        rows: how many rows down the target stands at least.

    """

    way: int
    source: str
    target: str
    rows: int


def steps(flow: Flow, reading: Reading, labels: tuple[Label, ...]) -> list[Step]:
    """List the ways that do not go back; a label needs a row of its own."""
    return [
        Step(way, edge.source, edge.target, 2 if labels[way].lines else 1)
        for way, edge in enumerate(flow.edges)
        if way not in reading.back
    ]


def rows(onward: list[Step]) -> defaultdict[str, int]:
    """Give each node the row that the longest way to it asks for, from 0 at the top."""
    return _longest([(step.source, step.target, step.rows) for step in onward])


def lone_ways(onward: list[Step]) -> frozenset[int]:
    """Find the ways into nodes that no other way leads down to."""
    entries = Counter(step.target for step in onward)
    return frozenset(step.way for step in onward if entries[step.target] == 1)


def main_ways(flow: Flow, onward: list[Step]) -> frozenset[int]:
    """Of each two ways out of a node choose the one with more to come: it is drawn straight down.

    Of three ways the middle one is straight by itself, and of two equal ones neither should be; a way into a
    node where others meet is left to find its own place.
    """
    ahead = _longest([(step.target, step.source, step.rows) for step in onward])
    exits = Counter(edge.source for edge in flow.edges)
    choices = defaultdict(list)
    for step in onward:
        choices[step.source].append((ahead[step.target] + step.rows, step.way))
    lone = lone_ways(onward)
    return (
        frozenset(
            max(options)[1]
            for source, options in choices.items()
            if exits[source] == 2 and len({length for length, _ in options}) == len(options)  # noqa: PLR2004 - two ways
        )
        & lone
    )


def _longest(ways: list[tuple[str, str, int]]) -> defaultdict[str, int]:
    """Return the length of the longest way to each node; the ways form no loop."""
    lengths: defaultdict[str, int] = defaultdict(int)
    settled = False
    while not settled:
        settled = True
        for source, target, length in ways:
            if lengths[target] < lengths[source] + length:
                lengths[target] = lengths[source] + length
                settled = False
    return lengths

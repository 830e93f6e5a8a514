"""The flow as a layered graph: rows from top to bottom, and every line cut into pieces of one row each.

This is the method of K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical
system structures" (1981). A label stands in a row of its own below its node, so that the layout keeps room
for it; a way that spans several rows has a lane in each; a way that goes back leaves below its node, climbs
in lanes beside the nodes and comes down into its target from above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from publicdesk.flow.layout.layer_assignment import lone_ways, main_ways, rows, steps
from publicdesk.flow.layout.node_sizes import Box, Label, boxes, label

if TYPE_CHECKING:
    from publicdesk.flow.model import Flow
    from publicdesk.flow.reading_order import Reading

ItemKind = Literal["box", "label", "lane", "turn"]

_LANE_WIDTH: Final = 8

# How strongly a piece wants to be straight, after E. R. Gansner and others, "A technique for drawing directed
# graphs" (1993): long lines first. A label stands above the node it leads to.
_STRAIGHT: Final[dict[frozenset[ItemKind], int]] = {
    frozenset({"lane"}): 8,
    frozenset({"lane", "label"}): 8,
    frozenset({"label", "box"}): 2,
    frozenset({"box"}): 3,
    frozenset({"lane", "box"}): 2,
}
_LABEL_TO_BOX: Final = 8
_MAIN_WAY: Final = 6


@dataclass(frozen=True)
class Item:
    """One thing in a row: a box, a label, the passage of a line, or the turn of a line that goes back."""

    name: str
    kind: ItemKind
    row: int
    width: int
    height: int


@dataclass(frozen=True)
class Piece:
    """A connection of two items in neighbouring rows, for the layout."""

    upper: str
    lower: str
    weight: int


@dataclass
class Layers:
    """The layered graph.

    Attributes:
        boxes: nodes in reading order; the item of the nth (from 0) is called ``box{n}``.
        labels: the label of each way, in the order of ``flow.edges``.
        items: all items by name.
        pieces: what the layout sees.
        ways: for each way the names of its items from source to target.
        back: indices of the ways that go back.

    """

    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    back: frozenset[int]
    items: dict[str, Item] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    ways: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, name: str, kind: ItemKind, row: int, size: tuple[int, int]) -> str:
        """Add an item and return its name."""
        self.items[name] = Item(name=name, kind=kind, row=row, width=size[0], height=size[1])
        return name

    def join(self, upper: str, lower: str, weight: int | None = None) -> None:
        """Add a piece; its weight follows from what it joins unless given."""
        kinds = frozenset({self.items[upper].kind, self.items[lower].kind})
        self.pieces.append(Piece(upper, lower, _STRAIGHT.get(kinds, 1) if weight is None else weight))


def layers(flow: Flow, reading: Reading) -> Layers:
    """Build the layered graph of a flow."""
    result = Layers(
        boxes=boxes(reading), labels=tuple(label(edge.label) for edge in flow.edges), back=reading.back
    )
    names = {node.id: f"box{index}" for index, node in enumerate(reading.nodes)}
    onward = steps(flow, reading, result.labels)
    row = rows(onward)
    for index, box in enumerate(result.boxes):
        result.add(f"box{index}", "box", row[box.node.id], (box.width, box.height))
    main, lone = main_ways(flow, onward), lone_ways(onward)
    for index, edge in enumerate(flow.edges):
        ends = names[edge.source], names[edge.target]
        if index in reading.back:
            way = _backward(result, index, ends)
        else:
            weights = _MAIN_WAY if index in main else None, _LABEL_TO_BOX if index in lone else None
            way = _forward(result, index, ends, weights)
        result.ways.append(way)
    return result


def _forward(
    graph: Layers, index: int, ends: tuple[str, str], weights: tuple[int | None, int | None]
) -> tuple[str, ...]:
    """Add a way down; the weights are those of its first piece and of the piece from its label to a box."""
    source, target = ends
    chain = [source]
    for row in range(graph.items[source].row + 1, graph.items[target].row):
        labelled = graph.labels[index].lines and len(chain) == 1
        chain.append(_label(graph, index, row) if labelled else _lane(graph, index, row))
    chain.append(target)
    first, onto_box = weights
    graph.join(chain[0], chain[1], first)
    for upper, lower in pairwise(chain[1:]):
        from_label = graph.items[upper].kind == "label" and lower == target
        graph.join(upper, lower, onto_box if from_label else None)
    return tuple(chain)


def _backward(graph: Layers, index: int, ends: tuple[str, str]) -> tuple[str, ...]:
    """Add a way that goes back: down to below its source, up in lanes, and down from above its target."""
    source, target = ends
    bottom, top = graph.items[source].row, graph.items[target].row
    first = _label(graph, index, bottom) if graph.labels[index].lines else _lane(graph, index, bottom)
    climb = [first, *(_lane(graph, index, row) for row in range(bottom - 1, top - 1, -1))]
    for lower, upper in pairwise(climb):
        graph.join(upper, lower)
    # The turns keep the place where the line rounds its two nodes; they are not drawn.
    below = graph.add(f"below{index}", "turn", bottom + 1, (_LANE_WIDTH, 0))
    above = graph.add(f"above{index}", "turn", top - 1, (_LANE_WIDTH, 0))
    graph.join(first, below)
    graph.join(source, below, weight=0)
    graph.join(above, climb[-1])
    graph.join(above, target, weight=0)
    return (source, *climb, target)


def _label(graph: Layers, index: int, row: int) -> str:
    size = graph.labels[index]
    return graph.add(f"label{index}", "label", row, (size.width, size.height))


def _lane(graph: Layers, index: int, row: int) -> str:
    return graph.add(f"lane{index}_{row}", "lane", row, (_LANE_WIDTH, 0))

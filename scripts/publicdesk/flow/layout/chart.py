"""Where everything in the chart lies: boxes, labels and lines with their coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.flow.layout import graphviz
from publicdesk.flow.layout.coordinate_assignment import settle
from publicdesk.flow.layout.edge_routing import Hop, hops, levels
from publicdesk.flow.layout.layered_graph import layers

if TYPE_CHECKING:
    from publicdesk.flow.layout.layered_graph import Layers
    from publicdesk.flow.layout.node_sizes import Box, Label
    from publicdesk.flow.model import Flow
    from publicdesk.flow.reading_order import Reading

Point = tuple[float, float]

_MARGIN: Final = 4
_TRACK: Final = 16
_BELOW_BOX: Final = 18
_BELOW_LABEL: Final = 8
_ABOVE_BOX: Final = 30
_ABOVE_LABEL: Final = 10


@dataclass(frozen=True)
class PlacedBox:
    """A node and the top left corner of its box."""

    box: Box
    left: float
    top: float


@dataclass(frozen=True)
class PlacedLabel:
    """The words on a way: its index in ``flow.edges``, the middle of the lines and the top of the first."""

    way: int
    label: Label
    middle: float
    top: float


@dataclass(frozen=True)
class Line:
    """A way as it is drawn.

    Attributes:
        way: its index in ``flow.edges``.
        parts: the corners of each unbroken part, from source to target; a label stands between two parts.
        back: whether the way goes back, up beside the nodes.

    """

    way: int
    parts: tuple[tuple[Point, ...], ...]
    back: bool


@dataclass(frozen=True)
class Chart:
    """A chart ready to be drawn; the origin is the top left corner, lengths are in user units."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    labels: tuple[PlacedLabel, ...]
    lines: tuple[Line, ...]


def lay_out(flow: Flow, reading: Reading) -> Chart:
    """Lay out a flow.

    Raises:
        FlowError: the layout program is missing or refuses the flow.

    """
    graph = layers(flow, reading)
    middles = settle(graph, graphviz.lay_out(graphviz.dot(graph)))
    return _Placing(graph, middles).chart()


class _Placing:
    """Rows and tracks get their heights, and everything in them its place."""

    def __init__(self, graph: Layers, middles: dict[str, float]) -> None:
        self.graph = graph
        self.middles = middles
        self.hops = hops(graph, middles)
        self.levels = levels(self.hops)
        self.tops, self.gaps = self._rows()

    def chart(self) -> Chart:
        boxes = [self._box(index) for index in range(len(self.graph.boxes))]
        labels = [self._label(way) for way, label in enumerate(self.graph.labels) if label.lines]
        lines = [self._line(way) for way in range(len(self.graph.ways))]
        corners = [corner for line in lines for part in line.parts for corner in part]
        corners += [(item.left, item.top) for item in boxes]
        corners += [(item.left + item.box.width, item.top + item.box.height) for item in boxes]
        for item in labels:
            half = item.label.width / 2
            corners += [(item.middle - half, item.top), (item.middle + half, item.top + item.label.height)]
        left = min(x for x, _ in corners) - _MARGIN
        top = min(y for _, y in corners) - _MARGIN
        return Chart(
            width=max(x for x, _ in corners) + _MARGIN - left,
            height=max(y for _, y in corners) + _MARGIN - top,
            boxes=tuple(PlacedBox(item.box, item.left - left, item.top - top) for item in boxes),
            labels=tuple(
                PlacedLabel(item.way, item.label, item.middle - left, item.top - top) for item in labels
            ),
            lines=tuple(
                Line(
                    line.way,
                    tuple(tuple((x - left, y - top) for x, y in part) for part in line.parts),
                    line.back,
                )
                for line in lines
            ),
        )

    def _rows(self) -> tuple[dict[int, float], dict[int, float]]:
        """Return the top of each row, and the top of the tracks below it."""
        items = list(self.graph.items.values())
        with_boxes = {item.row for item in items if item.kind == "box"}
        tops: dict[int, float] = {}
        gaps: dict[int, float] = {}
        y = 0.0
        for row in sorted({item.row for item in items}):
            tops[row] = y
            y += max(item.height for item in items if item.row == row)
            y += _BELOW_BOX if row in with_boxes else _BELOW_LABEL
            gaps[row] = y
            y += _TRACK * max(self.levels.get(row, {}).values(), default=0)
            y += _ABOVE_BOX if row + 1 in with_boxes else _ABOVE_LABEL
        return tops, gaps

    def _box(self, index: int) -> PlacedBox:
        box, item = self.graph.boxes[index], self.graph.items[f"box{index}"]
        return PlacedBox(box, self.middles[item.name] - box.width / 2, self.tops[item.row])

    def _label(self, way: int) -> PlacedLabel:
        item = self.graph.items[f"label{way}"]
        top = self.tops[item.row]
        if way in self.graph.back:
            source = self.graph.items[self.graph.ways[way][0]]
            top += max(0, source.height - item.height) / 2
        return PlacedLabel(way, self.graph.labels[way], self.middles[item.name], top)

    def _line(self, way: int) -> Line:
        names = self.graph.ways[way]
        source, target = self.graph.items[names[0]], self.graph.items[names[-1]]
        parts: list[list[Point]] = [[(self.middles[source.name], self.tops[source.row] + source.height)]]
        for name, hop in zip(names[1:], self.hops[way], strict=True):
            parts[-1] += self._corners(hop)
            if self.graph.items[name].kind == "label":
                near, far = self._edges(way)
                parts[-1].append((hop.end, near))
                parts.append([(hop.end, far)])
        parts[-1].append((self.hops[way][-1].end, self.tops[target.row]))
        return Line(way, tuple(map(tuple, parts)), way in self.graph.back)

    def _corners(self, hop: Hop) -> list[Point]:
        if hop.straight:
            return []
        y = self.gaps[hop.gap] + _TRACK * self.levels[hop.gap][hop.run]
        return [(hop.start, y), (hop.end, y)]

    def _edges(self, way: int) -> tuple[float, float]:
        """Return where the line of a way meets its label, and where it goes on."""
        top = self._label(way).top
        bottom = top + self.graph.labels[way].height
        return (bottom, top) if way in self.graph.back else (top, bottom)

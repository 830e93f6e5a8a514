"""The geometry of charts: nothing lies on anything else."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from publicdesk.flow.layout.chart import Chart, Point, lay_out
from publicdesk.flow.model import Edge, Flow, Node, NodeKind
from publicdesk.flow.reading_order import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Rectangle = tuple[float, float, float, float]

TEXTS = (
    "繳納稅款",
    "備妥護照、居留證及扣繳憑單，送交申報書",
    "Pay the tax due",
    "File a return before you leave",
)


def random_flow(seed: int) -> Flow:
    """Make a flow of 4 to 14 nodes with answers that lead anywhere, back as well as forward."""
    dice = random.Random(seed)  # noqa: S311 - test data, the same for the same seed
    inner: list[NodeKind] = [dice.choice(["step", "decision"]) for _ in range(dice.randint(2, 12))]
    kinds: list[NodeKind] = ["start", *inner, "end"]
    nodes = tuple(Node(f"n{i}", kind, dice.choice(TEXTS), "Taxpayer") for i, kind in enumerate(kinds))
    edges = []
    for i, kind in enumerate(kinds[:-1]):
        edges.append(Edge(f"n{i}", f"n{i + 1}", "Yes" if kind == "decision" else None))
        if kind == "decision":
            others = [f"n{dice.randint(1, len(kinds) - 1)}" for _ in range(dice.randint(1, 2))]
            edges += (
                Edge(f"n{i}", other, dice.choice(["No", "不符", "90 days or fewer"])) for other in others
            )
    return Flow(f"Seed {seed}", nodes, tuple(edges))


def segments(chart: Chart, way: int) -> Iterator[tuple[Point, Point]]:
    """Give the straight pieces of a way's line."""
    for part in chart.lines[way].parts:
        yield from pairwise(part)


def boxes(chart: Chart) -> list[Rectangle]:
    """Give the outlines of all nodes: left, top, right, bottom."""
    return [(b.left, b.top, b.left + b.box.width, b.top + b.box.height) for b in chart.boxes]


def labels(chart: Chart) -> list[Rectangle]:
    """Give the outlines of the words of all labels."""
    inset = 10
    return [
        (
            placed.middle - placed.label.width / 2 + inset,
            placed.top,
            placed.middle + placed.label.width / 2 - inset,
            placed.top + placed.label.height,
        )
        for placed in chart.labels
    ]


def meet(one: Rectangle, two: Rectangle) -> bool:
    """Tell whether two rectangles share more than an edge."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def crossed(chart: Chart, rectangle: Rectangle) -> list[int]:
    """List the ways whose line runs through a rectangle."""
    result = []
    for way in range(len(chart.lines)):
        for (x1, y1), (x2, y2) in segments(chart, way):
            hair = (min(x1, x2) - 0.1, min(y1, y2) - 0.1, max(x1, x2) + 0.1, max(y1, y2) + 0.1)
            left, top, right, bottom = rectangle
            if meet(hair, (left + 1, top + 1, right - 1, bottom - 1)):
                result.append(way)
    return result


def joins(chart: Chart, flow: Flow) -> list[tuple[Edge, Edge]]:
    """List pairs of ways with nothing in common whose lines run on each other."""
    result = []
    for one, two in combinations(range(len(flow.edges)), 2):
        first, second = flow.edges[one], flow.edges[two]
        if first.source == second.source or first.target == second.target:
            continue
        for a in segments(chart, one):
            result += [(first, second) for b in segments(chart, two) if along(a, b)]
    return result


def along(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    """Tell whether two straight pieces run on each other, or so near that they seem to."""
    for fixed, free in ((0, 1), (1, 0)):
        if a[0][fixed] == a[1][fixed] and b[0][fixed] == b[1][fixed] and abs(a[0][fixed] - b[0][fixed]) < 6:
            low, high = sorted((a[0][free], a[1][free])), sorted((b[0][free], b[1][free]))
            if min(low[1], high[1]) >= max(low[0], high[0]):
                return True
    return False


def assert_clear(flow: Flow) -> None:
    """Assert that nodes, labels and lines of a chart keep clear of each other."""
    chart = lay_out(flow, read(flow))
    rectangles = boxes(chart) + labels(chart)
    assert not [pair for pair in combinations(rectangles, 2) if meet(*pair)]
    assert [crossed(chart, rectangle) for rectangle in rectangles] == [[]] * len(rectangles)
    assert joins(chart, flow) == []


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_real_charts_are_clear(chart: Callable[[str, str], Flow], name: str, language: str) -> None:
    """In real charts no line runs through a node or a label, and no two lines run on each other."""
    assert_clear(chart(name, language))


@pytest.mark.parametrize("seed", range(40))
def test_any_chart_is_clear(seed: int) -> None:
    """The same holds for flows whose answers lead anywhere."""
    assert_clear(random_flow(seed))


@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_line_runs_from_its_source_to_its_target(chart: Callable[[str, str], Flow], name: str) -> None:
    """Each line leaves at the bottom of its source, comes in at the top of its target, and is upright."""
    flow = chart(name, "en")
    drawn = lay_out(flow, read(flow))
    by_id = {placed.box.node.id: placed for placed in drawn.boxes}
    for line, edge in zip(drawn.lines, flow.edges, strict=True):
        source, target = by_id[edge.source], by_id[edge.target]
        (x1, y1), (x2, y2) = line.parts[0][0], line.parts[-1][-1]
        assert y1 == source.top + source.box.height
        assert source.left < x1 < source.left + source.box.width
        assert y2 == target.top
        assert target.left < x2 < target.left + target.box.width
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in segments(drawn, line.way))


@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_label_stands_in_its_own_line(chart: Callable[[str, str], Flow], name: str) -> None:
    """The line of a labelled way is open where its label stands, and only there."""
    flow = chart(name, "ja")
    drawn = lay_out(flow, read(flow))
    placed = {label.way: label for label in drawn.labels}
    for line, edge in zip(drawn.lines, flow.edges, strict=True):
        assert len(line.parts) == (2 if edge.label else 1)
        if edge.label:
            label = placed[line.way]
            ends = sorted((line.parts[0][-1], line.parts[1][0]), key=lambda point: point[1])
            assert ends == [(label.middle, label.top), (label.middle, label.top + label.label.height)]
            assert "".join(label.label.lines) == edge.label


def test_loop_to_the_node_itself_is_drawn() -> None:
    """A way from a node to itself goes round it."""
    nodes = (Node("wait", "start", "Wait"), Node("ask", "decision", "Ready?"), Node("go", "end", "Go"))
    ways = (Edge("wait", "ask"), Edge("ask", "ask", "No"), Edge("ask", "go", "Yes"))
    assert_clear(Flow("Waiting", nodes, ways))


def test_nodes_of_one_shape_line_up(chart: Callable[[str, str], Flow]) -> None:
    """All boxes are equally wide, and so are all decisions."""
    flow = chart("stay-12", "en")
    widths = {(b.box.node.kind == "decision", b.box.width) for b in lay_out(flow, read(flow)).boxes}
    assert len(widths) == 2

"""The chart as an inline SVG: no style attributes, no colours of its own, every id with the page's prefix."""

from __future__ import annotations

from html import escape
from math import dist
from typing import TYPE_CHECKING, Final

from publicdesk.flow.layout import node_sizes
from publicdesk.flow.layout.chart import lay_out
from publicdesk.flow.reading_order import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publicdesk.flow.layout.chart import Chart, Line, PlacedBox, PlacedLabel, Point
    from publicdesk.flow.model import Flow, FlowStrings

_CORNER: Final = 8
_ARROW_LENGTH: Final = 9
_ARROW_HALF: Final = 4.5
_BOX_RADIUS: Final = 3
_PILL_RADIUS: Final = 26

_LONG: Final = 1.9
"""Ratio of height to width above which a chart does not go on one printed sheet in a readable size."""

# From the top of a line to its baseline, so that ideographs stand in the middle of the line.
_TEXT_BASE: Final = 17.5
_SMALL_BASE: Final = 15


def render_svg(flow: Flow, *, prefix: str, strings: FlowStrings) -> str:
    """Draw a flow as an SVG in an area that scrolls sideways where the page is narrower.

    The picture is one image with a name and a description for assistive technology; what it shows is in the
    list of ``render_outline``, which has to follow it. The size is in em, so that the chart grows with the
    reader's text.

    Raises:
        FlowError: the flow has no nodes, two nodes share an id, a way leads to an unknown node, or the
            layout program is missing.

    """
    reading = read(flow)
    chart = lay_out(flow, reading)
    title, description = f"{escape(prefix)}--title", f"{escape(prefix)}--description"
    name = escape(strings.diagram_label.format(title=flow.title))
    region = escape(strings.region_label.format(title=flow.title))
    classes = "flow-chart flow-long" if chart.height > _LONG * chart.width else "flow-chart"
    head = (
        f'<div class="{classes}" tabindex="0" role="region" aria-label="{region}">\n{_first_view(chart)}'
        f'<svg role="img" aria-labelledby="{title}" aria-describedby="{description}"'
        f' width="{_number(chart.width / node_sizes.EM)}em" height="{_number(chart.height / node_sizes.EM)}em"'
        f' viewBox="0 0 {_number(chart.width)} {_number(chart.height)}"'
        ' fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"'
        ' text-anchor="middle">\n'
        f'<title id="{title}">{name}</title>\n'
        f'<desc id="{description}">{escape(strings.described_below)}</desc>\n'
    )
    # Browsers read the words of a picture out one by one, whatever its role; the list says them in order.
    drawing = "".join(
        ['<g aria-hidden="true">\n', *_lines(chart, flow), *_labels(chart), *_boxes(chart), "</g>\n"]
    )
    return f"{head}{drawing}</svg>\n</div>\n"


def _first_view(chart: Chart) -> str:
    """Mark where the start lies, as a box that CSS can scroll to: the shapes in a picture have none."""
    start = chart.boxes[0]
    before, across = (_number(length / node_sizes.EM) for length in (start.left, start.box.width))
    return (
        f'<div class="flow-first" aria-hidden="true"><svg width="{before}em" height="0"></svg>'
        f'<svg class="flow-first-box" width="{across}em" height="0"></svg></div>\n'
    )


def _lines(chart: Chart, flow: Flow) -> Iterable[str]:
    yield '<g class="flow-lines">\n'
    for line in chart.lines:
        edge = flow.edges[line.way]
        way = f'data-way="{line.way}" data-from="{escape(edge.source)}" data-to="{escape(edge.target)}"'
        arrow = f'<path class="flow-arrow" fill="currentColor" d="{_arrow(line)}"/>'
        yield f'<g {way}><path d="{_path(line)}"/>{arrow}</g>\n'
    yield "</g>\n"


def _path(line: Line) -> str:
    *others, (x, y) = line.parts[-1]
    # The line ends inside the arrowhead, so that its end does not blunt the tip.
    parts = [*line.parts[:-1], (*others, (x, y - _ARROW_LENGTH / 2))]
    return "".join(_rounded(part) for part in parts)


def _rounded(corners: tuple[Point, ...]) -> str:
    """Write one unbroken part with rounded corners."""
    first, *_, last = corners
    steps = [f"M{_point(first)}"]
    for before, here, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(_CORNER, dist(before, here) / 2, dist(here, after) / 2)
        into, out = _towards(here, before, radius), _towards(here, after, radius)
        steps.append(f"L{_point(into)}Q{_point(here)} {_point(out)}")
    return "".join([*steps, f"L{_point(last)}"])


def _towards(here: Point, there: Point, length: float) -> Point:
    share = length / dist(here, there)
    return here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share


def _arrow(line: Line) -> str:
    x, y = line.parts[-1][-1]
    back = _number(y - _ARROW_LENGTH)
    return f"M{_point((x, y))}L{_number(x - _ARROW_HALF)} {back}H{_number(x + _ARROW_HALF)}Z"


def _labels(chart: Chart) -> Iterable[str]:
    yield f'<g class="flow-labels" font-size="{node_sizes.LABEL_SIZE}" fill="currentColor" stroke="none">\n'
    yield from (_label(label) for label in chart.labels)
    yield "</g>\n"


def _label(placed: PlacedLabel) -> str:
    lines = _text(placed.label.lines, placed.middle, placed.top, (node_sizes.SMALL_LEADING, _SMALL_BASE))
    return f'<g data-way="{placed.way}">{lines}</g>\n'


def _boxes(chart: Chart) -> Iterable[str]:
    yield '<g class="flow-nodes">\n'
    yield from (_box(placed) for placed in chart.boxes)
    yield "</g>\n"


def _box(placed: PlacedBox) -> str:
    box, middle = placed.box, placed.left + placed.box.width / 2
    top = placed.top + node_sizes.PAD_ENDS
    small = _text(box.small, middle, top, (node_sizes.SMALL_LEADING, _SMALL_BASE))
    text = _text(
        box.lines,
        middle,
        top + node_sizes.SMALL_LEADING * len(box.small),
        (node_sizes.TEXT_LEADING, _TEXT_BASE),
    )
    return (
        f'<g class="flow-{box.node.kind}" data-node="{escape(box.node.id)}">{_shape(placed)}'
        f'<g class="flow-words" font-size="{node_sizes.TEXT_SIZE}" fill="currentColor" stroke="none">'
        f'<g class="flow-who" font-size="{node_sizes.SMALL_SIZE}">{small}</g>{text}</g></g>\n'
    )


def _shape(placed: PlacedBox) -> str:
    left, top, width, height = placed.left, placed.top, placed.box.width, placed.box.height
    if placed.box.node.kind == "decision":
        inset = node_sizes.HEXAGON_POINT
        corners = (
            (left, top + height / 2),
            (left + inset, top),
            (left + width - inset, top),
            (left + width, top + height / 2),
            (left + width - inset, top + height),
            (left + inset, top + height),
        )
        return f'<path d="M{"L".join(_point(corner) for corner in corners)}Z"/>'
    radius = _BOX_RADIUS if placed.box.node.kind == "step" else min(_PILL_RADIUS, height / 2)
    corner = f'x="{_number(left)}" y="{_number(top)}"'
    return f'<rect {corner} width="{width}" height="{height}" rx="{_number(radius)}"/>'


def _text(lines: tuple[str, ...], middle: float, top: float, leading: tuple[float, float]) -> str:
    height, base = leading
    return "".join(
        f'<text x="{_number(middle)}" y="{_number(top + base + height * index)}">{escape(line)}</text>'
        for index, line in enumerate(lines)
    )


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

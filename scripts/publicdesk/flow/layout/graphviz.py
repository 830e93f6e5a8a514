"""Let Graphviz order the items of each row and place them side by side.

The program is graphviz-pure, a port of Graphviz 16 that writes the same numbers on every platform. It has no
Python interface: a graph goes in as DOT, and comes out as JSON (https://graphviz.org/docs/outputs/json/).
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Final

from publicdesk.flow.model import FlowError

if TYPE_CHECKING:
    from publicdesk.flow.layout.layered_graph import Layers

_POINTS_PER_INCH: Final = 72
_NODE_GAP: Final = 32
"""Least distance of two neighbours in a row, in points; one point is one user unit."""


def dot(graph: Layers) -> str:
    """Write the layered graph in the DOT language, without any words: their size is already known."""
    lines = [
        "digraph {",
        f"graph [nodesep={_inches(_NODE_GAP)} ranksep=0.5 splines=false]",
        'node [shape=box fixedsize=true label=""]',
    ]
    lines += (
        f'"{item.name}" [width={_inches(item.width)} height={_inches(item.height)}]'
        for item in graph.items.values()
    )
    lines += (f'"{piece.upper}" -> "{piece.lower}" [weight={piece.weight}]' for piece in graph.pieces)
    roots = _roots(graph)
    if len(roots) > 1:
        # One node above all others keeps the rows of parts that do not hang together in step.
        highest = min(graph.items[name].row for name in roots)
        lines += (f"all -> {name} [weight=1 minlen={graph.items[name].row - highest + 1}]" for name in roots)
    return "\n".join([*lines, "}", ""])


def lay_out(source: str) -> dict[str, float]:
    """Return the x coordinate of the middle of each item, from a graph in the DOT language.

    Raises:
        FlowError: the program is missing or refuses the graph.

    """
    run = subprocess.run(  # noqa: S603 - the program of a pinned package, the graph goes in as data
        [_program(), "-Tjson"], input=source, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        message = f"graphviz-pure could not lay out a flow: {run.stderr.strip()}"
        raise FlowError(message)
    objects = json.loads(run.stdout)["objects"]
    return {item["name"]: float(item["pos"].partition(",")[0]) for item in objects}


def _roots(graph: Layers) -> list[str]:
    """Name the boxes that no line enters from above: the start, and each node that nothing leads to."""
    turns = {name for name, item in graph.items.items() if item.kind == "turn"}
    led_to = {piece.lower for piece in graph.pieces if piece.upper not in turns}
    return [name for name, item in graph.items.items() if item.kind == "box" and name not in led_to]


def _inches(points: int) -> str:
    return f"{points / _POINTS_PER_INCH:.6f}"


@cache
def _program() -> str:
    try:
        files = metadata.files("graphviz-pure") or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.stem == "graphviz-pure" and file.parent.name.lower() in {"bin", "scripts"}:
            return str(file.locate())
    message = "The program graphviz-pure is missing: install the package graphviz-pure from requirements.txt."
    raise FlowError(message)

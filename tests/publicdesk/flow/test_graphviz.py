"""The one place where Graphviz is called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publicdesk.flow.layout import graphviz
from publicdesk.flow.layout.layered_graph import layers
from publicdesk.flow.model import Edge, Flow, FlowError, Node
from publicdesk.flow.reading_order import read

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = Path(__file__).parents[3] / "scripts"


def test_layout_of_a_chart_is_pinned(chart: Callable[[str, str], Flow]) -> None:
    """The pinned version of the program places the items of a known chart where it always has."""
    flow = chart("record-6", "zh-TW")
    source = graphviz.dot(layers(flow, read(flow)))
    assert graphviz.lay_out(source) == {
        "box0": 260,
        "box1": 260,
        "box2": 542,
        "box3": 260,
        "box4": 122,
        "box5": 398,
        "label1": 542,
        "label2": 260,
        "lane3_3": 700,
        "lane3_2": 700,
        "lane3_1": 700,
        "below3": 700,
        "above3": 700,
        "label4": 122,
        "label5": 398,
    }


def test_graph_holds_sizes_and_no_words(chart: Callable[[str, str], Flow]) -> None:
    """The program never sees a text, whose width it could not know: all sizes are given."""
    flow = chart("stay-12", "ja")
    source = graphviz.dot(layers(flow, read(flow)))
    assert source.isascii()
    assert 'node [shape=box fixedsize=true label=""]' in source


def test_parts_that_do_not_hang_together_keep_their_rows() -> None:
    """A node that nothing leads to does not push into the boxes of the main part."""
    flow = Flow(
        "Apart",
        (Node("a", "start", "A"), Node("b", "end", "B"), Node("c", "step", "C"), Node("d", "end", "D")),
        (Edge("a", "b"), Edge("c", "d")),
    )
    middles = graphviz.lay_out(graphviz.dot(layers(flow, read(flow))))
    assert abs(middles["box0"] - middles["box2"]) >= 168 + 32
    assert abs(middles["box1"] - middles["box3"]) >= 168 + 32


def test_refused_graph_is_told_in_a_sentence() -> None:
    """What the program says about a broken graph reaches the reader in one sentence."""
    with pytest.raises(FlowError, match=r"^graphviz-pure could not lay out a flow: .*syntax error"):
        graphviz.lay_out("digraph {")


def test_missing_program_is_told_with_the_remedy() -> None:
    """Without the installed package the message names the package to install, and no trace is needed."""
    code = (
        "from publicdesk.flow import model\n"
        "from publicdesk.flow.layout import graphviz\n"
        "try:\n    graphviz.lay_out('digraph {}')\n"
        "except model.FlowError as error:\n    print(error)\n"
    )
    run = subprocess.run(  # noqa: S603 - this interpreter, without the installed packages
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == (
        "The program graphviz-pure is missing: install the package graphviz-pure from requirements.txt.\n"
    )

"""The markup of the chart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from publicdesk.flow.model import Edge, Flow, FlowStrings, Node
from publicdesk.flow.svg import render_svg

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def drawing(chart: Callable[[str, str], Flow], strings: Callable[[str], FlowStrings]) -> str:
    """Give the markup of a chart of 25 nodes."""
    return render_svg(chart("year-25", "zh-TW"), prefix="flow-1", strings=strings("zh-TW"))


def test_image_has_a_name_and_points_to_the_list(drawing: str) -> None:
    """The picture is one image, named by its title and described by the sentence about the list."""
    svg = ET.fromstring(drawing).find("svg[@role='img']")  # noqa: S314 - our own markup
    assert svg is not None
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    title, description = svg[0], svg[1]
    assert svg.get("aria-labelledby") == title.get("id") == "flow-1--title"
    assert svg.get("aria-describedby") == description.get("id") == "flow-1--description"
    assert title.text == "流程圖：外僑綜合所得稅全年作業流程"
    assert description.text == "圖後的編號清單以文字說明相同的流程。"


def test_area_can_be_scrolled_by_keyboard(drawing: str) -> None:
    """The area that scrolls takes the focus and says what it is."""
    assert drawing.startswith(
        '<div class="flow-chart flow-long" tabindex="0" role="region" '
        'aria-label="可左右捲動的流程圖：外僑綜合所得稅全年作業流程">\n'
    )


def test_ids_are_the_prefix_and_more(drawing: str) -> None:
    """Several charts can stand in one page: all ids begin with the prefix and occur once."""
    ids = re.findall(r'\bid="([^"]*)"', drawing)
    assert ids == ["flow-1--title", "flow-1--description"]


def test_drawing_has_no_colour_and_no_style_of_its_own(drawing: str) -> None:
    """A strict content security policy holds, and all colours come from the page."""
    assert "style" not in drawing
    assert {*re.findall(r'\b(?:fill|stroke)="([^"]*)"', drawing)} == {"none", "currentColor"}


def test_line_weight_is_stated_once(drawing: str) -> None:
    """All lines have the same weight."""
    assert re.findall(r'stroke-width="([^"]*)"', drawing) == ["1.5"]


def test_texts_are_escaped(strings: Callable[[str], FlowStrings]) -> None:
    """Markup in a text is shown as it is, in the title as in the nodes and labels."""
    flow = Flow(
        'Tax & "fees"',
        (Node("a", "start", "a < b", "R&D"), Node("b", "end", "End")),
        (Edge("a", "b", "<i>"),),
    )
    drawing = render_svg(flow, prefix="p", strings=strings("en"))
    assert '<title id="p--title">Flowchart: Tax &amp; &quot;fees&quot;</title>' in drawing
    assert re.findall(r"<text [^>]*>([^<]*)</text>", drawing) == [
        "&lt;i&gt;",
        "1 · R&amp;D",
        "a &lt; b",
        "2",
        "End",
    ]


def test_same_flow_gives_the_same_bytes(
    chart: Callable[[str, str], Flow], strings: Callable[[str], FlowStrings]
) -> None:
    """Chart and list do not depend on the order of hashes."""
    code = (
        "import sys\n"
        "from publicdesk.flow.model import Edge, Flow, Node\n"
        "from publicdesk.flow.model import FlowStrings\n"
        "from publicdesk.flow.outline import render_outline\nfrom publicdesk.flow.svg import render_svg\n"
        "flow, strings = eval(sys.stdin.read())\n"
        "for render in (render_svg, render_outline):\n    print(render(flow, prefix='p', strings=strings))"
    )
    outputs = {
        subprocess.run(  # noqa: S603 - this interpreter with our own code
            [sys.executable, "-c", code],
            input=repr((chart("year-25", "ja"), strings("ja"))).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 20_000

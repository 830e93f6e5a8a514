"""Charts in a real browser: what is measured without a font has to hold with the fonts of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_selenium_python import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from publicdesk.flow.model import Edge, Flow, Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

# The words of each node and its shape, in user units.
WORDS_IN_SHAPES = """
return [...document.querySelectorAll('[data-node]')].flatMap(node => {
  const shape = node.firstElementChild.getBBox();
  return [...node.querySelectorAll('text')].map(text => {
    const words = text.getBBox();
    return {
      text: text.textContent,
      side: Math.min(words.x - shape.x, shape.x + shape.width - words.x - words.width),
      top: words.y - shape.y,
      bottom: shape.y + shape.height - words.y - words.height,
    };
  });
});
"""

# Whether the four corners of each line of words lie inside the drawn shape itself, rounded or pointed.
CORNERS_OUTSIDE = """
const point = document.querySelector('svg[role=img]').createSVGPoint();
return [...document.querySelectorAll('[data-node]')].flatMap(node => {
  const shape = node.firstElementChild;
  return [...node.querySelectorAll('text')].filter(text => {
    const {x, y, width, height} = text.getBBox();
    return [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].some(corner => {
      [point.x, point.y] = corner;
      return !shape.isPointInFill(point);
    });
  }).map(text => text.textContent);
});
"""

# For each label the ways whose line comes nearest to it, all that share the least distance.
NEAREST_WAYS = """
const lines = [...document.querySelectorAll('.flow-lines > g')].map(group => {
  const path = group.firstElementChild, points = [];
  for (let at = 0; at <= path.getTotalLength(); at += 2) points.push(path.getPointAtLength(at));
  return {way: group.dataset.way, from: group.dataset.from, to: group.dataset.to, points};
});
return [...document.querySelectorAll('.flow-labels > g')].map(label => {
  const box = label.getBBox(), x = box.x + box.width / 2, y = box.y + box.height / 2;
  const distances = lines.map(line => Math.min(...line.points.map(p => Math.hypot(p.x - x, p.y - y))));
  const least = Math.min(...distances);
  return {
    text: [...label.children].map(text => text.textContent).join(' '),
    own: label.dataset.way,
    least,
    nearest: lines.filter((_, index) => distances[index] < least + 1).map(line => line.way),
  };
});
"""


def run(browser: Chrome, script: str) -> Any:  # noqa: ANN401 - a script may return anything
    """Run a script in the page."""
    return browser.execute_script(script)


def style(browser: Chrome, selector: str, name: str) -> str:
    """Give a computed style of the first element that a selector finds."""
    script = "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])"
    value: str = browser.execute_script(script, selector, name)
    return value


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
@pytest.mark.parametrize(("name", "nodes"), [("record-6", 6), ("stay-12", 12), ("year-25", 25)])
def test_no_text_overflows_its_node(
    show: Callable[..., Chrome], name: str, nodes: int, language: str
) -> None:
    """With the widest common fonts all words lie within their shape, with room to all sides."""
    page = show(name, language)
    words = run(page, WORDS_IN_SHAPES)
    assert len(words) >= 2 * nodes
    assert [word for word in words if word["side"] < 15 or word["top"] < 6 or word["bottom"] < 6] == []
    assert run(page, CORNERS_OUTSIDE) == []


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
def test_text_stays_in_its_node_with_wider_spacing(show: Callable[..., Chrome], language: str) -> None:
    """Letter and word spacing as WCAG 1.4.12 asks for still leave all words within their node."""
    page = show("year-25", language)
    run(
        page,
        "const style = document.createElement('style');"
        "style.textContent = '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }';"
        "document.head.append(style);",
    )
    assert [word for word in run(page, WORDS_IN_SHAPES) if word["side"] < 0] == []


def test_long_word_stays_in_its_node(show: Callable[..., Chrome]) -> None:
    """An address without any place to break is cut rather than drawn over its node."""
    address = "https://www.example.gov.tw/individual-income-tax/foreign-residents/counters"
    flow = Flow(
        "Addresses", (Node("a", "start", address, address), Node("b", "end", address)), (Edge("a", "b"),)
    )
    page = show(flow, "en")
    assert [word for word in run(page, WORDS_IN_SHAPES) if word["side"] < 15] == []


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_labels_sit_on_their_own_lines(
    show: Callable[..., Chrome], chart: Callable[[str, str], Flow], name: str, language: str
) -> None:
    """The line nearest to a label, as it is drawn, is that of the way which has the label."""
    edges = chart(name, language).edges
    labels = run(show(name, language), NEAREST_WAYS)
    assert len(labels) == len([edge for edge in edges if edge.label])
    for label in labels:
        assert label["nearest"] == [label["own"]]
        assert label["least"] <= 32
        text = edges[int(label["own"])].label or ""
        assert label["text"].replace(" ", "") == text.replace(" ", "")


def test_text_has_the_size_of_the_page(show: Callable[..., Chrome]) -> None:
    """Words in nodes are as large as the text around the chart, and no smaller at a larger base size."""
    script = """
        document.documentElement.style.fontSize = arguments[0];
        const svg = document.querySelector('svg[role=img]');
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return [...document.querySelectorAll('svg text')].map(
          text => Math.round(scale * parseFloat(getComputedStyle(text).fontSize) * 100) / 100);
    """
    page = show("stay-12", "zh-TW")
    normal = page.execute_script(script, "16px")
    double = page.execute_script(script, "32px")
    assert sorted({*normal}) == pytest.approx([15.75, 16.88, 18.0])
    assert sorted({*double}) == pytest.approx([31.5, 33.75, 36.0])


def test_narrow_page_scrolls_only_in_the_chart(show: Callable[..., Chrome]) -> None:
    """At 320 pixels the page does not scroll sideways, the chart does, and the start is in view at first."""
    page = show("year-25", "zh-TW", width=320)
    assert run(page, "return document.documentElement.scrollWidth") == 320
    area = run(
        page,
        "const area = document.querySelector('.flow-chart');"
        "return [area.scrollWidth > area.clientWidth, area.scrollLeft > 0]",
    )
    assert area == [True, True]
    start = run(page, "return document.querySelector('.flow-start > rect').getBoundingClientRect().toJSON()")
    assert start["left"] >= 0
    assert start["right"] <= 320
    assert run(page, "return scrollY") == 0


def test_chart_scrolls_by_keyboard(show: Callable[..., Chrome]) -> None:
    """The first Tab reaches the chart, whose outline shows; the arrow keys scroll it."""
    page = show("year-25", "en", width=320)
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert run(page, "return document.activeElement.className") == "flow-chart flow-long"
    assert style(page, ".flow-chart", "outline-width") == "3px"
    moved = "return document.querySelector('.flow-chart').scrollLeft"
    before = run(page, moved)

    def pressed_again(page: Chrome) -> bool:
        # A browser that is busy may drop the smooth scroll of one key press; readers press again.
        page.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
        return run(page, moved) > before

    WebDriverWait(page, 10).until(pressed_again)


def test_colours_are_those_of_the_page(show: Callable[..., Chrome]) -> None:
    """Lines, words and fills follow the page's variables, light and dark."""
    page = show("record-6", "ja")
    parts = (
        (".flow-lines path", "stroke"),
        (".flow-nodes text", "fill"),
        (".flow-nodes .flow-start > rect", "fill"),
        (".flow-nodes .flow-step > rect", "fill"),
        (".flow-nodes .flow-step > rect", "stroke"),
    )
    light = [style(page, *part) for part in parts]
    run(page, "document.documentElement.dataset.theme = 'dark'")
    dark = [style(page, *part) for part in parts]
    ink, tint, paper, accent = (27, 31, 35), (234, 241, 247), (253, 253, 253), (11, 74, 122)
    assert light == [f"rgb{colour}" for colour in (ink, ink, tint, paper, accent)]
    ink, tint, paper, accent = (232, 234, 237), (34, 48, 60), (22, 25, 28), (156, 201, 240)
    assert dark == [f"rgb{colour}" for colour in (ink, ink, tint, paper, accent)]


def test_forced_colours_are_kept(show: Callable[..., Chrome]) -> None:
    """In a contrast theme everything is drawn in the two colours of text and background."""
    page = show("record-6", "en", forced_colors="active", prefers_color_scheme="dark")
    text, background = style(page, "body", "color"), style(page, "body", "background-color")
    assert text != background
    assert style(page, ".flow-lines path", "stroke") == text
    assert style(page, ".flow-nodes text", "fill") == text
    for shape in (".flow-start > rect", ".flow-step > rect", ".flow-decision > path"):
        assert style(page, f".flow-nodes {shape}", "stroke") == text
        assert style(page, f".flow-nodes {shape}", "fill") == background


@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_print_fits_the_width_of_the_paper(show: Callable[..., Chrome], name: str) -> None:
    """On paper nothing scrolls: the chart is as wide as the sheet at most, with its proportions."""
    page = show(name, "en", width=640, media="print")
    script = """
        const svg = document.querySelector('svg[role=img]'), box = svg.getBoundingClientRect();
        const view = svg.viewBox.baseVal;
        const stretched = (box.width / box.height) / (view.width / view.height);
        const page = document.documentElement.scrollWidth;
        return [box.right <= 640 - 16 + 0.5, Math.round(stretched * 100), page];
    """
    assert run(page, script) == [True, 100, 640]


def test_links_are_large_targets(show: Callable[..., Chrome]) -> None:
    """Each link of the list is at least 44 pixels high."""
    page = show("year-25", "ja", width=320)
    heights = run(page, "return [...document.links].map(link => link.getBoundingClientRect().height)")
    assert len(heights) > 20
    assert min(heights) >= 44


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
def test_axe_finds_nothing(show: Callable[..., Chrome], language: str) -> None:
    """The accessibility engine axe has no finding on a page with a chart and its list."""
    page = show("stay-12", language)
    axe = Axe(page)
    axe.inject()
    violations = axe.run()["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in violations] == []


def test_assistive_technology_gets_an_image_and_a_list(show: Callable[..., Chrome]) -> None:
    """The accessibility tree holds one named and described image without content, and a list of all steps."""
    page = show("record-6", "en")
    tree = page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    images = [node for node in tree if node["role"]["value"] == "image" and not node["ignored"]]
    assert [(image["name"]["value"], image["description"]["value"]) for image in images] == [
        ("Flowchart: Confirm your days of stay", "The numbered list after the chart says the same in words.")
    ]
    read = [node["name"]["value"] for node in tree if node["role"]["value"] == "StaticText"]
    assert read.count("Who acts: National Immigration Agency") == 1
    assert not [words for words in read if "·" in words]
    lists = [node for node in tree if node["role"]["value"] == "list" and not node["ignored"]]
    assert lists[0]["name"]["value"] == "Steps: Confirm your days of stay"

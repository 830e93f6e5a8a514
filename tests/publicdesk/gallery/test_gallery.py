"""The gallery: a page for each component, for makers and testers and for nobody else."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from aaaudit.axe import axe_script, chosen_rules, run_axe
from aaaudit.finding import Level
from chromium import resize, served
from tiny_site import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

NAMES = sorted(path.name for path in (ROOT / "overrides" / "components").iterdir() if path.is_dir())
HOMES = {"zh-TW": "", "en": "en/", "ja": "ja/"}


def page(site: Path, path: str) -> LexborHTMLParser:
    """Return a built page."""
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    """Return the words of each element."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
def test_each_component_has_a_page_and_the_index_names_them_all(built_tiny: Path, home: str) -> None:
    """A new folder of the theme needs nothing else to be seen."""
    index = page(built_tiny, f"{home}components")
    assert [a.attributes["href"] for a in index.css("main .entry-title a")] == [f"{name}/" for name in NAMES]
    for name in NAMES:
        tree = page(built_tiny, f"{home}components/{name}")
        assert len(texts(tree, "section[aria-labelledby=criteria] li")) >= 1, name
        assert tree.css(".example"), name


def test_a_page_shows_criteria_and_examples_in_its_language(built_tiny: Path) -> None:
    """The same notice in three languages, rendered by the template that pages use."""
    shown = {
        language: texts(page(built_tiny, f"{home}components/notice"), "#example-2 .notice-warning p")
        for language, home in HOMES.items()
    }
    assert shown == {
        "zh-TW": ["注意", "超過期限就不能再申請。"],
        "en": ["Warning", "After the time limit you can no longer apply."],
        "ja": ["ご注意", "期限を過ぎると申請できません。"],
    }
    english = page(built_tiny, "en/components/notice")
    assert texts(english, "section[aria-labelledby=criteria] li")[0] == (
        "The three kinds differ in words and icon, not only in colour. WCAG 1.4.1"
    )
    assert texts(english, ".example h2") == [
        "Example 1: Information",
        "Example 2: Warning",
        "Example 3: Disaster announcement",
    ]


def test_an_example_stands_on_a_page_of_the_site(built_tiny: Path) -> None:
    """The facts that it shows are those of the page, and its links lead on from the gallery."""
    tree = page(built_tiny, "en/components/key-facts")
    procedure = page(built_tiny, "en/procedures/estate-tax-return")
    assert texts(tree, ".example .key-facts dd") == texts(procedure, ".key-facts dd")
    trail = page(built_tiny, "en/components/breadcrumb").css("#example-1 a")
    assert [link.attributes["href"] for link in trail] == ["../../", "../../procedures/"]


def test_an_example_without_a_page_says_so(built_tiny: Path) -> None:
    """The tiny site has no glossary and no badge."""
    for name in ("glossary", "badge"):
        assert texts(page(built_tiny, f"en/components/{name}"), ".example > p")[0] == (
            "This site has no content for this example at present."
        )


def test_the_head_is_shown_as_text(built_tiny: Path) -> None:
    """What nobody sees is read as the HTML that it is."""
    source = page(built_tiny, "en/components/head").css_first("pre code").text()
    assert "<title>Estate tax return - Tiny tax desk</title>" in source


def test_no_id_stands_twice(built_tiny: Path) -> None:
    """Several examples of a component, and the one of the page's own frame, share a page."""
    for home in HOMES.values():
        for name in NAMES:
            nodes = page(built_tiny, f"{home}components/{name}").css("[id]")
            doubles = {anchor for anchor, number in Counter(n.id for n in nodes).items() if number > 1}
            assert doubles == set(), name


def test_robots_are_asked_to_leave_the_gallery_out(built_tiny: Path) -> None:
    """Its pages say so, the site map for robots does not name them, and all others say nothing of it."""
    asked = {
        path.relative_to(built_tiny).as_posix()
        for path in built_tiny.rglob("index.html")
        if page(built_tiny, path.parent.relative_to(built_tiny).as_posix()).css("meta[name=robots]")
    }
    wanted = {f"{home}components/index.html" for home in HOMES.values()}
    wanted |= {f"{home}components/{name}/index.html" for home in HOMES.values() for name in NAMES}
    assert asked == wanted
    assert "components" not in (built_tiny / "sitemap.xml").read_text(encoding="utf-8")


def test_no_page_of_the_site_leads_to_the_gallery(built_tiny: Path) -> None:
    """Neither menu nor list nor site map nor search: only those who know the address come."""
    gallery = re.compile(r"(^|/)components/")
    leading = {
        path.relative_to(built_tiny).as_posix()
        for path in built_tiny.rglob("*.html")
        if not gallery.search(path.relative_to(built_tiny).as_posix())
        and re.search(r'href="[^"]*\bcomponents/', path.read_text(encoding="utf-8"))
    }
    assert leading == set()
    found = [path for path in built_tiny.rglob("*.json") if "components/" in path.read_text(encoding="utf-8")]
    assert found == []


def test_only_the_gallery_loads_its_style(built_tiny: Path) -> None:
    """Style that some pages need costs no other page anything; a component's page loads what it needs."""
    sheets = {
        path.relative_to(built_tiny).as_posix().replace("ja/", "").replace("en/", "").split("/")[0]
        for path in built_tiny.rglob("*.html")
        if "component.css" in path.read_text(encoding="utf-8")
    }
    assert sheets == {"components"}
    sheets_of_flow = page(built_tiny, "components/flow").css("link[rel=stylesheet]")
    assert [sheet.attributes["href"] for sheet in sheets_of_flow] == [
        f"../../assets/{name}.css" for name in ("site", "component", "procedure")
    ]
    assert ".flow-chart" in (built_tiny / "assets/procedure.css").read_text(encoding="utf-8")
    assert ".flow-chart" not in (built_tiny / "assets/site.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(built_tiny: Path) -> Iterator[str]:
    """Serve the tiny site and give its address."""
    with served(built_tiny) as origin:
        yield origin


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_the_gallery(browser: Chrome, address: str, width: int) -> None:
    """Every rule for AAA and every hint, on each component, wide and narrow; nothing scrolls sideways."""
    resize(browser, width)
    script = axe_script(None)
    faults: dict[str, Any] = {}
    for name in ["", *(f"{name}/" for name in NAMES)]:
        browser.get(f"{address}en/components/{name}")
        browser.execute_script(script)
        results = run_axe(browser, chosen_rules(browser, Level.AAA))
        found = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in results["violations"]]
        if browser.execute_script("return document.documentElement.scrollWidth > innerWidth"):
            found.append(("scrolls sideways", []))
        if found:
            faults[name] = found
    assert faults == {}

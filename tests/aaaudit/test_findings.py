"""What is found on pages with a seeded fault each, in one audit of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk, Said

FIVE_TO_ONE = '<p style="color: #707070">Five to one</p>'
NARROW = "<style>@media (max-width: 400px) { p { color: #999 } }</style>"
IMAGE = '<svg width="9" height="9" role="img"></svg>'
OVER_IMAGE = '<p style="background: linear-gradient(#fff, #000)">Over a gradient</p>'
BOTH = [320, 1280]


@pytest.fixture(scope="module")
def site(desk: Desk) -> dict[str, str]:
    """Return a site in which each page has one fault, but the first has none."""
    return {
        "index.html": desk.page(),
        "pale/index.html": desk.page(FIVE_TO_ONE),
        "narrow/index.html": desk.page(head=NARROW),
        "image.html": desk.page(IMAGE),
        "gradient.html": desk.page(OVER_IMAGE),
        "deep.html": desk.page("<h4>Three levels down</h4>"),
        "中文/頁 1.htm": desk.page(IMAGE),
        "frame.html": desk.page('<iframe title="Inner" src="image.html"></iframe>'),
        "data.txt": "not a page",
    }


@pytest.fixture(scope="module")
def highest(desk: Desk, site: dict[str, str]) -> Said:
    """Return an audit at level AAA."""
    return desk.audit(site, "--format", "json")


@pytest.fixture(scope="module")
def middle(desk: Desk, site: dict[str, str]) -> Said:
    """Return an audit at level AA."""
    pale = "pale/index.html"
    return desk.audit({pale: site[pale]}, "--format", "json", "--level", "AA")


def test_each_page_of_the_folder_is_audited_under_its_path_in_the_site(highest: Said) -> None:
    """A folder's index is the folder; any other page keeps its name; a file that is no page is left alone."""
    assert highest.data["pages"] == [
        "/",
        "/deep.html",
        "/frame.html",
        "/gradient.html",
        "/image.html",
        "/narrow/",
        "/pale/",
        "/中文/頁 1.htm",
    ]
    assert highest.data["not_audited"] == []


def test_a_page_without_a_fault_has_no_finding(highest: Said) -> None:
    """Nothing is found where nothing is wrong."""
    assert highest.of("/") == []


def test_contrast_of_five_to_one_fails_at_level_aaa(highest: Said) -> None:
    """Level AAA asks for seven to one, and the finding has all that its mender needs."""
    [finding] = [finding for finding in highest.data["findings"] if finding["page"] == "/pale/"]
    version = highest.data["versions"]["axe-core"].rpartition(".")[0]
    assert finding == {
        "rule": "axe:color-contrast-enhanced",
        "level": "AAA",
        "criteria": ["1.4.6"],
        "outcome": "failed",
        "impact": "serious",
        "page": "/pale/",
        "widths": BOTH,
        "selector": "p",
        "html": '<p style="color: #707070">Five to one</p>',
        "reason": "Element has insufficient color contrast of 4.95 (foreground color: #707070, background "
        "color: #ffffff, font size: 12.0pt (16px), font weight: normal). Expected contrast ratio of 7:1",
        "remedy": "Elements must meet enhanced color contrast ratio thresholds.",
        "help": "Elements must meet enhanced color contrast ratio thresholds",
        "help_url": f"https://dequeuniversity.com/rules/axe/{version}/color-contrast-enhanced?application=axeAPI",
        "known": "",
        "message": "plain",
        "params": {"must": "0"},
        "owner": "",
        "trend": "",
        "picture": "",
    }


def test_a_remedy_tells_what_has_to_be_mended_in_any_case(desk: Desk) -> None:
    """An empty link must not be a stop of Tab without a name, whichever way it is given one."""
    page = desk.page('<p>See <a href="https://example.org/"></a> for the hours.</p>')
    said = desk.audit({"index.html": page}, "--format", "json", "--width", "1280")
    [remedy] = [one["remedy"] for one in said.data["findings"] if one["rule"] == "axe:link-name"]
    assert remedy == "Links must have discernible text: mend the first of these and one of the others."


def test_contrast_of_five_to_one_does_not_fail_at_level_aa(middle: Said) -> None:
    """Level AA asks for four and a half to one; its audit applies no rule of level AAA."""
    assert middle.of("/pale/") == []
    assert {rule["level"] for rule in middle.data["rules"]} == {"A", "AA", "hint"}


def test_a_fault_at_one_width_names_that_width(highest: Said) -> None:
    """What a media query does below 400 px is found at 320 px and not at 1280 px."""
    assert highest.of("/narrow/") == [("axe:color-contrast", "failed", [320], "p")]


def test_what_the_machine_cannot_decide_is_not_a_failure(highest: Said) -> None:
    """Text over a gradient has no one contrast: a person has to look."""
    assert highest.of("/gradient.html") == [
        ("aaa:contrast-minimum", "cannot tell", BOTH, "p"),
        ("aaa:contrast-enhanced", "cannot tell", BOTH, "p"),
    ]


def test_good_practice_is_a_hint(highest: Said) -> None:
    """A heading that skips levels breaks no success criterion."""
    [finding] = [finding for finding in highest.data["findings"] if finding["page"] == "/deep.html"]
    assert (finding["rule"], finding["level"], finding["criteria"]) == ("axe:heading-order", "hint", [])


def test_a_fault_in_a_frame_is_found_with_the_way_to_it(highest: Said) -> None:
    """The selector of the frame stands before that of the element in it."""
    assert ("axe:svg-img-alt", "failed", BOTH, "iframe >> svg") in highest.of("/frame.html")


def test_a_page_with_a_name_in_chinese_is_audited(highest: Said) -> None:
    """Page names are shown as people write them."""
    assert highest.of("/中文/頁 1.htm") == [("axe:svg-img-alt", "failed", BOTH, "svg")]


def test_the_worst_finding_stands_first(highest: Said) -> None:
    """Level A comes before AA and AAA, and hints come last."""
    levels = [finding["level"] for finding in highest.data["findings"]]
    assert levels == sorted(levels, key=["A", "AA", "AAA", "hint"].index)
    assert highest.code == 1


def test_questions_and_hints_alone_are_good(desk: Desk) -> None:
    """The command ends with 0, and still tells what a person has to decide."""
    said = desk.audit({"index.html": desk.page(f"{OVER_IMAGE}<h4>Deep</h4>")}, "--width", "1280")
    assert said.code == 0
    assert said.out == (
        "For a person to decide\n"
        "  Text must stand out from its background by 4.5:1, large text by 3:1 "
        "[aaa:contrast-minimum; level AA, 1.4.3], 1 element on 1 page, such as /: p\n"
        "  Text must stand out from its background by 7:1, large text by 4.5:1 "
        "[aaa:contrast-enhanced; level AAA, 1.4.6], 1 element on 1 page, such as /: p\n\n"
        "Hints\n"
        "  Heading levels should only increase by one [axe:heading-order; hint], 1 element on 1 page, "
        "such as /: h4\n\n"
        "Good: no failure on 1 page at 1280 px, WCAG 2.2 level AAA.\n"
    )

"""Components as pages use them: what news, unit and site say decides what a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from publicdesk.site.build import build_site
from publicdesk.wording.values import tel

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

NEWS = "docs/news/new-form.md"
PROCEDURE = "en/procedures/estate-tax-return"


def built(tiny: Project) -> Path:
    """Build the project and return the site's folder."""
    site = tiny.root / "site"
    result = build_site(tiny.root, site)
    assert result.pages, result
    return site


def texts(site: Path, path: str, selector: str) -> list[str]:
    """Return the words of each element of a page."""
    tree = LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def alert(tiny: Project, kind: str) -> Path:
    """Give the announcement an alert and build the site."""
    tiny.replace(NEWS, "id: new-form\n", f"id: new-form\nalert: {kind}\n")
    return built(tiny)


def test_news_without_an_alert_only_says_how_long_it_holds(built_tiny: Path) -> None:
    """It is information, on its own page and on no other."""
    assert texts(built_tiny, "en/news/new-form", ".notice-info p") == [
        "Please note",
        "Valid until 31 December 2026",
    ]
    assert texts(built_tiny, "en", ".notice") == []


def test_a_warning_stands_on_the_home_page_too(tiny: Project) -> None:
    """The home page leads to it; other pages stay quiet, but for the list that names its kind."""
    site = alert(tiny, "warning")
    assert texts(site, "en", "main .notice-warning a") == ["A new form"]
    assert texts(site, "en/news/new-form", ".notice-warning .notice-kind") == ["Warning"]
    assert texts(site, "en/news", ".entry-facts strong") == ["Warning"]
    assert texts(site, "en/offices", ".notice") == []


def test_a_disaster_stands_on_every_page(tiny: Project) -> None:
    """In the header, with its kind, its title as link and its last day; on its own page it stands once."""
    site = alert(tiny, "disaster")
    for path in ("", "en", "ja", PROCEDURE, "en/forms/tax/estate"):
        assert len(texts(site, path, ".site-header .notice-disaster a")) == 1, path
    assert texts(site, PROCEDURE, ".site-header .notice p") == [
        "Disaster announcement",
        "A new form Valid until 31 December 2026",
    ]
    assert texts(site, "en/news/new-form", ".notice-disaster .notice-kind") == ["Disaster announcement"]
    assert texts(site, "en/news/new-form", ".site-header .notice") == []


def test_an_unknown_alert_is_refused(tiny: Project) -> None:
    """The choices are named."""
    tiny.replace(NEWS, "id: new-form\n", "id: new-form\nalert: warn\n")
    assert tiny.report() == (
        f'{NEWS}:3: error: "warn" is no choice for "alert"; did you mean "warning"? '
        "The choices are info, warning, disaster [value.not-choice]\n"
        "1 error, 0 warnings\n"
    )


def test_whom_to_ask_stands_on_every_page(tiny: Project) -> None:
    """A unit with a number and an address of its own is reached by them, one without by the site's number."""
    assert texts(built(tiny), PROCEDURE, ".site-footer .contact a")[0] == (
        "Need help? Call toll-free 0800-000-321"
    )
    tiny.replace(
        "docs/_data/units.yml",
        "service:\n",
        "service:\n  phone: 02-1234-5678 轉 9\n  mail: ask@tax.example\n"
        '  hours: [{days: working-days, opens: "08:30", closes: "17:30"}]\n',
    )
    site = built(tiny)
    tree = LexborHTMLParser((site / PROCEDURE / "index.html").read_text(encoding="utf-8"))
    assert texts(site, PROCEDURE, "section[aria-labelledby=contact] li") == [
        "Need help? Call 02-1234-5678 轉 9",
        "Handled by: Taxpayer Service Division, Monday to Friday, except public holidays, 08:30 to 17:30",
        "Write to ask@tax.example",
        "Addresses and hours of the offices",
    ]
    links = [node.attributes["href"] for node in tree.css("section[aria-labelledby=contact] a")]
    assert links == ["tel:0212345678", "mailto:ask@tax.example", "../../offices/"]


def test_a_number_is_called_without_its_extension() -> None:
    """What stands after it has to be said or dialled by hand."""
    assert [tel(one) for one in ("0800-000-321", "+886-2-2311-3711", "02-2311 3711#12", "02-1 分機 9")] == [
        "tel:0800000321",
        "tel:+886223113711",
        "tel:0223113711",
        "tel:021",
    ]


def test_an_error_is_reported_with_the_page_s_address(tiny: Project) -> None:
    """Where the office has a system for it the address is filled in; else nothing is made up."""
    words = "Report an error on this page"
    assert words not in texts(built(tiny), PROCEDURE, ".page-tools a")
    site_file = tiny.root / "docs/_data/site.yml"
    with site_file.open("a", encoding="utf-8") as file:
        file.write('feedback: "https://forms.tax.example/error?page={page}"\n')
    tree = LexborHTMLParser((built(tiny) / PROCEDURE / "index.html").read_text(encoding="utf-8"))
    (goal,) = [node.attributes["href"] for node in tree.css(".page-tools a") if node.text() == words]
    assert goal == (
        "https://forms.tax.example/error?page=https%3A%2F%2Ftiny.example%2Fen%2Fprocedures%2Festate-tax-return%2F"
    )


def test_an_address_for_reports_must_take_up_the_page(tiny: Project) -> None:
    """Without a place for the page's address the reader would have to type it again."""
    site_file = tiny.root / "docs/_data/site.yml"
    line = site_file.read_text(encoding="utf-8").count("\n") + 1
    with site_file.open("a", encoding="utf-8") as file:
        file.write("feedback: https://forms.tax.example/error\n")
    assert tiny.report() == (
        f'docs/_data/site.yml:{line}: error: "feedback" cannot be "https://forms.tax.example/error"; write '
        "it in the form of https://www.example.gov.tw/report?page={page} [value.pattern]\n"
        "1 error, 0 warnings\n"
    )


def test_ordered_lists_of_a_procedure_are_steps(built_tiny: Path) -> None:
    """Its text stands in the component whose style draws them."""
    assert len(texts(built_tiny, PROCEDURE, "section[aria-labelledby=how] > .prose.steps")) == 1


def test_icons_stand_beside_words_and_are_skipped(built_tiny: Path) -> None:
    """No icon of any page is read out, and none is all that a link or button says."""
    for path in built_tiny.rglob("*.html"):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for icon in tree.css("svg.icon"):
            assert icon.attributes["aria-hidden"] == "true", path
            assert icon.parent is not None, path
            assert icon.parent.text(strip=True), path

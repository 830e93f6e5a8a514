"""Rules that compare pages, and links of one name: small sites with one fault each, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aaaudit.profile import Alternate, Field, Link, Navigation, Profile
from aaaudit.site_rules import SITE_JUDGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.aaaudit.conftest import Desk

NAMES = {"/": "Home", "/tax/": "Tax", "/forms/": "Forms", "/news/": "News", "/help/": "Help"}


def link(href: str, name: str = "", region: str = "navigation", *, own: bool = False) -> Link:
    """Return a link, named as the site names its target unless another name is given."""
    landmark = "main" if region == "main" else "frame"
    named = name or NAMES.get(href, href)
    return Link(
        name=named, href=href, landmark=landmark, region=region, own=own, selector=f'a[href="{href}"]'
    )


def page(  # noqa: PLR0913 - a page has many parts to have a fault in
    path: str,
    links: Sequence[Link] | None = None,
    order: Sequence[str] = tuple(NAMES),
    *,
    language: str = "en",
    alternates: Sequence[Alternate] = (),
    anchors: Sequence[str] = ("content",),
    search: str = "Search",
    located: bool = True,
    further: Sequence[Link] = (),
) -> Profile:
    """Return a page of a site whose pages all have the same navigation and search, but for the arguments."""
    found = [link(href) for href in order] if links is None else list(links)
    navigation = Navigation(
        name="Main",
        items=tuple(one.name for one in found),
        targets=tuple(one.href for one in found),
        region="navigation",
        selector="nav",
    )
    return Profile(
        page=path,
        title=f"Page {path}",
        language=language,
        address=path,
        headings=(),
        links=(*found, *further),
        navigations=(navigation,),
        alternates=tuple(alternates),
        anchors=frozenset(anchors),
        searches=(Field(name=search, selector="input"),) if search else (),
        located=located,
    )


def site(*changed: Profile) -> list[Profile]:
    """Return five pages, some of them changed."""
    pages = {path: page(path) for path in NAMES} | {one.page: one for one in changed}
    return list(pages.values())


def said(profiles: Sequence[Profile]) -> list[tuple[str, str, str, str]]:
    """Return page, rule, outcome and message of all that is found."""
    return sorted(
        (path, fact.rule.removeprefix("aaa:"), fact.outcome.value, fact.message)
        for judge in SITE_JUDGES
        for path, fact in judge(profiles)
    )


SWAPPED = ("/", "/forms/", "/tax/", "/news/", "/help/")
CALL, WRITE = link("tel:110", "110", "footer"), link("mailto:a@b.c", "a@b.c", "footer")
HEAD_CALL = link("tel:110", "110", "header")


@pytest.mark.parametrize(
    "profiles",
    [
        site(),
        site(page("/tax/", order=[*NAMES, "/tax/return/"])),
        site(page("/tax/", order=["/", "/tax/", "/news/", "/help/"])),
        site(page("/tax/", further=[link("/tax/", "You are here", "header")])),
        site(page("/tax/", further=[link("/forms/", "Next: something else", own=True)])),
        site(page("/tax/", further=[link("/forms/", "the form", "main")])),
        site(
            page("/tax/", further=[link("/forms/#content"), link("/forms/#top"), link("/forms/#:~:text=a")])
        ),
        site(*(page(path, further=[CALL, WRITE]) for path in NAMES)),
        site(
            *(page(path, further=[CALL, WRITE]) for path in list(NAMES)[:2]), page("/help/", further=[WRITE])
        ),
        [page("/a/", order=["/a/", "/b/"]), page("/b/", order=["/b/", "/a/"])],
        [page("/", []), page("/b/", [])],
    ],
)
def test_a_consistent_site_has_no_finding(profiles: list[Profile]) -> None:
    """Links may be added or be missing; the current page, neighbours and links in the text are their own."""
    assert said(profiles) == []


@pytest.mark.parametrize(
    ("profiles", "finding"),
    [
        (site(page("/news/", order=SWAPPED)), ("/news/", "consistent-navigation", "failed", "order")),
        (
            site(page("/news/", [link("/"), link("/tax/", "Levies"), *map(link, list(NAMES)[2:])])),
            ("/news/", "consistent-identification", "failed", "different"),
        ),
        (
            site(page("/news/", [link("/"), link("/tax/", "Tax and duty"), *map(link, list(NAMES)[2:])])),
            ("/news/", "consistent-identification", "cannot tell", "perhaps"),
        ),
        (
            site(page("/news/", search="Find")),
            ("/news/", "consistent-identification", "failed", "search-different"),
        ),
        (
            site(
                *(page(path, further=[CALL, WRITE]) for path in NAMES), page("/news/", further=[WRITE, CALL])
            ),
            ("/news/", "consistent-help", "failed", "order"),
        ),
        (
            site(*(page(path, further=[CALL]) for path in NAMES), page("/news/", further=[HEAD_CALL])),
            ("/news/", "consistent-help", "failed", "moved"),
        ),
        (site(page("/news/", located=False)), ("/news/", "location", "cannot tell", "unlike-others")),
        (site(page("/lost/")), ("/lost/", "reachable", "failed", "no-way")),
        (
            site(page("/news/", further=[link("/tax/#gone", "Tax", "main")])),
            ("/news/", "link-place", "failed", "missing"),
        ),
        (
            site(
                page("/tax/", alternates=[Alternate(language="ja", href="/ja/")]), page("/ja/", language="ja")
            ),
            ("/tax/", "alternate-languages", "failed", "not-returned"),
        ),
        (
            site(page("/tax/", alternates=[Alternate(language="ja", href="/news/")])),
            ("/tax/", "alternate-languages", "failed", "other-language"),
        ),
    ],
)
def test_a_fault_of_a_site_is_told(profiles: list[Profile], finding: tuple[str, str, str, str]) -> None:
    """One fault makes one finding, on the page that differs from the others."""
    found = [one for one in said(profiles) if one[1] != "reachable" or finding[1] == "reachable"]
    assert found == [finding]


def test_a_page_that_one_link_leads_to_is_for_a_person_to_judge() -> None:
    """Without search, site map or complete start page, it may be a step of a process."""
    chain = [
        page("/", [link("/a/")], search=""),
        page("/a/", [link("/"), link("/b/")], search=""),
        page("/b/", [link("/"), link("/c/")], search=""),
        page("/c/", [link("/")], search=""),
    ]
    ways = [one for one in said(chain) if one[1] == "multiple-ways"]
    assert [one[0] for one in ways] == ["/a/", "/b/", "/c/"]
    assert {one[2] for one in ways} == {"cannot tell"}
    searchable = [
        one.model_copy(update={"searches": (Field(name="Search", selector="input"),)}) for one in chain
    ]
    assert [one for one in said(searchable) if one[1] == "multiple-ways"] == []


def plain(body: str, head: str = "") -> str:
    """Return a target page."""
    return f'<!doctype html><html lang="en"><head><title>T</title>{head}</head><body>{body}</body></html>'


TARGETS = {
    "t/index.html": plain("<main><h1>Office</h1><p>We are at the river.</p></main>"),
    "t/copy.html": plain("<nav>Elsewhere</nav><main><h1>Office</h1><p>We are at the river.</p></main>"),
    "t/old.html": plain("", '<meta http-equiv="refresh" content="0; url=index.html">'),
    "t/late.html": plain("<p>Moved</p>", '<meta http-equiv="refresh" content="30; url=index.html">'),
    "t/flood.html": plain("<main><h1>Flood</h1><p>Water rose over its banks last night.</p></main>"),
    "t/budget.html": plain("<main><h1>Budget</h1><p>Parliament votes for less money next year.</p></main>"),
    "t/north.html": plain("<main><h1>Contact</h1><p>Telephone: (06) 222-3111</p></main>"),
    "t/south.html": plain("<main><h1>Contact</h1><p>Telephone: (06) 222-3999</p></main>"),
    "t/north-long.html": plain("<main><h1>Call us</h1><p>By day: (06) 222-3111</p></main>"),
}
PAIRS = {
    ("t/index.html", "t/index.html"): "",
    ("t/index.html", "t/"): "",
    ("t/index.html", "t"): "",
    ("t/index.html", "t/copy.html"): "",
    ("t/index.html", "t/old.html"): "",
    ("t/index.html", "t/late.html"): "failed",
    ("t/flood.html", "t/budget.html"): "failed",
    ("t/north.html", "t/south.html"): "failed",
    ("t/north.html", "t/north-long.html"): "cannot tell",
    ("https://www.facebook.com/tax", "https://www.youtube.com/office"): "failed",
    ("https://example.org/", "https://www.example.org"): "",
    ("https://a.example.org/", "https://b.example.org/"): "cannot tell",
    ("mailto:a@example.org", "mailto:b@example.org"): "failed",
    ("tel:1", "mailto:a@example.org"): "cannot tell",
}


def test_links_of_one_name_are_judged_by_where_they_lead(desk: Desk) -> None:
    """Redirects are followed, contents compared; axe's open question on the same links is answered."""
    pages = {
        f"p{number}.html": desk.page("".join(f'<p><a href="{href}">The same words</a></p>' for href in pair))
        for number, pair in enumerate(PAIRS)
    }
    policy = 'widths = [1280]\nexclude = ["/t/*"]'
    run = desk.audit({**pages, **TARGETS}, "--format", "json", policy=policy)
    found = {
        name: [
            finding["outcome"]
            for finding in run.data["findings"]
            if finding["page"] == f"/{name}"
            and finding["rule"] in {"aaa:link-same-name", "axe:identical-links-same-purpose"}
        ]
        for name in pages
    }
    assert found == {
        name: [outcome] if outcome else [] for name, outcome in zip(pages, PAIRS.values(), strict=True)
    }


def test_links_of_one_name_in_one_paragraph_fail_at_level_a(desk: Desk) -> None:
    """Words around them tell readers apart what the links' names do not; where nothing does, nobody can."""
    pair = '<a href="t/flood.html">Contact us</a>{}<a href="t/budget.html">Contact us</a>'
    files = {
        "words.html": desk.page(f"<p>To ask {pair.format(' by letter or ')} by telephone.</p>"),
        "bare.html": desk.page(f"<p>{pair.format(' ')}</p>"),
        "apart.html": desk.page(f"<ul><li>By letter: {pair.format('</li><li>By telephone: ')}</li></ul>"),
        **TARGETS,
    }
    policy = 'widths = [1280]\nexclude = ["/t/*"]'
    run = desk.audit(files, "--format", "json", policy=policy)
    outcomes = {
        finding["page"]: finding["outcome"]
        for finding in run.data["findings"]
        if finding["rule"] == "aaa:link-same-name-in-context"
    }
    assert outcomes == {"/words.html": "failed", "/bare.html": "cannot tell"}


def test_a_real_site_with_moved_navigation_and_help_is_found_out(desk: Desk) -> None:
    """The facts come out of a browser as the judges expect them."""
    taxes, forms = '<a href="/b.html">Taxes</a>', '<a href="/c.html">Forms</a>'
    usual = f'<a href="/">Start</a> {taxes} {forms} <a href="/d.html">News</a>'
    moved = f'<a href="/">Start</a> {forms} {taxes} <a href="/d.html">News</a>'
    foot = '<a href="tel:110">Telephone</a> <a href="mailto:a@example.org">Letter box</a>'
    toof = '<a href="mailto:a@example.org">Letter box</a> <a href="tel:110">Telephone</a>'

    def made(nav: str, footer: str) -> str:
        html = desk.page()
        return html.replace("<main>", f'<nav aria-label="Main">{nav}</nav><main>').replace(
            "</main>", f"</main><footer>{footer}</footer>"
        )

    files = {f"{name}.html": made(usual, foot) for name in ("index", "b", "c")} | {
        "d.html": made(moved, toof)
    }
    run = desk.audit(files, "--format", "json", policy="widths = [1280]")
    rules = {
        (finding["page"], finding["rule"])
        for finding in run.data["findings"]
        if finding["rule"].startswith("aaa:consistent-")
    }
    assert rules == {("/d.html", "aaa:consistent-navigation"), ("/d.html", "aaa:consistent-help")}

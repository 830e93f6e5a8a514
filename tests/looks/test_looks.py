"""How a page of each kind looks, in each language, scheme of colours and width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aaaudit.axe import axe_script, chosen_rules
from aaaudit.finding import Level
from chromium import chromium
from colours import contrast, over
from look_facts import BY_PAIRS, LOOKS, SCHEMES, WIDTHS, Look, collect, look_at
from publicdesk.languages import LANGUAGES, Language, prefix
from tiny_site import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selenium.webdriver import Chrome

    from desk import Desk

PAGES: Mapping[str, tuple[str, ...]] = {
    "a-z": ("forms/a-z/",),
    "calendar": ("calendar/",),
    "chapter": ("white-paper/promise/",),
    "checklist": ("procedures/estate-tax-return/checklist/",),
    "class": ("topics/100/",),
    "component": ("components/notice/",),
    "error": ("404.html",),
    "form": ("forms/estate-tax-form/",),
    "gallery": ("components/",),
    "glossary": ("glossary/",),
    "home": ("",),
    "list": ("procedures/", "offices/"),
    "listing": ("procedures/tax/estate/",),
    "news": ("news/new-form/",),
    "office": ("offices/main/",),
    "page": (),  # only the frame that others fill
    "plan": ("plan/",),
    "procedure": ("procedures/estate-tax-return/",),
    "questions": ("faq/estate/",),
    "search": ("search/", "search/?q=WORD"),
    "service": ("services/estate-e-filing/",),
    "sitemap": ("sitemap/",),
    "taxes": ("faq/",),
}
"""Addresses of the pages that each template makes, relative to the root of a language."""

WORDS: Mapping[Language, str] = {"zh-TW": "遺產", "en": "estate", "ja": "遺産"}
"""What is looked for on the search page."""

LARGE = 24  # CSS pixels; 18 points, and 14 points where it is bold
LARGE_BOLD = 18.66
LONGEST = 80  # Latin characters, of which a Chinese or Japanese one is two


@pytest.fixture(scope="module")
def looks(desk: Desk) -> list[Look]:
    """Look at all pages."""
    every = [page for group in PAGES.values() for page in group]
    pages = [
        prefix(language) + page.replace("WORD", WORDS[language]) for language in LANGUAGES for page in every
    ]
    return collect(desk.base, [page for page in pages if _exists(desk, page)])


def _exists(desk: Desk, page: str) -> bool:
    path = desk.folder / page.partition("?")[0]
    return path.is_file() or (path / "index.html").is_file()


def test_each_template_has_a_page_that_is_looked_at(desk: Desk, looks: list[Look]) -> None:
    """A new kind of page is not forgotten; all but the chapter and the error page have three languages."""
    assert set(PAGES) == {path.stem for path in (ROOT / "overrides" / "pages").glob("*.html")}
    every = [page for group in PAGES.values() for page in group]
    assert [page for page in every if not _exists(desk, page)] == []
    assert len(looks) == 3 * len(every) - 3


def test_axe_finds_nothing_in_any_scheme_at_any_width(looks: list[Look]) -> None:
    """Rules of A, AA, AAA and good practice at each width; those on colours in each scheme as well."""
    runs = {(look.page, *where): found for look in looks for where, found in look.violations.items()}
    assert len(runs) == len(looks) * len(set(SCHEMES) - BY_PAIRS) * len(WIDTHS)
    assert {where: found for where, found in runs.items() if found} == {}


def least(look: Look, scheme: str) -> float:
    """Return the least contrast that a page has in a scheme."""
    return min(ratio(pair) for pair in look.pairs[scheme])


def ratio(pair: dict[str, Any]) -> float:
    """Return the contrast of text on all that lies behind it."""
    *uppers, ground = pair["grounds"]
    for upper in reversed(uppers):
        ground = over(upper, ground)
    return contrast(pair["colour"], ground)


def wanted(pair: dict[str, Any]) -> float:
    """Return the contrast that success criterion 1.4.6 asks for."""
    return 4.5 if pair["size"] >= (LARGE_BOLD if pair["bold"] else LARGE) else 7


def faint(look: Look) -> list[str]:
    """Tell which texts stand out too little."""
    return [
        f"{look.page} ({scheme}): {pair['where']} has {ratio(pair):.2f}:1"
        for scheme, pairs in look.pairs.items()
        for pair in pairs
        if ratio(pair) < wanted(pair)
    ]


def long(look: Look) -> list[str]:
    """Tell which lines are too long."""
    return [
        f"{look.page} at {width} px: {line['where']}: {line['text']}"
        for width, lines in look.lines.items()
        for line in lines
        if line["length"] > LONGEST
    ]


def test_each_text_stands_out_from_what_is_behind_it(looks: list[Look]) -> None:
    """Contrast is computed for every pair of colours in use: 7:1, or 4.5:1 for large text."""
    assert {scheme for look in looks for scheme in look.pairs} == set(SCHEMES)
    assert [sentence for look in looks for sentence in faint(look)] == []


def test_who_asks_for_more_contrast_gets_more(looks: list[Look]) -> None:
    """The faintest text of each page stands out more than without the wish, in light and in dark."""
    for look in looks:
        assert least(look, "more contrast") > least(look, "light")
        assert least(look, "more contrast, dark") > least(look, "dark")


def test_schemes_differ(looks: list[Look]) -> None:
    """Each scheme has a ground of its own, or text of its own: none is tested twice under two names."""
    looked = {
        scheme: {(one["colour"], *one["grounds"]) for one in looks[0].pairs[scheme]} for scheme in SCHEMES
    }
    assert len({frozenset(pairs) for pairs in looked.values()}) == len(SCHEMES)


def test_lines_are_short_enough_to_read(looks: list[Look]) -> None:
    """At most 40 Chinese or 80 Latin characters at every width."""
    assert sum(len(lines) for look in looks for lines in look.lines.values()) > len(looks)
    assert [sentence for look in looks for sentence in long(look)] == []


def test_nothing_is_lost_with_the_readers_text_spacing_at_320_px(looks: list[Look]) -> None:
    """No text is cut off, lies over other text, or has to be scrolled to sideways."""
    assert {look.page: look.losses for look in looks if look.losses} == {}


def test_nothing_moves_for_a_reader_who_wants_no_motion(looks: list[Look]) -> None:
    """No animation, no slow change, no smooth scrolling."""
    assert {look.page: look.moving for look in looks if look.moving} == {}


@pytest.fixture(scope="module")
def watched() -> Iterator[Chrome]:
    """Give a browser that can look at pages."""
    with chromium() as driver:
        for script in (axe_script(None), LOOKS.read_text(encoding="utf-8")):
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        yield driver


FAULTS = """
.lead { color: #666 !important; transition: color 1s; max-width: none !important; }
.site-name a { background: #555; }
.page-tools a::after { content: 'x'; color: #999; }
text { fill: #888 !important; }
h1 { height: 0.2em; margin: 0 !important; animation: fade 9s infinite; }
@keyframes fade { from { opacity: 1; } }
.stewardship { height: 1em; overflow: hidden; }
.site-menu a { min-width: 30rem; }
"""


def test_faults_of_a_theme_are_seen(desk: Desk, watched: Chrome) -> None:
    """Each way to look at a page tells of the faults that it is there for."""
    source = f"addEventListener('DOMContentLoaded', () => {{ {_ADD} }})".replace("STYLE", repr(FAULTS))
    watched.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
    watched.get(f"{desk.base}en/")
    look = look_at(watched, desk.base, "en/procedures/estate-tax-return/", chosen_rules(watched, Level.AAA))
    dim = "\n".join(faint(look))
    for place in ("p.lead", ": a. has", "a.::after", "text."):
        assert place in dim
    assert any("p.lead" in line for line in long(look))
    lost = "\n".join(look.losses)
    for words in ("px wide", "p.stewardship cuts", "lies over"):
        assert words in lost
    moving = "\n".join(look.moving)
    for words in ("an animation runs", "p.lead changes slowly", "h1. is animated"):
        assert words in moving
    assert "color-contrast-enhanced: .lead" in {
        found for group in look.violations.values() for found in group
    }


_ADD = "document.head.append(Object.assign(document.createElement('style'), {textContent: STYLE}))"

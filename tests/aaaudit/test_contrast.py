"""Contrast is found wherever it is too low, though of texts that look alike only the first few are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk, Said

BOTH = [320, 1280]
MANY = "".join(f'<p id="line-{number}">Line {number} of the notice</p>' for number in range(1, 13))
EIGHTH = '<p id="line-8">'
DARK = "background: #333"
SHADOW = f'<template shadowrootmode="open"><div style="{DARK}"><slot></slot></div></template>'
DRAWING = (
    '<svg role="img" aria-label="Step" width="200" height="60"><rect width="200" height="60" fill="#fff"/>'
    '<text x="10" y="35" {}>Step one</text></svg>'
)
GRADIENT = (
    '<svg width="0" height="0" aria-hidden="true"><linearGradient id="g"><stop/></linearGradient></svg>'
)

PAGES: dict[str, tuple[str, str]] = {
    "pale": ("p { color: #999 }", MANY),
    "other-colour": ("p:nth-of-type(8) { color: #999 }", MANY),
    "other-ground": (f"p:nth-of-type(8) {{ {DARK} }}", MANY),
    "faded": ("p:nth-of-type(8) { opacity: .3 }", MANY),
    "beneath": (
        f"main {{ isolation: isolate }} i {{ position: absolute; z-index: -1; height: 2rem; width: 9rem; {DARK} }}",
        MANY.replace(EIGHTH, f"<i></i>{EIGHTH}"),
    ),
    "pulled": (
        f"p {{ height: 2rem; margin: 0 }} i {{ display: block; height: 2rem; margin-bottom: -2rem; {DARK} }}",
        MANY.replace(EIGHTH, f"<i></i>{EIGHTH}"),
    ),
    "one-cell": (
        f"section {{ display: grid }} section > * {{ grid-area: 1 / 1 }} i {{ {DARK} }}",
        MANY.replace(EIGHTH, f"<section><i></i>{EIGHTH}").replace(
            '<p id="line-9">', '</section><p id="line-9">'
        ),
    ),
    "slotted": (
        "",
        MANY.replace("<p", "<div><p")
        .replace("</p>", "</p></div>")
        .replace(f"<div>{EIGHTH}", f"<div>{SHADOW}{EIGHTH}"),
    ),
    "narrow-only": ("@media (width < 600px) { text { fill: #bbb } }", DRAWING.format("")),
    "unread": ("", GRADIENT + DRAWING.format('fill="url(#g)"')),
    "hidden-from-speech": ("", DRAWING.replace("<text", '<text aria-hidden="true"').format('fill="#bbb"')),
}


@pytest.fixture(scope="module")
def said(desk: Desk) -> Said:
    """Audit all pages in one run."""
    return desk.audit(
        {f"{name}.html": desk.page(body, f"<style>{css}</style>") for name, (css, body) in PAGES.items()},
        "--format",
        "json",
    )


def on_contrast(said: Said, page: str) -> list[tuple[str, str, list[int], str]]:
    """Give the findings on contrast at the level of AA, where the higher demand says no more."""
    return [
        finding
        for finding in said.of(f"/{page}.html")
        if finding[0] in {"axe:color-contrast", "aaa:contrast-minimum"}
    ]


def test_where_one_of_many_alike_fails_each_of_them_is_told(said: Said) -> None:
    """All twelve lines are pale."""
    told = [("axe:color-contrast", "failed", BOTH, f"#line-{number}") for number in range(1, 13)]
    assert sorted(on_contrast(said, "pale")) == sorted(told)


@pytest.mark.parametrize(
    "page", ["other-colour", "other-ground", "faded", "beneath", "pulled", "one-cell", "slotted"]
)
def test_one_of_many_that_differs_is_found(said: Said, page: str) -> None:
    """By its own look, or by what is painted where it stands."""
    assert [finding[1:] for finding in on_contrast(said, page)] == [("failed", BOTH, "#line-8")]


def test_a_drawing_that_looks_otherwise_at_another_width_is_read_again(said: Said) -> None:
    """A style for narrow windows only makes its text pale."""
    assert on_contrast(said, "narrow-only") == [("aaa:contrast-minimum", "failed", [320], "text")]


def test_text_in_a_drawing_whose_colour_cannot_be_read_is_asked_of_a_person(said: Said) -> None:
    """No one colour is that of a gradient."""
    assert on_contrast(said, "unread") == [("aaa:contrast-minimum", "cannot tell", BOTH, "text")]
    [reason] = {
        finding["reason"] for finding in said.data["findings"] if finding["rule"] == "aaa:contrast-minimum"
        and finding["page"] == "/unread.html"
    }  # fmt: skip
    assert reason == "The contrast of “Step one” in a drawing cannot be measured where 4.5:1 is needed"


def test_at_a_lower_level_too_a_drawing_is_asked_of_once(desk: Desk) -> None:
    """Our own rules alone speak of text in drawings, whichever rules axe-core runs."""
    css, body = PAGES["unread"]
    page = desk.page(body, f"<style>{css}</style>")
    said = desk.audit({"unread.html": page}, "--format", "json", "--level", "AA")
    assert on_contrast(said, "unread") == [("aaa:contrast-minimum", "cannot tell", BOTH, "text")]


def test_text_that_is_seen_but_not_spoken_needs_contrast_as_well(said: Said) -> None:
    """Words of a drawing that aria-hidden keeps from screen readers are read by eyes."""
    assert on_contrast(said, "hidden-from-speech") == [("aaa:contrast-minimum", "failed", BOTH, "text")]

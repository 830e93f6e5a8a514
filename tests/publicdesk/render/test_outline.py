"""Headings that editors write fit under those of the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from publicdesk.contract.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

    from publicdesk.contract.kinds import Kind

PAGES = {
    "procedure": "procedures/estate-tax-return",
    "form": "forms/estate-tax-form",
    "service": "services/estate-e-filing",
    "faq": "faq/estate",
    "chapter": "white-paper/promise",
    "news": "news/new-form",
    "office": "offices/main",
    "measure": "plan",
    "page": "sitemap",
}


def level_over(text: LexborNode, page: LexborHTMLParser) -> int:
    """Return the level of the heading that names the section a text stands in, 1 for the page's title."""
    node = text.parent
    while node is not None:
        heading = node.attributes.get("aria-labelledby")
        if heading:
            named = page.css_first(f'[id="{heading}"]')
            assert named
            assert named.tag
            return int(named.tag[1])
        node = node.parent
    return 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_headings_of_a_text_begin_below_the_template_s(built_tiny: Path, kind: Kind) -> None:
    """What the check demands of an editor's first heading is what the template leaves room for."""
    page = LexborHTMLParser((built_tiny / PAGES[kind.name] / "index.html").read_text(encoding="utf-8"))
    within = {"faq": ".question .prose", "measure": ".measure .prose"}.get(kind.name, ".prose")
    text = page.css_first(within)
    assert text
    assert level_over(text, page) + 1 == kind.heading

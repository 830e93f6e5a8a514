"""The ids that templates take are those that the check keeps from headings."""

from __future__ import annotations

import re

from publicdesk.catalogue.anchors import EVERYWHERE, FIXED, ON_PAGES
from tiny_site import ROOT

THEME = ROOT / "overrides"
ID = re.compile(r'\bid="([a-z][a-z0-9-]*)"')
DERIVED = {
    "class",
    "calendar",
    "listing",
    "a-z",
    "checklist",
    "glossary",
    "error",
    "component",
    "gallery",
}  # no editor's headings, or all their ids are made


def ids(*names: str) -> set[str]:
    """Return the ids that stand in templates, named by their paths in the theme."""
    return {anchor for name in names for anchor in ID.findall((THEME / name).read_text(encoding="utf-8"))}


def test_every_id_of_a_template_is_kept_from_headings() -> None:
    """A new section of a template must be named where the check looks."""
    known = {*EVERYWHERE, *(anchor for group in (*FIXED.values(), *ON_PAGES.values()) for anchor in group)}
    pages = [path for path in (THEME / "pages").glob("*.html") if path.stem not in DERIVED]
    parts = list((THEME / "components").glob("*/template.html"))
    templates = [path.relative_to(THEME).as_posix() for path in (*pages, *parts, THEME / "base.html")]
    assert ids(*templates) - known == set()


def test_no_id_is_kept_that_no_template_takes() -> None:
    """A word that no template takes is free for headings."""
    taken = ids(*(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")))
    made = {"key-u", "key-s", "key-c", "key-z", "q-header", "q"}  # a macro puts them together
    kept = {*EVERYWHERE, *(anchor for group in (*FIXED.values(), *ON_PAGES.values()) for anchor in group)}
    assert kept - made - taken == set()

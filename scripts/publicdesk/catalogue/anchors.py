"""The parts of a built page that a link may point to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry, Version

GLOSSARY_PAGE: Final = "glossary.md"
"""Path of the page that explains the terms; on a site without it no text leads there."""

FIXED: dict[str, tuple[str, ...]] = {
    "procedure": (
        "who", "documents", "how", "time", "fee", "where", "deadline", "amounts", "forms", "services", "flow",
        "law", "after", "contact",
    ),
    "form": ("download", "facts", "procedures", "blank"),
    "service": ("facts", "procedures"),
    "office": ("route", "floors", "counters", "facilities", "contact"),
}  # fmt: skip
"""Ids of the sections that the templates give each page of a kind."""

EVERYWHERE = ("main", "menu", "sources", "key-u", "key-s", "key-c", "key-z", "q-header")
"""Ids that the frame of a page takes."""

ON_PAGES = {
    "home": ("tasks", "news", "events", "calendar", "audiences", "taxes", "offices", "find"),
    "list": ("facets", "chosen"),
    "sitemap": ("access-keys", "pages"),
    "search": (
        "q", "search", "search-status", "search-results", "search-facets", "search-kinds", "search-taxes",
        "search-list", "search-pages", "search-help", "search-index",
    ),
}  # fmt: skip
"""Ids that the templates of pages without a kind of their own take, by the template's name."""


def taken_ids(entry: Entry) -> frozenset[str]:
    """Return the ids that the templates take on the page of ``entry``, so that no heading may have them."""
    special = [anchor for ids in ON_PAGES.values() for anchor in ids] if entry.kind.name == "page" else []
    return frozenset((*FIXED.get(entry.kind.name, ()), *EVERYWHERE, *special))


def anchors_of(entry: Entry, version: Version, catalogue: Catalogue) -> frozenset[str]:
    """Return the ids in the page of ``entry``: those of its text, its fixed sections, and what it lists."""
    return frozenset(
        [
            *version.source.text.ids,
            *FIXED.get(entry.kind.name, ()),
            *(part.id for part in parts_of(entry, catalogue)),
            *(catalogue.tables["glossary"] if entry.path.as_posix() == GLOSSARY_PAGE else ()),
        ]
    )


def parts_of(entry: Entry, catalogue: Catalogue) -> list[Entry]:
    """Return the entries that are shown on the page of ``entry``: they lie beside an ``index.md``."""
    return catalogue.parts_in(entry.path.parent) if entry.path.name == "index.md" else []

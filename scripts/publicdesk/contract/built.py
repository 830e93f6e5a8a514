"""Where in the site the build puts what no editor writes; the code that makes a thing takes its place from here."""

from __future__ import annotations

from typing import Final

ASSETS: Final = "assets"
DATA: Final = "data"
BLANK_FORMS: Final = "files"
GALLERY: Final = "components"
SEARCH: Final = "search"
CALENDAR: Final = "calendar"
"""Folders of style and scripts, open data, blank forms, the components, the index of the search, the tax year."""

CLASS_FOLDERS: Final = {"theme": "topics", "cake": "policy", "service": "service-types"}
"""Name of each classification list to the folder of its tree."""

CARD: Final = "card.png"
"""Name of a page's social card, in the folder of the page."""

ERROR_PAGE: Final = "404.html"
ROBOTS: Final = "robots.txt"
SITE_MAP: Final = "sitemap.xml"
FAVICON: Final = "favicon.ico"

_LEFT_OUT_BY_MKDOCS: Final = "templates"
"""MkDocs leaves this folder of ``docs/`` out of every site."""

TAKEN: Final = frozenset(
    {
        ASSETS,
        DATA,
        BLANK_FORMS,
        GALLERY,
        CALENDAR,
        "404",
        _LEFT_OUT_BY_MKDOCS,
        ERROR_PAGE,
        ROBOTS,
        SITE_MAP,
        FAVICON,
        f"{CALENDAR}.ics",
        *CLASS_FOLDERS.values(),
    }
)
"""Names right under ``docs/`` that no page, file or folder may have, besides those of the languages."""

"""All derived pages, joined to the catalogue they follow from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.catalogue.model import Catalogue
from publicdesk.gallery.pages import gallery_pages
from publicdesk.languages import LANGUAGES
from publicdesk.listing.alphabet import alphabet_pages
from publicdesk.listing.checklist import checklist_pages
from publicdesk.listing.classes import class_pages
from publicdesk.listing.facets import listing_pages
from publicdesk.listing.tax_calendar import calendar_pages
from publicdesk.wording.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publicdesk.gallery.judge import Component
    from publicdesk.languages import Language
    from publicdesk.wording.strings import Strings


def with_derived_pages(
    catalogue: Catalogue, strings: Mapping[Language, Strings], components: Iterable[Component] = ()
) -> Catalogue:
    """Return the catalogue with every page that follows from its entries or from the theme's components."""
    words = [Words(catalogue, language, t) for language, t in strings.items()]
    derived = [
        page
        for pages in (listing_pages, alphabet_pages, class_pages, checklist_pages, calendar_pages)
        for page in pages(catalogue, words)
    ]
    derived += gallery_pages(catalogue, words, components)
    entries = sorted([*catalogue.entries, *derived], key=lambda entry: entry.path.as_posix())
    return Catalogue(
        entries=tuple(entries),
        tables=catalogue.tables,
        classes=catalogue.classes,
        site=catalogue.site,
        sections=catalogue.sections,
        refused=catalogue.refused,
    )


def files_of(catalogue: Catalogue) -> dict[Language, set[str]]:
    """Return the files of all pages of their own, by language, as paths below the folder of the content."""
    files: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
    for entry in catalogue.entries:
        for language, version in entry.versions.items() if entry.kind.own_page else ():
            files[language].add(version.source.file.partition("/")[2])
    return files

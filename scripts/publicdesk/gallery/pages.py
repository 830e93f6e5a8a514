"""The pages of the gallery: an index, and one page for each component.

They are for those who make and test the theme. No menu, list or search leads to them, and robots are asked
to leave them out; the audit finds them in the folder of the site like any other page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.contract.built import GALLERY
from publicdesk.contract.common import Page, PageTexts
from publicdesk.contract.kinds import Kind
from publicdesk.listing.derived import Origin, Place, Template, derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.gallery.judge import Component
    from publicdesk.listing.derived import Derived
    from publicdesk.wording.words import Words

COMPONENT: Final = Kind("component", "", Page, PageTexts, has_id=False, listed=False)


@dataclass(frozen=True)
class Gallery:
    """What the index shows: every component, by name."""

    components: tuple[Component, ...]


def gallery_pages(
    catalogue: Catalogue, languages: Iterable[Words], components: Iterable[Component]
) -> Iterator[Derived]:
    """Yield the index and the page of each component; the home page's owner answers for them."""
    home = catalogue.at("index.md")
    found = tuple(components)
    if home is None or not found:
        return
    words = list(languages)
    index = derive(
        Place(GALLERY, ("index.md",)),
        Template(COMPONENT, "pages/gallery.html", Gallery(found)),
        Origin(home, ()),
        lambda each: (each.t("gallery.title"), each.t("gallery.summary", number=len(found))),
        words,
    )
    yield index
    for component in found:
        yield _page(component, index, home, words)


def _page(component: Component, index: Entry, home: Entry, words: list[Words]) -> Derived:
    def texts(each: Words) -> tuple[str, str]:
        name = each.label(component.sheet.name)
        return each.t("gallery.component", name=name), each.label(component.sheet.purpose)

    return derive(
        Place(f"{GALLERY}/{component.id}", ("index.md", index.path.as_posix())),
        Template(COMPONENT, "pages/component.html", component),
        Origin(home, ()),
        texts,
        words,
    )

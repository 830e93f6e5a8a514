"""Judge the addresses that files get in the site: each has one source, and none is the build's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.catalogue.addresses import folder_of
from publicdesk.collect.pages import split_language
from publicdesk.contract.built import CARD, SEARCH, TAKEN
from publicdesk.contract.kinds import KINDS, kind_of
from publicdesk.finding import Finding
from publicdesk.languages import LANGUAGES, prefix

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from publicdesk.collect.files import Item, Tree

_TAKEN: Final = TAKEN | {language.lower() for language in LANGUAGES}


class Addresses:
    """The addresses of a site's pages and supplied files, told from their paths alone."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._sources: dict[str, Item] = {}
        self._cards: set[str] = set()
        # Pages come first: a file that is in a page's way is the one to be renamed.
        pages = [item for item in tree.files("page") if not home_of(item)]
        for item in (*pages, *tree.files("supplied")):
            self._sources.setdefault(_address(item), item)
        for item in pages:
            page, language = split_language(item.path)
            self._cards.add(f"{prefix(language)}{folder_of(page)}{CARD}")

    def finding(self, item: Item, file: str) -> Finding | None:
        """Return the finding of an item whose address is taken, by the build or by another file."""
        top = item.path.parts[0].lower()
        if len(item.path.parts) == 1:
            # ``search.md`` is the page to search on; the folder of that name holds its index.
            name = split_language(item.path)[0].stem if item.role == "page" and item.form == "file" else top
            if name in _TAKEN or (name == SEARCH and item.form == "folder"):
                return Finding.of("address.taken", file, 0, name=name)
        if item.form == "folder":
            return None
        address = _address(item)
        if address in self._cards:
            return Finding.of("address.taken", file, 0, name=item.path.name)
        first = self._sources.get(address, item)
        if first.path == item.path:
            return None
        return Finding.of("address.twice", file, 0, other=self._tree.name_of(first))


def home_of(item: Item) -> PurePosixPath | None:
    """Return the folder that a page belongs in, None where it lies right: each kind has pages of one depth."""
    parts = item.path.parts
    kind = next((kind for kind in KINDS if kind.folder and kind.folder == parts[0]), None)
    deeper = len(parts) - 2 - kind.depth if kind else 0
    return item.path.parents[deeper] if deeper > 0 else None


def _address(item: Item) -> str:
    """Return where a file goes in the site; of what is shown on another page, its own path."""
    if item.role != "page":
        return item.path.as_posix()
    page, language = split_language(item.path)
    if not kind_of(page).own_page:
        return item.path.as_posix()
    return f"{prefix(language)}{folder_of(page)}index.html"

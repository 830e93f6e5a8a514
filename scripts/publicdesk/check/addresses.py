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

_INDEX: Final = "index.html"
_TAKEN: Final = TAKEN | {language.lower() for language in LANGUAGES}


class Addresses:
    """The addresses of a site's pages and supplied files, told from their paths alone."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._addresses: dict[PurePosixPath, str] = {}
        self._sources: dict[str, Item] = {}
        self._cards: set[str] = set()
        # Pages come first: a file that is in a page's way is the one to be renamed.
        for item in tree.files("page"):
            page, language = split_language(item.path)
            if kind_of(page).own_page and not home_of(item):
                folder = f"{prefix(language)}{folder_of(page)}"
                self._claim(item, f"{folder}{_INDEX}")
                self._cards.add(f"{folder}{CARD}")
        for item in tree.files("supplied"):
            self._claim(item, item.path.as_posix())

    def _claim(self, item: Item, address: str) -> None:
        self._addresses[item.path] = address
        self._sources.setdefault(address, item)

    def finding(self, item: Item, file: str) -> Finding | None:
        """Return the finding of an item whose address is taken, by the build or by another file."""
        top = item.path.parts[0].lower()
        if len(item.path.parts) == 1:
            # ``search.md`` is the page to search on; the folder of that name holds its index.
            name = split_language(item.path)[0].stem if item.role == "page" and item.form == "file" else top
            if is_taken(name) or (name == SEARCH and item.form == "folder"):
                return Finding.of("address.taken", file, 0, name=name)
        address = self._addresses.get(item.path, "")
        if address in self._cards:
            return Finding.of("address.taken", file, 0, name=item.path.name)
        first = self._sources.get(address, item)
        if first is item:
            return None
        return Finding.of("address.twice", file, 0, other=self._tree.name_of(first))


def is_taken(name: str) -> bool:
    """Tell whether a name right under ``docs/``, of a page without its ending, is the build's or a language's."""
    return name.lower() in _TAKEN


def home_of(item: Item) -> PurePosixPath | None:
    """Return the folder that a page belongs in, None where it lies right: each kind has pages of one depth."""
    parts = item.path.parts
    kind = next((kind for kind in KINDS if kind.folder and kind.folder == parts[0]), None)
    deeper = len(parts) - 2 - kind.depth if kind else 0
    return item.path.parents[deeper] if deeper > 0 else None

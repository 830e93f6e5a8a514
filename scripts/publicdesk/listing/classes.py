"""Classified retrieval: the government's three classification lists as trees of pages.

Source: the metadata and classification rule for agencies' electronic data (行政機關電子資料流通詮釋資料及
分類檢索規範): pages carry their theme, policy and service class so that they can be searched by class.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publicdesk.contract.built import CLASS_FOLDERS
from publicdesk.contract.common import Classification
from publicdesk.listing.derived import LISTING, Derived, Origin, Place, Template, derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.wording.words import Words


@dataclass(frozen=True)
class ClassNode:
    """A class with the pages that carry its code and the classes below it.

    Attributes:
        scheme: ``theme``, ``cake`` or ``service``; which list it is of.
        code: its code, empty for the list as a whole.
        members: pages that carry exactly this code, in the order of their paths.
        below: the classes directly below that have pages, in the order of their codes.

    """

    scheme: str
    code: str
    members: tuple[Entry, ...]
    below: tuple[ClassNode, ...]

    @property
    def folder(self) -> str:
        """Folder of its page in the site."""
        folder = CLASS_FOLDERS[self.scheme]
        return f"{folder}/{self.code}" if self.code else folder

    @property
    def total(self) -> int:
        """Number of pages at this class and below."""
        return len(self.members) + sum(node.total for node in self.below)


def parent(code: str) -> str:
    """Return the code of the class above: ``B1Z`` is in ``B10``, which is in ``B00``; empty at the top."""
    if code[2] != "0":
        return f"{code[:2]}0"
    return f"{code[0]}00" if code[1] != "0" else ""


def class_tree(scheme: str, catalogue: Catalogue) -> ClassNode:
    """Return the tree of a classification list, with those classes only that have pages at or below them."""
    carried: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        classes = getattr(entry.facts, "classification", None)
        if classes and entry.kind.own_page:
            carried[getattr(classes, scheme)].append(entry)
    children: dict[str, set[str]] = defaultdict(set)
    for code in carried:
        while code:  # up to the top, so that a class is reached through the classes above it
            children[parent(code)].add(code)
            code = parent(code)  # noqa: PLW2901 - the way up is the loop

    def node(code: str) -> ClassNode:
        below = tuple(node(child) for child in sorted(children[code]))
        return ClassNode(scheme, code, tuple(carried.get(code, ())), below)

    return node("")


def class_pages(catalogue: Catalogue, languages: Iterable[Words]) -> Iterator[Derived]:
    """Yield the pages of the three trees; the home page's owner answers for them."""
    home = catalogue.at("index.md")
    if home is None:
        return
    words = list(languages)
    for scheme in CLASS_FOLDERS:
        yield from _pages(class_tree(scheme, catalogue), ("index.md",), home, words)


def _pages(node: ClassNode, above: tuple[str, ...], home: Entry, words: list[Words]) -> Iterator[Derived]:
    def texts(each: Words) -> tuple[str, str]:
        scheme = each.t(f"class.{node.scheme}")
        count = each.counted("list.count", node.total)
        if not node.code:
            return scheme, each.t("class.summary", scheme=scheme, count=count)
        name = each.class_name(node.scheme, node.code)
        return (
            each.t("class.title", scheme=scheme, code=node.code, name=name),
            each.t("class.summary-of", scheme=scheme, code=node.code, name=name, count=count),
        )

    page = derive(
        Place(node.folder, above),
        Template(LISTING, "pages/class.html", node),
        Origin(home, node.members, _classification(node, home)),
        texts,
        words,
    )
    yield page
    for child in node.below:
        yield from _pages(child, (*above, page.path.as_posix()), home, words)


def _classification(node: ClassNode, home: Entry) -> Classification:
    classes = home.facts.classification.model_dump()
    return Classification(**(classes | ({node.scheme: node.code} if node.code else {})))

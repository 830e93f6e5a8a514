"""What can be found: one document for each page, and for each part of a page, that a citizen may look for."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from publicdesk.catalogue.labels import row_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.languages import Language

SEARCH_PAGE: Final = "search.md"
"""Path of the page to search on; a site without it has no search."""

KINDS: Final = ("procedure", "service", "form", "faq", "office", "news", "chapter", "page", "measure")
"""Kinds of documents, in the order in which the full index shows them."""

_REFERENCES: Final = (("form", "forms"), ("service", "services"), ("procedure", "procedures"))
"""Kinds, and the keys by which other pages name them."""

_LEFT_OUT: Final = ("index.md", SEARCH_PAGE)


@dataclass(frozen=True)
class Document:
    """A page as search sees it in one language.

    Attributes:
        entry: the page.
        taxes: ids of its taxes, in the order of the table.
        title: its title; ``names``, ``summary`` and ``text`` are its other fields, the most telling first.
        names: what it is called besides: its code, its taxes.
        summary: its summary.
        text: its text without marks, and the names of what it refers to.

    """

    entry: Entry
    taxes: tuple[str, ...]
    title: str
    names: str
    summary: str
    text: str


def documents(catalogue: Catalogue, language: Language) -> list[Document]:
    """Return the documents of a language by kind, tax and path; a document's number is its place here.

    A page that is not written in the language is found by its Chinese text.
    """
    order = {tax: getattr(row, "order", 0) for tax, row in catalogue.tables["taxes"].items()}
    found = [
        _document(entry, catalogue, language, order)
        for entry in catalogue.entries
        if entry.kind.name in KINDS and entry.path.as_posix() not in _LEFT_OUT
    ]
    return sorted(
        found,
        key=lambda one: (
            KINDS.index(one.entry.kind.name),
            order.get(one.taxes[0], 0) if one.taxes else 0,
            one.entry.path,
        ),
    )


def links_to(catalogue: Catalogue) -> Counter[PurePosixPath]:
    """Return how many pages refer to or link to each page: paths of the Chinese pages to numbers."""
    return Counter(
        goal.path
        for entry in catalogue.entries
        if entry.kind.name in KINDS
        for goal in {other.path: other for other in _goals(entry, catalogue)}.values()
    )


def _document(entry: Entry, catalogue: Catalogue, language: Language, order: dict[str, int]) -> Document:
    texts = entry.texts(language)
    stated = getattr(entry.facts, "tax", ())
    taxes = sorted((stated,) if isinstance(stated, str) else stated, key=lambda tax: order.get(tax, 0))
    names = [row_name(catalogue, "taxes", tax, language) for tax in taxes]
    code = getattr(entry.facts, "code", "")
    passages = entry.versions[entry.shown_in(language)].source.text.passages
    return Document(
        entry=entry,
        taxes=tuple(taxes),
        title=texts.title,
        names="; ".join([code, *names] if code else names),
        summary=texts.summary,
        text="\n".join([*(passage.text for passage in passages), *_referred(entry, catalogue, language)]),
    )


def _goals(entry: Entry, catalogue: Catalogue) -> Iterator[Entry]:
    for kind, key in _REFERENCES:
        for entry_id in getattr(entry.facts, key, ()):
            other = catalogue.get(kind, entry_id)
            if other:
                yield other
    for link in entry.source.text.having("a", "img"):
        target = unquote(link.attributes.get("href", link.attributes.get("src", "")).partition("#")[0])
        path = posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), target))
        other = catalogue.at(path)
        if other:
            yield other


def _referred(entry: Entry, catalogue: Catalogue, language: Language) -> Iterator[str]:
    """Yield what the page shows besides its text: names of what it refers to, and texts of its kind."""
    facts: Any = entry.facts
    for kind, key in _REFERENCES:
        for entry_id in getattr(facts, key, ()):
            other = catalogue.get(kind, entry_id)
            if other:
                yield other.texts(language).title
                yield getattr(other.facts, "code", "")
    for basis in getattr(facts, "legal_basis", ()):
        yield row_name(catalogue, "laws", basis.law, language)
    texts = entry.texts(language)
    for key in ("expected", "address", "accessible_route", "floor_plan"):
        value = getattr(texts, key, "")
        # A service's address is a fact, an office's a text: both are found by it.
        yield value if isinstance(value, str) else ""

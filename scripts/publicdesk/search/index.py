"""The index of one language: each term with the documents and the places where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from publicdesk.search.tokens import atoms, latin_words, terms, whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publicdesk.search.documents import Document

FIELDS: Final = (("title", 0), ("names", 200), ("summary", 400), ("text", 800))
"""Fields of a document, and the position at which each starts: a position tells its field."""

_ENDS: Final = (200, 400, 800, 1_000_000)


@dataclass(frozen=True)
class Index:
    """The terms of a language.

    Attributes:
        postings: term to flat numbers: for each document its number less the former's, the count of its
            positions, the first of them, and each other's distance from the one before.
        words: the words of Latin letters, as they are written.

    """

    postings: dict[str, list[int]]
    words: list[str]


def index_of(documents: Sequence[Document]) -> Index:
    """Return the index of documents; a document's number is its place among them."""
    places: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    words: set[str] = set()
    for number, document in enumerate(documents):
        for (field, start), end in zip(FIELDS, _ENDS, strict=True):
            parts = list(atoms(getattr(document, field)))
            single: set[str] = set()
            for term, at in chain(terms(parts), whole_numbers(parts)):
                if start + at >= end or term in single:
                    continue
                if len(term) == 1 and not term.isascii():
                    # A query of one character asks for the field only; the pairs tell the places.
                    single.add(term)
                places[term][number].append(start + at)
            words |= latin_words(parts)
    return Index(
        postings={term: _flat(places[term]) for term in sorted(places)},
        words=sorted(words),
    )


def _flat(documents: dict[int, list[int]]) -> list[int]:
    flat = []
    former = 0
    for number, positions in sorted(documents.items()):
        flat += [number - former, len(positions)]
        flat += [at - before for before, at in zip([0, *positions], positions, strict=False)]
        former = number
    return flat

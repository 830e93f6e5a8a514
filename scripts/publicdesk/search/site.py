"""The search of a site: what its page lists, and the files that its script fetches."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from publicdesk.catalogue.addresses import address
from publicdesk.contract.built import SEARCH
from publicdesk.languages import HTML_LANG, LANGUAGES
from publicdesk.search.documents import SEARCH_PAGE, Document, documents, links_to
from publicdesk.search.index import index_of
from publicdesk.search.synonyms import groups
from publicdesk.search.tokens import ASIDE, SAME, STOP, atoms, latin_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language

SUMMARIES: Final = 8
"""Documents whose summaries share a file: a page of results asks for a few of these files."""

_SHARD_BYTES: Final = 5000
"""Size of a shard to aim at: a query fetches one for each of its terms."""

_KEY: Final = 3
"""Letters of a word that choose its shard, so that all words that begin alike lie in one."""


REST: Final = "measure"
"""Kind whose documents the page does not list: it is the last one, and the plan's own page lists them."""


@dataclass(frozen=True)
class Group:
    """Documents of a kind that share their first tax; the tax is empty where the kind has none."""

    tax: str
    members: list[Document]


@dataclass(frozen=True)
class Section:
    """The documents of a kind: how many, and by their first tax; no groups where they are listed elsewhere.

    In the order of the page a document's place is its number.
    """

    kind: str
    count: int
    groups: list[Group]


class SiteSearch:
    """Makes each language's documents and files once, for the page and for the disk."""

    rest = REST

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._documents: dict[Language, list[Document]] = {}
        self._files: dict[Language, dict[str, bytes]] = {}

    def sections(self, language: Language) -> list[Section]:
        """Return all documents, by kind and tax."""
        by_kind = groupby(self.documents(language), key=lambda one: one.entry.kind.name)
        return [_section(kind, list(members)) for kind, members in by_kind]

    def version(self, language: Language) -> str:
        """Return a mark that changes with the files, so that no browser keeps old ones beside a new page."""
        digest = hashlib.sha256()
        for name, content in sorted(self.language_files(language).items()):
            digest.update(name.encode() + content)
        return digest.hexdigest()[:10]

    def files(self, languages: Collection[str] = LANGUAGES) -> dict[str, bytes]:
        """Return the files of these languages: path in the site to content; none where there is no page."""
        page = self._catalogue.at(SEARCH_PAGE)
        if page is None:
            return {}
        return {
            f"{SEARCH}/{language}/{name}": content
            for language in page.languages()
            if language in languages
            for name, content in self.language_files(language).items()
        }

    def documents(self, language: Language) -> list[Document]:
        """Return the documents of a language."""
        if language not in self._documents:
            self._documents[language] = documents(self._catalogue, language)
        return self._documents[language]

    def language_files(self, language: Language) -> dict[str, bytes]:
        """Return the files of a language by their names.

        ``start.json`` says how to cut a query and how many shards there are; ``t<n>.json`` holds terms with
        their postings, ``s<n>.json`` summaries, ``words.json`` the words to mend a misspelt one with.
        """
        if language not in self._files:
            self._files[language] = self._made(language)
        return self._files[language]

    def _made(self, language: Language) -> dict[str, bytes]:
        found = self.documents(language)
        index = index_of(found)
        count = shard_count(sum(len(_json(numbers)) for numbers in index.postings.values()))
        shards: list[dict[str, list[int]]] = [{} for _ in range(count)]
        for term, numbers in index.postings.items():
            shards[shard_of(term, count)][term] = numbers
        files = {f"t{number}.json": _json(shard) for number, shard in enumerate(shards)}
        for start in range(0, len(found), SUMMARIES):
            summaries = [one.summary for one in found[start : start + SUMMARIES]]
            files[f"s{start // SUMMARIES}.json"] = _json(summaries)
        same = groups(self._catalogue, found, language)
        linked = links_to(self._catalogue)
        spoken = {
            word for group in same for words in group for text in words for word in latin_words(atoms(text))
        }
        files["words.json"] = _json(sorted(spoken.union(index.words)))
        files["start.json"] = _json(
            {
                "rest": _rest(found, language),
                "shards": count,
                "summaries": SUMMARIES,
                "same": SAME,
                "stop": STOP,
                "aside": ASIDE,
                "groups": same,
                "linked": [linked[one.entry.path] for one in found],
            }
        )
        return files


def shard_count(size: int) -> int:
    """Return how many shards an index of ``size`` bytes gets: a power of two."""
    count = 1
    while count * _SHARD_BYTES < size:
        count *= 2
    return count


def shard_of(term: str, count: int) -> int:
    """Return the shard of a term: FNV-1a of its first code units."""
    value = 0x811C9DC5
    units = term.encode("utf-16-le")[: 2 * _KEY]
    for at in range(0, len(units), 2):
        value = ((value ^ int.from_bytes(units[at : at + 2], "little")) * 0x01000193) & 0xFFFFFFFF
    return value % count


def _section(kind: str, members: list[Document]) -> Section:
    by_tax = groupby(members, key=lambda one: one.taxes[0] if one.taxes else "")
    groups = [] if kind == REST else [Group(tax, list(found)) for tax, found in by_tax]
    return Section(kind, len(members), groups)


def _rest(documents: list[Document], language: Language) -> list[list[str]]:
    """Return title, address and, where it is not the page's, language of what the page does not list.

    Addresses are relative to the root of the site.
    """
    rows = []
    for one in documents:
        if one.entry.kind.name == REST:
            shown = one.entry.shown_in(language)
            tag = [] if shown == language else [HTML_LANG[shown]]
            rows.append([one.title, address(one.entry, language), *tag])
    return rows


def _json(value: Any) -> bytes:  # noqa: ANN401 - what JSON can hold
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

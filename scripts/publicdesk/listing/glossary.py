"""The glossary: its order in each language, and the words by which a text shows that it needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.labels import in_language
from publicdesk.languages import HTML_LANG, LANGUAGES
from publicdesk.listing.alphabet import readings_of
from publicdesk.listing.initials import initial, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language

_FORMS_APART = re.compile(r"\s*[（）()]\s*")


@dataclass(frozen=True)
class GlossaryTerm:
    """A term as one language's glossary shows it.

    Attributes:
        id: id of its row, and of its place on the page.
        name: its name; ``short`` is its abbreviation, empty where it has none.
        reading: how the name is read, empty where no one has to be told (WCAG 2.2, 3.1.6).
        note: what it means, empty where no note is written.
        synonyms: other words for it.
        others: its names in the other languages: language, tag for ``lang``, name.

    """

    id: str
    name: str
    short: str
    reading: str
    note: str
    synonyms: tuple[str, ...]
    others: tuple[tuple[Language, str, str], ...]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that a text may need explained.

    Attributes:
        terms: the terms by id.
        forms: each spelling of a name, in small letters, to the term's id.
        shorts: each abbreviation to the term's id.
        common: ids of words that are so common that no text marks them.
        rarity: the number of texts that hold a term.

    """

    terms: dict[str, GlossaryTerm]
    forms: dict[str, str]
    shorts: dict[str, str]
    common: frozenset[str]
    rarity: dict[str, int]


def glossary(catalogue: Catalogue, language: Language) -> list[tuple[str, list[GlossaryTerm]]]:
    """Return each initial of the language's alphabet with its terms, as readers look them up."""
    readings = readings_of(catalogue)
    terms = sorted(_terms(catalogue, language), key=lambda term: sort_key(term.name, language, readings))
    grouped: dict[str, list[GlossaryTerm]] = {}
    for mark, found in groupby(terms, key=lambda term: initial(term.name, language, readings)):
        grouped.setdefault(mark, []).extend(found)
    return list(grouped.items())


def lexicon(catalogue: Catalogue, language: Language) -> Lexicon:
    """Return the words of a language that a text may need explained."""
    terms = {term.id: term for term in _terms(catalogue, language)}
    forms = {form: term.id for term in terms.values() for form in _spellings(term.name, language)}
    texts = [
        version.source.body.casefold()
        for entry in catalogue.entries
        for shown, version in entry.versions.items()
        if shown == language
    ]
    rarity: dict[str, int] = {}
    for form, term_id in forms.items():
        rarity[term_id] = max(rarity.get(term_id, 0), sum(form in text for text in texts))
    rows: dict[str, Any] = dict(catalogue.tables["glossary"])
    return Lexicon(
        terms=terms,
        forms=forms,
        shorts={term.short: term.id for term in terms.values() if term.short},
        common=frozenset(row_id for row_id, row in rows.items() if row.common),
        rarity=rarity,
    )


def _terms(catalogue: Catalogue, language: Language) -> Iterator[GlossaryTerm]:
    rows: dict[str, Any] = dict(catalogue.tables["glossary"])
    for row_id, row in rows.items():
        yield GlossaryTerm(
            id=row_id,
            name=in_language(row.name, language),
            short=getattr(row.abbreviation, _key(language), None) or "",
            reading=getattr(row.reading, _key(language), None) or "",
            note=in_language(row.note, language) if row.note else "",
            synonyms=tuple(getattr(row.synonyms, _key(language), ())),
            others=tuple(
                (other, HTML_LANG[other], in_language(row.name, other))
                for other in LANGUAGES
                if other != language
            ),
        )


def _key(language: Language) -> str:
    return "zh" if language == "zh-TW" else language


def _spellings(name: str, language: Language) -> Iterator[str]:
    """Yield the spellings of a name in small letters: what stands in parentheses too, English plurals too."""
    for form in filter(None, _FORMS_APART.split(name.casefold())):
        yield form
        if language == "en":
            yield f"{form[:-1]}ies" if form.endswith("y") else f"{form}s"

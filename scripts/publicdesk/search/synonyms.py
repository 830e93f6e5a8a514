"""Words that mean the same, from the glossary and the table of taxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.labels import in_language
from publicdesk.languages import LANGUAGES
from publicdesk.search.tokens import atoms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language
    from publicdesk.search.documents import Document

_APART = re.compile(r"\s*[（）()、,]\s*")


def groups(
    catalogue: Catalogue, documents: Sequence[Document], language: Language
) -> list[tuple[list[str], list[str]]]:
    """Return groups of words that mean the same: those that stand in the documents, and those that do not.

    A query may hold any of them, of any language; only the first list is worth looking for. The name in the
    language of the documents comes first, synonyms last.
    """
    said = "\n".join(_key(f"{one.title}\n{one.summary}\n{one.names}\n{one.text}") for one in documents)
    found = []
    for words in _groups(catalogue, language):
        stands = [word for word in words if _key(word) in said]
        others = [word for word in words if word not in stands]
        if stands and len(words) > 1:
            found.append((stands, others))
    return found


def _groups(catalogue: Catalogue, first: Language) -> Iterator[list[str]]:
    languages = sorted(LANGUAGES, key=lambda language: language != first)
    rows: list[Any] = [*catalogue.tables["glossary"].values(), *catalogue.tables["taxes"].values()]
    for row in rows:
        words = [word for language in languages for word in _APART.split(in_language(row.name, language))]
        synonyms = getattr(row, "synonyms", None)
        words += [word for language in languages for word in in_words(synonyms, language)]
        kept = {_key(word): word for word in reversed(words) if _key(word).strip()}
        yield sorted(kept.values(), key=words.index)


def in_words(synonyms: Any, language: str) -> list[str]:  # noqa: ANN401 - Synonyms or None
    """Return the synonyms of a language."""
    return getattr(synonyms, "zh" if language == "zh-TW" else language, []) if synonyms else []


def _key(text: str) -> str:
    """Return a text by its atoms: words are compared whole, characters as they follow each other."""
    return "".join(atom.text if atom.cjk else f" {atom.text} " for atom in atoms(text))

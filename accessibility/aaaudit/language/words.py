"""Function words: what share of a text's words each language explains."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aaaudit.language.scripts import script_of

_NO_PROSE = re.compile(r"\S*(?:://|@|\\|/\w|\w/|\.\w|_|\d|=)\S*")
_WORD = re.compile(
    r"(?:qu|dell|all|nell|sull|dall|un|[ldcnsjmt])'(?=[^\W\d_])|[^\W\d_]+(?:'[^\W\d_]+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Profile:
    """A language: the words that its sentences need, and the subtags that such text may bear.

    `linking` are words that long names have too.
    """

    language: str
    names: frozenset[str]
    words: frozenset[str]
    linking: frozenset[str]


@cache
def profiles() -> Mapping[str, Profile]:
    """Read the languages by their subtags."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return {
        language: Profile(
            language,
            frozenset(data["names"]),
            frozenset(data["words"].split()),
            frozenset(data.get("linking", "").split()),
        )
        for language, data in tomllib.loads(text).items()
    }


@cache
def _languages_of_word() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for profile in profiles().values():
        for word in profile.words:
            languages[word] = (*languages.get(word, ()), profile.language)
    return languages


def words_of(text: str, script: str) -> list[str]:
    """Return the words of a text in one writing system, as written.

    Addresses, file names, numbers and abbreviations in capitals are no words of any language.
    """
    prose = _NO_PROSE.sub(" ", text.replace("’", "'"))
    words = [word for word in _WORD.findall(prose) if script_of(word[0]) == script]
    mixed = [word for word in words if len(word) == 1 or not word.isupper()]
    return mixed if len(mixed) > len(words) / 2 else words


def hits(words: Iterable[str]) -> dict[str, Counter[str]]:
    """Count for each language which of its function words stand among the words, and how often."""
    found: dict[str, Counter[str]] = {}
    for word, number in Counter(word.lower() for word in words).items():
        for language in _languages_of_word().get(word, ()):
            found.setdefault(language, Counter())[word] = number
    return found

"""Writing systems: which letters of a text belong to which, and which languages they serve."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Script(BaseModel):
    """A writing system: its letters as ranges of code points, both ends included.

    `subtags` are the ISO 15924 codes that name it or a mixture with it; `languages` are the primary language
    subtags of text in it, None where there are too many to say.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    subtags: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]
    languages: frozenset[str] | None = None


@cache
def scripts() -> Mapping[str, Script]:
    """Read the writing systems by their names."""
    text = files(__package__).joinpath("scripts.toml").read_text(encoding="utf-8")
    return {name: Script.model_validate(data) for name, data in tomllib.loads(text).items()}


@cache
def script_of(letter: str) -> str:
    """Return the name of a letter's writing system; empty for digits, punctuation and unknown letters."""
    code = ord(letter)
    for name, script in scripts().items():
        if any(first <= code <= last for first, last in script.ranges):
            return name
    return ""


def letters(text: str) -> Counter[str]:
    """Count the letters of each writing system in a text."""
    counts: Counter[str] = Counter()
    for letter, number in Counter(text).items():
        if name := script_of(letter):
            counts[name] += number
    return counts

"""What a value without quotes is: a text, a whole number, a date, true or false, nothing, or none of these."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from yaml.resolver import Resolver

_RESOLVERS: Final = Resolver.yaml_implicit_resolvers
"""First character to the pairs of tag and pattern that YAML 1.1 tries: MkDocs and other tools read by them."""

_WORDS: Final[dict[str, bool | None]] = {
    form: value
    for word, value in {
        "true": True, "yes": True, "on": True,
        "false": False, "no": False, "off": False,
        "null": None, "~": None,
    }.items()
    for form in (word, word.capitalize(), word.upper())
}  # fmt: skip

_WHOLE_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,3999})")
_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TEXT_TAGS: Final = ("tag:yaml.org,2002:merge", "tag:yaml.org,2002:value")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A value without quotes that YAML takes for a number or a time in a notation that editors do not mean.

    ``0200`` would be 128, ``1:30`` would be 90, ``15.10`` would be 15.1: the contract takes none of them.
    """

    text: str

    def __str__(self) -> str:
        return self.text


Scalar = str | int | bool | dt.date | Ambiguous | None


def resolve(text: str) -> Scalar:
    """Return what ``text`` without quotes stands for."""
    candidates = _RESOLVERS.get(text[0]) if text else None
    if not candidates:
        return text or None
    if text in _WORDS:
        return _WORDS[text]
    if not any(pattern.match(text) for tag, pattern in candidates if tag not in _TEXT_TAGS):
        return text
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return _date(text) or Ambiguous(text)


def _date(text: str) -> dt.date | None:
    if not (date := _DATE.fullmatch(text)):
        return None
    try:
        return dt.date(*map(int, date.groups()))
    except ValueError:
        return None

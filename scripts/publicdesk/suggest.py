"""What a wrong word was most likely meant to be."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 200
"""Characters of a word that may be a typing error; the time to compare grows with the square of the length."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, or an empty text where none is near."""
    if len(word) > _LONGEST:
        return ""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")

"""Read the ``srcset`` attribute as a browser does (HTML Standard, 4.8.4.2.2, parsing a srcset attribute)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN: Final = re.compile(r"[\t\n\f\r ,]*")
_ADDRESS: Final = re.compile(r"[^\t\n\f\r ]+")


def addresses_in(srcset: str) -> Iterator[str]:
    """Yield the address of each candidate.

    A comma within an address belongs to it; one at its end ends the candidate, and so does one after its
    descriptors that stands in no parentheses.
    """
    at = _end(_BETWEEN, srcset, 0)
    while at < len(srcset):
        end = _end(_ADDRESS, srcset, at)
        address = srcset[at:end]
        yield address.rstrip(",")
        at = end if address.endswith(",") else _after_descriptors(srcset, end)
        at = _end(_BETWEEN, srcset, at)


def _after_descriptors(srcset: str, at: int) -> int:
    depth = 0
    for place in range(at, len(srcset)):
        char = srcset[place]
        if char == "," and not depth:
            return place
        depth = 1 if char == "(" else 0 if char == ")" else depth
    return len(srcset)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at

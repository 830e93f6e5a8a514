"""A share of an audit's pages, the same wherever and whenever it is taken."""

import re
from dataclasses import dataclass
from hashlib import sha256

from aaaudit.errors import CannotRunError

_SHARD = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


@dataclass(frozen=True)
class Shard:
    """Shard `number` of `count`, counted from 1."""

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, page: str) -> bool:
        """Whether the page with this path in the site is of this shard: by a hash of the path alone."""
        hashed = sha256(page.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(hashed[:8], "big") % self.count == self.number - 1


def shard_of(text: str) -> Shard:
    """Read `2/8`.

    Raises `CannotRunError` where it is no shard.
    """
    match = _SHARD.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        message = f'--shard is "{text}"; it must be I/N, such as 2/8: which share, from 1 to N, of how many.'
        raise CannotRunError(message)
    return Shard(int(match[1]), int(match[2]))

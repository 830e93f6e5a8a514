"""How a browser reads an address, after the URL Standard of WHATWG (section 4.4, URL parsing).

The standard library follows RFC 3986, and browsers do not: they drop signs and take a backslash for a slash,
so that an address which looks harmless to a strict parser can still run a script or leave the site.
"""

from __future__ import annotations

import re
from typing import Final

_C0_AND_SPACE: Final = "".join(map(chr, range(0x21)))
_TAB_AND_NEWLINE: Final = dict.fromkeys(map(ord, "\t\n\r"))
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PATH: Final = re.compile(r"[^?#]*")
_SLASHES: Final = re.compile(r"/*")

_WITH_HOST: Final = frozenset({"ftp", "http", "https", "ws", "wss"})
"""Special schemes whose address has a host however many slashes are written."""

_SPECIAL: Final = _WITH_HOST | {"file"}


def scheme_of(address: str) -> str:
    r"""Return the scheme by which a browser opens ``address``, in lower case; nothing for a relative address.

    The answer for a Windows path is its drive: ``c`` for ``C:\Users``.
    """
    match = _SCHEME.match(_without_dropped(address))
    return match[1].lower() if match else ""


def as_a_browser_reads(address: str, page_scheme: str = "https") -> str:
    """Return ``address`` as a browser takes it on a page that was opened by ``page_scheme``.

    Spaces and control characters around it and tabs and line ends within it are gone, the scheme is in lower
    case, and before a query or a fragment each backslash of a relative or special address is a slash. Two
    slashes stand before a host, whatever their number was. The rest, percent-encoding too, stays as written.
    """
    written = _without_dropped(address)
    match = _SCHEME.match(written)
    scheme = match[1].lower() if match else ""
    rest = written[match.end() :] if match else written
    if scheme and scheme not in _SPECIAL:
        return f"{scheme}:{rest}"
    path = _PATH.match(rest)
    end = path.end() if path else 0
    rest = rest[:end].replace("\\", "/") + rest[end:]
    slashes = _SLASHES.match(rest)
    number = slashes.end() if slashes else 0
    if scheme in _WITH_HOST - {page_scheme} or (number > 1 and scheme != "file"):
        rest = "//" + rest[number:]
    return f"{scheme}:{rest}" if scheme else rest


def _without_dropped(address: str) -> str:
    return address.strip(_C0_AND_SPACE).translate(_TAB_AND_NEWLINE)

"""Where an address on a page of a site leads, by the URL Standard of WHATWG and not by RFC 3986.

No address is refused with an exception, whatever an editor or a theme has written.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address
from typing import Final, Literal
from urllib.parse import quote, unquote

from publicdesk.text.addresses import as_a_browser_reads, scheme_of

NO_ADDRESS: Final = "https://site.invalid/"
"""Stands for the address of a site that states none; no real host ends in ``invalid`` (RFC 6761)."""

_PORTS: Final = {"http": "80", "https": "443"}
_AUTHORITY: Final = re.compile(r"//([^/?#]*)")
_FORBIDDEN_IN_HOST: Final = re.compile(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
"""Forbidden domain code points (URL Standard, 3.2), with the signs that no host of the web has."""

_BRACKETED: Final = re.compile(r"\[([0-9A-Fa-f:.]*)\](?::(\d*))?")
_NUMBER: Final = re.compile(r"0[xX][0-9A-Fa-f]*|\d+")
_DOT: Final = re.compile(r"\.|%2[eE]")
_HIGHEST_PORT: Final = 0xFFFF
_BYTES_OF_IPV4: Final = 4
_DIGITS_OF_IPV4: Final = 11


@dataclass(frozen=True)
class Place:
    """Where an address leads.

    Attributes:
        kind: ``own``: into the site; ``outside``: to another site; ``scheme``: opened by something other than
            http; ``broken``: no browser can open it.
        path: path from the root of the site, decoded, where it leads into the site.
        fragment: the part of the page, as written without the sign #.
        scheme: the scheme, where that is the kind.

    """

    kind: Literal["own", "outside", "scheme", "broken"]
    path: str = ""
    fragment: str = ""
    scheme: str = ""


class SiteAddresses:
    """Reads the addresses on the pages of one site.

    Args:
        base: the public address of the site's root; an empty text stands for a site that is not published yet.

    """

    def __init__(self, base: str = "") -> None:
        read = as_a_browser_reads(base or NO_ADDRESS)
        self._scheme = scheme_of(read)
        authority = _AUTHORITY.match(read.partition(":")[2])
        self._host = _canonical_host(authority[1], self._scheme) if authority else ""
        path = read.partition(":")[2][authority.end() :] if authority else "/"
        self._root = path.partition("?")[0].partition("#")[0].rstrip("/") + "/"

    def read(self, target: str, page: str, page_base: str = "") -> Place:
        """Return where ``target`` leads from ``page``, a path from the site's root.

        ``page_base`` is the address that the page's ``base`` element names, from which all others start.
        """
        here = self._root + quote(page, errors="surrogatepass")
        if page_base and scheme_of(page_base) not in {"data", "javascript"}:
            start = self._read(page_base, here)
            if start.kind == "own":
                here = self._root + quote(start.path, errors="surrogatepass")
            elif start.kind == "outside" and not (scheme_of(target) or self._has_host(target)):
                return start
        return self._read(target, here)

    def _has_host(self, target: str) -> bool:
        return as_a_browser_reads(target, self._scheme).startswith("//")

    def _read(self, target: str, here: str) -> Place:
        read = as_a_browser_reads(target, self._scheme)
        scheme = scheme_of(read)
        if scheme and scheme not in _PORTS:
            return Place("scheme", scheme=scheme)
        rest = read.partition(":")[2] if scheme else read
        authority = _AUTHORITY.match(rest)
        if authority:
            if not _is_sound(authority[1]):
                return Place("broken")
            if _canonical_host(authority[1], scheme or self._scheme) != self._host:
                return Place("outside")
            rest = rest[authority.end() :]
            rest = rest if rest.startswith("/") else f"/{rest}"
        before, _, fragment = rest.partition("#")
        path = before.partition("?")[0]
        path = _without_dots(
            path if path.startswith("/") else f"{here.rpartition('/')[0]}/{path}" if path else here
        )
        if not path.startswith(self._root):
            # Another site of the same host, unless it was reached by climbing out of this one.
            return Place("outside") if authority else Place("own", unquote(path), fragment)
        return Place("own", unquote(path[len(self._root) :]), fragment)


def _without_dots(path: str) -> str:
    """Return a path without ``.`` and ``..``, encoded ones too; the root is above no folder."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for at, segment in enumerate(segments):
        dots = _DOT.sub(".", segment)
        if dots in {".", ".."}:
            if dots == ".." and kept:
                kept.pop()
            if at == len(segments) - 1:
                kept.append("")
        else:
            kept.append(segment)
    return "/" + "/".join(kept)


def _is_sound(authority: str) -> bool:
    """Tell whether a browser takes what stands between ``//`` and the path for a host (URL Standard, 3.5)."""
    written = authority.rpartition("@")[2]
    if written.startswith("["):
        match = _BRACKETED.fullmatch(written)
        return match is not None and _is_ipv6(match[1]) and _is_port(match[2] or "")
    host, _, port = written.partition(":")
    host = unicodedata.normalize("NFKC", unquote(host))
    labels = host.removesuffix(".").split(".")
    if not host or _FORBIDDEN_IN_HOST.search(host) or not _is_port(port):
        return False
    return _is_ipv4(labels) if _NUMBER.fullmatch(labels[-1]) else True


def _is_port(text: str) -> bool:
    digits = text.lstrip("0")
    return not text or (text.isascii() and text.isdigit() and len(digits) <= len(str(_HIGHEST_PORT))
                        and int(digits or "0") <= _HIGHEST_PORT)  # fmt: skip


def _is_ipv4(labels: list[str]) -> bool:
    numbers = [_ipv4_number(label) for label in labels]
    if len(numbers) > _BYTES_OF_IPV4 or any(number is None for number in numbers):
        return False
    sizes = [256] * (len(numbers) - 1) + [256 ** (_BYTES_OF_IPV4 + 1 - len(numbers))]
    return all(number is not None and number < size for number, size in zip(numbers, sizes, strict=True))


def _ipv4_number(label: str) -> int | None:
    """Return a part of an IPv4 address, which may be written in hexadecimal or octal digits (3.5)."""
    digits, base = label, 10
    if label[:2] in {"0x", "0X"}:
        digits, base = label[2:] or "0", 16
    elif label.startswith("0") and len(label) > 1:
        digits, base = label[1:], 8
    # No 32 bits need more digits, and a text of thousands is no number to Python.
    if not _NUMBER.fullmatch(label) or len(digits.lstrip("0")) > _DIGITS_OF_IPV4:
        return None
    try:
        return int(digits[-_DIGITS_OF_IPV4:], base)
    except ValueError:
        return None


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _canonical_host(authority: str, scheme: str) -> str:
    """Return a host in the one form in which it is compared, with its port where that is not the scheme's."""
    host, _, port = unquote(authority.rpartition("@")[2]).partition(":")
    host = unicodedata.normalize("NFKC", host).lower()
    # A label that the old rules of IDNA refuse is compared as it is written.
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return host if port in {"", _PORTS.get(scheme, "")} else f"{host}:{port}"

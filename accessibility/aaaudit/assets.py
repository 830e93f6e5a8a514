"""What a page is made of: its HTML and each file of the same site that it refers to, as one hash."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urljoin, urlsplit

from aaaudit.structure import Described, described
from aaaudit.target import Page, Read

MISSING = "missing"
"""Stands in the place of the hash of what is not there."""

_STYLES = {".css"}
_SCRIPTS = {".js", ".mjs"}
_PAGES = {".html", ".htm", ".xhtml", ".svg", ""}
# A tag with its attributes; the bound keeps a tag without end from being read over and over.
_TAG = re.compile(
    rb"<(?:audio|base|embed|frame|iframe|image|img|input|link|object|script|source|track|use|video)\b"
    rb"((?:[^>\"']|\"[^\"]*+\"|'[^']*+'){0,4000}+)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    rb"(src|href|xlink:href|data|poster|srcset|imagesrcset)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))",
    re.IGNORECASE,
)
_BASE = re.compile(rb"<base\b[^>]{0,4000}?\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_STYLE_URL = re.compile(rb"url\(\s*[\"']?([^\"')\s]+)|@import\s+[\"']([^\"']+)")
_IMPORT = re.compile(rb"\b(?:from|import)\s*\(?\s*[\"']([^\"']+)[\"']")


@dataclass(frozen=True)
class _File:
    digest: str
    body: bytes
    refers_to: tuple[str, ...]


class Assets:
    """Reads each file of a site at most once, however many pages refer to it."""

    def __init__(self, origin: str, read: Read) -> None:
        self._origin = origin
        self._read = read
        self._files: dict[str, _File] = {}

    def of(self, page: Page) -> str | None:
        """Return the hash of a page with all that it refers to; None where the page is not there."""
        html = self._read(page.url)
        if html is None:
            return None
        files = self._files_of(page, html)
        hashed = sha256(html)
        for url in sorted(files):
            hashed.update(f"\0{url.removeprefix(self._origin)}\0{files[url].digest}".encode())
        return hashed.hexdigest()

    def described(self, page: Page) -> Described | None:
        """Describe a page as it is delivered, before scripts change it; None where it is not there."""
        html = self._read(page.url)
        if html is None:
            return None
        files = self._files_of(page, html)
        return described(
            html, [file.body for url, file in files.items() if _suffix(url) in _STYLES | _SCRIPTS]
        )

    def _files_of(self, page: Page, html: bytes) -> dict[str, _File]:
        waiting = list(self._references(page.url, html, is_page=True))
        files: dict[str, _File] = {}
        while waiting:
            url = waiting.pop()
            if url not in files and url != page.url:
                files[url] = self._file(url)
                waiting.extend(files[url].refers_to)
        return files

    def digest(self, path: str) -> str:
        """Return the hash of the file at a path of the site's origin."""
        return self._file(self._origin + path).digest

    def parts_of(self, html: str, loaded: Iterable[str]) -> frozenset[str]:
        """Return the parts of a page as scripts have made it, which loaded the files at these paths."""
        code = [
            self._file(self._origin + path).body for path in loaded if _suffix(path) in _STYLES | _SCRIPTS
        ]
        return described(html.encode("utf-8", "replace"), code).parts

    def _file(self, url: str) -> _File:
        if url not in self._files:
            body = self._read(url)
            if body is None:
                self._files[url] = _File(MISSING, b"", ())
            else:
                kept = body if _suffix(url) in _STYLES | _SCRIPTS else b""  # pictures are large
                references = tuple(self._references(url, body, is_page=False))
                self._files[url] = _File(sha256(body).hexdigest(), kept, references)
        return self._files[url]

    def _references(self, url: str, body: bytes, *, is_page: bool) -> Iterator[str]:
        """Give the addresses, in this site, of what a file loads.

        Too many are found rather than too few: one too many costs a run of the rules, one too few a finding.
        """
        suffix = _suffix(url)
        base: str | None = url
        found: list[bytes] = []
        if is_page or suffix in _PAGES:
            named = _BASE.search(body)
            base = self._joined(url, named[1]) if named else url
            found += [address for tag in _TAG.finditer(body) for address in _addresses(tag[1])]
        if is_page or suffix in _PAGES | _STYLES:
            found += [match[1] or match[2] for match in _STYLE_URL.finditer(body)]
        if is_page or suffix in _PAGES | _SCRIPTS:
            found += [match[1] for match in _IMPORT.finditer(body)]
        for address in found:
            joined = self._joined(base or url, address)
            if joined is not None:
                yield joined

    def _joined(self, base: str, address: bytes) -> str | None:
        try:
            url = urldefrag(urljoin(base, unescape(address.decode("utf-8", "replace")).strip())).url
        except ValueError:  # a malformed address loads nothing
            return None
        return url if url.startswith(f"{self._origin}/") else None


def _addresses(attributes: bytes) -> Iterator[bytes]:
    for match in _ATTRIBUTE.finditer(attributes):
        value = match[2] or match[3] or match[4] or b""
        if match[1].lower().endswith(b"srcset"):
            yield from (candidate.split()[0] for candidate in value.split(b",") if candidate.split())
        else:
            yield value


def _suffix(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).suffix.lower()

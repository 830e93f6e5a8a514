"""Find the pages of a site at an address: from its sitemap.xml, else by following links.

Sitemaps: https://www.sitemaps.org/protocol.html.
"""

import contextlib
import gzip
import ipaddress
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, quote, unquote, urldefrag, urljoin, urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener
from xml.etree import ElementTree as ET

from aaaudit import __version__
from aaaudit.errors import CannotRunError

MAX_PAGES = 20_000
"""More pages than this are taken for an endless site (a calendar that always has a next month)."""

_MAX_SITEMAPS = 1_000
_MAX_BYTES = 50 * 1024 * 1024  # the sitemap protocol's limit for one file; no page should come near it
_SECONDS = 30
_HTML_TYPES = {"text/html", "application/xhtml+xml"}


@dataclass(frozen=True)
class Site:
    """A site at an address: `pages` gives for each path in the site (`/`, `/guide/`) its full address."""

    origin: str
    pages: dict[str, str]


@dataclass(frozen=True)
class _Answer:
    url: str
    media_type: str
    body: bytes


def discovered(address: str) -> Site:
    """Find the pages at and below an address, which must answer with an HTML page.

    Raises `CannotRunError` where it does not, or where there seem to be endlessly many pages.
    """
    finder = _Finder(address)
    return Site(finder.origin, finder.pages())


def reader(origin: str) -> Callable[[str], bytes | None]:
    """Return a function that gives the body at an address of the origin, None where there is none."""
    opener = _opener(origin)

    def read(url: str) -> bytes | None:
        request = Request(url, headers={"User-Agent": f"aaaudit/{__version__}"})  # noqa: S310 - of the origin
        try:
            with opener.open(request, timeout=_SECONDS) as response:
                body: bytes = response.read(_MAX_BYTES)
                return body
        except HTTPError as error:
            error.close()
        except (OSError, HTTPException, ValueError):
            pass
        return None

    return read


class _Finder:
    """Finds pages below the folder of a start page; keeps the connection's settings."""

    def __init__(self, address: str) -> None:
        self._opener = _opener(address)
        self._start = self._start_page(address)
        parts = urlsplit(self._start.url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._folder = parts.path[: parts.path.rfind("/") + 1] or "/"

    def pages(self) -> dict[str, str]:
        """Give each page's path in the site with its address."""
        found = self._from_sitemap() or self._from_links()
        found.add(self._start.url)
        return {self._path_in_site(url): url for url in sorted(found)}

    def _start_page(self, address: str) -> _Answer:
        try:
            answer = self._fetched(_normal(address))
        except HTTPError as error:
            message = f"{address} answers {error.code} {error.reason}; check the address."
            raise CannotRunError(message) from error
        except (OSError, HTTPException, ValueError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            message = f"{address} does not answer ({reason}); check the address, and that the site is up."
            raise CannotRunError(message) from error
        if answer.media_type not in _HTML_TYPES:
            message = f"{address} is {answer.media_type}, not an HTML page; give the site's first page."
            raise CannotRunError(message)
        return answer

    def _fetched(self, url: str) -> _Answer:
        request = Request(url, headers={"User-Agent": f"aaaudit/{__version__}"})  # noqa: S310 - http(s) by `_in_site`
        try:
            response = self._opener.open(request, timeout=_SECONDS)
        except HTTPError as error:
            error.close()  # it holds the connection open
            raise
        with response:
            media_type = response.headers.get_content_type()
            wanted = media_type in _HTML_TYPES or urlsplit(url).path.endswith((".xml", ".xml.gz"))
            return _Answer(_normal(response.url), media_type, response.read(_MAX_BYTES) if wanted else b"")

    def _in_site(self, url: str) -> bool:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}" == self.origin and parts.path.startswith(self._folder)

    def _path_in_site(self, url: str) -> str:
        parts = urlsplit(url)
        path = "/" + unquote(parts.path[len(self._folder) :])
        return f"{path}?{parts.query}" if parts.query else path

    def _from_sitemap(self) -> set[str]:
        """Give the sitemap's pages in this site; none where there is no sitemap, or it is another host's."""
        waiting = deque([urljoin(self._start.url, "sitemap.xml")])
        seen = set(waiting)
        pages: set[str] = set()
        while waiting:
            for kind, url in self._sitemap_entries(waiting.popleft()):
                if kind == "url" and self._in_site(url):
                    pages.add(url)
                elif (
                    kind == "sitemap" and self._in_site(url) and url not in seen and len(seen) < _MAX_SITEMAPS
                ):
                    seen.add(url)
                    waiting.append(url)
            self._check_bound(pages)
        return pages

    def _sitemap_entries(self, url: str) -> list[tuple[str, str]]:
        """Give ("url" or "sitemap", address) for each entry; none where the file is missing or not XML."""
        try:
            body = self._fetched(url).body
            if body.startswith(b"\x1f\x8b"):
                body = gzip.decompress(body)
            # Expat since 2.4.1 limits entity expansion, and ElementTree loads nothing from outside.
            root = ET.fromstring(body)  # noqa: S314
        except (OSError, HTTPException, EOFError, ET.ParseError):
            return []
        entries = []
        for element in root.iter():
            kind = element.tag.rpartition("}")[2]
            if kind in {"url", "sitemap"}:
                with contextlib.suppress(ValueError):  # a malformed address cannot be a page
                    entries.append((kind, _normal((element.findtext("{*}loc") or "").strip())))
        return entries

    def _from_links(self) -> set[str]:
        waiting = deque(self._links(self._start))
        seen = {self._start.url, *waiting}
        pages = {self._start.url}
        while waiting:
            url = waiting.popleft()
            try:
                answer = self._fetched(url)
            except HTTPError:
                continue  # not a page; dead links are a link checker's business
            except (OSError, HTTPException, ValueError):
                pages.add(url)  # the browser will say why it cannot be audited
                continue
            if answer.media_type in _HTML_TYPES and self._in_site(answer.url):
                pages.add(answer.url)
                self._check_bound(pages)
                new = [link for link in self._links(answer) if link not in seen]
                seen.update(new)
                waiting.extend(new)
        return pages

    def _links(self, answer: _Answer) -> list[str]:
        parser = _LinkParser()
        with contextlib.suppress(AssertionError):  # html.parser's answer to a broken <![
            parser.feed(answer.body.decode("utf-8", "replace"))
        links: dict[str, None] = {}
        for link in parser.links:
            with contextlib.suppress(ValueError):  # a malformed address cannot be a page
                url = _normal(urljoin(urljoin(answer.url, parser.base), link.strip()))
                if self._in_site(url):
                    links[url] = None
        return list(links)

    def _check_bound(self, pages: set[str]) -> None:
        if len(pages) > MAX_PAGES:
            message = (
                f"{self.origin}{self._folder} has more than {MAX_PAGES} pages, or makes pages without end; "
                "give the address of a part of it."
            )
            raise CannotRunError(message)


class _LinkParser(HTMLParser):
    """Collects the addresses that a page's links lead to, and the base that they are relative to."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a link's address."""
        href = dict(attrs).get("href")
        if href is None:
            return
        if tag == "base":
            self.base = self.base or href.strip()
        elif tag in {"a", "area"}:
            self.links.append(href)


def _normal(url: str) -> str:
    """Return one spelling for addresses of the same page: no fragment, a path, ASCII only."""
    parts = urlsplit(urldefrag(url).url)
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~") or "/"
    query = quote(parts.query, safe="/?%:@!$&()*+,;=~")
    return SplitResult(parts.scheme.lower(), parts.netloc.lower(), path, query, "").geturl()


def _opener(address: str) -> OpenerDirector:
    """Return an opener that goes past the system's proxy for this very machine, which no proxy can reach."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError as error:
        message = f"{address} is not an address ({error}); give one such as https://www.example.org/."
        raise CannotRunError(message) from error
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    return build_opener(ProxyHandler({})) if local else build_opener()

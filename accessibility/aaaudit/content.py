"""What a page says to people, read from its markup without a browser: whether it changed, and what it has.

Content that only scripts add is not seen here. The frame around the main content (header, menus, footer) is
left out of the hash, so that a new menu entry does not reopen the reviews of each page.
"""

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from aaaudit.standards import features
from aaaudit.target import Site

_READERS = 8
_HASH_LENGTH = 16
_SILENT = "script, style, template"
_NAMES = ("alt", "title", "aria-label", "placeholder", "lang")
_RECORDINGS = "video[src], audio[src], source[src], track[src], iframe[src], embed[src], object[data]"


@dataclass(frozen=True)
class Content:
    """What a page says: `hash` of its main content, and the names of its `features`."""

    hash: str
    features: frozenset[str]

    def concerns(self, applies: tuple[str, ...]) -> bool:
        """Whether something that asks for one of these features concerns the page; none asks for nothing."""
        return not applies or not self.features.isdisjoint(applies)


def read_contents(site: Site) -> Mapping[str, Content]:
    """Read each page of a site: content by path in the site.

    Of a page that does not answer nothing is known: it counts as having each feature, and its hash is empty.
    """
    with ThreadPoolExecutor(_READERS) as pool:
        found = pool.map(lambda page: _content(site.read(page.url)), site.pages)
        return {page.path: content for page, content in zip(site.pages, found, strict=True)}


def content_of(markup: str) -> Content:
    """Read a page from its markup."""
    tree = LexborHTMLParser(markup)
    found = frozenset(name for name, selector in features().items() if tree.css_first(selector))
    said = "\n".join(_said(tree))
    return Content(hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:_HASH_LENGTH], found)


def _content(body: bytes | None) -> Content:
    if body is None:
        return Content("", frozenset(features()))
    return content_of(body.decode("utf-8", "replace"))


def _said(tree: LexborHTMLParser) -> Iterator[str]:
    """Give all that a reader is told, in order: title, language, text, names, and which recordings play."""
    root = tree.root
    if root is None:
        return
    title = tree.css_first("title")
    yield _words(title.text()) if title else ""
    yield root.attributes.get("lang") or ""
    main = tree.css_first("main, [role='main']") or tree.body or root
    for node in main.css("*"):
        yield from (
            f"{name}={_words(node.attributes[name] or '')}" for name in _NAMES if name in node.attributes
        )
    yield from (_recording(node) for node in main.css(_RECORDINGS))
    yield _words(_text(main))


def _text(main: LexborNode) -> str:
    for node in main.css(_SILENT):
        node.decompose()
    return main.text(separator=" ")


def _recording(node: LexborNode) -> str:
    # The query is mostly a version of the same file; a player's address tells its film there.
    address = node.attributes.get("src") or node.attributes.get("data") or ""
    return address if node.tag == "iframe" else urlsplit(address).path


def _words(text: str) -> str:
    return " ".join(text.split())

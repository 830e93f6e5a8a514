"""Collect the links and the ids of a built site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from publicdesk.text.srcset import addresses_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENED: Final = {
    "a": ("href", "xlink:href"), "area": ("href",), "form": ("action",), "button": ("formaction",),
    "input": ("formaction",), "blockquote": ("cite",), "q": ("cite",), "ins": ("cite",), "del": ("cite",),
}  # fmt: skip
"""What a reader opens or sends something to: element to attributes."""

_LOADED: Final = {
    "link": ("href", "imagesrcset"), "img": ("src", "srcset"), "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"), "iframe": ("src",), "frame": ("src",), "embed": ("src",),
    "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "object": ("data",), "input": ("src",),
    "use": ("href", "xlink:href"), "image": ("href", "xlink:href"), "body": ("background",),
    "table": ("background",), "td": ("background",), "th": ("background",),
}  # fmt: skip
"""What the page itself loads."""

_SHARED: Final = ("og:image", "og:url")
_SELECTOR: Final = ", ".join(
    {f"{tag}[{name}]": "" for table in (_OPENED, _LOADED) for tag, names in table.items() for name in names
     if ":" not in name}
    | {f'meta[property="{name}"][content]': "" for name in _SHARED}
    | {'meta[http-equiv="refresh" i][content]': ""}
)  # fmt: skip
_REFRESH: Final = re.compile(
    r"[\s\d.]*[\s;,]\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<url>.+)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class PageLinks:
    """What a page links to and what can be linked to in it.

    Attributes:
        path: path of the file, relative to the root of the site.
        targets: each target as written, once, in the order of the page.
        loaded: those of the targets that the page itself loads.
        ids: every id, in the order of the page, doubles kept.
        names: every name of an anchor, to which a link may lead too.
        base: address that relative targets start from, where the page sets one.

    """

    path: str
    targets: tuple[str, ...]
    loaded: frozenset[str]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    base: str

    @property
    def anchors(self) -> frozenset[str]:
        """All that a fragment may name."""
        return frozenset(self.ids + self.names)


def read_page(html: str, path: str) -> PageLinks:
    """Read one page."""
    tree = LexborHTMLParser(html)
    order: dict[str, None] = {}
    opened: set[str] = set()
    for node in tree.css(_SELECTOR):
        tag, attributes = node.tag or "", node.attributes
        links = [*_of_meta(attributes)] if tag == "meta" else [*_named(attributes, _OPENED.get(tag, ()))]
        opened.update(links)
        order |= dict.fromkeys(links)
        if tag != "input" or (attributes.get("type") or "").lower() == "image":
            order |= dict.fromkeys(_named(attributes, _LOADED.get(tag, ())))
    ids = tuple(value for node in tree.css("[id]") if (value := node.attributes["id"]))
    names = tuple(value for node in tree.css("a[name]") if (value := node.attributes["name"]))
    base = tree.css_first("base[href]")
    start = (base.attributes["href"] or "") if base else ""
    return PageLinks(path, tuple(order), frozenset(order) - opened, ids, names, start)


def _named(attributes: dict[str, str | None], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name in attributes:
            value = attributes[name] or ""
            yield from addresses_in(value) if name.endswith("srcset") else [value.strip()]


def _of_meta(attributes: dict[str, str | None]) -> Iterator[str]:
    content = attributes.get("content") or ""
    if "http-equiv" not in attributes:
        yield content.strip()
        return
    match = _REFRESH.match(content)
    if match:
        url = match["url"]
        yield (url.partition(match["quote"])[0] if match["quote"] else url).strip()


def line_of(html: str, target: str) -> int:
    """Return the line of a page on which ``target`` first stands, 0 where it is written otherwise."""
    for written in (target.replace("&", "&amp;"), target):
        at = html.find(f'"{written}"')
        # Without its quotes it stands in a list of addresses, or the attribute has none.
        found = re.search(rf"[\s\"'=,]{re.escape(written)}[\s\"'>,]", html) if at < 0 and written else None
        at = found.start() + 1 if found else at
        if at >= 0:
            return html.count("\n", 0, at) + 1
    return 0

"""Collect the links and the ids of a built site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ATTRIBUTES = {
    "a": ("href",), "area": ("href",), "link": ("href",), "img": ("src", "srcset"), "script": ("src",),
    "source": ("src", "srcset"), "iframe": ("src",), "video": ("src", "poster"), "audio": ("src",),
    "track": ("src",), "object": ("data",), "form": ("action",), "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"), "blockquote": ("cite",), "q": ("cite",),
}  # fmt: skip
_SHARED = ("og:image", "og:url")
_SELECTOR = ", ".join(
    [f"{tag}[{name}]" for tag, names in _ATTRIBUTES.items() for name in names if ":" not in name]
    + [f'meta[property="{name}"][content]' for name in _SHARED]
)


@dataclass(frozen=True)
class PageLinks:
    """What a page links to and what can be linked to in it.

    Attributes:
        path: path of the file, relative to the root of the site.
        targets: each target as written, once, in the order of the page.
        ids: every id and anchor name, in the order of the page, doubles kept.
        base: address that relative targets start from, where the page sets one.

    """

    path: str
    targets: tuple[str, ...]
    ids: tuple[str, ...]
    base: str


def read_site(site: Path) -> Iterator[PageLinks]:
    """Yield every page of the site, in the order of paths."""
    for path in sorted(site.rglob("*.html")):
        yield read_page(path.read_text(encoding="utf-8"), path.relative_to(site).as_posix())


def read_page(html: str, path: str) -> PageLinks:
    """Read one page."""
    tree = LexborHTMLParser(html)
    targets: dict[str, None] = {}
    for node in tree.css(_SELECTOR):
        for name in _ATTRIBUTES.get(node.tag or "", ("content",)):
            value = node.attributes.get(name)
            if value is None:
                continue
            for target in _candidates(value) if name == "srcset" else [value]:
                targets[target.strip()] = None
    ids = [str(node.attributes["id"]) for node in tree.css("[id]")]
    ids += [str(node.attributes["name"]) for node in tree.css("a[name]")]
    base = tree.css_first("base[href]")
    return PageLinks(path, tuple(targets), tuple(ids), str(base.attributes["href"]) if base else "")


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.split()]


def line_of(html: str, target: str) -> int:
    """Return the line of a page on which ``target`` first stands, 0 where it is written otherwise."""
    written = target.replace("&", "&amp;")
    at = html.find(f'"{written}"')
    return html.count("\n", 0, at) + 1 if at >= 0 else 0

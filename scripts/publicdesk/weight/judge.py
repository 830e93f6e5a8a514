"""Judge the weight of each page of a built site against the budget."""

from __future__ import annotations

import gzip
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_VIEW: Final = 30_000
"""Most bytes of HTML, style and script of a page, gzip: half of what the stock theme needs."""

SCRIPT: Final = 8_000
"""Most bytes of script of a page, gzip."""

_ROOT = "https://site.invalid/"
"""Stands for the root of the site; no real host ends in ``invalid`` (RFC 6761)."""

_IMPORT = re.compile(r"""\bimport\s*(?:[\w*{}\s,$]+?\s*from\s*)?["'](\.[^"']+)["']""")

_LOADED = {
    "script[src]": "src", "img[src]": "src", "iframe[src]": "src", "video[src]": "src", "audio[src]": "src",
    "source[src]": "src", "track[src]": "src", "embed[src]": "src", "object[data]": "data",
    "link[rel~=stylesheet][href]": "href", "link[rel~=icon][href]": "href",
    "link[rel~=preload][href]": "href", "link[rel~=preconnect][href]": "href",
    "link[rel~=manifest][href]": "href",
}  # fmt: skip
"""What a browser loads without being asked: selector of the element to the attribute that names it."""


@dataclass(frozen=True)
class Weights:
    """What pages weigh: their number, the heaviest and its first view, the most script; bytes, gzip."""

    pages: int
    heaviest: str
    bytes: int
    script: int


def judge_weight(site: Path, base: str = "") -> tuple[Weights, list[Finding]]:
    """Weigh every page of the site.

    ``base`` is the site's public address: what begins with it is the site's own. Returns the weights and a
    finding for each page over the budget and each thing that a page loads from another host.
    """

    @cache
    def weigh(name: str) -> int:
        path = site / name
        return len(gzip.compress(path.read_bytes(), 9)) if path.is_file() else 0

    @cache
    def imported(name: str) -> frozenset[str]:
        return frozenset(_imports(site, name))

    pages, heaviest, most, most_script = 0, "", 0, 0
    findings: list[Finding] = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        scripts = {*_own(tree, "script[src]", "src", name, base)}
        script = sum(weigh(file) for file in scripts.union(*map(imported, scripts)))
        styles = {*_own(tree, "link[rel~=stylesheet][href]", "href", name, base)}
        view = weigh(name) + sum(map(weigh, styles)) + script
        pages += 1
        most_script = max(most_script, script)
        if view > most:
            heaviest, most = name, view
        findings += _findings(tree, f"{site.name}/{name}", (view, script), base)
    return Weights(pages, heaviest, most, most_script), findings


def _imports(site: Path, name: str) -> Iterator[str]:
    """Yield the scripts that a module imports, and those that they import."""
    pending, seen = [name], {name}
    while pending:
        path = site / pending.pop()
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for target in _IMPORT.findall(text):
            file = posixpath.normpath((path.parent / target).relative_to(site).as_posix())
            if file not in seen:
                seen.add(file)
                pending.append(file)
                yield file


def _own(tree: LexborHTMLParser, selector: str, attribute: str, name: str, base: str) -> Iterator[str]:
    for node in tree.css(selector):
        target = str(node.attributes[attribute])
        target = _ROOT + target[len(base) :] if base and target.startswith(base) else target
        address = urljoin(urljoin(_ROOT, name), target)
        if address.startswith(_ROOT):
            yield posixpath.normpath(unquote(urlsplit(address).path).lstrip("/"))


def _findings(tree: LexborHTMLParser, file: str, weights: tuple[int, int], base: str) -> Iterator[Finding]:
    view, script = weights
    if view > FIRST_VIEW:
        yield Finding.of("site.heavy", file, 0, number=f"{view:,}", limit=f"{FIRST_VIEW:,}")
    if script > SCRIPT:
        yield Finding.of("site.script", file, 0, number=f"{script:,}", limit=f"{SCRIPT:,}")
    for selector, attribute in _LOADED.items():
        for node in tree.css(selector):
            target = str(node.attributes[attribute])
            if urlsplit(target).netloc and not (base and target.startswith(base)):
                yield Finding.of("site.foreign", file, 0, link=target)

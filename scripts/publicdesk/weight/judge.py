"""Judge the weight of each page of a built site against the budget."""

from __future__ import annotations

import gzip
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from publicdesk.finding import Finding
from publicdesk.text.site_addresses import SiteAddresses
from publicdesk.text.srcset import addresses_in
from publicdesk.text.utf8 import read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_VIEW: Final = 30_000
"""Most bytes of HTML, style and script of a page, gzip: half of what the stock theme needs."""

SCRIPT: Final = 8_000
"""Most bytes of script of a page, gzip."""

_IMPORT = re.compile(r"""\bimport\s*(?:[\w*{}\s,$]+?\s*from\s*)?["'](\.[^"']+)["']""")

_LOADED = {
    "script[src]": "src", "img[src]": "src", "iframe[src]": "src", "video[src]": "src", "audio[src]": "src",
    "source[src]": "src", "track[src]": "src", "embed[src]": "src", "object[data]": "data",
    "link[rel~=stylesheet][href]": "href", "link[rel~=icon][href]": "href",
    "link[rel~=preload][href]": "href", "link[rel~=preconnect][href]": "href",
    "link[rel~=manifest][href]": "href", "img[srcset]": "srcset", "source[srcset]": "srcset",
    "link[imagesrcset]": "imagesrcset", "video[poster]": "poster", "frame[src]": "src",
    'input[type="image" i][src]': "src",
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
    addresses = SiteAddresses(base)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    @cache
    def weigh(name: str) -> int:
        return len(gzip.compress((site / name).read_bytes(), 9)) if name in files else 0

    @cache
    def imported(name: str) -> frozenset[str]:
        return frozenset(_imports(site, name, files))

    pages, heaviest, most, most_script = 0, "", 0, 0
    findings: list[Finding] = []
    for name in sorted(file for file in files if file.endswith(".html")):
        file = f"{site.name}/{name}"
        text, line = read_utf8((site / name).read_bytes())
        if text is None:
            findings.append(Finding.of("site.encoding", file, line))
            continue
        tree = LexborHTMLParser(text)
        scripts = {*_own(tree, "script[src]", "src", name, addresses)}
        script = sum(weigh(file) for file in scripts.union(*map(imported, scripts)))
        styles = {*_own(tree, "link[rel~=stylesheet][href]", "href", name, addresses)}
        view = weigh(name) + sum(map(weigh, styles)) + script
        pages += 1
        most_script = max(most_script, script)
        if view > most:
            heaviest, most = name, view
        findings += _over_budget(file, view, script)
        findings += _foreign(tree, file, name, addresses)
    return Weights(pages, heaviest, most, most_script), findings


def _imports(site: Path, name: str, files: set[str]) -> Iterator[str]:
    """Yield the scripts of the site that a module imports, and those that they import."""
    pending, seen = [name], {name}
    while pending:
        script = pending.pop()
        text = (site / script).read_text(encoding="utf-8", errors="replace") if script in files else ""
        for target in _IMPORT.findall(text):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(script), target))
            if file not in seen:
                seen.add(file)
                pending.append(file)
                yield file


def _own(
    tree: LexborHTMLParser, selector: str, attribute: str, name: str, addresses: SiteAddresses
) -> Iterator[str]:
    for node in tree.css(selector):
        place = addresses.read(node.attributes[attribute] or "", name, _base_of(tree))
        if place.kind == "own":
            yield posixpath.normpath(place.path)


def _over_budget(file: str, view: int, script: int) -> Iterator[Finding]:
    if view > FIRST_VIEW:
        yield Finding.of("site.heavy", file, 0, number=f"{view:,}", limit=f"{FIRST_VIEW:,}")
    if script > SCRIPT:
        yield Finding.of("site.script", file, 0, number=f"{script:,}", limit=f"{SCRIPT:,}")


def _foreign(tree: LexborHTMLParser, file: str, name: str, addresses: SiteAddresses) -> Iterator[Finding]:
    for selector, attribute in _LOADED.items():
        for node in tree.css(selector):
            value = node.attributes[attribute] or ""
            for target in addresses_in(value) if attribute.endswith("srcset") else [value]:
                if addresses.read(target, name, _base_of(tree)).kind == "outside":
                    yield Finding.of("site.foreign", file, 0, link=target)


def _base_of(tree: LexborHTMLParser) -> str:
    base = tree.css_first("base[href]")
    return (base.attributes["href"] or "") if base else ""

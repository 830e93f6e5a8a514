"""Judge the links that editors write: each page, part of a page and file that a text points to must exist."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, unquote, urlsplit

from publicdesk.catalogue.anchors import anchors_of
from publicdesk.check.link_advice import address_meant, nearest_page
from publicdesk.contract.contact import HOST
from publicdesk.contract.files import PICTURES
from publicdesk.contract.kinds import KINDS
from publicdesk.contract.markup import RUNS_SCRIPT, SCHEMES
from publicdesk.finding import Finding
from publicdesk.suggest import nearest
from publicdesk.text.addresses import as_a_browser_reads, scheme_of
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry, Version
    from publicdesk.collect.files import Tree
    from publicdesk.collect.markdown.parsed_text import Element

_HOST: Final = re.compile(HOST)

_TOP: Final = "top"
"""The fragment that leads to the top of any page (HTML standard, 7.4.6.4)."""

_SCHEMES: Final = {"http": "https", "https": "https", "mailto": "mailto", "tel": "tel"}
"""Schemes that may be meant, and what to write for each."""

_MADE_BY_BUILD = frozenset(name for kind in KINDS for name in kind.data_files())
"""Files that each build makes and no editor supplies."""


def judge_links(catalogue: Catalogue, tree: Tree) -> list[Finding]:
    """Find links and pictures of all texts that lead nowhere."""
    site = _Site(catalogue, tree, {})
    return [
        finding
        for entry in catalogue.entries
        for version in entry.versions.values()
        for unused in [_ways_back_to_nowhere(version)]
        for element in version.source.text.having("a", "img")
        if not element.is_html
        and element.attributes.get("href") not in unused
        and (finding := _judge(element, entry, version, site))
    ]


def _ways_back_to_nowhere(version: Version) -> frozenset[str]:
    """Return the addresses of the links back from footnotes that nothing leads to: that is told of the footnote."""
    notes = (one.name for one in version.source.text.definitions if one.kind == "footnote")
    return frozenset(f"#fnref:{name}" for name in notes)


@dataclass(frozen=True)
class Link:
    """A link or picture of a text.

    Attributes:
        target: its address, as a browser gets it.
        shown: the address, or the words of the link where the address is written in another way.
        line: its line in the file.

    """

    target: str
    shown: str
    line: int


@dataclass(frozen=True)
class _Site:
    catalogue: Catalogue
    tree: Tree
    anchors: dict[tuple[str, str], frozenset[str]]

    def anchors_at(self, entry: Entry, version: Version) -> frozenset[str]:
        key = (entry.path.as_posix(), version.source.language)
        if key not in self.anchors:
            self.anchors[key] = anchors_of(entry, version, self.catalogue)
        return self.anchors[key]


def _judge(element: Element, entry: Entry, version: Version, site: _Site) -> Finding | None:
    source = version.source
    target = element.attributes.get("src" if element.tag == "img" else "href", "")
    # A sign may be written as an entity: then the link is told by its words, which stand in the file.
    link = Link(target, excerpt(target if target in source.body else element.text), element.line)
    if not target.strip():
        return Finding.of("link.empty", source.file, link.line)
    if element.tag == "img" and (scheme_of(target) or target.startswith("//")):
        return None  # a picture of another site is judged as such
    finding = _judge_address(link, entry, version, site)
    if finding is None and element.tag == "img" and not _is_picture(target):
        known = ", ".join(f".{ending}" for ending in PICTURES)
        return Finding.of("image.kind", source.file, link.line, image=link.shown, known=known)
    return finding


def _is_picture(address: str) -> bool:
    path = PurePosixPath(urlsplit(as_a_browser_reads(address)).path)
    return path.suffix[1:].lower() in PICTURES


def _judge_address(link: Link, entry: Entry, version: Version, site: _Site) -> Finding | None:
    """Judge an address by its form: whether it leads out, and whether a browser takes it as it is written."""
    try:
        parts = urlsplit(as_a_browser_reads(link.target))
    except ValueError:
        return Finding.of("link.unreadable", version.source.file, link.line, link=link.shown)
    scheme = scheme_of(link.target)
    rule = _rule_of_outer(parts, scheme) if scheme else _rule_of_inner(parts, link.target)
    if rule:
        near = _SCHEMES.get(nearest(scheme, _SCHEMES), "")
        facts = {"scheme": scheme, "suggestion": near} if rule == "link.scheme" else {}
        return Finding.of(rule, version.source.file, link.line, link=link.shown, **facts)
    return None if scheme else _judge_path(link, parts, entry, version, site)


def _rule_of_outer(parts: SplitResult, scheme: str) -> str:
    """Return the rule that an address with a scheme breaks, or nothing."""
    if scheme == "http":
        return "link.http"
    if scheme == "https":
        return "" if _HOST.fullmatch(parts.hostname or "") and parts.username is None else "link.unreadable"
    if scheme in SCHEMES:
        return "" if parts.path.strip() else "link.unreadable"
    if len(scheme) == 1 or scheme == "file":
        return "link.disk"
    return "" if scheme in RUNS_SCRIPT else "link.scheme"


def _rule_of_inner(parts: SplitResult, target: str) -> str:
    """Return the rule that an address without a scheme breaks, or nothing."""
    if "\\" in target:
        return "link.disk" if target.startswith("\\") else "link.backslash"
    if parts.netloc:
        return "link.no-scheme"
    return "link.absolute" if parts.path.startswith("/") else ""


def _judge_path(
    link: Link, parts: SplitResult, entry: Entry, version: Version, site: _Site
) -> Finding | None:
    """Judge the path of a page or a file of the site, as seen from the page of ``entry``."""
    path = entry.path.as_posix()
    if parts.path:
        path = posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), unquote(parts.path)))
    if path.endswith(".md"):
        return _judge_page(link, path, entry, version, site)
    if path in _MADE_BY_BUILD or site.tree.holds(path):
        return None
    meant = address_meant(link.target, entry.path.parent.as_posix(), site.catalogue, site.tree)
    return Finding.of("link.file", version.source.file, link.line, link=link.shown, suggestion=meant)


def _judge_page(link: Link, path: str, entry: Entry, version: Version, site: _Site) -> Finding | None:
    """Judge a link to the page whose Chinese file is ``path``."""
    file = version.source.file
    goal = site.catalogue.at(path)
    if goal is None and site.catalogue.is_refused(path):
        return None
    if goal is None:
        near = nearest_page(path, site.catalogue)
        suggestion = posixpath.relpath(near, entry.path.parent.as_posix()) if near else ""
        return Finding.of("link.page", file, link.line, link=link.shown, suggestion=suggestion)
    anchor = unquote(urlsplit(link.target).fragment)
    shown = goal.versions[goal.shown_in(version.source.language)]
    known = site.anchors_at(goal, shown)
    if not anchor or anchor in known or anchor.lower() == _TOP:
        return None
    return Finding.of(
        "link.anchor",
        file,
        link.line,
        link=link.shown,
        anchor=anchor,
        page=shown.source.file,
        suggestion=nearest(anchor, known),
    )

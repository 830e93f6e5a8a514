"""Judge the links that editors write: each page, part of a page and file that a text points to must exist."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from publicdesk.catalogue.anchors import anchors_of
from publicdesk.collect.markdown_text import Link, links_in
from publicdesk.contract.kinds import KINDS
from publicdesk.finding import Finding
from publicdesk.suggest import nearest

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry, Version
    from publicdesk.collect.files import Tree

_MADE_BY_BUILD = frozenset(name for kind in KINDS for name in kind.data_files())
"""Files that each build makes and no editor supplies."""


def judge_links(catalogue: Catalogue, tree: Tree) -> list[Finding]:
    """Find links of all texts that lead nowhere."""
    anchors: dict[tuple[str, str], frozenset[str]] = {}
    findings = []
    for entry in catalogue.entries:
        for version in entry.versions.values():
            for link in links_in(version.source.body, version.source.body_line):
                found = _judge(link, entry, version, _Site(catalogue, tree, anchors))
                findings += [found] if found else []
    return findings


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


def _judge(link: Link, entry: Entry, version: Version, site: _Site) -> Finding | None:
    parts = urlsplit(link.target)
    file = version.source.file
    if parts.scheme or parts.netloc:
        return Finding.of("link.http", file, link.line, link=link.target) if parts.scheme == "http" else None
    if not link.target:
        return Finding.of("link.empty", file, link.line)
    if parts.path.startswith("/"):
        return Finding.of("link.absolute", file, link.line, link=link.target)
    path = entry.path.as_posix()
    if parts.path:
        path = posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), unquote(parts.path)))
    if path.endswith(".md"):
        return _judge_page(link, path, entry, version, site)
    exists = path in _MADE_BY_BUILD or site.tree.holds(path)
    return None if exists else Finding.of("link.file", file, link.line, link=link.target)


def _judge_page(link: Link, path: str, entry: Entry, version: Version, site: _Site) -> Finding | None:
    """Judge a link to the page whose Chinese file is ``path``."""
    file = version.source.file
    goal = site.catalogue.at(path)
    if goal is None and site.catalogue.is_refused(path):
        return None
    if goal is None:
        near = _nearest_page(path, site.catalogue)
        suggestion = posixpath.relpath(near, entry.path.parent.as_posix()) if near else ""
        return Finding.of("link.page", file, link.line, link=link.target, suggestion=suggestion)
    anchor = unquote(urlsplit(link.target).fragment)
    shown = goal.versions[goal.shown_in(version.source.language)]
    known = site.anchors_at(goal, shown)
    if not anchor or not goal.kind.own_page or anchor in known:
        return None
    return Finding.of(
        "link.anchor",
        file,
        link.line,
        link=link.target,
        anchor=anchor,
        page=shown.source.file,
        suggestion=nearest(anchor, known),
    )


def _nearest_page(path: str, catalogue: Catalogue) -> str:
    """Return the page that was meant: of this name in another folder, or of nearly this name here."""
    folder, name = posixpath.split(path)
    pages = [entry.path for entry in catalogue.entries]
    moved = next((page.as_posix() for page in pages if page.name == name and name != "index.md"), "")
    near = nearest(name, [page.name for page in pages if page.parent.as_posix() == folder])
    return moved or (posixpath.join(folder, near) if near else "")

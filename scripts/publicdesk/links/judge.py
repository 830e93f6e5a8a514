"""Judge the links of a built site."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from publicdesk.finding import Finding
from publicdesk.links.pages import line_of, read_site

if TYPE_CHECKING:
    from pathlib import Path

    from publicdesk.links.pages import PageLinks

_ROOT = "https://site.invalid/"
"""Stands for the root of the site; no real host ends in ``invalid`` (RFC 6761)."""


def judge_site(site: Path, base: str = "") -> tuple[int, int, list[Finding]]:
    """Follow every internal link of the site.

    ``base`` is the site's public address: links that begin with it are internal too. Returns the numbers of
    pages and of internal links (each target once a page), and the findings.
    """
    pages = {page.path: page for page in read_site(site)}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ids = {path: frozenset(page.ids) for path, page in pages.items()}
    findings: list[Finding] = []
    followed = 0
    for page in pages.values():
        faults = []
        for target in page.targets:
            absolute = _absolute(target, page, base)
            if absolute is None:
                continue
            followed += 1
            fault = _fault(absolute, files, ids)
            if fault:
                faults.append((target, fault))
        findings += _findings(page, faults, site)
    return len(pages), followed, findings


def _absolute(target: str, page: PageLinks, base: str) -> str | None:
    """Return the address of an internal target, or None where it leads out of the site."""
    if base and target.startswith(base):
        target = _ROOT + target[len(base) :]
    here = urljoin(_ROOT, page.path)
    absolute = urljoin(urljoin(here, page.base), target)
    return absolute if absolute.startswith(_ROOT) else None


def _fault(address: str, files: set[str], ids: dict[str, frozenset[str]]) -> tuple[str, str] | None:
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    if path == "" or path.endswith("/"):
        path = posixpath.join(path, "index.html")
    if path not in files:
        return ("site.slash", "") if f"{path}/index.html" in files else ("site.link", "")
    fragment = parts.fragment.partition(":~:")[0]
    if not fragment or fragment == "top" or path not in ids:
        return None
    # A browser looks for the fragment as written first, then decoded (HTML standard, 7.4.6.4).
    return None if {fragment, unquote(fragment)} & ids[path] else ("site.anchor", unquote(fragment))


def _findings(page: PageLinks, faults: list[tuple[str, tuple[str, str]]], site: Path) -> list[Finding]:
    file = f"{site.name}/{page.path}"
    doubles = [anchor for anchor, number in Counter(page.ids).items() if number > 1]
    if not faults and not doubles:
        return []
    html = (site / page.path).read_text(encoding="utf-8")
    findings = [
        Finding.of(rule, file, line_of(html, target), link=target or '""', anchor=anchor)
        for target, (rule, anchor) in faults
    ]
    return findings + [
        Finding.of("site.id-twice", file, line_of(html, anchor), anchor=anchor) for anchor in doubles
    ]

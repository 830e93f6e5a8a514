"""Judge the links of a built site."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from publicdesk.finding import Finding
from publicdesk.links.pages import line_of, read_page
from publicdesk.suggest import nearest
from publicdesk.text.site_addresses import SiteAddresses
from publicdesk.text.utf8 import read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publicdesk.links.pages import PageLinks
    from publicdesk.text.site_addresses import Place

_OPENED: Final = frozenset({"mailto", "tel", "sms", "geo", "webcal"})
"""Schemes of what a reader's device opens in a program of its own, without harm to the reader."""

_LOADED: Final = frozenset({"about", "blob", "data"})
"""Schemes of what a page may hold within itself; as a link no browser opens them."""


def judge_site(site: Path, base: str = "") -> tuple[int, int, list[Finding]]:
    """Follow every internal link of the site.

    ``base`` is the site's public address: links to its host below its path are internal too. Returns the
    numbers of pages and of internal links (each target once a page), and the findings.
    """
    findings: list[Finding] = []
    pages: dict[str, PageLinks] = {}
    texts: dict[str, str] = {}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name in sorted(file for file in files if file.endswith(".html")):
        text, line = read_utf8((site / name).read_bytes())
        if text is None:
            findings.append(Finding.of("site.encoding", f"{site.name}/{name}", line))
        else:
            pages[name], texts[name] = read_page(text, name), text
    anchors = {path: page.anchors for path, page in pages.items()}
    addresses = SiteAddresses(base)
    followed = 0
    for name, page in pages.items():
        places = [(target, addresses.read(target, name, page.base)) for target in page.targets]
        followed += sum(place.kind == "own" for _, place in places)
        findings += _findings(page, places, texts[name], (f"{site.name}/{name}", files, anchors))
    return len(pages), followed, findings


def _findings(
    page: PageLinks,
    places: list[tuple[str, Place]],
    html: str,
    site: tuple[str, set[str], dict[str, frozenset[str]]],
) -> Iterator[Finding]:
    file, files, anchors = site
    for target, place in places:
        facts = _fault(place, files, anchors, is_loaded=target in page.loaded)
        if facts:
            rule, params = facts
            yield Finding.of(rule, file, line_of(html, target), link=target or '""', **params)
    for anchor, number in Counter(page.ids).items():
        if number > 1:
            yield Finding.of("site.id-twice", file, line_of(html, anchor), anchor=anchor)


def _fault(
    place: Place, files: set[str], anchors: dict[str, frozenset[str]], *, is_loaded: bool
) -> tuple[str, dict[str, str]] | None:
    """Return the rule that a link breaks with the facts for its sentence, or None."""
    if place.kind == "broken":
        return "site.host", {}
    if place.kind == "scheme" and place.scheme not in (_OPENED | _LOADED if is_loaded else _OPENED):
        meant = nearest(place.scheme, ("https", "mailto", "tel"))
        return "site.scheme", {"scheme": place.scheme, "suggestion": meant}
    if place.kind != "own":
        return None
    path = place.path
    if path == "" or path.endswith("/"):
        path = posixpath.join(path, "index.html")
    if path not in files:
        return ("site.slash", {}) if f"{path}/index.html" in files else ("site.link", {})
    fragment = place.fragment.partition(":~:")[0]
    # A browser looks for the fragment as written, then decoded, and takes "top" in any case for the top of
    # the page (HTML Standard, 7.4.6.4).
    names = {fragment, unquote(fragment)}
    if not fragment or path not in anchors or names & anchors[path] or unquote(fragment).lower() == "top":
        return None
    return "site.anchor", {"anchor": unquote(fragment)}

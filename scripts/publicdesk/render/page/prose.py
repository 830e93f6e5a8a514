"""The texts that editors write, as HTML: the tree of a text gets the addresses of the built site and its terms."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from publicdesk.catalogue.addresses import address, relative
from publicdesk.catalogue.anchors import id_in_part
from publicdesk.collect.markdown.parsed_text import parse_text
from publicdesk.collect.markdown.parser import parser
from publicdesk.languages import HTML_LANG
from publicdesk.render.page.gate import require_allowed
from publicdesk.render.page.terms import GlossaryMarker

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Mapping

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.collect.markdown.parser import MarkdownTree
    from publicdesk.languages import Language
    from publicdesk.render.page.view import View
    from publicdesk.wording.strings import Strings


class Prose:
    """Turns texts into HTML; one for a build."""

    def __init__(self, catalogue: Catalogue, strings: Mapping[Language, Strings]) -> None:
        self._marker = GlossaryMarker(catalogue)
        self._strings = strings

    def page(self, entry: Entry, view: View) -> Markup:
        """Return the text of the page of ``view``.

        Raises:
            MarkupError: it holds what may not stand in a text.

        """
        return self._entry(entry, view, part=False)

    def html(self, entry: Entry, view: View) -> Markup:
        """Return the text of an entry that is shown on the page of ``view``, among others.

        Raises:
            MarkupError: it holds what may not stand in a text.

        """
        shown = entry.shown_in(view.language)
        html = self._entry(entry, view, part=True)
        if shown == view.language:
            return html
        return Markup('<div lang="{}">{}</div>').format(HTML_LANG[shown], html)

    def text(self, markdown_text: str, view: View) -> Markup:
        """Return a text that belongs to no entry as HTML, as the page of ``view`` would show it."""
        tree = parse_text(markdown_text, 1).tree
        if tree.root is None:
            return Markup()
        root = deepcopy(tree.root)
        _name_ways_back(root, view.t)
        self._marker.mark(root, tree.stash, view, view.language, part=True)
        return Markup(parser().html(root, tree.stash))  # noqa: S704 - the theme's own text

    def _entry(self, entry: Entry, view: View, *, part: bool) -> Markup:
        shown = entry.shown_in(view.language)
        source = entry.versions[shown].source
        tree: MarkdownTree = source.text.tree
        if tree.root is None:
            return Markup()
        root = deepcopy(tree.root)
        for element in root.iter():
            _resolve(element, entry, view)
        _name_ways_back(root, self._strings[shown])
        self._marker.mark(root, tree.stash, view, shown, part=part)
        html = parser().html(root, tree.stash)
        require_allowed(html, source)
        if part:
            html = _with_ids_of(entry, html)
        return Markup(html)  # noqa: S704 - the gate has let it through


def _name_ways_back(root: ET.Element, t: Strings) -> None:
    """Let the links that lead from footnotes back to the text say so in the language of the text."""
    for link in root.iter("a"):
        if link.get("class") == "footnote-backref":
            link.set("title", t("footnote.back", number=link.get("title", "")))


def _with_ids_of(part: Entry, html: str) -> str:
    """Return the text of a part with ids that no other text of the page can have."""
    body = LexborHTMLParser(html).body
    found = body.css("[id]") if body else []
    for element in found:
        element.attrs["id"] = id_in_part(part, element.attributes["id"] or "")
    return body.inner_html or "" if body and found else html


def _resolve(element: ET.Element, entry: Entry, view: View) -> None:
    """Make the path of a page or a file, as an editor writes it, an address seen from the page of ``view``.

    A link to a page that is not written in the language leads to the Chinese one and says so to
    assistive technology (``hreflang``). A part of a page is looked for in the language of the text: each has ids
    of its own.
    """
    name = {"a": "href", "img": "src"}.get(element.tag)
    parts = urlsplit(element.get(name, "")) if name else None
    if name is None or parts is None or parts.scheme or parts.netloc or not (parts.path or parts.fragment):
        return
    path = entry.path.as_posix()
    if parts.path:
        path = posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), unquote(parts.path)))
    goal = view.catalogue.at(path)
    wanted = entry.shown_in(view.language) if parts.fragment else view.language
    target = address(goal, wanted) if goal else quote(path)
    if not parts.path:
        target = view.page
    if parts.fragment:
        anchor = id_in_part(goal, parts.fragment) if goal and not goal.kind.own_page else parts.fragment
        target = f"{target.partition('#')[0]}#{anchor}"
    element.set(name, relative(target, view.page))
    if goal and name == "href" and parts.path and goal.shown_in(wanted) != view.language:
        element.set("hreflang", HTML_LANG[goal.shown_in(wanted)])

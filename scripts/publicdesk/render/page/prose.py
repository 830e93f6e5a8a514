"""The texts that editors write, as HTML: the tree of a text gets the addresses of the built site and its terms."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup

from publicdesk.catalogue.addresses import address, relative
from publicdesk.collect.markdown.parsed_text import parse_text
from publicdesk.collect.markdown.parser import parser
from publicdesk.languages import HTML_LANG
from publicdesk.render.page.gate import require_allowed
from publicdesk.render.page.terms import GlossaryMarker

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.collect.markdown.parser import MarkdownTree
    from publicdesk.render.page.view import View


class Prose:
    """Turns texts into HTML; one for a build."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._marker = GlossaryMarker(catalogue)

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
        self._marker.mark(root, tree.stash, view, shown, part=part)
        html = parser().html(root, tree.stash)
        require_allowed(html, source)
        return Markup(html)  # noqa: S704 - the gate has let it through


def _resolve(element: ET.Element, entry: Entry, view: View) -> None:
    """Make the path of a page or a file, as an editor writes it, an address seen from the page of ``view``.

    A link to a page that is not written in the language leads to the Chinese one and says so to
    assistive technology (``hreflang``).
    """
    name = {"a": "href", "img": "src"}.get(element.tag)
    parts = urlsplit(element.get(name, "")) if name else None
    if name is None or parts is None or parts.scheme or parts.netloc or not parts.path:
        return
    path = posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), unquote(parts.path)))
    goal = view.catalogue.at(path)
    target = address(goal, view.language) if goal else quote(path)
    if parts.fragment:
        target = f"{target.partition('#')[0]}#{parts.fragment}"
    element.set(name, relative(target, view.page))
    if goal and name == "href" and goal.shown_in(view.language) != view.language:
        element.set("hreflang", HTML_LANG[goal.shown_in(view.language)])

"""The texts that editors write, as HTML: links between pages become addresses of the built site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import markdown
from markupsafe import Markup

from publicdesk.catalogue.addresses import address, relative
from publicdesk.collect.markdown_text import links_in
from publicdesk.languages import HTML_LANG

if TYPE_CHECKING:
    from markdown.extensions import Extension

    from publicdesk.catalogue.model import Entry
    from publicdesk.render.page.terms import Explained
    from publicdesk.render.page.view import View


class Prose:
    """Turns texts into HTML, with the Markdown extensions of MkDocs, ``explained`` among them."""

    def __init__(
        self,
        extensions: list[str | Extension],
        configs: dict[str, dict[str, Any]],
        explained: Explained,
    ) -> None:
        self._explained = explained
        self._markdown = markdown.Markdown(extensions=extensions, extension_configs=configs)

    def html(self, entry: Entry, view: View) -> Markup:
        """Return the text of an entry that is shown on the page of ``view``."""
        self._markdown.reset()
        shown = entry.shown_in(view.language)
        self._explained.begin(view, shown, part=True)
        html = Markup(self._markdown.convert(self.resolve(entry, view)))  # noqa: S704 - editors' own text
        if shown == view.language:
            return html
        return Markup('<div lang="{}">{}</div>').format(HTML_LANG[shown], html)

    def text(self, markdown_text: str, view: View) -> Markup:
        """Return a text that belongs to no entry as HTML, as the page of ``view`` would show it."""
        self._markdown.reset()
        self._explained.begin(view, view.language, part=True)
        return Markup(self._markdown.convert(markdown_text))  # noqa: S704 - the theme's own text

    def resolve(self, entry: Entry, view: View) -> str:
        """Return the Markdown text of ``entry`` with its links as addresses seen from the page of ``view``.

        A link to a page that is not written in the language leads to the Chinese one and says so to
        assistive technology (``hreflang``).
        """
        source = entry.versions[entry.shown_in(view.language)].source
        lines = source.body.split("\n")
        for link in sorted(links_in(source.body, 0), key=lambda link: (link.line, link.start), reverse=True):
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), unquote(parts.path)))
            goal = view.catalogue.at(path)
            target = address(goal, view.language) if goal else path
            if parts.fragment:
                target = f"{target.partition('#')[0]}#{parts.fragment}"
            line = lines[link.line]
            if goal and link.end is not None and goal.shown_in(view.language) != view.language:
                tag = HTML_LANG[goal.shown_in(view.language)]
                line = f'{line[: link.end]}{{: hreflang="{tag}" }}{line[link.end :]}'
            stop = link.start + len(link.target)
            lines[link.line] = f"{line[: link.start]}{relative(target, view.page)}{line[stop:]}"
        return "\n".join(lines)

"""The derived pages as HTML: they have no Markdown, so MkDocs does not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.addresses import address
from publicdesk.contract.built import CALENDAR
from publicdesk.gallery.examples import Examples
from publicdesk.gallery.judge import Component
from publicdesk.listing.derived import Derived
from publicdesk.render.files.ics import calendar_file
from publicdesk.render.page.lists import Lists
from publicdesk.render.page.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language
    from publicdesk.wording.strings import Strings


def derived_pages(
    catalogue: Catalogue, strings: dict[Language, Strings], env: Environment, config: MkDocsConfig
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each derived page, in each language that is built."""
    built = built_languages(config)
    for entry in catalogue.entries:
        if not isinstance(entry, Derived):
            continue
        template = env.get_template(entry.template)
        for language in entry.languages():
            if language not in built:
                continue
            page = address(entry, language)
            view = View(catalogue, language, strings[language], page, entry, config.site_url or "")
            context: dict[str, Any] = {"config": config, "page": None}
            context |= {"view": view, "t": view.t, "entry": entry, "lists": Lists(view)}
            if isinstance(entry.content, Component):
                context["examples"] = Examples(env, view).of(entry.content)
            yield f"{page}index.html", template.render(context).encode()


def calendar_files(
    catalogue: Catalogue, strings: dict[Language, Strings], config: MkDocsConfig
) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar file of each language that is built, where the site has a calendar."""
    page = catalogue.at(f"{CALENDAR}/index.md")
    for language in page.languages() if page else ():
        if language in built_languages(config):
            where = address(page, language) if page else ""
            view = View(catalogue, language, strings[language], where, page, config.site_url or "")
            yield calendar_file(view)


def built_languages(config: MkDocsConfig) -> set[str]:
    """Return the languages that this build makes."""
    translation: Any = config.plugins["i18n"]
    return {language.locale for language in translation.config.languages if language.build}

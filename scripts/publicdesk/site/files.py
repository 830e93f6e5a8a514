"""Files of the site that no Markdown makes: style, error page, map for robots, data, blank forms, cards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

import rcssmin
import rjsmin

from publicdesk.catalogue.addresses import address, form_file
from publicdesk.collect.files import read_bytes, read_tree
from publicdesk.contract.built import ASSETS, ERROR_PAGE, FAVICON, ROBOTS, SITE_MAP
from publicdesk.contract.files import file_kind
from publicdesk.contract.registers import BLANK_FORMAT
from publicdesk.languages import DEFAULT, HTML_LANG, LANGUAGES
from publicdesk.render.files.blank_form import blank_form
from publicdesk.render.files.open_data import datasets
from publicdesk.render.head.social import card_files
from publicdesk.render.page.lists import Lists
from publicdesk.render.page.view import View
from publicdesk.site.listing_pages import built_languages, calendar_files, derived_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language
    from publicdesk.search.site import SiteSearch
    from publicdesk.site.output import Output
    from publicdesk.wording.strings import Strings

STYLE = f"{ASSETS}/site.css"


def write_site_files(  # noqa: PLR0913 - all that a site is made from
    catalogue: Catalogue,
    strings: dict[Language, Strings],
    env: Environment,
    config: MkDocsConfig,
    *,
    search: SiteSearch,
    output: Output,
) -> None:
    """Write every file of the site that no page makes, and those that the office supplies.

    Raises:
        OutputError: a file would leave the site, or two would be one.

    """
    base, built = config.site_url or "", built_languages(config)
    made: dict[str, Iterable[tuple[str, bytes]]] = {
        "the style sheet": [(STYLE, style_sheet(config.theme.dirs).encode())],
        "a style sheet of the theme": page_styles(config.theme.dirs).items(),
        "the error page": [(ERROR_PAGE, _error_page(catalogue, strings, env, config).encode())],
        "the map for robots": _robots_files(catalogue, base),
        "the open data": datasets(catalogue).items(),
        "the search": search.files(built).items(),
        "the calendar": calendar_files(catalogue, strings, config),
        "a script of the theme": scripts(config.theme.dirs).items(),
        "an icon of the theme": icons(config.theme.dirs).items(),
        "a blank form": blank_forms(catalogue, strings),
        "a social card": card_files(catalogue, strings, base, built),
        "a list": derived_pages(catalogue, strings, env, config),
        "a supplied file": supplied_files(Path(config.docs_dir)),
    }
    for source, files in made.items():
        for name, content in files:
            output.write(name, content, source)


def supplied_files(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file under ``docs`` that is published as it is."""
    for item in read_tree(docs).files("supplied"):
        if file_kind(item.path.suffix[1:]):
            yield item.path.as_posix(), read_bytes(docs / item.path)


def _robots_files(catalogue: Catalogue, base: str) -> Iterator[tuple[str, bytes]]:
    if base:
        yield SITE_MAP, robots_map(catalogue, base).encode()
        yield ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {base}{SITE_MAP}\n".encode()


def style_sheet(folders: list[str]) -> str:
    """Return the style of every page, without what only its authors read.

    ``base.css`` comes first, then the file of each component that has the component's name, in the order of
    their names.
    """
    found = _theme_files(folders, "base.css", "components/*/*.css")
    return _joined({name: path for name, path in found.items() if path.stem in {"base", path.parent.name}})


def page_styles(folders: list[str]) -> dict[str, bytes]:
    """Return the style that only some pages need: the name of each sheet in the site, and its content.

    A file under ``pages/``, or one of a component that has another name than the component, is part of the
    sheet of its own name; the template of a page says which sheets it loads.
    """
    sheets: dict[str, dict[str, Path]] = {}
    for name, path in _theme_files(folders, "pages/*.css", "components/*/*.css").items():
        if path.stem != path.parent.name:
            sheets.setdefault(path.stem, {})[name] = path
    return {f"{ASSETS}/{stem}.css": _joined(files).encode() for stem, files in sheets.items()}


def _joined(found: dict[str, Path]) -> str:
    ordered = sorted(found, key=lambda name: (name != "base.css", name))
    text = "\n".join(found[name].read_text(encoding="utf-8") for name in ordered)
    return str(rcssmin.cssmin(text)) + "\n"


def scripts(folders: list[str]) -> dict[str, bytes]:
    """Return the theme's scripts: the name of each in the site, and its content without comments."""
    found = _theme_files(folders, "components/*/*.js")
    return {
        f"{ASSETS}/{path.name}": f"{rjsmin.jsmin(path.read_text(encoding='utf-8'))}\n".encode()
        for path in found.values()
    }


def icons(folders: list[str]) -> dict[str, bytes]:
    """Return the site's icons: the name of each in the site, and its content.

    ``favicon.ico`` lies at the root, where readers look for it that read no HTML.
    """
    found = _theme_files(folders, "icons/*.ico", "icons/*.png", "icons/*.svg")
    return {
        path.name if path.name == FAVICON else f"{ASSETS}/{path.name}": path.read_bytes()
        for path in found.values()
    }


def _theme_files(folders: list[str], *patterns: str) -> dict[str, Path]:
    """Return the files of the theme by their paths in it; the first of its folders that has one wins."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for pattern in patterns:
            found |= {path.relative_to(folder).as_posix(): path for path in Path(folder).glob(pattern)}
    return found


def robots_map(catalogue: Catalogue, base: str) -> str:
    """Return ``sitemap.xml``: each page with the languages it is really written in, dated by its review."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for entry in catalogue.entries:
        if not (entry.kind.own_page and entry.kind.listed):
            continue
        links = [
            f'<xhtml:link rel="alternate" hreflang="{HTML_LANG[language]}" '
            f"href={quoteattr(base + address(entry, language))}/>"
            for language in entry.languages()
        ]
        lines += [
            f"<url><loc>{escape(base + address(entry, language))}</loc>"
            f"<lastmod>{entry.facts.reviewed.isoformat()}</lastmod>{''.join(links)}</url>"
            for language in entry.languages()
        ]
    return "\n".join([*lines, "</urlset>", ""])


def blank_forms(catalogue: Catalogue, strings: dict[Language, Strings]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each blank form, in each language it is written in."""
    for form in catalogue.of_kind("form"):
        if not form.facts.fields:
            continue
        for language in form.languages():
            view = View(catalogue, language, strings[language], address(form, language), form, "")
            yield form_file(form, language, BLANK_FORMAT), blank_form(form, view)


def _error_page(
    catalogue: Catalogue, strings: dict[Language, Strings], env: Environment, config: MkDocsConfig
) -> str:
    """Return the error page, in all languages at once: a server shows the same one for any address."""
    home = catalogue.at("index.md")
    root_path = urlsplit(config.site_url or "").path or "/"
    views = [
        View(catalogue, language, strings[language], ERROR_PAGE, None, config.site_url or "", root_path)
        for language in LANGUAGES
        if home is None or language in home.versions
    ]
    first = next(view for view in views if view.language == DEFAULT)
    context = {
        "config": config,
        "view": first,
        "t": first.t,
        "entry": None,
        "lists": Lists(first),
        "views": views,
        "page": None,
    }
    return env.get_template("pages/error.html").render(context)

"""The MkDocs plugin: checks the content, then gives each page its template and its view of the catalogue."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final, cast

from jinja2 import StrictUndefined
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.toc import get_toc

from publicdesk.catalogue.addresses import address
from publicdesk.catalogue.anchors import template_of
from publicdesk.check.run import check
from publicdesk.collect.markdown.notation import NAMES
from publicdesk.collect.pages import split_language
from publicdesk.finding import Finding
from publicdesk.gallery.judge import judge_components
from publicdesk.render.files.downloads import downloads_of
from publicdesk.render.head.metadata import metadata
from publicdesk.render.head.social import social_facts
from publicdesk.render.head.structured_data import structured_data
from publicdesk.render.page.gate import MarkupError
from publicdesk.render.page.lists import Lists
from publicdesk.render.page.namesakes import told_apart
from publicdesk.render.page.prose import Prose
from publicdesk.render.page.view import View
from publicdesk.report.formats import as_text
from publicdesk.search.site import SiteSearch
from publicdesk.site.all_pages import files_of, with_derived_pages
from publicdesk.site.files import write_site_files
from publicdesk.site.output import Output
from publicdesk.site.template_cache import COMPILED
from publicdesk.wording.strings import load_strings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.gallery.judge import Component
    from publicdesk.languages import Language
    from publicdesk.wording.strings import Strings


FUNCTIONS: Final = {
    "downloads_of": downloads_of,
    "metadata": metadata,
    "social_facts": social_facts,
    "structured_data": structured_data,
}
"""Functions that templates call with an entry and its view."""


class ContentError(PluginError):
    """The content has errors, so nothing is built; the message lists them."""


class GoneError(PluginError):
    """A page that was judged is no longer there, so nothing is built: links to it would lead nowhere."""


class ThemeError(PluginError):
    """A component of the theme is not whole, so nothing is built; the message lists what is missing."""


class PublicdeskConfig(Config):  # type: ignore[no-untyped-call] # MkDocs types its base in parts
    """Options of the plugin in ``mkdocs.yml``."""

    report_language = config_options.Choice(("en", "zh-TW"), default="en")


class PublicdeskPlugin(BasePlugin[PublicdeskConfig]):  # type: ignore[no-untyped-call] # the same
    """Gives each page its template and its view of the catalogue.

    MkDocs and its translation plugin build each language in a pass of its own; the content is read and
    judged once, in the first.

    Attributes:
        findings: what the check found in the last build.
        catalogue: the content of the last build.

    """

    findings: list[Finding]

    def __init__(self) -> None:
        super().__init__()
        self.findings = []
        self.catalogue: Catalogue | None = None
        self._strings: dict[Language, Strings] = {}
        self._passes = 0
        self._judged: dict[Language, set[str]] = {}

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and judge the content before anything is written.

        Raises:
            ContentError: the content has errors; a site built before stays as it is.
            ThemeError: a component of the theme lacks its examples or acceptance criteria.
            StringsError: the theme lacks words in a language.

        """
        _require_notation(config)
        if self._passes == 0:
            self.catalogue, self.findings = check(Path(config.docs_dir))
            if any(finding.level == "error" for finding in self.findings):
                report = as_text(self.findings, self.config.report_language)  # type: ignore[arg-type]
                raise ContentError(report)
            self._strings = load_strings([Path(folder) for folder in config.theme.dirs])
            if self.catalogue:
                self._judged = files_of(self.catalogue)
                self.catalogue = with_derived_pages(
                    self.catalogue, self._strings, self._components(config.theme.dirs)
                )
                self._search = SiteSearch(self.catalogue)
                self._prose = Prose(self.catalogue, self._strings)
        return config

    def _components(self, folders: list[str]) -> list[Component]:
        components, findings = judge_components(folders)
        if findings:
            self.findings = [*self.findings, *findings]
            raise ThemeError(as_text(findings, self.config.report_language))  # type: ignore[arg-type]
        return components

    @event_priority(-200)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Let MkDocs write the pages, each where the site has room for it, and nothing else.

        It runs after the translation plugin, which makes the theme anew in each pass.

        Raises:
            OutputError: a page would leave the site, or two would be one.
            GoneError: a page was removed since the content was judged.

        """
        if self._passes == 0:
            self._output = Output(Path(config.site_dir))
        config.theme.static_templates.clear()
        kept = []
        for file in files:
            entry = self._entry_of(file.src_uri) if file.is_documentation_page() else None
            if entry is not None and entry.kind.own_page:
                file.abs_dest_path = str(self._output.claim(file.dest_uri, file.src_uri))
                kept.append(file)
        there = {file.src_uri for file in kept}
        languages = {self._entry_and_language(uri)[1] for uri in there}
        gone = sorted(uri for language in languages for uri in self._judged[language] - there)
        if gone:
            msg = f"{Path(config.docs_dir).name}/{gone[0]} was removed while the site was built; build again"
            raise GoneError(msg)
        return Files(kept)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Remember the templates' environment.

        A missing name in a template is an error, not a gap, and a text is shown letter by letter: a sign of
        HTML in it ends no attribute and begins no element.
        """
        del config, files
        env.undefined = StrictUndefined
        env.autoescape = True
        env.auto_reload = False
        env.bytecode_cache = COMPILED
        env.globals |= {**FUNCTIONS, "site_search": self._search, "prose": self._prose}
        self._env = env
        return env

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the page its template and its title; its text was parsed when it was read."""
        del markdown, files
        view = self._view(page, config)
        entry = view.entry
        if entry is None:
            return ""
        page.meta = {
            "title": entry.texts(view.language).title,
            "template": f"pages/{template_of(entry)}.html",
        }
        return ""

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> Markup:
        """Give the page its text and the tree of its headings.

        Raises:
            ContentError: the text holds what may not stand in one.

        """
        del html, files
        view = self._view(page, config)
        if view.entry is None:
            return Markup()
        source = view.entry.versions[view.entry.shown_in(view.language)].source
        page.toc = get_toc(source.text.tree.headings)
        try:
            return self._prose.page(view.entry, view)
        except MarkupError as error:
            finding = Finding.of("html.refused", error.file, error.line, what=f"<{error.what}>")
            raise ContentError(as_text([finding], self.config.report_language)) from error  # type: ignore[arg-type]

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template its view of the catalogue."""
        del nav
        view = self._view(page, config)
        ours = {"view": view, "t": view.t, "entry": view.entry, "lists": Lists(view), "prose": self._prose}
        return cast("TemplateContext", {**context, **ours})

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Take away what can be judged only where the whole page is there."""
        del page, config
        return told_apart(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write, once, what belongs to no language: style, error page, site map, data and forms."""
        if self._passes == 0 and self.catalogue:
            write_site_files(
                self.catalogue, self._strings, self._env, config, search=self._search, output=self._output
            )
        self._passes += 1

    @event_priority(-200)
    def on_build_error(self, **_: object) -> None:
        """Begin anew at the next build of a server."""
        self._passes = 0

    def on_serve(self, server: Any, /, **_: object) -> Any:  # noqa: ANN401 - MkDocs' own type is private
        """Watch nothing more than MkDocs does; the next build reads the content anew."""
        self._passes = 0
        return server

    def _view(self, page: Page, config: MkDocsConfig) -> View:
        catalogue = self.catalogue
        if catalogue is None:
            msg = "a page was rendered before the content was read"
            raise PluginError(msg)
        entry, language = self._entry_and_language(page.file.src_uri)
        return View(
            catalogue=catalogue,
            language=language,
            t=self._strings[language],
            page=address(entry, language) if entry else page.url,
            entry=entry,
            base=config.site_url or "",
        )

    def _entry_and_language(self, src_uri: str) -> tuple[Entry | None, Language]:
        path, language = split_language(PurePosixPath(src_uri))
        return (self.catalogue.at(path.as_posix()) if self.catalogue else None), language

    def _entry_of(self, src_uri: str) -> Entry | None:
        return self._entry_and_language(src_uri)[0]


def _require_notation(config: MkDocsConfig) -> None:
    """Let MkDocs itself convert nothing: texts are written in one notation, which the check reads too.

    Raises:
        PluginError: the project asks for another notation.

    """
    other = sorted(set(config.markdown_extensions) - set(NAMES))
    if other:
        msg = (
            f'mkdocs.yml names the Markdown extension "{other[0]}", and texts have a fixed notation; '
            "take it out of markdown_extensions"
        )
        raise PluginError(msg)
    config.markdown_extensions.clear()

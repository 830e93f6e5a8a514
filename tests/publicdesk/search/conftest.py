"""Search pages as a browser gets them: of the tiny site, built whole, and of the real content."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from chromium import served
from publicdesk.catalogue.addresses import address
from publicdesk.check.run import check
from publicdesk.languages import LANGUAGES
from publicdesk.render.page.lists import Lists
from publicdesk.render.page.view import View
from publicdesk.search.documents import SEARCH_PAGE
from publicdesk.search.site import SiteSearch
from publicdesk.site.build import build_site, load_project
from publicdesk.site.files import icons, scripts, style_sheet
from publicdesk.site.mkdocs_plugin import FUNCTIONS
from publicdesk.wording.strings import load_strings
from tiny_site import ROOT, SEARCH_PAGES, TINY, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publicdesk.catalogue.model import Catalogue


@pytest.fixture
def searchable(tiny: Project) -> Project:
    """Return the tiny site with a page to search on."""
    tiny.write(SEARCH_PAGES)
    return tiny


@pytest.fixture(scope="session")
def tiny_search_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the tiny site with a page to search on, built once; tests only read it."""
    project = Project(tmp_path_factory.mktemp("searchable") / "project")
    shutil.copytree(TINY, project.root)
    (project.root / "overrides").symlink_to(ROOT / "overrides")
    project.write(SEARCH_PAGES)
    project.replace(
        "docs/_data/glossary.yml",
        "白書}",
        "白書}\n  synonyms: {zh-TW: [藍皮書], en: [blue book], ja: [青書]}",
    )
    site = project.root / "site"
    assert build_site(project.root, site).pages > 0
    return site


@pytest.fixture(scope="session")
def real_catalogue() -> Catalogue:
    """Return the real content."""
    catalogue, _ = check(ROOT / "docs")
    assert catalogue
    return catalogue


@pytest.fixture(scope="session")
def real_search_site(real_catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the search pages of the real content, and nothing else of the site.

    They are made from the content as it is, so a fault of another page does not stop these tests.
    """
    site = tmp_path_factory.mktemp("real-search")
    catalogue = real_catalogue
    config = load_project(ROOT, site)
    strings = load_strings([Path(folder) for folder in config.theme.dirs])
    search = SiteSearch(catalogue)
    env = config.theme.get_env()
    env.globals |= {**FUNCTIONS, "site_search": search}
    page = catalogue.at(SEARCH_PAGE)
    assert page
    for language in LANGUAGES:
        view = View(catalogue, language, strings[language], address(page, language), page, "")
        context: dict[str, Any] = {
            "config": config,
            "view": view,
            "t": view.t,
            "entry": page,
            "lists": Lists(view),
        }
        html = env.get_template("pages/search.html").render(context, page=SimpleNamespace(content=""))
        path = site / view.page / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(html, encoding="utf-8")
    files = {"assets/site.css": style_sheet(config.theme.dirs).encode()}
    files |= scripts(config.theme.dirs) | icons(config.theme.dirs) | search.files()
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders on this machine for the whole session; gives the address of each."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def real_search_base(real_search_site: Path, serve: Callable[[Path], str]) -> str:
    """Return the address of the real content's search pages."""
    return serve(real_search_site)

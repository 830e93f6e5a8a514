"""The tiny site with a page of every kind, built and on its server, beside the content it was made from."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chromium import served
from publicdesk.catalogue.addresses import address
from publicdesk.check.run import check
from publicdesk.site.all_pages import with_derived_pages
from publicdesk.site.build import build_site
from publicdesk.wording.strings import load_strings
from publicdesk.wording.words import Words
from tiny_site import ROOT, SEARCH_PAGES, TINY, Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.languages import Language
    from publicdesk.wording.strings import Strings

GLOSSARY_PAGES: dict[str, str | bytes] = {
    name.replace("search", "glossary"): str(text).replace("搜尋", "名詞").replace("検索", "用語")
    .replace("Search", "Glossary").replace("to search on", "of words")
    for name, text in SEARCH_PAGES.items()
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """A built site on its server, and the content that it was made from.

    Attributes:
        folder: where the built site lies.
        base: address of its root, ending in a slash.
        catalogue: its content, with the pages that follow from it.
        strings: the theme's words by language.

    """

    folder: Path
    base: str
    catalogue: Catalogue
    strings: Mapping[Language, Strings]

    def words(self, language: Language) -> Words:
        """Return what the content says in a language."""
        return Words(self.catalogue, language, self.strings[language])

    def entry(self, path: str) -> Entry:
        """Return the page at a path under ``docs/``."""
        found = self.catalogue.at(path)
        assert found, f"the site has no {path}"
        return found

    def path(self, path: str, language: Language) -> str:
        """Return the address of a page in a language, relative to the root of the site."""
        return address(self.entry(path), language)


@contextmanager
def built_desk(folder: Path) -> Iterator[Desk]:
    """Build the site in a new folder, with a calendar and pages to search and of words, and serve it."""
    project = Project(folder)
    shutil.copytree(TINY, folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    project.write(SEARCH_PAGES | GLOSSARY_PAGES)
    project.replace("docs/_data/readings.yml", "いさん}", "いさん}\n白書: {kana: はくしょ}")
    project.replace(
        "docs/procedures/estate-tax-return.md",
        "deadlines:\n",
        'deadlines:\n  - {kind: yearly-window, opens: "05-01", closes: "05-31"}\n',
    )
    assert build_site(folder, folder / "site").pages > 0
    found, _ = check(folder / "docs")
    assert found
    strings = load_strings([ROOT / "overrides"])
    with served(folder / "site") as base:
        yield Desk(folder / "site", base, with_derived_pages(found, strings), strings)

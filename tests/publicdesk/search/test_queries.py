"""What readers type finds the right page: measured with the real script on the real content."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
import yaml
from selenium.webdriver.support.wait import WebDriverWait

from publicdesk.languages import LANGUAGES, Language, prefix

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

QUERIES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
BUDGET = 150 * 1024
EVERY = 4
"""Each query's bytes need a page load of their own; one of four is measured."""
ASK = """
const [queries, base, done] = arguments;
import(`${base}assets/search-rank.js`).then(({search}) => Promise.all(queries.map(search))).then(all =>
    done(all.map(({hits}) => hits.slice(0, 3).map(hit => hit.doc.link.href))));
"""
SHOWN = """
return document.querySelectorAll('#search-list > li').length
    && performance.getEntriesByType('resource').map(one => one.name);
"""


@cache
def compressed(file: Path) -> int:
    """Return the size of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 9))


def path_of(href: str, base: str) -> str:
    """Return a hit as the query set writes it: its path in ``docs/``, whatever its language."""
    path = unquote(urlsplit(href).path).removeprefix(urlsplit(base).path)
    for language in LANGUAGES:
        path = path.removeprefix(prefix(language))
    return f"{path.rstrip('/')}/{urlsplit(href).fragment}".rstrip("/")


def test_the_set_is_large_enough_in_each_language() -> None:
    """At least 22 queries a language, each once."""
    for language in LANGUAGES:
        words = [row["query"] for row in QUERIES[language]]
        assert len(set(words)) == len(words) >= 22


def test_the_first_hit_and_the_first_three_are_right(browser: Chrome, real_search_base: str) -> None:
    """The first hit is right for 90 of 100 queries, one of the first three for 98."""
    base = real_search_base
    first: list[str] = []
    three: list[str] = []
    total = 0
    for language in LANGUAGES:
        browser.get(f"{base}{prefix(language)}search/")
        rows = QUERIES[language]
        answers = browser.execute_async_script(ASK, [row["query"] for row in rows], base)
        for row, hits in zip(rows, answers, strict=True):
            total += 1
            found = [path_of(hit, base) for hit in hits]
            said = f"{language} {row['query']}: {found}, not {row['first']}"
            if found[:1] != [row["first"]]:
                first.append(said)
            if not {row["first"], *row.get("or", [])} & set(found):
                three.append(said)
    assert len(first) <= 0.10 * total, "\n".join(first)
    assert len(three) <= 0.02 * total, "\n".join(three)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_query_stays_within_its_bytes(
    browser: Chrome, real_search_base: str, real_search_site: Path, language: Language
) -> None:
    """Page, style, script, shards and summaries of a first query, compressed, are at most 150 kB."""
    sizes = {}
    for row in QUERIES[language][::EVERY]:
        page = f"{real_search_base}{prefix(language)}search/"
        browser.get(f"{page}?q={quote(row['query'])}")
        names = WebDriverWait(browser, 10).until(lambda page: page.execute_script(SHOWN))
        files = {urlsplit(urljoin(page, name)).path for name in names} | {f"{urlsplit(page).path}index.html"}
        sizes[row["query"]] = sum(compressed(real_search_site / name.lstrip("/")) for name in files)
    assert max(sizes.values()) <= BUDGET, sizes

"""Search as a reader meets it: in a real browser, with and without script."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from axe_selenium_python import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from publicdesk.search.documents import documents
from publicdesk.search.tokens import atoms, stem
from publicdesk.site.build import build_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language
    from tiny_site import Project

SCRIPT_BUDGET = 8 * 1024
ATOMS = """
const [text, base, done] = arguments;
Promise.all([import(`${base}assets/search-index.js`), import(`${base}assets/search-terms.js`)]).then(
    ([index, terms]) => index.prepare().then(() => done(terms.atoms(text).map(({term, at}) => [term, at]))));
"""

ODD_QUERIES = [
    "constructor",
    "Constructor 遺產稅",
    "__proto__",
    "__defineGetter__",
    "toString",
    "hasOwnProperty valueOf",
    "prototype.then",
    "相続 constructor",
    ".*+?^${}()|[]\\",
    "(a+)+$",
    "%",
    "%E0%A4%A",
    "<img src=x onerror=alert(1)>",
    "\"'`",
    "{query} {number}",
    "$& $1 $$",
    "&kind=form#x",
    "😀👨\u200d👩\u200d👧",
    "𠮷野 𠮷𠮷",
    "\0",
    "a\0b",
    "\u202e報稅\u2066",
    "ﷺ" * 20,
    "e" + "\u0301" * 300,
    "0800-" * 500,
    "稅" * 10_000,
    "estate " * 1_500,
    "x" * 10_000,
]
"""What a reader may type or paste; the last ones are cut."""
SUBMIT = """
const [query, done] = arguments, status = document.getElementById("search-status");
const field = document.getElementById("q"), wait = document.getElementById("search").dataset.wait;
status.textContent = "";
new MutationObserver((_, observer) => {
    if (!status.textContent || status.textContent === wait) return;
    observer.disconnect();
    done(status.textContent);
}).observe(status, {childList: true});
field.value = query;
field.form.requestSubmit();
"""


@pytest.fixture
def base(tiny_search_site: Path, serve: Callable[[Path], str]) -> str:
    """Return the address of the tiny site."""
    return serve(tiny_search_site)


@pytest.fixture
def without_script(browser: Chrome) -> Iterator[Chrome]:
    """Give the browser with JavaScript off."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def wait(page: Chrome, script: str) -> Any:  # noqa: ANN401 - what a script returns
    """Wait until a script returns something that is true, and return it."""
    return WebDriverWait(page, 10).until(lambda page: page.execute_script(script))


def status(page: Chrome) -> str:
    """Wait for the announcement of a finished search and return it."""
    script = """
        const words = document.getElementById('search-status').textContent;
        return words !== document.getElementById('search').dataset.wait && words;
    """
    return str(wait(page, script))


def titles(page: Chrome) -> list[str]:
    """Return the titles of the results that are shown."""
    return [link.text for link in page.find_elements(By.CSS_SELECTOR, "#search-list a")]


def size(page: Chrome, width: int) -> None:
    """Set the width of the window in CSS pixels."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def test_a_query_typed_on_any_page_leads_to_its_results(browser: Chrome, base: str) -> None:
    """The form of the home page leads to the search page, with the query in the address and the field."""
    browser.get(f"{base}en/")
    browser.find_element(By.ID, "q-header").send_keys("estate", Keys.ENTER)
    wait(browser, "return location.search === '?q=estate'")
    assert status(browser) == "5 results for “estate”."
    assert titles(browser)[0] == "Estate tax return"
    assert browser.find_element(By.ID, "q").get_attribute("value") == "estate"
    assert browser.title == "estate - Search - Tiny tax desk"
    assert browser.get_log("browser") == []


def test_a_second_query_stays_on_the_page_and_the_back_button_returns(browser: Chrome, base: str) -> None:
    """Typing, submitting and going back change address, announcement and results together."""
    browser.get(f"{base}en/search/?q=estate")
    status(browser)
    browser.execute_script("window.same = true")
    field = browser.find_element(By.ID, "q")
    field.clear()
    field.send_keys("promise", Keys.ENTER)
    wait(browser, "return document.getElementById('search-status').textContent.includes('“promise”')")
    assert browser.execute_script("return [window.same, location.search]") == [True, "?q=promise"]
    assert titles(browser) == ["Our promise"]
    browser.back()
    wait(browser, "return document.getElementById('search-status').textContent.includes('“estate”')")
    assert titles(browser)[0] == "Estate tax return"


def test_filters_are_links_with_counts_and_keep_the_focus(browser: Chrome, base: str) -> None:
    """A filter narrows the results, says so in the address, can be taken back, and works by keyboard."""
    size(browser, 1280)
    browser.get(f"{base}en/search/?q=estate")
    status(browser)
    links = browser.find_elements(By.CSS_SELECTOR, "[data-facet=kind] a")
    assert [link.text for link in links][:3] == ["Every kind", "Procedures (1)", "Online services (1)"]
    browser.execute_script("arguments[0].focus()", links[2])
    links[2].send_keys(Keys.ENTER)
    wait(browser, "return document.querySelectorAll('#search-list > li').length === 1")
    assert titles(browser) == ["Estate tax e-filing"]
    assert browser.execute_script("return location.search") == "?q=estate&kind=service"
    wait(browser, "return document.activeElement.dataset.value === 'service'")
    assert browser.switch_to.active_element.get_attribute("aria-current") == "true"
    browser.get(f"{base}en/search/?q=estate&kind=service&tax=estate")
    assert status(browser) == "1 result for “estate”."


def test_words_that_were_looked_for_are_marked(browser: Chrome, base: str) -> None:
    """Titles and summaries show what was found, in each script."""
    marked = "#search-list li:first-child mark"
    for path, expected in (
        ("en/search/?q=returns", ["return", "return"]),
        ("search/?q=遺產稅申報書", ["遺產稅申報書", "遺產稅申報書"]),
    ):
        browser.get(f"{base}{path}")
        status(browser)
        assert [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, marked)] == expected


def test_a_slip_is_mended_and_told(browser: Chrome, base: str) -> None:
    """Two letters swapped still lead to the page."""
    browser.get(f"{base}en/search/?q=estaet")
    assert status(browser).startswith("No page has “estaet”, so these are results for “estate”.")
    assert titles(browser)[0] == "Estate tax return"


def test_a_synonym_of_another_language_finds_the_page(browser: Chrome, base: str) -> None:
    """The names of a tax in all languages lead to it, and so do the glossary's synonyms."""
    for path in ("en/search/?q=遺産税", "en/search/?q=遺產稅"):
        browser.get(f"{base}{path}")
        status(browser)
        assert titles(browser)[0] == "Estate tax return"
    browser.get(f"{base}search/?q=藍皮書")
    status(browser)
    assert titles(browser)[0] == "白皮書"


def test_a_run_of_characters_is_found_as_a_whole_before_its_parts(browser: Chrome, base: str) -> None:
    """A query is no bag of pairs: the form whose title holds all of it is first, also for half a word."""
    browser.get(f"{base}search/?q=產稅申報書")
    status(browser)
    assert titles(browser)[0] == "遺產稅申報書"


def test_nothing_found_gives_help(browser: Chrome, base: str) -> None:
    """Who finds nothing gets lists to browse and a telephone number, and the announcement says so."""
    browser.get(f"{base}en/search/?q=zebra")
    assert status(browser) == "Nothing was found for “zebra”."
    words = browser.find_element(By.ID, "search-help").text
    assert "call toll-free" in words
    assert titles(browser) == []


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("search/", "搜尋目前無法使用"),
        ("en/search/", "does not work"),
        ("ja/search/", "検索を利用できません"),
    ],
)
def test_any_query_gets_an_answer(browser: Chrome, base: str, path: str, broken: str) -> None:
    """Names that every object inherits, signs of patterns and markup, and endless texts are only words."""
    browser.get(base + path)
    assert broken in str(browser.execute_script("return document.getElementById('search').dataset.broken"))
    said = [browser.execute_async_script(SUBMIT, query) for query in ODD_QUERIES]
    assert [words for words in said if broken in words] == []
    assert len(said[-1]) < 300
    assert browser.get_log("browser") == []


def test_half_of_a_character_gets_an_answer(browser: Chrome, base: str) -> None:
    """A lone surrogate, which a script or a broken paste can leave in the field, is a word that is nowhere."""
    browser.get(f"{base}en/search/")
    script = SUBMIT.replace("= query", "= '\\ud83d estate \\udc00'")
    assert browser.execute_async_script(script, "") == "5 results for “\ufffd estate \ufffd”."
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("query", [" ", "\u3000\u3000", "\n\t", "\u2028"])
def test_a_query_of_spaces_is_none(browser: Chrome, base: str, query: str) -> None:
    """Nothing was asked, so nothing is announced."""
    browser.get(f"{base}en/search/?q={quote(query)}")
    wait(browser, "return document.readyState === 'complete'")
    script = "return [document.getElementById('search').hidden, document.getElementById('search-status').textContent]"
    assert browser.execute_script(script) == [True, ""]


@pytest.mark.parametrize(
    ("written", "queries"),
    [
        ("0800-000-321", ["0800000321", "0800-000-321", "0800 000 321", "０８００－０００－３２１"]),
        ("(02) 2311-3711", ["0223113711", "02-2311-3711", "(02)2311-3711"]),
        ("0933123456", ["0933-123-456", "0933 123456", "0933123456"]),
        ("1,234,567", ["1234567", "1,234,567"]),
    ],
)
def test_a_number_is_found_however_its_digits_are_grouped(
    browser: Chrome, serve: Callable[[Path], str], searchable: Project, written: str, queries: list[str]
) -> None:
    """A telephone number or an amount is the same with and without separators."""
    searchable.replace("docs/news/new-form.md", "新書表上線的說明。", f"請洽 {written} 或櫃台。")
    site = searchable.root / "site"
    assert build_site(searchable.root, site).pages > 0
    browser.get(f"{serve(site)}search/")
    for query in queries:
        browser.execute_async_script(SUBMIT, query)
        assert titles(browser)[:1] == ["新書表上線"], query


def test_a_broken_index_is_told_and_the_full_index_remains(
    browser: Chrome, tiny_search_site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Where the files do not arrive the reader is told what to use instead."""
    (tmp_path / "en").symlink_to(tiny_search_site / "en")
    (tmp_path / "assets").symlink_to(tiny_search_site / "assets")
    browser.get(f"{serve(tmp_path)}en/search/?q=estate")
    assert status(browser) == "Search does not work at the moment. Please use the full index below."
    assert browser.find_element(By.ID, "search-index").is_displayed()
    browser.get_log("browser")


def test_without_script_the_page_is_a_full_index(without_script: Chrome, base: str) -> None:
    """The form of any page leads to the index: every page by kind and tax, and a way to each kind."""
    page = without_script
    page.get(f"{base}en/")
    page.find_element(By.ID, "q-header").send_keys("estate", Keys.ENTER)
    WebDriverWait(page, 10).until(lambda page: "/en/search/?q=estate" in page.current_url)
    assert not page.find_element(By.ID, "search").is_displayed()
    jumps = [link.text for link in page.find_elements(By.CSS_SELECTOR, ".search-jump a")]
    heads = [head.text for head in page.find_elements(By.CSS_SELECTOR, ".search-index h3")]
    assert [jump.partition(":")[0] for jump in jumps] == heads
    menu = [link.text for link in page.find_elements(By.CSS_SELECTOR, "#menu a")]
    assert set(menu) & set(heads)
    assert not set(menu) & set(jumps), "one name leads to two places"
    assert len(heads) == 9
    assert page.find_element(By.CSS_SELECTOR, "#form-estate").text == "Estate tax"
    assert page.find_element(By.LINK_TEXT, "Estate tax return form").is_displayed()


@pytest.mark.parametrize(
    "path", ["en/search/?q=estate", "search/?q=稅", "ja/search/?q=火星", "ja/search/", ""]
)
def test_axe_finds_nothing(browser: Chrome, base: str, path: str) -> None:
    """The accessibility engine axe has no finding on results, on no results, on the index and the header."""
    size(browser, 1280)
    browser.get(f"{base}{path}")
    if "?q" in path:
        status(browser)
    axe = Axe(browser)
    axe.inject()
    violations = axe.run(options={"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa"]})[
        "violations"
    ]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in violations] == []


def test_targets_are_large_and_nothing_is_cut_off_on_a_narrow_screen(browser: Chrome, base: str) -> None:
    """At 320 pixels nothing scrolls sideways, and field, buttons and links are at least 44 pixels high."""
    size(browser, 320)
    browser.get(f"{base}en/search/?q=estate&kind=form")
    status(browser)
    script = """
        const targets = document.querySelectorAll('main a, main button, main input, main summary');
        return [document.documentElement.scrollWidth, [...targets].filter(one => one.checkVisibility())
            .filter(one => !one.closest('.prose') && one.getBoundingClientRect().height < 43.9)
            .map(one => one.outerHTML)];
    """
    assert browser.execute_script(script) == [320, []]


def test_the_script_stays_within_its_budget(tiny_search_site: Path) -> None:
    """At most eight kilobytes, compressed, and no address of another host in it."""
    scripts = [path.read_bytes() for path in sorted(tiny_search_site.glob("assets/search*.js"))]
    assert len(scripts) == 4
    assert sum(len(gzip.compress(script, 9)) for script in scripts) <= SCRIPT_BUDGET
    assert not [script for script in scripts if b"//" in script or b"eval(" in script]


@pytest.mark.parametrize(
    ("language", "path"), [("zh-TW", "search/"), ("en", "en/search/"), ("ja", "ja/search/")]
)
def test_the_script_cuts_texts_as_the_index_does(
    browser: Chrome, real_catalogue: Catalogue, real_search_base: str, language: Language, path: str
) -> None:
    """On every title and summary of the real content both give the same terms at the same places."""
    found = documents(real_catalogue, language)
    texts = "\n".join(f"{one.title}\n{one.summary}\n{one.names}" for one in found)
    browser.get(real_search_base + path)
    cut = [[atom.text if atom.cjk else stem(atom.text), atom.at] for atom in atoms(texts)]
    assert browser.execute_async_script(ATOMS, texts, real_search_base) == cut

"""Collect how pages look in each scheme of colours and at each width, with one browser to a worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from selenium.webdriver.support.wait import WebDriverWait

from aaaudit.axe import axe_script, chosen_rules
from aaaudit.finding import Level
from chromium import chromium, resize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selenium.webdriver import Chrome

    from aaaudit.finding import Rule

SCHEMES: Mapping[str, Mapping[str, str]] = {
    "light": {"prefers-color-scheme": "light"},
    "dark": {"prefers-color-scheme": "dark"},
    "more contrast": {"prefers-color-scheme": "light", "prefers-contrast": "more"},
    "more contrast, dark": {"prefers-color-scheme": "dark", "prefers-contrast": "more"},
    "forced colours": {"prefers-color-scheme": "light", "forced-colors": "active"},
}
"""Preferences of a reader, as media features of CSS."""

BY_PAIRS = {"more contrast, dark"}
"""Schemes that are looked at by their pairs of colours alone."""

COLOUR_RULES = {"axe:color-contrast", "axe:color-contrast-enhanced", "axe:link-in-text-block"}
"""Rules of axe whose answer can change with the scheme alone."""

WIDTHS = (1280, 768, 320)
WORKERS = 2
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The text spacing of success criterion 1.4.12."""

LONG = {
    True: "The heirs bring a paper that says who they are and when each of them last moved house. " * 3,
    False: "繼承人要帶一份文件說明自己是誰以及每個人上一次是在什麼時候搬家到現在住的地方" * 3,
}
"""Text in English or not that fills some lines: the tiny site's own sentences are too short to."""

LOOKS = Path(__file__).parent / "looks" / "looks.js"


@dataclass
class Look:
    """How one page looks.

    Attributes:
        page: its address, relative to the root of the site.
        violations: what axe finds, by scheme and width in CSS pixels, as `rule: selector`.
        pairs: colours of text and its grounds, by scheme (see looks.js).
        lines: lines of lengthened text by width: where, text, and length in Latin characters.
        losses: what is lost at 320 px with the reader's text spacing.
        moving: what moves though the reader wants nothing to.

    """

    page: str
    violations: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    pairs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lines: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)


def prefer(driver: Chrome, features: Mapping[str, str]) -> str:
    """Give the reader preferences; return the media query that holds once the page is told of each."""
    wanted = [{"name": name, "value": value} for name, value in features.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})
    return " and ".join(f"({name}: {value})" for name, value in features.items())


def collect(base: str, pages: Sequence[str]) -> list[Look]:
    """Look at each page of a site in every scheme at every width."""
    queue: SimpleQueue[str] = SimpleQueue()
    for page in pages:
        queue.put(page)
    with ThreadPoolExecutor(WORKERS) as pool:
        found = [worker.result() for worker in [pool.submit(_work, base, queue) for _ in range(WORKERS)]]
    return sorted((look for looks in found for look in looks), key=lambda look: look.page)


def _work(base: str, queue: SimpleQueue[str]) -> list[Look]:
    found: list[Look] = []
    with chromium() as driver:
        for script in (axe_script(None), LOOKS.read_text(encoding="utf-8")):
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        driver.get(base)
        rules = chosen_rules(driver, Level.AAA)
        try:
            while True:
                found.append(look_at(driver, base, queue.get_nowait(), rules))
        except Empty:
            return found


def look_at(driver: Chrome, base: str, page: str, rules: Sequence[Rule]) -> Look:
    """Look at one page; `rules` are axe's."""
    look = Look(page)
    driver.get(base + page)
    WebDriverWait(driver, 10, 0.05).until(lambda _: driver.execute_script(_IS_WHOLE))
    of_colour = [rule for rule in rules if rule.id in COLOUR_RULES]
    assert len(of_colour) == len(COLOUR_RULES)
    for width in WIDTHS:
        resize(driver, width)
        for scheme, features in SCHEMES.items():
            query = f"{prefer(driver, features)} and (width: {width}px)"
            chosen = [] if scheme in BY_PAIRS else rules if scheme == "light" else of_colour
            names = [rule.id.removeprefix("axe:") for rule in chosen]
            seen = driver.execute_async_script(_LOOK, query, names)
            assert seen["matches"], query
            assert not seen.get("error"), seen
            if chosen:
                look.violations[scheme, width] = seen["violations"]
            look.pairs.setdefault(scheme, []).extend(seen["pairs"])
    prefer(driver, {"prefers-reduced-motion": "reduce"})
    look.moving = driver.execute_script("return looks.moving()")
    driver.execute_script(_ADD_STYLE, SPACED)
    look.losses = driver.execute_script("return looks.losses()")
    driver.execute_script("document.head.lastElementChild.remove()")
    driver.execute_script("looks.lengthen(arguments[0])", LONG[page.partition("/")[0] == "en"])
    for width in WIDTHS:
        resize(driver, width)
        look.lines[width] = driver.execute_script("return looks.lines()")
    return look


_IS_WHOLE = "return !location.search || document.querySelector('#search-list li') !== null"

# One call for all: there are some thousand of them, and each costs the driver as much as a rule.
_LOOK = """
const [query, names, done] = arguments;
const options = { runOnly: { type: "rule", values: names }, resultTypes: ["violations"] };
const told = ({ error, violations }) => ({
  error, violations: violations?.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target[0]}`)),
});
const axes = names.length ? axe.run(options).then(told) : Promise.resolve({});
axes.then((found) => done({ ...found, matches: matchMedia(query).matches, pairs: looks.pairs() }));
"""
_ADD_STYLE = (
    "document.head.append(Object.assign(document.createElement('style'), {textContent: arguments[0]}))"
)

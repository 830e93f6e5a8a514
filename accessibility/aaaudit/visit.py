"""Visit one page after another with one browser: load it, check that it is what is shown, run the rules."""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from aaaudit import __version__
from aaaudit.axe import (
    LOOK_RULES,
    AxeResults,
    AxeRuleResult,
    axe_version,
    chosen_rules,
    content_rules,
    run_axe,
)
from aaaudit.browser import Browser, UnfitPageError
from aaaudit.errors import CannotRunError
from aaaudit.facts import PageFacts, Tools
from aaaudit.finding import Level
from aaaudit.interaction import INTERACTIONS, Interaction
from aaaudit.own import OwnResults, content_mark, is_untouched, run_own
from aaaudit.pixels import picture_texts
from aaaudit.placing import Delivered, Known, open_page, put_pages
from aaaudit.reading import Reader
from aaaudit.rules import chosen_own_rules
from aaaudit.target import Page

_LOOK = """
const [compare, done] = arguments;
const resources = performance.getEntriesByType("resource").map((entry) => entry.name);
const html = document.documentElement.outerHTML;
const compared = compare ? aaaudit.placing.compared() : Promise.resolve(null);
compared.then((delivered) => done([html, resources, delivered]), () => done([html, resources, null]));
"""
_CLIENT_ERROR = 400  # the first HTTP status that means there is no such page


@dataclass(frozen=True)
class Look:
    """A page as its scripts have made it, the paths in the site of the files loaded for it, and what it was before."""

    html: str
    loaded: tuple[str, ...]
    delivered: Delivered | None


class Visitor:
    """A browser, with axe-core as a page script, that visits the pages of one origin.

    `tools` tells what it works with. Raises `CannotRunError` where the page script is not axe-core.
    """

    def __init__(self, browser: Browser, origin: str, level: Level) -> None:
        self.browser = browser
        self._origin = origin
        axe = browser.do(axe_version)
        if not axe:
            message = "The file given with --axe is not axe-core: a page that loads it has no axe."
            raise CannotRunError(message)
        versions = {
            "aaaudit": __version__,
            "axe-core": axe,
            "axe-selenium-python": version("axe-selenium-python"),
            "chromium": browser.version,
            "selenium": version("selenium"),
        }
        own = chosen_own_rules(level)
        self._axe_rules = browser.do(lambda driver: chosen_rules(driver, level))
        self._page_rules = [rule.id for rule in own if rule.scope == "page"]
        self._axe_content = browser.do(content_rules)
        self._own_content = frozenset(rule.id for rule in own if not rule.layout)
        self._hand_rules = frozenset(rule.id for rule in own if rule.scope == "interaction")
        self._interactions: list[Interaction] = [one for one in INTERACTIONS if one.rules & self._hand_rules]
        self._reader = Reader(origin, axe)
        self._opened = ("", 0)
        self._marks: dict[int, str] = {}  # of the loaded page, by width, since it was loaded
        self._loaded = ""
        self.tools = Tools(versions, (*(rule.rule for rule in own), *self._axe_rules))

    def visit(
        self, page: Page, widths: Sequence[int], *, look: bool = True, seen: PageFacts | None = None
    ) -> Iterator[PageFacts]:
        """Load the page once and give the facts at each width (CSS pixels) in turn.

        Without `look` they are of the rules on content only. `seen` are such facts of an earlier visit: what
        they tell is not asked again where the page is as it was.

        The page is not loaded anew for the next width. A media query holds or not by the width of the moment,
        and scripts that care are told of a resize; someone who zooms in to 400 %, for whom 320 px stands in
        success criterion 1.4.10, resizes a loaded page in the same way.

        Raises `UnfitPageError`, and what `Browser` raises.
        """
        known = seen
        for width in widths:
            self.browser.resize(width)
            if width == widths[0]:
                self._load(page)
            state = self.browser.settle()
            _check_document(state, page)
            _check_look(state, width)
            mark = self._marks[width] = self.browser.do(content_mark)
            same = known if known and known.mark == mark else None
            profile = same.profile if same and width == widths[0] else None
            profiled = width == widths[0] and profile is None
            facts = self._facts(page, width, same, look=look, profiled=profiled)
            facts = replace(facts, mark=mark, profile=profile or facts.profile)
            yield facts
            known = facts

    def _facts(
        self, page: Page, width: int, known: PageFacts | None, *, look: bool, profiled: bool
    ) -> PageFacts:
        """Run the rules; not those whose results are known, of this width or of another.

        Where the document is the same, and so is what of it is exposed, rules that look at content only give
        the same again at another width; at the same one all do that do not measure.
        """
        axe_ids = {rule.id.removeprefix("axe:") for rule in self._axe_rules}
        if not look:
            axe_ids -= LOOK_RULES
        own_ids = set(self._page_rules if look else self._own_content)
        told: frozenset[str] = frozenset()
        if known:
            told = frozenset(axe_ids - LOOK_RULES) if known.width == width else self._axe_content
            own_ids -= self._own_content
        results = self._run_axe(axe_ids - told)
        if look:
            self._picture(results)
        own_rules_left = [rule for rule in self._page_rules if rule in own_ids]
        found, said = self.browser.do(lambda driver: run_own(driver, own_rules_left, profiled=profiled))
        profile = self._reader.profile(page, json.dumps(said)) if profiled else None
        facts = PageFacts(
            page.path,
            width,
            self._reader.axe(json.dumps(results)),
            self._reader.own(json.dumps(found)),
            profile,
        )
        return self._with_content(facts, known, told) if known else facts

    def _run_axe(self, ids: AbstractSet[str]) -> dict[str, Any]:
        rules = [rule for rule in self._axe_rules if rule.id.removeprefix("axe:") in ids]
        return self.browser.do(lambda driver: run_axe(driver, rules))

    def _with_content(self, facts: PageFacts, known: PageFacts, told: frozenset[str]) -> PageFacts:
        """Add what is known: of these rules of axe, and of our own that look at content only."""
        axe = AxeResults(
            violations=facts.axe.violations + _of(known.axe.violations, told),
            incomplete=facts.axe.incomplete + _of(known.axe.incomplete, told),
            passed=facts.axe.passed + tuple(rule for rule in known.axe.passed if rule in told),
        )
        found = tuple(fact for fact in known.own.found if fact.rule in self._own_content)
        return replace(facts, axe=axe, own=facts.own.model_copy(update={"found": facts.own.found + found}))

    def look(self, *, compare: bool) -> Look:
        """Tell what is loaded now, and `compare` it with what the server delivers."""
        html, urls, said = self.browser.do(lambda driver: driver.execute_async_script(_LOOK, compare))
        own = f"{self._origin}/"
        paths = {url.removeprefix(self._origin).partition("#")[0] for url in urls if url.startswith(own)}
        delivered = Delivered.of(said) if said else None
        return Look(html.replace(self._origin, ""), tuple(sorted(paths)), delivered)

    def open(self, page: Page, width: int, known: Known) -> None:
        """Load a page in whose place others are to be put, and let it know what is known of them.

        Raises as `visit` does.
        """
        self.browser.resize(width)
        self._load(page)
        state = self.browser.settle()
        _check_document(state, page)
        _check_look(state, width)
        self.browser.do(lambda driver: open_page(driver, known))
        self._opened = (page.path, self.browser.loads)

    def has_open(self, page: Page) -> bool:
        """Whether this page, or one put in its place, is what the browser shows."""
        return self._opened == (page.path, self.browser.loads)

    def put(self, pages: Sequence[Page], width: int) -> list[PageFacts | None]:
        """Put pages one after the other in the place of the one that is open, and give facts on content of each.

        There are none of a page that has to be loaded. Raises what `Browser` raises.
        """
        axe = [rule for rule in self._axe_rules if rule.id.removeprefix("axe:") not in LOOK_RULES]
        own = [rule for rule in self._page_rules if rule in self._own_content]
        said = self.browser.do(lambda driver: put_pages(driver, [page.url for page in pages], axe, own))
        return [
            self._reader.placed(page, width, *results) if results else None
            for page, results in zip(pages, said, strict=True)
        ]

    def content_of(self, facts: PageFacts) -> PageFacts:
        """Return what of a page's facts is of the rules that `put` runs."""
        axe = AxeResults(
            violations=tuple(result for result in facts.axe.violations if result.id not in LOOK_RULES),
            incomplete=tuple(result for result in facts.axe.incomplete if result.id not in LOOK_RULES),
            passed=tuple(rule for rule in facts.axe.passed if rule not in LOOK_RULES),
        )
        found = tuple(fact for fact in facts.own.found if fact.rule in self._own_content)
        return replace(facts, axe=axe, own=OwnResults(found=found, errors=()), mark="")

    def handle(self, page: Page, widths: Sequence[int], *, each_page: bool) -> Iterator[PageFacts]:
        """Do what a person's hands would do with the page, and give the facts of each interaction in turn.

        The interactions are those that have to go over each page, which find it loaded, or the others, which find
        it as it was when it was loaded at their width. Raises as `visit` does.
        """
        for interaction in self._interactions:
            if interaction.each_page is not each_page:
                continue
            width = interaction.width or max(widths)
            if not each_page:
                self._as_loaded(page, width)
            facts = tuple(fact for fact in interaction.run(self.browser) if fact.rule in self._hand_rules)
            nothing = AxeResults(violations=(), incomplete=())
            own = OwnResults(found=facts, errors=())
            yield PageFacts(page.path, width, nothing, own, by_hand=True)

    def _load(self, page: Page) -> None:
        self._marks, self._loaded = {}, page.path
        self.browser.load(page.url)

    def _as_loaded(self, page: Page, width: int) -> None:
        """Have the page as it is when it is loaded at a width: by loading it, unless it is so still."""
        self.browser.resize(width)
        mark = self._marks.get(width) if self._loaded == page.path else None
        if mark:
            self.browser.settle()
            is_same = self.browser.do(is_untouched) and self.browser.do(content_mark) == mark
            self._marks = {}  # hands are about to touch it
            if is_same:
                return
        self._load(page)
        _check_document(self.browser.settle(), page)

    def _picture(self, results: dict[str, Any]) -> None:
        """Take the pictures that rules on contrast read, where one of them is asked for."""
        if any(rule.startswith("aaa:contrast-") for rule in self._page_rules):
            self.browser.do(lambda driver: picture_texts(driver, results))


def _of(results: Sequence[AxeRuleResult], rules: AbstractSet[str]) -> tuple[AxeRuleResult, ...]:
    return tuple(result for result in results if result.id in rules)


def _check_document(state: Mapping[str, Any], page: Page) -> None:
    """Refuse another document in the page's place: an audit of that would pass the page for nothing."""
    message = ""
    if "error" in state:
        message = f"it does not come to rest ({state['error']})"
    elif state["broken"]:
        message = f"the browser cannot load it ({state['error_code'].strip()})"
    elif state["status"] >= _CLIENT_ERROR:
        message = f"the server answers {state['status']} instead of the page"
    elif state["href"] != page.url and not state["redirects"]:
        path = urlsplit(state["href"]).path
        message = f"it sends its reader on to {path}; leave it out in the policy (exclude)"
    if message:
        raise UnfitPageError(message)


def _check_look(state: Mapping[str, Any], width: int) -> None:
    """Refuse a page that does not look as its readers see it."""
    message = ""
    if state["lost"]:
        sheet = urlsplit(state["lost"][0]).path
        message = f"its style sheet {sheet} is missing, so that it does not look as its readers see it"
    elif state["width"] != width:
        message = f"its viewport is {state['width']} px wide instead of {width}"
    if message:
        raise UnfitPageError(message)

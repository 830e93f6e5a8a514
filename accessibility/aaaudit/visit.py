"""Visit one page after another with one browser: load it, check that it is what is shown, run the rules."""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

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
from aaaudit.finding import Level, Outcome, Rule
from aaaudit.interaction import INTERACTIONS, Interaction
from aaaudit.own import OwnResults, content_mark, run_own
from aaaudit.page_judges import judged
from aaaudit.pixels import picture_texts
from aaaudit.profile import Profile
from aaaudit.rules import chosen_own_rules, own_rules
from aaaudit.target import Page

_LOOK = """
const resources = performance.getEntriesByType("resource").map((entry) => entry.name);
return [document.documentElement.outerHTML, resources];
"""
_CLIENT_ERROR = 400  # the first HTTP status that means there is no such page


@dataclass(frozen=True)
class PageFacts:
    """What axe and our own rules say of a page (by its path in the site) at a width in CSS pixels.

    `profile` is what the page says of itself to the rules that compare pages, once for each page. `by_hand`
    says that the facts are those of an interaction. `mark` is that of the document (see `content_mark`).
    """

    page: str
    width: int
    axe: AxeResults
    own: OwnResults
    profile: Profile | None = None
    by_hand: bool = False
    mark: str = ""

    @property
    def looks_doubtful(self) -> bool:
        """Whether a rule on how the page looks found anything but a hint."""
        failed = any(result.id in LOOK_RULES for result in self.axe.violations)
        return (
            failed
            or self._asks_of_look
            or any(
                fact.outcome is not Outcome.PASSED
                and own_rules()[fact.rule].layout
                and own_rules()[fact.rule].level is not Level.HINT
                for fact in self.own.found
            )
        )

    @property
    def _asks_of_look(self) -> bool:
        """Whether axe cannot tell of the look of an element which no rule of our own passed in its stead."""
        answered = {
            (rule, fact.selector)
            for fact in self.own.found
            if fact.outcome is Outcome.PASSED
            for rule in own_rules()[fact.rule].settles
        }
        asked = {
            (f"axe:{result.id}", str(node.target[0]))
            for result in self.axe.incomplete
            if result.id in LOOK_RULES
            for node in result.nodes
        }
        return not asked <= answered

    @property
    def has_findings(self) -> bool:
        """Whether our own rules found anything but what passed."""
        return any(fact.outcome is not Outcome.PASSED for fact in self.own.found)


@dataclass(frozen=True)
class Look:
    """A page as its scripts have made it, and the paths in the site of the files loaded for it."""

    html: str
    loaded: tuple[str, ...]


@dataclass(frozen=True)
class Tools:
    """Version by tool name, and the rules that are run, ordered by id."""

    versions: Mapping[str, str]
    rules: tuple[Rule, ...]


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
                self.browser.load(page.url)
            state = self.browser.settle()
            _check_document(state, page)
            _check_look(state, width)
            mark = self.browser.do(content_mark)
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
        own = self._read_own(found)
        profile = self._profile(page, said) if profiled else None
        facts = PageFacts(page.path, width, self._read(results), own, profile)
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

    def look(self) -> Look:
        """Tell what is loaded now."""
        html, urls = self.browser.do(lambda driver: driver.execute_script(_LOOK))
        own = f"{self._origin}/"
        paths = {url.removeprefix(self._origin).partition("#")[0] for url in urls if url.startswith(own)}
        return Look(html.replace(self._origin, ""), tuple(sorted(paths)))

    def handle(self, page: Page, widths: Sequence[int], *, each_page: bool) -> Iterator[PageFacts]:
        """Do what a person's hands would do with the page, and give the facts of each interaction in turn.

        The interactions are those that have to go over each page, which find it loaded, or the others, for
        which it is loaded anew. Raises as `visit` does.
        """
        for interaction in self._interactions:
            if interaction.each_page is not each_page:
                continue
            width = interaction.width or max(widths)
            if not each_page:
                self.browser.resize(width)
                self.browser.load(page.url)
                _check_document(self.browser.settle(), page)
            facts = tuple(fact for fact in interaction.run(self.browser) if fact.rule in self._hand_rules)
            nothing = AxeResults(violations=(), incomplete=())
            own = OwnResults(found=facts, errors=())
            yield PageFacts(page.path, width, nothing, own, by_hand=True)

    def _picture(self, results: dict[str, Any]) -> None:
        """Take the pictures that rules on contrast read, where one of them is asked for."""
        if any(rule.startswith("aaa:contrast-") for rule in self._page_rules):
            self.browser.do(lambda driver: picture_texts(driver, results))

    def _profile(self, page: Page, said: Mapping[str, Any] | None) -> Profile:
        text = json.dumps(said).replace(self._origin, "")
        return Profile.model_validate({"page": page.path, **json.loads(text)})

    def _read(self, results: dict[str, Any]) -> AxeResults:
        """Check the shape of axe's results, and take out the origin: its port differs from run to run."""
        if "error" in results:
            message = f"axe-core failed on it: {results['error']}"
            raise UnfitPageError(message)
        text = json.dumps(results).replace(self._origin, "")
        try:
            return AxeResults.model_validate_json(text)
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])
            message = (
                f"axe-core {self.tools.versions['axe-core']} gives results of an unknown shape (at {place})."
            )
            raise CannotRunError(message) from error

    def _read_own(self, results: dict[str, Any]) -> OwnResults:
        """Check the shape of our own rules' results, and take out the origin."""
        text = json.dumps(results).replace(self._origin, "")
        own = OwnResults.model_validate_json(text)
        if own.errors:
            message = f"a rule failed on it ({own.errors[0]})"
            raise UnfitPageError(message)
        return judged(own)


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

"""The facts of an audit: what the rules say of a page at a width, and which tools said it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from aaaudit.axe import LOOK_RULES, AxeResults
from aaaudit.finding import Level, Outcome, Rule
from aaaudit.own import OwnResults
from aaaudit.profile import Profile
from aaaudit.rules import own_rules


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

    def tells_the_same_as(self, other: Self) -> bool:
        """Whether both are of the same page and width and tell the same, in whatever order."""
        return self._told == other._told

    @property
    def _told(self) -> object:
        results = (self.axe.violations, self.axe.incomplete, self.own.found)
        told = [sorted(result.model_dump_json() for result in kind) for kind in results]
        return self.page, self.width, sorted(self.axe.passed), self.own.errors, self.profile, told

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
class Tools:
    """Version by tool name, and the rules that are run, ordered by id."""

    versions: Mapping[str, str]
    rules: tuple[Rule, ...]

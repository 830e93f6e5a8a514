"""The words that the judge and the reports share: a finding, its level, its outcome."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """A conformance level of WCAG, or a hint: good practice that no success criterion asks for."""

    A = "A"
    AA = "AA"
    AAA = "AAA"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """Place in the order from the most basic demand (0, level A) to a mere hint (3)."""
        return list(Level).index(self)


class Outcome(StrEnum):
    """What was judged; the words are those of EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/#OutcomeValue)."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot tell"


IMPACTS = ("critical", "serious", "moderate", "minor")
"""How much a fault hinders people, by axe's scale, worst first."""


@dataclass(frozen=True)
class Rule:
    """A rule that was applied.

    `id` has its maker's prefix (`axe:image-alt`) and never changes its meaning; `criteria` are numbers of
    WCAG success criteria (`1.4.6`), none for a hint.
    """

    id: str
    level: Level
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One judged fact about one element of one page.

    `page` is the page's path in the site; `widths` are the viewport widths in CSS pixels, ascending, at which
    the fact holds; `selector` is a CSS selector of the element, with ` >> ` between a frame or shadow host
    and what is in it; `html` is the start of the element's markup; `reason` says what is wrong here, `help`
    what is demanded, `remedy` what to do, `help_url` where to read more. `impact` is one of `IMPACTS`, or
    empty where the rule gives none. Of a rule of our own, `message` names the text of its data that `reason`
    was made from, and `params` its parameters, so that a report can say it in another language; of a rule
    of axe, `message` names the text of the remedy. `by_width` gives width, message and parameters for each
    width where the reasons differ. `known` is why the baseline lets the finding stand, and until when; empty
    where it does not.
    """

    rule: str
    level: Level
    criteria: tuple[str, ...]
    outcome: Outcome
    impact: str
    page: str
    widths: tuple[int, ...]
    selector: str
    html: str
    reason: str
    remedy: str
    help: str
    help_url: str
    message: str = ""
    params: tuple[tuple[str, str], ...] = ()
    known: str = ""
    by_width: tuple[tuple[int, str, tuple[tuple[str, str], ...]], ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the baseline has it: it is shown apart and is none of the other kinds."""
        return self.known != ""

    @property
    def is_failure(self) -> bool:
        """Whether the finding breaks conformance: neither a hint nor a question left to a person."""
        return self.outcome is Outcome.FAILED and self.level is not Level.HINT and not self.is_known

    @property
    def is_hint(self) -> bool:
        """Whether the finding is advice only."""
        return self.outcome is Outcome.FAILED and self.level is Level.HINT and not self.is_known

    @property
    def is_question(self) -> bool:
        """Whether the machine could not decide, so that a person has to."""
        return self.outcome is Outcome.CANNOT_TELL and not self.is_known

    def sort_key(self) -> tuple[int, int, str, str, str, tuple[int, ...], str, str]:
        """Order for reports: the most basic level first, then the gravest impact, then by rule and place."""
        impact = IMPACTS.index(self.impact) if self.impact in IMPACTS else len(IMPACTS)
        place = (self.page, self.selector, self.widths, self.html, self.reason)
        return (self.level.rank, impact, self.rule, *place)


@dataclass(frozen=True)
class NotAudited:
    """A page that could not be audited at some widths, which is never a pass, and why (`it` is the page)."""

    page: str
    widths: tuple[int, ...]
    reason: str

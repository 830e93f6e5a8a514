"""The self-assessment: what an audit and the reviews say of each code of Taiwan's standard.

A person reviews a criterion on a page as a whole, and the codes of a criterion are ways to keep or to break
it; so each code takes its manual outcome from the reviews of its criterion.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aaaudit.audit import Audit
from aaaudit.content import Content
from aaaudit.finding import Finding, Level, Outcome
from aaaudit.reviews import Lapse, Review, Reviews, Standing, Verdict
from aaaudit.standards import Code, Edition, codes
from aaaudit.standards.coverage import evidence, rule_ids


class Answer(StrEnum):
    """What is known of a code; the words are those of EARL 1.0 where it has them."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot tell"
    NOT_APPLICABLE = "not applicable"
    OPEN = "open"


class Why(StrEnum):
    """Why the machine says what it says of a code; the words are keys of `words.toml`."""

    FOUND = "found"
    ASKED = "asked"
    NOTHING_FOUND = "nothing-found"
    PARTLY_SEEN = "partly-seen"
    NO_RULE = "no-rule"
    NOT_RUN = "not-run"
    NOT_AUDITED = "not-audited"
    ABSENT = "absent"
    TRAP = "trap"


@dataclass(frozen=True)
class Place:
    """A page with a number of findings, and the selector of the first."""

    page: str
    findings: int
    selector: str


@dataclass(frozen=True)
class Machine:
    """What the rules say: `rules` ran; `places` are pages that failed, or else pages that they ask about."""

    answer: Answer
    why: Why
    rules: tuple[str, ...]
    places: tuple[Place, ...] = ()

    @property
    def findings(self) -> int:
        """Number of findings on all places."""
        return sum(place.findings for place in self.places)


@dataclass(frozen=True)
class Manual:
    """What people say: `reviews` that count today; `open` are numbers of pages by what they lack."""

    answer: Answer
    reviews: tuple[Review, ...]
    open: Mapping[Lapse, int]


@dataclass(frozen=True)
class Answered:
    """A code with what is known of it; `pages` is the number of pages that it concerns."""

    code: Code
    pages: int
    machine: Machine
    manual: Manual

    @property
    def answer(self) -> Answer:
        """Both together: a failure of either fails; a pass of either is enough."""
        both = (self.machine.answer, self.manual.answer)
        for answer in (Answer.FAILED, Answer.NOT_APPLICABLE, Answer.PASSED):
            if answer in both:
                return answer
        return Answer.OPEN


@dataclass(frozen=True)
class Assessment:
    """The self-assessment of a site, with the codes up to the level of its audit in order of criteria."""

    edition: Edition
    on: date
    audit: Audit
    codes: tuple[Answered, ...]

    @property
    def counts(self) -> Mapping[Answer, int]:
        """Number of codes by answer."""
        return Counter(one.answer for one in self.codes)

    @property
    def is_done(self) -> bool:
        """Whether each code is passed or does not apply."""
        return all(one.answer in {Answer.PASSED, Answer.NOT_APPLICABLE} for one in self.codes)


def assess(
    audit: Audit, edition: Edition, contents: Mapping[str, Content], reviews: Reviews, today: date
) -> Assessment:
    """Answer each code by the audit and the reviews; `contents` are of the audit's pages at least."""
    wanted = [code for code in codes(edition).values() if code.level.rank <= audit.level.rank]
    answered = []
    for code in wanted:
        pages = [page for page in audit.pages if _concerns(code, contents.get(page))]
        machine = _machine(code, edition, audit, pages)
        answered.append(Answered(code, len(pages), machine, _manual(code, pages, contents, reviews, today)))
    return Assessment(edition, today, audit, tuple(answered))


def _concerns(code: Code, content: Content | None) -> bool:
    return content is None or content.concerns(code.applies)


def _machine(code: Code, edition: Edition, audit: Audit, pages: Sequence[str]) -> Machine:
    rules = [rule for rule in evidence(code, edition) if _is_wanted(rule, audit)]
    found = [finding for finding in audit.findings if finding.rule in rules]
    ran = tuple(rule for rule in rules if rule in {rule.id for rule in audit.rules})
    # A known finding of the baseline does not fail the audit, but it is a fault of the site all the same.
    if failed := [finding for finding in found if finding.outcome is Outcome.FAILED]:
        return Machine(Answer.FAILED, Why.FOUND, ran, _places(failed))
    if not pages:
        return Machine(Answer.NOT_APPLICABLE, Why.ABSENT, ran)
    return Machine(*_undecided(code, rules, ran, audit), ran, _places(found))


def _is_wanted(rule: str, audit: Audit) -> bool:
    """Whether an audit of this level runs the rule; so it should one that is not in the bundled axe-core."""
    known = rule_ids().get(rule)
    return known is None or known.level is Level.HINT or known.level.rank <= audit.level.rank


def _undecided(code: Code, rules: Sequence[str], ran: Sequence[str], audit: Audit) -> tuple[Answer, Why]:
    """Answer a code that no finding has failed."""
    asked = any(finding.rule in rules for finding in audit.findings)
    reasons = (
        (code.trap is not None, Why.TRAP),
        (not rules, Why.NO_RULE),
        (bool(audit.not_audited), Why.NOT_AUDITED),
        (len(ran) < len(rules), Why.NOT_RUN),
        (asked, Why.ASKED),
        (not code.whole, Why.PARTLY_SEEN),
    )
    for holds, why in reasons:
        if holds:
            return Answer.CANNOT_TELL, why
    return Answer.PASSED, Why.NOTHING_FOUND


def _places(findings: Iterable[Finding]) -> tuple[Place, ...]:
    """Count findings by page, the page with most first."""
    selectors: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.page] += 1
        selectors.setdefault(finding.page, finding.selector)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Place(page, number, selectors[page]) for page, number in ordered)


def _manual(
    code: Code, pages: Sequence[str], contents: Mapping[str, Content], reviews: Reviews, today: date
) -> Manual:
    standings = [
        reviews.standing(code.criterion, page, contents[page], today) for page in pages if page in contents
    ]
    counted = tuple({id(one.review): one.review for one in standings if one.review and one.verdict}.values())
    lapsed = Counter(one.lapse for one in standings if one.lapse)
    return Manual(_said(standings), counted, lapsed)


def _said(standings: Sequence[Standing]) -> Answer:
    if not standings:
        return Answer.NOT_APPLICABLE
    verdicts = {one.verdict for one in standings}
    if Verdict.FAILED in verdicts:
        return Answer.FAILED
    if None in verdicts:
        return Answer.OPEN
    return Answer.NOT_APPLICABLE if verdicts == {Verdict.NOT_APPLICABLE} else Answer.PASSED

"""Words and groups that the text and the HTML report share."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from aaaudit.audit import Audit
from aaaudit.finding import Finding, Level


def counted(number: int, noun: str) -> str:
    """Return "1 page", "2 pages"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(widths: Iterable[int]) -> str:
    """Return "320 px", "320 and 1280 px"."""
    *others, last = [str(width) for width in widths]
    return f"{', '.join(others)} and {last} px" if others else f"{last} px"


def by_rule(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group the findings of each rule, in the order in which the rules first come up."""
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.rule].append(finding)
    return list(groups.values())


def demand(finding: Finding) -> str:
    """Say what a finding's rule rests on: "level AAA, 1.4.6", or "hint"."""
    return "hint" if finding.level is Level.HINT else ", ".join((f"level {finding.level}", *finding.criteria))


def extent(group: Sequence[Finding]) -> str:
    """Say how far a rule's findings reach: "3 elements on 2 pages"."""
    pages = len({finding.page for finding in group})
    return f"{counted(len(group), 'element')} on {counted(pages, 'page')}"


def verdict(audit: Audit) -> str:
    """Say in one sentence how it went."""
    scope = f"{counted(len(audit.pages), 'page')} at {listed(audit.widths)}, WCAG 2.2 level {audit.level}"
    if audit.is_good:
        return f"Good: no failure on {scope}."
    facts = []
    if audit.failures:
        facts.append(f"{counted(len(audit.failures), 'failure')}")
    if audit.not_audited:
        facts.append(f"{counted(audit.pages_not_audited, 'page')} not audited")
    return f"Not good: {' and '.join(facts)}, of {scope}."

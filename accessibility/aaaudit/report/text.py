"""The audit as text for a terminal: the worst first, hints apart, the verdict where the eye ends."""

from collections.abc import Iterator, Sequence

from aaaudit.audit import Audit
from aaaudit.finding import Finding
from aaaudit.report.words import by_rule, counted, demand, extent, listed, verdict

_MOST_PLACES = 10  # of one rule; a fault of a template is on each page, and the other reports have them all


def as_text(audit: Audit) -> str:
    """Return the audit as text."""
    sections = [
        _section("Not audited", _not_audited(audit)),
        _section("Failures", [line for group in by_rule(audit.failures) for line in _failed(group, audit)]),
        _section("For a person to decide", [_summed(group) for group in by_rule(audit.questions)]),
        _section("Hints", [_summed(group) for group in by_rule(audit.hints)]),
    ]
    if audit.excluded:
        sections.append(f"Left out by the policy: {counted(len(audit.excluded), 'page')}.\n")
    return "\n".join([*(section for section in sections if section), f"{verdict(audit)}\n"])


def _section(title: str, lines: Sequence[str]) -> str:
    return (
        "".join(f"{line}\n" for line in (title, *(f"  {line}".rstrip() for line in lines))) if lines else ""
    )


def _not_audited(audit: Audit) -> list[str]:
    return [f"{missed.page} at {listed(missed.widths)}: {missed.reason}." for missed in audit.not_audited]


def _failed(group: Sequence[Finding], audit: Audit) -> Iterator[str]:
    worst = group[0]
    yield f"{worst.help} [{worst.rule}; {demand(worst)}], {extent(group)}; see {worst.help_url}"
    for finding in group[:_MOST_PLACES]:
        only = "" if finding.widths == audit.widths else f" at {listed(finding.widths)} only"
        yield f"  {finding.page}{only}: {finding.selector}"
        yield f"    {finding.html}"
        yield f"    {finding.reason}"
    if len(group) > _MOST_PLACES:
        yield f"  and {len(group) - _MOST_PLACES} more, which --report and --format json show"


def _summed(group: Sequence[Finding]) -> str:
    first = group[0]
    place = f"{first.page}: {first.selector}"
    return f"{first.help} [{first.rule}; {demand(first)}], {extent(group)}, such as {place}"

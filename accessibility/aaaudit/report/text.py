"""The audit as text for a terminal: the worst first, hints apart, the verdict where the eye ends.

A person reads the first screens, so that each section shows only so much and says how much more there is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from aaaudit.audit import Audit
from aaaudit.finding import Finding
from aaaudit.report.extras import Extras
from aaaudit.report.trend import Trend
from aaaudit.report.words import by_rule, counted, demand, extent, listed, verdict

_MOST_PLACES = 10  # of one rule; a fault of a template is on each page, and the other reports have them all
_MOST_RULES = 25  # of a section
_MOST_PAGES = 20
_MARKUP = 150  # characters of an element's markup
_ELSEWHERE = "which --report and --format json show"


def as_text(audit: Audit, extras: Extras) -> str:
    """Return the audit as text."""
    sections = [
        _section("Not audited", _not_audited(audit)),
        _section("Failures", _rules(by_rule(audit.failures), lambda group: _failed(group, audit))),
        _section("For a person to decide", _rules(by_rule(audit.questions), _summed)),
        _section("Hints", _rules(by_rule(audit.hints), _summed)),
        _section("Known, by the baseline", _rules(by_rule(audit.known), _known)),
    ]
    if audit.excluded:
        sections.append(f"Left out by the policy: {counted(len(audit.excluded), 'page')}.\n")
    if extras.trend:
        sections.append(_trend(extras.trend))
    return "\n".join([*(section for section in sections if section), f"{verdict(audit)}\n"])


def _trend(trend: Trend) -> str:
    open_ones = f", {trend.open} not comparable" if trend.open else ""
    numbers = f"{len(trend.new)} new, {len(trend.gone)} gone, {len(trend.staying)} staying{open_ones}"
    return f"Findings since the last run: {numbers}.\n"


def _section(title: str, lines: Iterable[str]) -> str:
    shown = [f"  {line}".rstrip() for line in lines]
    return "".join(f"{line}\n" for line in (title, *shown)) if shown else ""


def _rules(groups: Sequence[list[Finding]], shown: Callable[[list[Finding]], Iterable[str]]) -> Iterator[str]:
    for group in groups[:_MOST_RULES]:
        yield from shown(group)
    more = len(groups) - _MOST_RULES
    if more > 0:
        yield f"and {counted(more, 'more rule')}, {_ELSEWHERE}"


def _not_audited(audit: Audit) -> Iterator[str]:
    for missed in audit.not_audited[:_MOST_PAGES]:
        yield f"{missed.page} at {listed(missed.widths)}: {missed.reason}."
    more = len(audit.not_audited) - _MOST_PAGES
    if more > 0:
        yield f"and {more} more, {_ELSEWHERE}"


def _failed(group: Sequence[Finding], audit: Audit) -> Iterator[str]:
    worst = group[0]
    source = f"; see {worst.help_url}" if worst.help_url else ""
    yield f"{worst.help} [{worst.rule}; {demand(worst)}], {extent(group)}{source}"
    places = _alike(group)
    for alike in places[:_MOST_PLACES]:
        yield from _place(alike, audit)
    more = sum(len(alike) for alike in places[_MOST_PLACES:])
    if more:
        yield f"  and {counted(more, 'more element')}, {_ELSEWHERE}"


def _alike(group: Sequence[Finding]) -> list[list[Finding]]:
    """Put together what is the same on several pages: a fault of their template, mended in one place."""
    places: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for one in group:
        places[one.selector, one.html, one.reason, one.widths].append(one)
    return list(places.values())


def _place(alike: Sequence[Finding], audit: Audit) -> Iterator[str]:
    first, *others = alike
    only = "" if first.widths == audit.widths else f" at {listed(first.widths)} only"
    more = f", and the same on {counted(len(others), 'more page')}" if others else ""
    yield f"  {first.page}{only}: {first.selector}{more}"
    if first.html:
        yield f"    {_clipped(first.html)}"
    yield f"    {first.reason}"
    if first.remedy != f"{first.help}.":
        yield f"    {first.remedy}"


def _clipped(html: str) -> str:
    return html if len(html) <= _MARKUP else f"{html[: _MARKUP - 3]}..."


def _known(group: Sequence[Finding]) -> list[str]:
    reasons = "; ".join(dict.fromkeys(finding.known for finding in group))
    return [f"{line}: {reasons}" for line in _summed(group)]


def _summed(group: Sequence[Finding]) -> list[str]:
    first = group[0]
    place = f"{first.page}: {first.selector}"
    return [f"{first.help} [{first.rule}; {demand(first)}], {extent(group)}, such as {place}"]

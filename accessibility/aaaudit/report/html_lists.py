"""The other sections of the HTML report: the trend, pages not audited, owners, pages, and what was audited."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from aaaudit.audit import Audit
from aaaudit.finding import Finding
from aaaudit.report.markup import anchor, code, facts, listed, said
from aaaudit.report.spoken import Said
from aaaudit.report.texts import Words
from aaaudit.report.trend import Trend

MOST_PAGES = 100
_MOST_RULES = 10  # of an owner unit or a page
_MOST_ITEMS = 100


def trend_section(trend: Trend | None, audit: Audit, words: Words) -> str:
    """Say what is new, gone and staying; empty where there is no other run."""
    if trend is None:
        return ""
    kinds = {"failures": audit.failures, "questions": audit.questions, "hints": audit.hints}
    rows = [
        (words("trend-new"), _by_kind(kinds, trend.new, words)),
        (words("trend-staying"), _by_kind(kinds, trend.staying, words)),
        (words("trend-gone"), str(len(trend.gone))),
        (words("trend-open"), str(trend.open)),
    ]
    gone = listed(
        escape(words("rule-count", rule=rule, number=number)) for rule, number in trend.gone_by_rule().items()
    )
    return facts(rows) + (f"<h3>{words('gone-heading')}</h3>\n{gone}" if gone else "")


def _by_kind(kinds: Mapping[str, Sequence[Finding]], chosen: frozenset[Finding], words: Words) -> str:
    return words("counts", **{kind: sum(one in chosen for one in kinds[kind]) for kind in kinds})


def missed_section(audit: Audit, words: Words) -> str:
    """List the pages that were not audited, and why."""
    items = [
        escape(words("missed", page=one.page, widths=words.widths(one.widths)))
        + said(Said(f"{one.reason}.", "en"), words)
        for one in audit.not_audited[:_MOST_ITEMS]
    ]
    return listed(items) + _more("more-items", len(audit.not_audited) - _MOST_ITEMS, words)


def owners_section(audit: Audit, words: Words) -> str:
    """Say for each unit that owns pages what was found on them; empty where no page names its owner."""
    owners = audit.seen.owners
    if not owners:
        return ""
    pages = Counter(owners.get(page, "") for page in audit.pages)
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        found[owners.get(finding.page, "")].append(finding)
    order = sorted(pages, key=lambda owner: (*_weight(found[owner]), owner))
    return "".join(_owner(owner, pages[owner], found[owner], words) for owner in order)


def _owner(owner: str, pages: int, findings: Sequence[Finding], words: Words) -> str:
    name = escape(owner or words("no-owner"))
    numbers = facts([(words("pages"), str(pages)), (words("extent"), _counts(findings, words))])
    return f"<h3>{name}</h3>\n{numbers}{_rule_links(findings, words)}"


def pages_section(audit: Audit, words: Words) -> str:
    """List the pages with findings, the worst first, each with links to the rules."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        found[finding.page].append(finding)
    order = sorted(found, key=lambda page: (*_weight(found[page]), page))
    shown = "".join(
        f"<h3>{code(page)}</h3>\n<p>{_counts(found[page], words)}</p>\n{_rule_links(found[page], words)}"
        for page in order[:MOST_PAGES]
    )
    return shown + _more("more-pages", len(order) - MOST_PAGES, words)


def scope_section(audit: Audit, words: Words) -> str:
    """Say which pages, rules and tools there were."""
    return "".join(
        f"<h3>{title}: {len(items)}</h3>\n{listed(items[:_MOST_ITEMS])}"
        f"{_more('more-items', len(items) - _MOST_ITEMS, words)}"
        for title, items in _scope(audit, words)
        if items
    )


def _scope(audit: Audit, words: Words) -> Iterator[tuple[str, list[str]]]:
    yield words("pages"), [code(page) for page in audit.pages]
    yield words("pages-excluded"), [code(page) for page in audit.excluded]
    yield words("rules"), [code(rule.id) for rule in audit.rules]
    yield words("tools"), [escape(f"{name} {version}") for name, version in sorted(audit.versions.items())]


def _weight(findings: Iterable[Finding]) -> tuple[int, int, int]:
    """Order what has most failures first, then most questions, then most hints."""
    findings = list(findings)
    return (
        -sum(one.is_failure for one in findings),
        -sum(one.is_question for one in findings),
        -sum(one.is_hint for one in findings),
    )


def _counts(findings: Sequence[Finding], words: Words) -> str:
    failures, questions, hints = (-number for number in _weight(findings))
    return words("counts", failures=failures, questions=questions, hints=hints)


def _rule_links(findings: Sequence[Finding], words: Words) -> str:
    counts = Counter(finding.rule for finding in findings)  # in the order of findings: worst rules first
    links = [
        f'<a href="#{anchor(rule)}">{escape(words("rule-count", rule=rule, number=number))}</a>'
        for rule, number in counts.items()
    ]
    return listed(links[:_MOST_RULES], "places") + _more("more-items", len(links) - _MOST_RULES, words)


def _more(key: str, number: int, words: Words) -> str:
    return f"<p>{words(key, number=number)}</p>\n" if number > 0 else ""

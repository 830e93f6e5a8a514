"""The audit as one HTML page that is itself accessible: no script, nothing loaded.

The findings stand once, by rule; the list by page leads to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from operator import itemgetter

from aaaudit.audit import Audit
from aaaudit.finding import Finding
from aaaudit.report.words import by_rule, counted, demand, extent, listed, verdict


def as_html(audit: Audit) -> str:
    """Return the audit as an HTML page."""
    numbers = _numbered(audit)
    sections = [section for section in _sections(audit, numbers) if section[2]]
    menu = "".join(f'<li><a href="#{anchor}">{title}</a></li>\n' for anchor, title, _ in sections)
    body = "".join(
        f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{title}</h2>\n{content}</section>\n'
        for anchor, title, content in sections
    )
    mood = "good" if audit.is_good else "bad"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Accessibility audit: {"good" if audit.is_good else "not good"}</title>
<style>
{files(__package__).joinpath("style.css").read_text(encoding="utf-8")}</style>
</head>
<body>
<a class="skip" href="#result">Skip to the result</a>
<header>
<h1>Accessibility audit</h1>
</header>
<nav aria-label="On this page">
<ul>
{menu}</ul>
</nav>
<main id="result">
<p class="verdict {mood}">{escape(verdict(audit))}</p>
<p>A machine finds only a part of what hinders people: that it finds no failure does not show that a page
conforms.</p> {body}</main> </body> </html>
"""


type _Numbers = dict[Finding, int]


def _numbered(audit: Audit) -> _Numbers:
    """Give each finding its number in the order in which the page shows them."""
    shown = [
        finding
        for kind in (audit.failures, audit.questions, audit.hints)
        for group in by_rule(kind)
        for finding in group
    ]
    return {finding: number for number, finding in enumerate(shown, 1)}


def _sections(audit: Audit, numbers: _Numbers) -> list[tuple[str, str, str]]:
    """Give anchor, title and content of each section; empty content where there is nothing to tell."""
    return [
        ("not-audited", "Pages not audited", _not_audited(audit)),
        ("failures", "Failures by rule", _rules(audit.failures, audit, numbers)),
        ("questions", "For a person to decide, by rule", _rules(audit.questions, audit, numbers)),
        ("hints", "Hints by rule", _rules(audit.hints, audit, numbers)),
        ("pages", "Findings by page", _pages(audit, numbers)),
        ("scope", "What was audited", _scope(audit)),
    ]


def _not_audited(audit: Audit) -> str:
    items = (
        f"{_code(missed.page)} at {listed(missed.widths)}: {escape(missed.reason)}."
        for missed in audit.not_audited
    )
    return _list(items)


def _rules(findings: Sequence[Finding], audit: Audit, numbers: _Numbers) -> str:
    return "".join(_rule(group, audit, numbers) for group in by_rule(findings))


def _rule(group: Sequence[Finding], audit: Audit, numbers: _Numbers) -> str:
    worst = group[0]
    name = escape(worst.rule)
    return (
        f"<h3>{escape(worst.help)}</h3>\n"
        f"<p>Rule {_code(worst.rule)}, {escape(demand(worst))}: {extent(group)}.</p>\n"
        f'<p><a class="more" href="{escape(worst.help_url)}">About the rule {name}</a></p>\n'
        + "".join(_finding(finding, audit, numbers[finding]) for finding in group)
    )


def _finding(finding: Finding, audit: Audit, number: int) -> str:
    facts = [
        ("Element", f"<pre><code>{escape(finding.html)}</code></pre>"),
        ("Selector", _code(finding.selector)),
        ("Reason", escape(finding.reason)),
        ("What to do", escape(finding.remedy)),
    ]
    if finding.widths != audit.widths:
        facts.append(("Only at", listed(finding.widths)))
    if finding.impact:
        facts.append(("Impact", finding.impact))
    details = "".join(f"<dt>{term}</dt>\n<dd>{fact}</dd>\n" for term, fact in facts)
    return f'<h4 id="finding-{number}">{number}. On {_code(finding.page)}</h4>\n<dl>\n{details}</dl>\n'


def _pages(audit: Audit, numbers: _Numbers) -> str:
    on_page: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        on_page[finding.page].append(finding)
    return "".join(_page(page, on_page[page], numbers) for page in audit.pages if page in on_page)


def _page(page: str, findings: Iterable[Finding], numbers: _Numbers) -> str:
    ordered = sorted(((numbers[finding], finding) for finding in findings), key=itemgetter(0))
    links = (
        f'<a href="#finding-{number}">Finding {number}: {_kind(finding)}, {escape(finding.rule)}</a>'
        for number, finding in ordered
    )
    return f"<h3>{_code(page)}</h3>\n{_list(links, 'places')}"


def _kind(finding: Finding) -> str:
    return "hint" if finding.is_hint else finding.outcome.value


def _scope(audit: Audit) -> str:
    pages = _list(_code(page) for page in audit.pages)
    excluded = _list(_code(page) for page in audit.excluded)
    versions = _list(f"{escape(name)} {escape(version)}" for name, version in sorted(audit.versions.items()))
    rules = _list(f"{_code(rule.id)}: {', '.join((rule.level, *rule.criteria))}" for rule in audit.rules)
    left_out = f"<h3>Left out by the policy</h3>\n{excluded}" if audit.excluded else ""
    return (
        f"<h3>{counted(len(audit.pages), 'page')}</h3>\n{pages}{left_out}"
        f"<h3>{counted(len(audit.rules), 'rule')}</h3>\n{rules}<h3>Tools</h3>\n{versions}"
    )


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _list(items: Iterable[str], css_class: str = "") -> str:
    """Make a list of HTML texts; nothing of none."""
    attribute = f' class="{css_class}"' if css_class else ""
    inside = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul{attribute}>\n{inside}</ul>\n" if inside else ""

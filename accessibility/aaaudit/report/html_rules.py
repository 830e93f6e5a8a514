"""The findings of the HTML report, by rule: the first of each rule, and how many more there are."""

from collections.abc import Sequence
from html import escape

from aaaudit.audit import Audit
from aaaudit.finding import Finding, Level
from aaaudit.report.extras import Extras
from aaaudit.report.machine import PICTURES
from aaaudit.report.markup import anchor, code, facts, said
from aaaudit.report.spoken import demand_of, reason_of, remedy_of
from aaaudit.report.texts import Words
from aaaudit.report.words import by_rule

MOST_OF_A_RULE = 5
"""A fault of a template is on each page, and audit.json has them all."""


class Rules:
    """Shows findings by rule, each numbered in the order of the page; a rule's first heading is its anchor."""

    def __init__(self, audit: Audit, extras: Extras, words: Words) -> None:
        self._audit = audit
        self._extras = extras
        self._words = words
        self._anchored: set[str] = set()
        self._number = 0

    def shown(self, findings: Sequence[Finding]) -> str:
        """Return these findings by rule; empty where there are none."""
        return "".join(self._rule(group) for group in by_rule(findings))

    def _rule(self, group: Sequence[Finding]) -> str:
        worst = group[0]
        more = len(group) - MOST_OF_A_RULE
        rest = f"<p>{self._words('more-findings', number=more)}</p>\n" if more > 0 else ""
        return (
            f"<h3{self._id(worst.rule)}>{said(demand_of(worst, self._words.language), self._words)}</h3>\n"
            f"{facts(self._about(group))}{self._link(worst)}"
            f"{''.join(self._finding(finding) for finding in group[:MOST_OF_A_RULE])}{rest}"
        )

    def _id(self, rule: str) -> str:
        """Give a heading its id, once for each rule: a rule can have failures and questions."""
        if rule in self._anchored:
            return ""
        self._anchored.add(rule)
        return f' id="{anchor(rule)}"'

    def _about(self, group: Sequence[Finding]) -> list[tuple[str, str]]:
        words, worst = self._words, group[0]
        pages = len({finding.page for finding in group})
        about = [
            (words("rule"), code(worst.rule)),
            (words("demand"), escape(demanded(worst, words))),
            (words("extent"), words("elements-pages", elements=len(group), pages=pages)),
        ]
        if worst.impact:
            about.append((words("impact"), words(f"impact-{worst.impact}")))
        return about

    def _link(self, finding: Finding) -> str:
        if not finding.help_url:
            return ""
        text = escape(self._words("about", rule=finding.rule))
        return f'<p><a class="more" href="{escape(finding.help_url)}">{text}</a></p>\n'

    def _finding(self, finding: Finding) -> str:
        self._number += 1
        title = self._words("finding", number=self._number, page=finding.page)
        return f'<h4 id="finding-{self._number}">{escape(title)}</h4>\n{facts(self._details(finding))}'

    def _details(self, finding: Finding) -> list[tuple[str, str]]:
        words = self._words
        details = []
        if finding.html:
            details.append((words("element"), f"<pre><code>{escape(finding.html)}</code></pre>"))
        if finding in self._extras.pictures:
            details.append((words("picture"), self._picture(finding)))
        details += [
            (words("selector"), code(finding.selector)),
            (words("reason"), said(reason_of(finding, words), words)),
            (words("remedy"), said(remedy_of(finding, words.language), words)),
        ]
        if finding.widths != self._audit.widths:
            details.append((words("only-at"), words.widths(finding.widths)))
        owner = self._audit.seen.owners.get(finding.page)
        if owner:
            details.append((words("owner"), escape(owner)))
        status = self._extras.trend.status(finding) if self._extras.trend else ""
        if status:
            details.append((words("status"), words(f"trend-{status}")))
        if finding.known:
            details.append((words("known-why"), escape(finding.known)))
        return details

    def _picture(self, finding: Finding) -> str:
        picture = self._extras.pictures[finding]
        size = {"width": picture.width, "height": picture.height}
        alternative = escape(self._words("picture-alt", number=self._number, **size))
        return (
            f'<img src="{PICTURES}/{picture.name}" alt="{alternative}" '
            f'width="{picture.width}" height="{picture.height}">'
        )


def demanded(finding: Finding, words: Words) -> str:
    """Say what a finding's rule rests on."""
    if finding.level is Level.HINT:
        return words("good-practice")
    return words("criteria", numbers=words.listed(finding.criteria), level=finding.level)

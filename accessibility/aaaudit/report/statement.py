"""The conformance statement, made from the result: what the machine found and what people found stand apart."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape
from typing import Literal

from aaaudit.audit import Audit
from aaaudit.finding import Finding, Level, Outcome
from aaaudit.manual import Manual
from aaaudit.report.extras import Extras
from aaaudit.report.markup import facts, listed, said
from aaaudit.report.spoken import demand_of
from aaaudit.report.texts import Words
from aaaudit.report.words import by_rule
from aaaudit.reviews import Verdict
from aaaudit.rules import ReportLanguage
from aaaudit.standards import criteria


def as_statement(audit: Audit, extras: Extras, language: ReportLanguage) -> str:
    """Return the statement as a section of HTML, to be put into a page in a language."""
    words = Words(language)
    title = f'<h2 id="conformance-statement">{words("statement.heading")}</h2>'
    content = statement_content(audit, extras, words)
    return (
        f'<section lang="{language}" aria-labelledby="conformance-statement">\n{title}\n{content}</section>\n'
    )


def statement_content(audit: Audit, extras: Extras, words: Words) -> str:
    """Return the statement without its heading."""
    head = [
        (words("statement.goal"), words("standard", level=audit.level)),
        (words("statement.status"), words(f"statement.{status(audit, extras.manual)}")),
        (words("pages"), str(len(audit.pages))),
    ]
    if extras.date:
        head.append((words("date"), escape(extras.date)))
    parts = {
        "machine": facts(_machine(audit, words)),
        "manual": _manual(extras.manual, words),
        "failures": _failures((*audit.failures, *_known_failures(audit)), words),
        "open": listed(_open(audit, extras.manual, words)),
    }
    return facts(head) + "".join(
        f"<h3>{words(f'statement.{key}')}</h3>\n{content}" for key, content in parts.items() if content
    )


def status(audit: Audit, manual: Manual | None) -> Literal["failing", "unseen", "partial", "full"]:
    """Say how the site stands: it conforms only where people have reviewed what no machine can see."""
    if audit.failures or _known_failures(audit) or (manual and manual.has_failures):
        return "failing"
    if audit.not_audited:
        return "unseen"
    if manual is None or manual.open or audit.questions:
        return "partial"
    return "full"


def _known_failures(audit: Audit) -> tuple[Finding, ...]:
    """Return what fails and stands for now: a baseline makes an audit good, but no page conform."""
    failed = (one for one in audit.known if one.outcome is Outcome.FAILED)
    return tuple(one for one in failed if one.level is not Level.HINT)


def _machine(audit: Audit, words: Words) -> list[tuple[str, str]]:
    counts = {
        "rules": len(audit.rules),
        "failures": len(audit.failures),
        "known": len(audit.known),
        "questions": len(audit.questions),
        "pages-missed": audit.pages_not_audited,
    }
    return [(words(key), str(number)) for key, number in counts.items()]


def _manual(manual: Manual | None, words: Words) -> str:
    if manual is None or not manual.reviewed:
        return f"<p>{words('statement.no-manual')}</p>\n"
    counts: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
    for one in manual.reviewed:
        counts[one.review.criterion][one.review.outcome] += len(one.pages)
    return listed(
        escape(
            words(
                "statement.manual-line",
                criterion=_criterion(number, words),
                passed=verdicts[Verdict.PASSED],
                failed=verdicts[Verdict.FAILED],
                absent=verdicts[Verdict.NOT_APPLICABLE],
            )
        )
        for number, verdicts in counts.items()
    )


def _failures(findings: Sequence[Finding], words: Words) -> str:
    """List what is known to fail, in the baseline or not, by rule."""
    lines = [_failure(group, words) for group in by_rule(findings)]
    return listed(lines) or f"<p>{words('statement.no-failures')}</p>\n"


def _failure(group: Sequence[Finding], words: Words) -> str:
    demand = said(demand_of(group[0], words.language), words)
    numbers = escape(words.listed(group[0].criteria))
    pages = len({finding.page for finding in group})
    return words("statement.failure-line", help=demand, criteria=numbers, pages=pages)


def _open(audit: Audit, manual: Manual | None, words: Words) -> list[str]:
    lines = []
    if audit.not_audited:
        lines.append(words("statement.open-pages", number=audit.pages_not_audited))
    if audit.questions:
        lines.append(words("statement.open-questions", number=len(audit.questions)))
    if manual and manual.open:
        lines.append(words("statement.open-criteria", numbers=words.listed(manual.open)))
    return lines


def _criterion(number: str, words: Words) -> str:
    known = criteria().get(number)
    return f"{number} {known.name.in_language(words.language)}" if known else number

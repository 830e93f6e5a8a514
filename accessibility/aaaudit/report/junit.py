"""The audit as JUnit XML, which build servers show: a suite a page, a case for each rule that says something of it.

The form is that of the JUnit tasks of Ant, as build servers read it (https://github.com/testmoapp/junitxml).
"""

from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from aaaudit.audit import Audit
from aaaudit.finding import Finding, NotAudited
from aaaudit.report.words import by_rule

_MOST_ELEMENTS = 10  # of a case; audit.json has them all
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: " ", 0xFFFF: " "}


def as_junit(audit: Audit) -> str:
    """Return the audit as XML: failures fail, questions are skipped, hints are left to the other reports.

    A page that was not audited is an error. Each page has a case of its own that says that it was audited, so
    that the numbers tell how many there were.
    """
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        if finding.is_failure or finding.is_question:
            found[finding.page].append(finding)
    missed: defaultdict[str, list[NotAudited]] = defaultdict(list)
    for one in audit.not_audited:
        missed[one.page].append(one)
    suites = [_Suite(page, found[page], missed[page]) for page in audit.pages]
    sums = {key: sum(suite.numbers[key] for suite in suites) for key in _KEYS}
    body = "".join(suite.xml for suite in suites)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<testsuites name="aaaudit"{_attributes(sums)}>\n{body}</testsuites>\n'


_KEYS = ("tests", "failures", "errors", "skipped")


class _Suite:
    """A page: its numbers, and its XML."""

    def __init__(self, page: str, findings: Sequence[Finding], missed: Sequence[NotAudited]) -> None:
        failed = by_rule(one for one in findings if one.is_failure)
        asked = by_rule(one for one in findings if one.is_question)
        self._class = _attribute(page)
        self.numbers = {
            "tests": 1 + len(failed) + len(asked),
            "failures": len(failed),
            "errors": 1 if missed else 0,
            "skipped": len(asked),
        }
        cases = [self._case("audited", _error(missed) if missed else "")]
        cases += [self._case(group[0].rule, _failure(group)) for group in failed]
        cases += [self._case(f"{group[0].rule} (a person decides)", _skipped(group)) for group in asked]
        self.xml = (
            f"<testsuite name={self._class}{_attributes(self.numbers)}>\n{''.join(cases)}</testsuite>\n"
        )

    def _case(self, name: str, inside: str) -> str:
        start = f"<testcase name={_attribute(name)} classname={self._class}"
        return f"{start}>{inside}</testcase>\n" if inside else f"{start}/>\n"


def _error(missed: Sequence[NotAudited]) -> str:
    return f"<error message={_attribute(f'not audited: {missed[0].reason}')}/>"


def _failure(group: Sequence[Finding]) -> str:
    lines = [f"{one.selector}: {one.reason}\n{one.remedy}" for one in group[:_MOST_ELEMENTS]]
    if len(group) > _MOST_ELEMENTS:
        lines.append(f"and {len(group) - _MOST_ELEMENTS} more elements, which audit.json has")
    text = escape("\n".join(lines).translate(_CONTROLS))
    return f'<failure message={_attribute(group[0].help)} type="{group[0].level}">{text}</failure>'


def _skipped(group: Sequence[Finding]) -> str:
    return f"<skipped message={_attribute(f'{group[0].selector}: {group[0].reason}')}/>"


def _attributes(numbers: dict[str, int]) -> str:
    return "".join(f' {key}="{numbers[key]}"' for key in _KEYS)


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_CONTROLS))

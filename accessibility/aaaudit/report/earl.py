"""The audit as EARL 1.0 in JSON-LD (https://www.w3.org/TR/EARL10-Schema/): who found what of which page.

For each rule and each page there is one outcome. What failed, and what a person has to decide, is an assertion
of the page with the elements. Where a rule says the same of many pages (passed, inapplicable, untested), one
assertion is about a set of them, whose parts are the pages: half a million assertions that say nothing would
bury the others. Sets that several rules share stand once.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from aaaudit.audit import Audit
from aaaudit.finding import Finding, Outcome, Rule
from aaaudit.manual import Manual
from aaaudit.report.extras import Extras
from aaaudit.reviews import Verdict
from aaaudit.rules import own_rules
from aaaudit.standards import criteria

_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        term: {"@id": f"earl:{term}", "@type": "@id"}
        for term in ("assertedBy", "subject", "test", "mode", "outcome", "pointer")
    },
    "result": "earl:result",
    "info": "earl:info",
    "title": "dct:title",
    "description": "dct:description",
    "date": {"@id": "dct:date", "@type": "xsd:date"},
    "hasPart": {"@id": "dct:hasPart", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "hasVersion": "dct:hasVersion",
    "name": "foaf:name",
    "expression": "ptr:expression",
}
_MOST_POINTERS = 20  # of an assertion; audit.json has each element
_ASSERTOR = "#aaaudit"
_VERDICTS = {
    Verdict.PASSED: "earl:passed",
    Verdict.FAILED: "earl:failed",
    Verdict.NOT_APPLICABLE: "earl:inapplicable",
}


def as_earl(audit: Audit, extras: Extras) -> str:
    """Return the audit as JSON-LD; addresses of pages are relative to the site."""
    sets = _Sets()
    assertions = [*_machine(audit, sets), *_people(extras.manual, sets)]
    graph = [
        _software(audit, extras.date),
        *(_test(rule) for rule in audit.rules),
        *sets.nodes(),
        *assertions,
    ]
    nodes = ",\n".join(json.dumps(node, ensure_ascii=False) for node in graph)
    context = json.dumps(_CONTEXT, ensure_ascii=False)
    return f'{{"@context": {context},\n"@graph": [\n{nodes}\n]}}\n'


class _Sets:
    """Sets of pages as test subjects, each made once."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[str, ...]] = {}

    def subject(self, pages: Sequence[str]) -> str:
        """Return the id of these pages: the page itself where it is one."""
        if len(pages) == 1:
            return pages[0]
        text = "\0".join(pages).encode("utf-8", "surrogateescape")
        name = f"#pages-{sha256(text).hexdigest()[:16]}"
        self._pages[name] = tuple(pages)
        return name

    def nodes(self) -> Iterator[dict[str, Any]]:
        for name, pages in self._pages.items():
            yield {"@id": name, "@type": "earl:TestSubject", "hasPart": list(pages)}


def _software(audit: Audit, date: str) -> dict[str, Any]:
    versions = [f"{name} {version}" for name, version in sorted(audit.versions.items())]
    named = {"@id": _ASSERTOR, "@type": ["earl:Assertor", "earl:Software"], "title": "aaaudit"}
    return {**named, "hasVersion": versions, **({"date": date} if date else {})}


def _test(rule: Rule) -> dict[str, Any]:
    own = own_rules().get(rule.id)
    return {
        "@id": _test_id(rule.id),
        "@type": "earl:TestCase",
        "title": own.help.en if own else rule.id,
        "isPartOf": [f"https://www.w3.org/TR/WCAG22/#{_slug(number)}" for number in rule.criteria],
    }


def _slug(number: str) -> str:
    """Return the anchor of a criterion in WCAG 2.2: its name in lower case, joined by hyphens."""
    name = criteria()[number].name.en if number in criteria() else number
    words = "".join(letter if letter.isalnum() or letter in "- " else "" for letter in name.lower())
    return "-".join(words.split())


def _machine(audit: Audit, sets: _Sets) -> Iterator[dict[str, Any]]:
    found: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        found[finding.rule, finding.page].append(finding)
    told = _Told(audit)
    for rule in audit.rules:
        silent: defaultdict[str, list[str]] = defaultdict(list)
        for page in audit.pages:
            findings = found.get((rule.id, page))
            if findings:
                yield _assertion(rule.id, page, _result(findings))
            else:
                silent[told.outcome(rule.id, page)].append(page)
        for outcome, pages in sorted(silent.items()):
            yield _assertion(rule.id, sets.subject(pages), {"outcome": outcome})


class _Told:
    """Says what a rule without findings says of a page."""

    def __init__(self, audit: Audit) -> None:
        self._seen = audit.seen
        self._missed = {one.page for one in audit.not_audited}
        self._scopes = {rule.id: rule.scope for rule in own_rules().values()}

    def outcome(self, rule: str, page: str) -> str:
        """Return EARL's outcome; a pass is never claimed of what was not seen to pass."""
        if page in self._missed:
            return "earl:untested"
        scope = self._scopes.get(rule, "page")
        if rule in self._seen.passed.get(page, ()) or scope == "site":
            return "earl:passed"
        if scope == "interaction" and page not in self._seen.by_hand:
            return "earl:untested"  # hands went over another page of its structure
        return "earl:inapplicable"


def _result(findings: Sequence[Finding]) -> dict[str, Any]:
    failed = any(finding.outcome is Outcome.FAILED for finding in findings)
    worst = [finding for finding in findings if (finding.outcome is Outcome.FAILED) == failed]
    more = len(worst) - _MOST_POINTERS
    return {
        "outcome": "earl:failed" if failed else "earl:cantTell",
        "info": worst[0].reason + (f" ({more} more elements are in audit.json)" if more > 0 else ""),
        "pointer": [
            {"@type": "ptr:CSSSelectorPointer", "expression": one.selector} for one in worst[:_MOST_POINTERS]
        ],
    }


def _assertion(rule: str, subject: str, result: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "earl:Assertion",
        "assertedBy": _ASSERTOR,
        "mode": "earl:automatic",
        "test": _test_id(rule),
        "subject": subject,
        "result": {"@type": "earl:TestResult", **result},
    }


def _people(manual: Manual | None, sets: _Sets) -> Iterable[dict[str, Any]]:
    """Give what people found, each record as an assertion of the person."""
    for one in manual.reviewed if manual else ():
        review = one.review
        yield {
            "@type": "earl:Assertion",
            "assertedBy": {"@type": ["earl:Assertor", "foaf:Person"], "name": review.by},
            "mode": "earl:manual",
            "test": f"https://www.w3.org/TR/WCAG22/#{_slug(review.criterion)}",
            "subject": sets.subject(one.pages),
            "result": {
                "@type": "earl:TestResult",
                "outcome": _VERDICTS[review.outcome],
                "date": review.on.isoformat(),
                **({"description": review.note} if review.note else {}),
            },
        }


def _test_id(rule: str) -> str:
    return f"#{rule.replace(':', '-')}"

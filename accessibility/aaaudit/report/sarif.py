"""The audit as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show beside code."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from aaaudit.audit import Audit
from aaaudit.finding import Finding, Level, Rule
from aaaudit.report.extras import Extras
from aaaudit.report.places import uri_of
from aaaudit.report.trend import OldFinding

MOST_RESULTS = 25_000
"""What GitHub takes of one run; the worst come first."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_STATES = {"new": "new", "staying": "unchanged"}


def as_sarif(audit: Audit, extras: Extras) -> str:
    """Return the audit as SARIF: failures are errors, hints notes, and questions results to review."""
    indexes = {rule.id: index for index, rule in enumerate(_rules(audit))}
    results = [_result(finding, indexes, extras) for finding in audit.findings[:MOST_RESULTS]]
    if extras.trend:
        results += [_absent(old, indexes) for old in extras.trend.gone if old.rule in indexes]
    run = {
        "tool": {"driver": _driver(audit)},
        "invocations": [_invocation(audit)],
        "columnKind": "unicodeCodePoints",
        "results": results[:MOST_RESULTS],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rules(audit: Audit) -> list[Rule]:
    """Return the rules that were applied, and those of findings about the audit itself."""
    known = {rule.id: rule for rule in audit.rules}
    for one in audit.findings:
        known.setdefault(one.rule, Rule(one.rule, one.level, one.criteria))
    return list(known.values())


def _driver(audit: Audit) -> dict[str, Any]:
    worst: dict[str, Finding] = {}
    for finding in audit.findings:
        worst.setdefault(finding.rule, finding)
    return {
        "name": "aaaudit",
        "version": audit.versions.get("aaaudit", ""),
        "rules": [_rule(rule, worst.get(rule.id)) for rule in _rules(audit)],
    }


def _rule(rule: Rule, finding: Finding | None) -> dict[str, Any]:
    described: dict[str, Any] = {"id": rule.id}
    if finding:
        described["shortDescription"] = {"text": finding.help}
        described |= {"helpUri": finding.help_url} if finding.help_url else {}
    level = "note" if rule.level is Level.HINT else "error"
    tags = ["accessibility", *(f"WCAG {number}" for number in rule.criteria)]
    properties = {"tags": tags, "level": rule.level.value}
    return {**described, "defaultConfiguration": {"level": level}, "properties": properties}


def _result(finding: Finding, indexes: Mapping[str, int], extras: Extras) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        # By the standard, what is not of the kind "fail" has no level.
        **(
            {"kind": "review", "level": "none"}
            if finding.is_question
            else {"kind": "fail", "level": _level(finding)}
        ),
        "message": {"text": f"{finding.help}: {finding.reason}. {finding.remedy}"},
        "locations": [_location(finding.page, finding.selector, finding.html)],
        "partialFingerprints": {"finding/v1": _fingerprint(finding.rule, finding.page, finding.selector)},
    }
    state = extras.trend.status(finding) if extras.trend else ""
    if state:
        result["baselineState"] = _STATES[state]
    if finding.known:
        result["suppressions"] = [{"kind": "external", "justification": finding.known}]
    return result


def _level(finding: Finding) -> str:
    return "note" if finding.level is Level.HINT else "error"


def _absent(old: OldFinding, indexes: Mapping[str, int]) -> dict[str, Any]:
    return {
        "ruleId": old.rule,
        "ruleIndex": indexes[old.rule],
        "kind": "fail" if old.outcome == "failed" else "review",
        "level": "note" if old.outcome == "failed" else "none",
        "message": {"text": old.help or old.rule},
        "locations": [_location(old.page, old.selector, "")],
        "partialFingerprints": {"finding/v1": _fingerprint(old.rule, old.page, old.selector)},
        "baselineState": "absent",
    }


def _location(page: str, selector: str, html: str) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": 1
    }  # the line of the built page is nobody's source, but hosts demand one
    if html:
        region["snippet"] = {"text": html}
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri_of(page)}, "region": region},
        "logicalLocations": [{"fullyQualifiedName": selector, "kind": "element"}],
    }


def _fingerprint(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _invocation(audit: Audit) -> dict[str, Any]:
    """Say what could not be audited, and what is not told here."""
    notifications = list(_missed(audit))
    more = len(audit.findings) - MOST_RESULTS
    if more > 0:
        text = f"{more} more findings are in audit.json."
        notifications.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not audit.not_audited, "toolExecutionNotifications": notifications}


def _missed(audit: Audit) -> Iterator[dict[str, Any]]:
    for missed in audit.not_audited:
        yield {
            "level": "error",
            "message": {"text": f"{missed.page} was not audited: {missed.reason}."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_of(missed.page)}}}],
        }

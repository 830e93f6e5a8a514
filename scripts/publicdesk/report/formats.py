"""Formats of a report: text for people, JSON and SARIF for machines, annotations for GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from publicdesk.report.sentences import parts, rules, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publicdesk.finding import Finding
    from publicdesk.report.sentences import ReportLanguage

_LEVELS = {"en": {"error": "error", "warning": "warning"}, "zh-TW": {"error": "錯誤", "warning": "提醒"}}


def as_text(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return one line for each finding, errors first, and a last line that counts them."""
    ordered = sorted(findings, key=lambda finding: (finding.level != "error", finding))
    lines = [
        f"{finding.file}:{finding.line}: {_LEVELS[language][finding.level]}: "
        f"{sentence(finding, language)} [{finding.rule}]"
        for finding in ordered
    ]
    errors = sum(finding.level == "error" for finding in findings)
    total = _count(errors, len(findings) - errors, language)
    return "\n".join([*lines, total]) + "\n"


def _count(errors: int, warnings: int, language: ReportLanguage) -> str:
    if language == "zh-TW":
        return f"{errors} 項錯誤，{warnings} 項提醒"
    counted = ((errors, "error"), (warnings, "warning"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted)


def as_json(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return the findings as a JSON list of objects with fixed keys."""
    rows = []
    for finding in findings:
        fact, remedy = parts(finding, language)
        rows.append(
            {
                "file": finding.file,
                "line": finding.line,
                "rule": finding.rule,
                "level": finding.level,
                "owner": finding.owner,
                "fact": fact,
                "remedy": remedy,
                "params": dict(finding.params),
            }
        )
    return json.dumps({"schema": 1, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{finding.level} file={_escaped(finding.file, property_=True)},line={max(finding.line, 1)},"
        f"title={_escaped(finding.rule, property_=True)}::{_escaped(sentence(finding, language))}\n"
        for finding in findings
    )


def as_sarif(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return the findings as SARIF 2.1.0."""
    used = sorted({finding.rule for finding in findings})
    texts = rules()
    key = "zh" if language == "zh-TW" else "en"
    run = {
        "tool": {
            "driver": {
                "name": "publicdesk",
                "rules": [
                    {"id": rule, "shortDescription": {"text": texts[rule][key]["fact"]}} for rule in used
                ],
            }
        },
        "results": [
            {
                "ruleId": finding.rule,
                "level": finding.level,
                "message": {"text": sentence(finding, language)},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": finding.file},
                            "region": {"startLine": max(finding.line, 1)},
                        }
                    }
                ],
            }
            for finding in findings
        ],
    }
    sarif = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[dict[str, Callable[[Sequence[Finding], ReportLanguage], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text

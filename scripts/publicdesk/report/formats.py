"""Formats of a report: text for people, JSON and SARIF for machines, annotations for GitHub."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from publicdesk.report.sentences import parts, rules, sentence
from publicdesk.text.escapes import escaped, is_hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publicdesk.finding import Finding
    from publicdesk.report.sentences import ReportLanguage

_SARIF_ESCAPES = {"{": "{{", "}": "}}", "[": "\\[", "]": "\\]", "\\": "\\\\"}
_SARIF_SIGNS = re.compile(r"[{}\[\]\\]")

_LEVELS = {"en": {"error": "error", "warning": "warning"}, "zh-TW": {"error": "錯誤", "warning": "提醒"}}


def as_text(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return one line for each finding, errors first, and a last line that counts them."""
    ordered = sorted(findings, key=lambda finding: (finding.level != "error", finding))
    lines = [
        escaped(
            f"{finding.file}:{finding.line}: {_LEVELS[language][finding.level]}: "
            f"{sentence(finding, language)} [{finding.rule}]"
        )
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
    return _json({"schema": 1, "findings": rows})


def as_github(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{finding.level} file={_command_value(finding.file, property_=True)},line={max(finding.line, 1)},"
        f"title={_command_value(finding.rule, property_=True)}::{_command_value(sentence(finding, language))}\n"
        for finding in findings
    )


def as_sarif(findings: Sequence[Finding], language: ReportLanguage) -> str:
    """Return the findings as SARIF 2.1.0 (OASIS standard of 27 March 2020).

    The address of a file is a URI reference (3.4.3), so what is no URI character is percent-encoded. A finding
    on a file as a whole has no region (3.29.4).
    """
    used = sorted({finding.rule for finding in findings})
    texts = rules()
    key = "zh" if language == "zh-TW" else "en"
    run = {
        "tool": {
            "driver": {
                "name": "publicdesk",
                "rules": [
                    {"id": rule, "shortDescription": {"text": _sarif_text(texts[rule][key]["fact"])}}
                    for rule in used
                ],
            }
        },
        "results": [
            {
                "ruleId": finding.rule,
                "level": finding.level,
                "message": {"text": _sarif_text(sentence(finding, language))},
                "locations": [{"physicalLocation": _sarif_place(finding)}],
            }
            for finding in findings
        ],
    }
    sarif = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return _json(sarif)


FORMATS: Final[dict[str, Callable[[Sequence[Finding], ReportLanguage], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


JSON_FORMATS: Final = frozenset({"json", "sarif"})


def _command_value(text: str, *, property_: bool = False) -> str:
    """Return a text as a part of a workflow command, after the runner's own ``toCommandValue``."""
    text = escaped(text).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def _sarif_place(finding: Finding) -> dict[str, Any]:
    address = quote(finding.file.encode("utf-8", "surrogateescape"), safe="/")
    place: dict[str, Any] = {"artifactLocation": {"uri": address}}
    return place | {"region": {"startLine": finding.line}} if finding.line else place


def _sarif_text(text: str) -> str:
    """Return a message in which braces and brackets are only that: they would name arguments and links.

    Source: SARIF 2.1.0, 3.11.5 (placeholders) and 3.11.6 (embedded links).
    """
    return _SARIF_SIGNS.sub(lambda match: _SARIF_ESCAPES[match[0]], text)


def _json(value: object) -> str:
    """Return JSON whose lines give no order to a terminal or a CI service that shows them."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if not text.isprintable():
        text = "".join(json.dumps(char)[1:-1] if is_hidden(char) and char != "\n" else char for char in text)
    return text.replace("##", "#\\u0023") + "\n"

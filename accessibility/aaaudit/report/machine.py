"""The audit as JSON, with the schema that says what each key means."""

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from aaaudit.audit import Audit
from aaaudit.finding import Finding, Level, Outcome
from aaaudit.report.extras import Extras
from aaaudit.report.trend import Trend

SCHEMA_FILE = "audit.schema.json"
PICTURES = "pictures"
"""Name of the folder with pictures, beside the reports."""

FORMAT: Literal[1] = 1
"""Grows when a key changes its meaning or goes away, not when one is added."""

_PagePath = Annotated[str, Field(description="path of the page in the site, such as /guide/")]
_Widths = Annotated[tuple[int, ...], Field(description="viewport widths in CSS pixels, ascending")]
_Criteria = Annotated[tuple[str, ...], Field(description="WCAG success criteria, such as 1.4.6")]
_RuleId = Annotated[str, Field(description="stable id of the rule, with its maker's prefix: axe:image-alt")]
_Level = Annotated[
    Level, Field(description="WCAG conformance level, or hint for good practice that WCAG asks not")
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class RuleRecord(_Record):
    """A rule that was applied."""

    id: _RuleId
    level: _Level
    criteria: _Criteria


class FindingRecord(_Record):
    """One judged fact about one element of one page."""

    rule: _RuleId
    level: _Level
    criteria: _Criteria
    outcome: Outcome = Field(description="cannot tell means that a person has to decide")
    impact: str = Field(description="critical, serious, moderate or minor; empty where the rule gives none")
    page: _PagePath
    widths: _Widths
    selector: str = Field(
        description="CSS selector; ' >> ' stands between a frame or shadow host and its inside"
    )
    html: str = Field(description="start of the element's markup")
    reason: str = Field(description="what is wrong here")
    remedy: str = Field(description="what to do")
    help: str = Field(description="what is demanded")
    help_url: str = Field(description="where to read more")
    known: str = Field(description="why the baseline lets it stand, and until when; empty if it does not")
    message: str = Field(
        description="name of the text that says what is wrong (own rules) or what to do (axe's), by rule"
    )
    params: dict[str, str] = Field(description="parameters of that text")
    owner: str = Field(description="unit that the page names as its owner; empty where it names none")
    trend: Literal["new", "staying", ""] = Field(
        description="against the last run; empty where there is none, or it had not the page or the rule"
    )
    picture: str = Field(description="file with a picture of the element; empty where there is none")


class NotAuditedRecord(_Record):
    """A page that could not be audited at some widths."""

    page: _PagePath
    widths: _Widths
    reason: str = Field(description="why; 'it' is the page")


class Counts(_Record):
    """Numbers of pages, and of findings of each kind."""

    pages: int = Field(description="pages that were to be audited")
    not_audited: int = Field(description="pages that were not, at some width at least")
    failed: int = Field(description="findings that break conformance")
    cannot_tell: int = Field(description="findings that a person has to decide")
    hints: int = Field(description="findings that are advice only")
    known: int = Field(description="findings that the baseline lets stand, which are none of the others")


class GoneRecord(_Record):
    """A finding of the last run that is no more."""

    rule: _RuleId
    outcome: str
    page: _PagePath
    selector: str


class TrendRecord(_Record):
    """How this run stands against the last; each finding says for itself whether it is new or stays."""

    new: int
    staying: int
    open: int = Field(description="findings of one run on which the other has no say")
    gone: tuple[GoneRecord, ...]


class AuditRecord(_Record):
    """The result of an accessibility audit of a site."""

    schema_file: str = Field(default=f"./{SCHEMA_FILE}", alias="$schema", description="this schema")
    format: Literal[1] = Field(default=FORMAT, description="version of this form of report")
    good: bool = Field(description="whether each page was audited and none failed")
    level: _Level
    widths: _Widths
    counts: Counts
    versions: dict[str, str] = Field(description="version by tool name")
    date: str = Field(description="day of the audit as it was given; empty where none was")
    trend: TrendRecord | None = Field(description="null where there was no last run to compare with")
    not_audited: tuple[NotAuditedRecord, ...]
    findings: tuple[FindingRecord, ...] = Field(
        description="the most basic level and the gravest impact first"
    )
    pages: tuple[_PagePath, ...] = Field(description="pages that were to be audited")
    excluded: tuple[_PagePath, ...] = Field(description="pages that the policy leaves out")
    rules: tuple[RuleRecord, ...] = Field(description="rules that were applied to each page")


def as_json(audit: Audit, extras: Extras) -> str:
    """Return the audit as JSON: the same audit always gives the same bytes."""
    record = AuditRecord(
        good=audit.is_good,
        level=audit.level,
        widths=audit.widths,
        counts=Counts(
            pages=len(audit.pages),
            not_audited=audit.pages_not_audited,
            failed=len(audit.failures),
            cannot_tell=len(audit.questions),
            hints=len(audit.hints),
            known=len(audit.known),
        ),
        versions=dict(sorted(audit.versions.items())),
        date=extras.date,
        trend=_trend(extras.trend) if extras.trend else None,
        not_audited=tuple(map(NotAuditedRecord.model_validate, audit.not_audited)),
        findings=tuple(_finding(finding, audit, extras) for finding in audit.findings),
        pages=audit.pages,
        excluded=audit.excluded,
        rules=tuple(map(RuleRecord.model_validate, audit.rules)),
    )
    return json.dumps(record.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, audit: Audit, extras: Extras) -> FindingRecord:
    added = {
        "params": dict(finding.params),
        "owner": audit.seen.owners.get(finding.page, ""),
        "trend": extras.trend.status(finding) if extras.trend else "",
        "picture": f"{PICTURES}/{extras.pictures[finding].name}" if finding in extras.pictures else "",
    }
    known = {key: value for key, value in vars(finding).items() if key in FindingRecord.model_fields}
    return FindingRecord.model_validate(known | added)


def _trend(trend: Trend) -> TrendRecord:
    gone = tuple(map(GoneRecord.model_validate, trend.gone))
    return TrendRecord(new=len(trend.new), staying=len(trend.staying), open=trend.open, gone=gone)


def schema() -> str:
    """Return the JSON Schema of `as_json`."""
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **AuditRecord.model_json_schema(by_alias=True, mode="serialization"),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

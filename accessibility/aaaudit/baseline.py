"""The baseline: known findings with reason, owner and last date, which are shown apart and do not fail."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from aaaudit.audit import Audit
from aaaudit.errors import CannotRunError
from aaaudit.finding import Finding, Outcome
from aaaudit.globs import matches
from aaaudit.judge import own_finding
from aaaudit.own import OwnFact
from aaaudit.rules import own_rules
from aaaudit.standards.coverage import rule_ids
from aaaudit.validated import meant, read_toml, validated

_Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
_Glob = Annotated[str, StringConstraints(strict=True, pattern=r"^/")]


class Known(BaseModel):
    """An entry. Each description below completes the sentence "it must be ..."."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: _Text = Field(description="the id of a rule, such as axe:color-contrast")
    pages: _Glob = Field(
        description='a page pattern that begins with "/", such as "/maps/*" (* stands for any characters, '
        "slashes too)"
    )
    selector: _Text = Field(
        description='the selector of the element as the report shows it, such as "#map > img" (* stands for '
        "any characters)"
    )
    reason: _Text = Field(description="a text that says why the finding stands for now")
    owner: _Text = Field(description="the name of who will mend it")
    expires: date = Field(strict=True, description="the last date of the entry, such as 2027-06-30")

    def covers(self, finding: Finding) -> bool:
        """Whether the entry is about this finding."""
        return (
            finding.rule == self.rule
            and fnmatchcase(finding.page, self.pages)
            and matches(finding.selector, self.selector)
        )

    def named(self, pages: Iterable[str]) -> list[str]:
        """Return those of the pages that the entry's pattern names."""
        return [page for page in pages if fnmatchcase(page, self.pages)]


def load_baseline(file: Path) -> tuple[Known, ...]:
    """Read a baseline: a TOML file with a list of tables `[[known]]`.

    Raises `CannotRunError` with a sentence that names the file, the entry, the fact and the remedy.
    """
    data = read_toml(file, "baseline")
    for key in data:
        if key != "known":
            message = f"{file}: unknown key '{key}';{meant(key, ['known'])} Entries begin with [[known]]."
            raise CannotRunError(message)
    entries: Any = data.get("known", [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        message = f"{file}: known is no list of tables; each entry begins with [[known]]."
        raise CannotRunError(message)
    return tuple(_entry(entry, f"{file}: entry {number}") for number, entry in enumerate(entries, 1))


def _entry(data: Mapping[str, Any], source: str) -> Known:
    entry = validated(Known, data, source)
    if entry.rule not in rule_ids():
        near = meant(entry.rule, list(rule_ids()))
        message = f"{source}: there is no rule '{entry.rule}';{near} The report shows the ids of rules."
        raise CannotRunError(message)
    return entry


def with_baseline(audit: Audit, entries: Sequence[Known], today: date, *, whole: bool = True) -> Audit:
    """Mark the findings that are known today, and add what is wrong with the entries themselves.

    In a part of an audit, which is not `whole`, an entry may stand for a finding of another part.
    """
    valid = [entry for entry in entries if entry.expires >= today]
    findings = [_marked(finding, valid) for finding in audit.findings]
    findings += _faults(audit, entries, today) if whole else ()
    return replace(audit, findings=tuple(sorted(findings, key=Finding.sort_key)))


def _marked(finding: Finding, valid: Iterable[Known]) -> Finding:
    for entry in valid:
        if entry.covers(finding):
            return replace(finding, known=f"{entry.reason} ({entry.owner}, until {entry.expires})")
    return finding


def _faults(audit: Audit, entries: Iterable[Known], today: date) -> Iterator[Finding]:
    """Give a finding for each entry past its date, and for each that stands for nothing where it could."""
    for entry in entries:
        if entry.expires < today:
            yield _fault("aaa:baseline-expired", "expired", entry, audit)
        elif _is_unused(entry, audit):
            yield _fault("aaa:baseline-unused", "unused", entry, audit)


def _is_unused(entry: Known, audit: Audit) -> bool:
    """Whether an entry has no finding though its rule was run and no page of its pattern was missed."""
    missed = {missed.page for missed in audit.not_audited}
    could = entry.rule in {rule.id for rule in audit.rules} and missed.isdisjoint(entry.named(audit.pages))
    left_out = not entry.named(audit.pages) and entry.named(audit.excluded)
    return could and not left_out and not any(entry.covers(finding) for finding in audit.findings)


def _fault(rule: str, message: str, entry: Known, audit: Audit) -> Finding:
    keys = ("rule", "pages", "owner", "expires")
    fact = OwnFact(
        rule=own_rules()[rule].id,
        outcome=Outcome.FAILED,
        message=message,
        params={key: str(getattr(entry, key)) for key in keys},
        selector=entry.selector,
        html="",
    )
    return own_finding(fact, next(iter(entry.named(audit.pages)), audit.pages[0]), audit.widths)

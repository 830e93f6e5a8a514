"""The trend: what is new, gone and staying against the `audit.json` of the last run."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from aaaudit.audit import Audit
from aaaudit.errors import CannotRunError
from aaaudit.finding import Finding

type Key = tuple[str, str, str, str]
"""What makes a finding the same in two runs: rule, outcome, page, selector."""


class _Old(BaseModel):
    """As much of an audit.json as is compared; what else it holds may differ between versions."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class OldFinding(_Old):
    """A finding of the last run."""

    rule: str
    outcome: str
    page: str
    selector: str
    help: str = ""

    @property
    def key(self) -> Key:
        """What makes it the same in another run."""
        return (self.rule, self.outcome, self.page, self.selector)


class _OldRule(_Old):
    id: str


class _OldMissed(_Old):
    page: str


class Previous(_Old):
    """The last run."""

    format: Literal[1]
    findings: tuple[OldFinding, ...]
    pages: tuple[str, ...]
    rules: tuple[_OldRule, ...]
    not_audited: tuple[_OldMissed, ...]


@dataclass(frozen=True)
class Trend:
    """How the findings of this run stand against those of the last.

    `new` and `staying` are of this run, `gone` of the last; `open` counts findings of either run on which the
    other has no say, since it had not the page or the rule.
    """

    new: frozenset[Finding]
    staying: frozenset[Finding]
    gone: tuple[OldFinding, ...]
    open: int

    def status(self, finding: Finding) -> Literal["new", "staying", ""]:
        """Say how a finding stands; empty where nothing can be said."""
        if finding in self.new:
            return "new"
        return "staying" if finding in self.staying else ""

    def gone_by_rule(self) -> Mapping[str, int]:
        """Count what is gone by rule, most first."""
        counts = Counter(finding.rule for finding in self.gone)
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def load_previous(file: Path) -> Previous:
    """Read the audit.json of the last run.

    Raises `CannotRunError` where it is none.
    """
    try:
        return Previous.model_validate_json(file.read_bytes())
    except OSError as error:
        message = f"{file}: the last report cannot be read: {error.strerror}; give the audit.json of a run."
        raise CannotRunError(message) from error
    except ValidationError as error:
        message = f"{file} is no audit.json of this form; give that of the last run, or leave --previous out."
        raise CannotRunError(message) from error


def trend(audit: Audit, previous: Previous) -> Trend:
    """Compare this run with the last."""
    was = {finding.key for finding in previous.findings}
    now = {_key(finding): finding for finding in audit.findings}
    comparable = _Comparable(audit, previous)
    new = [one for key, one in now.items() if key not in was and comparable.before(one.page, one.rule)]
    staying = frozenset(one for key, one in now.items() if key in was)
    lost = [one for one in previous.findings if one.key not in now]
    gone = [one for one in lost if comparable.now(one.page, one.rule)]
    unknown = len(now) - len(new) - len(staying) + len(lost) - len(gone)
    return Trend(frozenset(new), staying, tuple(gone), unknown)


class _Comparable:
    """Says whether a run had a page and a rule, so that its silence means something."""

    def __init__(self, audit: Audit, previous: Previous) -> None:
        self._before = _audited(previous.pages, (one.page for one in previous.not_audited))
        self._rules_before = {rule.id for rule in previous.rules}
        self._now = _audited(audit.pages, (one.page for one in audit.not_audited))
        self._rules_now = {rule.id for rule in audit.rules}

    def before(self, page: str, rule: str) -> bool:
        return page in self._before and rule in self._rules_before

    def now(self, page: str, rule: str) -> bool:
        return page in self._now and rule in self._rules_now


def _audited(pages: Iterable[str], missed: Iterable[str]) -> set[str]:
    return set(pages) - set(missed)


def _key(finding: Finding) -> Key:
    return (finding.rule, finding.outcome.value, finding.page, finding.selector)

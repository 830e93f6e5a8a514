"""The whole audit, from a target to its result: collect, then judge."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aaaudit.collect import Progress, Settings, collect
from aaaudit.errors import CannotRunError
from aaaudit.finding import Finding, Level, NotAudited, Rule
from aaaudit.judge import judge
from aaaudit.policy import Policy
from aaaudit.rules import chosen_own_rules
from aaaudit.target import opened

_MOST_BROWSERS = 4  # by default: each takes about 300 MB


@dataclass(frozen=True)
class Audit:
    """The result of an audit.

    `widths` in CSS pixels, ascending; `pages` and `excluded` are paths in the site, ordered; `versions` by
    tool name; `findings` in the order of reports.
    """

    level: Level
    widths: tuple[int, ...]
    versions: Mapping[str, str]
    rules: tuple[Rule, ...]
    pages: tuple[str, ...]
    excluded: tuple[str, ...]
    findings: tuple[Finding, ...]
    not_audited: tuple[NotAudited, ...]

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Findings that break conformance."""
        return tuple(finding for finding in self.findings if finding.is_failure)

    @property
    def questions(self) -> tuple[Finding, ...]:
        """Findings that a person has to decide."""
        return tuple(finding for finding in self.findings if finding.is_question)

    @property
    def hints(self) -> tuple[Finding, ...]:
        """Findings that are advice only."""
        return tuple(finding for finding in self.findings if finding.is_hint)

    @property
    def pages_not_audited(self) -> int:
        """Number of pages that were not audited at some width."""
        return len({missed.page for missed in self.not_audited})

    @property
    def is_good(self) -> bool:
        """Whether each page was audited and none failed."""
        return not self.failures and not self.not_audited


def audit(target: str, policy: Policy, progress: Progress, axe: Path | None = None) -> Audit:
    """Audit a folder or an http(s) address by a policy, with the bundled axe-core or the one in a file.

    Raises `CannotRunError` with a sentence for the user; an audit of no page at all is such a case.
    """
    browsers = policy.browsers or min(os.cpu_count() or 1, _MOST_BROWSERS)
    settings = Settings(policy.level, policy.widths, browsers, policy.timeout, axe)
    with opened(target) as site:
        pages = [page for page in site.pages if not policy.excludes(page.path)]
        if not pages:
            message = f"The policy excludes all {len(site.pages)} pages of {target}, so that none is audited."
            raise CannotRunError(message)
        collection = collect(site.origin, pages, settings, progress)
    return Audit(
        level=policy.level,
        widths=tuple(sorted(policy.widths)),
        versions=collection.tools.versions,
        rules=collection.tools.rules,
        pages=tuple(page.path for page in pages),
        excluded=tuple(page.path for page in site.pages if policy.excludes(page.path)),
        findings=judge(collection.facts, chosen_own_rules(policy.level)),
        not_audited=collection.not_audited,
    )

"""The whole audit, from a target to its result: collect, then judge."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aaaudit.collect import Progress, Settings, collect
from aaaudit.documents.linked import document_facts
from aaaudit.errors import CannotRunError
from aaaudit.facts import PageFacts, Tools
from aaaudit.finding import Finding, Level, NotAudited, Rule
from aaaudit.grid import Grid
from aaaudit.judge import judge
from aaaudit.policy import Policy
from aaaudit.programs import find_programs
from aaaudit.rules import chosen_own_rules
from aaaudit.seen import Seen, seen
from aaaudit.shard import Shard
from aaaudit.target import opened

_MOST_BROWSERS = 4  # by default: each takes about 300 MB


@dataclass(frozen=True)
class Audit:
    """The result of an audit.

    `widths` in CSS pixels, ascending; `pages` and `excluded` are paths in the site, ordered; `versions` by
    tool name; `findings` in the order of reports; `seen` tells what makes no finding.
    """

    level: Level
    widths: tuple[int, ...]
    versions: Mapping[str, str]
    rules: tuple[Rule, ...]
    pages: tuple[str, ...]
    excluded: tuple[str, ...]
    findings: tuple[Finding, ...]
    not_audited: tuple[NotAudited, ...]
    seen: Seen = field(default_factory=Seen)

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
    def known(self) -> tuple[Finding, ...]:
        """Findings that the baseline lets stand."""
        return tuple(finding for finding in self.findings if finding.is_known)

    @property
    def pages_not_audited(self) -> int:
        """Number of pages that were not audited at some width."""
        return len({missed.page for missed in self.not_audited})

    @property
    def is_good(self) -> bool:
        """Whether each page was audited and none failed."""
        return not self.failures and not self.not_audited


@dataclass(frozen=True)
class Means:
    """How an audit is run, which changes nothing in its result but the share of pages.

    `axe` is an axe-core file other than the bundled one; `cache` a folder for results; `shard` the share of
    the pages; `grid` the address of a Selenium Grid; `host` the name of this machine for its browsers.
    """

    axe: Path | None = None
    cache: Path | None = None
    shard: Shard | None = None
    grid: str = ""
    host: str = "127.0.0.1"


@dataclass(frozen=True)
class Gathered:
    """All that an audit, or a shard of it, is judged by; paths are of pages in the site."""

    level: Level
    widths: tuple[int, ...]
    pages: tuple[str, ...]
    excluded: tuple[str, ...]
    facts: tuple[PageFacts, ...]
    not_audited: tuple[NotAudited, ...]
    tools: Tools
    shard: Shard | None = None
    owner_meta: str = "DC.Creator"


def audit(target: str, policy: Policy, progress: Progress, means: Means) -> Audit:
    """Audit a folder or an http(s) address by a policy.

    Raises `CannotRunError` with a sentence for the user; an audit of no page at all is such a case.
    """
    return judged(gathered(target, policy, progress, means))


def gathered(target: str, policy: Policy, progress: Progress, means: Means) -> Gathered:
    """Collect the facts of a folder or an http(s) address. Raises as `audit` does."""
    settings = _settings(policy, means)
    with opened(target, means.host) as site:
        pages = [page for page in site.pages if not policy.excludes(page.path)]
        if not pages:
            message = f"The policy excludes all {len(site.pages)} pages of {target}, so that none is audited."
            raise CannotRunError(message)
        shared = [page for page in pages if means.shard is None or means.shard.has(page.path)]
        if not shared:
            message = f"Shard {means.shard} has none of the {len(pages)} pages of {target}; use fewer shards."
            raise CannotRunError(message)
        collection = collect(site, shared, settings, progress)
        rules = chosen_own_rules(policy.level)
        documents = document_facts(collection.facts, site.origin, site.read, rules)
    return Gathered(
        level=policy.level,
        widths=tuple(sorted(policy.widths)),
        pages=tuple(page.path for page in shared),
        excluded=tuple(page.path for page in site.pages if policy.excludes(page.path)),
        facts=(*collection.facts, *documents),
        not_audited=collection.not_audited,
        tools=collection.tools,
        shard=means.shard,
        owner_meta=policy.owner_meta,
    )


def judged(facts: Gathered) -> Audit:
    """Judge what was collected; of a shard without the rules that compare pages, which need them all."""
    rules = [rule for rule in chosen_own_rules(facts.level) if not (facts.shard and rule.scope == "site")]
    unused = {rule.id for rule in chosen_own_rules(facts.level)} - {rule.id for rule in rules}
    return Audit(
        level=facts.level,
        widths=facts.widths,
        versions=facts.tools.versions,
        rules=tuple(rule for rule in facts.tools.rules if rule.id not in unused),
        pages=facts.pages,
        excluded=facts.excluded,
        findings=judge(facts.facts, rules),
        not_audited=facts.not_audited,
        seen=seen(facts.facts, facts.owner_meta),
    )


def _settings(policy: Policy, means: Means) -> Settings:
    grid = Grid(means.grid) if means.grid else None
    most = grid.browsers() if grid else min(os.cpu_count() or 1, _MOST_BROWSERS)
    return Settings(
        level=policy.level,
        widths=policy.widths,
        browsers=policy.browsers or most,
        timeout=policy.timeout,
        place=grid or find_programs(),
        axe=means.axe,
        cache=means.cache,
        look_by_parts=policy.look == "each part",
        by_parts=policy.by_hand == "each part",
    )

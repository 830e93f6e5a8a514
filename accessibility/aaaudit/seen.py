"""What was seen to pass, and who owns which page: facts that make no finding, but that reports tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aaaudit.facts import PageFacts
from aaaudit.finding import Outcome


@dataclass(frozen=True)
class Seen:
    """Facts by the paths of pages.

    `passed` gives for a page the rules that an element of it passed; `by_hand` are the pages over which every
    interaction went itself, and not only over another page of the same structure; `owners` gives for a page
    the unit that it names as its owner, where it does.
    """

    passed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()
    owners: Mapping[str, str] = field(default_factory=dict)


def seen(facts: Sequence[PageFacts], owner_meta: str) -> Seen:
    """Gather what the facts tell besides findings; `owner_meta` is the name of the meta with a page's owner."""
    passed: defaultdict[str, set[str]] = defaultdict(set)
    for one in facts:
        passed[one.page].update(f"axe:{rule}" for rule in one.axe.passed)
        passed[one.page].update(fact.rule for fact in one.own.found if fact.outcome is Outcome.PASSED)
    return Seen(
        passed={page: frozenset(rules) for page, rules in passed.items()},
        by_hand=_by_hand(facts),
        owners=_owners(facts, owner_meta.lower()),
    )


def _by_hand(facts: Iterable[PageFacts]) -> frozenset[str]:
    """Return the pages with the facts of each interaction: those that most have."""
    counts = Counter(one.page for one in facts if one.by_hand)
    most = max(counts.values(), default=0)
    return frozenset(page for page, count in counts.items() if count == most)


def _owners(facts: Iterable[PageFacts], meta: str) -> dict[str, str]:
    profiles = (one.profile for one in facts if one.profile)
    return {profile.page: owner for profile in profiles if (owner := profile.metas.get(meta, ""))}

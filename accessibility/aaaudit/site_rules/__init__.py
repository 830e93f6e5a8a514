"""Rules that compare the pages of a site: each judge is a function from all profiles to facts of pages."""

from collections.abc import Callable, Iterable, Sequence

from aaaudit.own import OwnFact
from aaaudit.profile import Profile
from aaaudit.site_rules.alternates import judge_alternates
from aaaudit.site_rules.help import judge_help
from aaaudit.site_rules.identification import judge_identification
from aaaudit.site_rules.order import judge_order
from aaaudit.site_rules.titles import judge_titles
from aaaudit.site_rules.ways import judge_fragments, judge_location, judge_reachable, judge_ways

type SiteJudge = Callable[[Sequence[Profile]], Iterable[tuple[str, OwnFact]]]
"""Gives facts, each with the path of the page that it is about."""

SITE_JUDGES: tuple[SiteJudge, ...] = (
    judge_alternates,
    judge_fragments,
    judge_help,
    judge_identification,
    judge_location,
    judge_order,
    judge_reachable,
    judge_titles,
    judge_ways,
)

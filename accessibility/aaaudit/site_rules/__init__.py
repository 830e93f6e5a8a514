"""Rules that compare the pages of a site: each judge is a function from all profiles to facts of pages."""

from collections.abc import Callable, Iterable, Sequence

from aaaudit.own import OwnFact
from aaaudit.profile import Profile
from aaaudit.site_rules.titles import judge_titles

type SiteJudge = Callable[[Sequence[Profile]], Iterable[tuple[str, OwnFact]]]
"""Gives facts, each with the path of the page that it is about."""

SITE_JUDGES: tuple[SiteJudge, ...] = (judge_titles,)

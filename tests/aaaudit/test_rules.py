"""Which of axe's rules are applied, and what they are taken to rest on."""

from __future__ import annotations

import pytest

from aaaudit.axe import rule_of
from aaaudit.finding import Level, Rule


@pytest.mark.parametrize(
    ("tags", "level", "criteria"),
    [
        (["cat.color", "wcag2aa", "wcag143", "TTv5"], Level.AA, ("1.4.3",)),
        (["wcag21aa", "wcag1410"], Level.AA, ("1.4.10",)),
        (["wcag2aaa", "wcag249", "wcag2410"], Level.AAA, ("2.4.9", "2.4.10")),
        (["wcag2a", "wcag2aaa", "wcag244", "wcag249"], Level.A, ("2.4.4", "2.4.9")),
        (["cat.semantics", "best-practice"], Level.HINT, ()),
        (["wcag2a", "wcag258", "experimental"], Level.A, ("2.5.8",)),
    ],
)
def test_level_and_criteria_are_read_from_the_tags(
    tags: list[str], level: Level, criteria: tuple[str, ...]
) -> None:
    """The most basic level counts, and criteria are ordered by number."""
    assert rule_of("some-rule", tags) == Rule("axe:some-rule", level, criteria)


@pytest.mark.parametrize(
    "tags",
    [
        ["wcag2a", "deprecated"],
        ["wcag2a-obsolete", "wcag411"],
        ["best-practice", "experimental"],
        ["cat.forms"],
    ],
)
def test_rules_that_nobody_vouches_for_are_not_applied(tags: list[str]) -> None:
    """Deprecated and obsolete rules are wrong by their makers' word; nobody demands experimental hints."""
    assert rule_of("some-rule", tags) is None

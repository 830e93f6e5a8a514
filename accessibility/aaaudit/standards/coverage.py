"""Which rules are evidence for which criteria, codes and ACT rules."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Self

from aaaudit.axe import axe_script, rule_of
from aaaudit.finding import Level, Rule
from aaaudit.rules import own_rules
from aaaudit.standards import Code, Criterion, Edition, codes

# In the minified JavaScript each rule is an object that begins with its id and has a list of tags.
_AXE_RULE = re.compile(r'\{id:"([a-z0-9-]+)",(?:(?!\{id:").)*?tags:\[([^\]]*)\]')

_AXE_ACT = re.compile(r'\{id:"([a-z0-9-]+)",(?:(?!\{id:").)*?actIds:\[([^\]]*)\]')


class Coverage(StrEnum):
    """How much of a criterion rules decide."""

    AUTOMATIC = "automatic"
    PARTLY = "partly"
    MANUAL = "manual"


@cache
def rule_ids() -> Mapping[str, Rule]:
    """Return each rule of our own and of the bundled axe-core by id, in order of ids."""
    source = axe_script(None)
    found = {
        rule.id: rule
        for name, tags in _AXE_RULE.findall(source)
        if (rule := rule_of(name, re.findall(r'"([^"]+)"', tags)))
    }
    found |= {rule.id: rule.rule for rule in own_rules().values()}
    return {rule_id: found[rule_id] for rule_id in sorted(found)}


@cache
def rules_by_criterion() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the rules for each criterion that has any; hints are for none."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule in rule_ids().values():
        for number in rule.criteria if rule.level is not Level.HINT else ():
            found[number].append(rule.id)
    return {number: tuple(rules) for number, rules in found.items()}


@cache
def act_rules() -> tuple[str, ...]:
    """Return the ids of the ACT rules that W3C keeps (https://www.w3.org/WAI/standards-guidelines/act/rules/)."""
    return tuple(_act_ids()["current"])


@cache
def deprecated_act_rules() -> tuple[str, ...]:
    """Return the ids of the ACT rules that W3C has withdrawn."""
    return tuple(_act_ids()["deprecated"])


@cache
def rules_by_act() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the rules for each ACT rule that any says to cover: axe by its own metadata."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    named = {rule.id: rule.act for rule in own_rules().values()}
    for name, ids in _AXE_ACT.findall(axe_script(None)):
        named[f"axe:{name}"] = tuple(re.findall(r'"([^"]+)"', ids))
    for rule_id in rule_ids():
        for act in named.get(rule_id, ()):
            found[act].append(rule_id)
    return {act: tuple(found[act]) for act in sorted(found)}


@dataclass(frozen=True)
class Measured:
    """What the audit told of W3C's examples of an ACT rule.

    `found` of the `failed` ones, on which a rule that covers the ACT rule fails; `accused` of the `others`.
    """

    found: int
    failed: int
    accused: int
    others: int

    def __add__(self, other: Self) -> Self:
        """Return the measure of the examples of both."""
        return type(self)(
            self.found + other.found,
            self.failed + other.failed,
            self.accused + other.accused,
            self.others + other.others,
        )


@cache
def measured_by_act() -> Mapping[str, Measured]:
    """Return what was measured (scripts/bench/act.py), by the id of the ACT rule."""
    return {act: Measured(*numbers) for act, numbers in _act_ids()["measured"].items()}


def _act_ids() -> Mapping[str, Any]:
    text = (files(__package__) / "act.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def coverage(criterion: Criterion) -> Coverage:
    """Say how much of a criterion rules decide."""
    if criterion.number not in rules_by_criterion():
        return Coverage.MANUAL
    return Coverage.AUTOMATIC if criterion.whole else Coverage.PARTLY


def evidence(code: Code, edition: Edition) -> tuple[str, ...]:
    """Return the ids of the rules that are evidence for a code: its own, and the rest if it takes that."""
    if not code.rest:
        return code.rules
    named = {
        rule for other in codes(edition).values() for rule in other.rules if other.criterion == code.criterion
    }
    rest = (rule for rule in rules_by_criterion().get(code.criterion, ()) if rule not in named)
    return (*code.rules, *rest)

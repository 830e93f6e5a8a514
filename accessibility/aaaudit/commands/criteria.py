"""`aaaudit criteria`: what rules decide of each success criterion and ACT rule, and what people do."""

import sys
from collections import Counter
from collections.abc import Sequence

from aaaudit.arguments import Parser
from aaaudit.standards import Criterion
from aaaudit.standards import criteria as all_criteria
from aaaudit.standards.coverage import (
    Coverage,
    Measured,
    act_rules,
    coverage,
    measured_by_act,
    rules_by_act,
    rules_by_criterion,
)

_HEAD = """# Success criteria of WCAG 2.2, A to AAA

This file is written by `python -m aaaudit criteria`; do not edit it by hand.

- automatic: rules decide each case, or ask about it; a person only answers what they ask.
- partly: rules find faults, but a person has to look for those that no rule can see.
- manual: a person looks.

"""
_ACT = """
# ACT rules

Which rules name which of W3C's rules for accessibility tests (ACT) as theirs: axe by its own metadata. A rule
that names an ACT rule tests at least a part of it; what it cannot decide, it leaves to people.

An example counts as found, or accused, where a rule of its line fails on it (scripts/bench/act.py). The examples
are W3C's, on the page of each ACT rule; pictures and pages that they load were replaced by others of their kind,
and a few examples that hang on those were left out.

"""
_ACT_PAGE = "https://www.w3.org/WAI/standards-guidelines/act/rules"
_ACT_COLUMNS = ("ACT rule", "Rules", "Failed examples found", "Others accused")
_COLUMNS = ("Criterion", "Level", "Name", "名稱", "名前", "How", "Rules", "What a person does")


def criteria(arguments: Sequence[str]) -> int:
    """Write the tables as Markdown to the output, and return 0."""
    Parser(
        prog="aaaudit criteria", description="Write the table of success criteria as Markdown."
    ).parse_args(arguments)
    sys.stdout.write(criteria_as_markdown())
    return 0


def criteria_as_markdown() -> str:
    """Return the table of criteria, then that of ACT rules, each with its numbers before it."""
    listed = tuple(all_criteria().values())
    counts = Counter(coverage(criterion) for criterion in listed)
    numbers = ", ".join(f"{counts[kind]} {kind}" for kind in Coverage)
    lines = [_line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *(_line(_cells(one)) for one in listed)]
    return f"{_HEAD}{len(listed)} criteria: {numbers}.\n\n{''.join(lines)}{_act_as_markdown()}"


def _act_as_markdown() -> str:
    named, measured = rules_by_act(), measured_by_act()
    number = sum(act in named for act in act_rules())
    all_of = sum(measured.values(), Measured(0, 0, 0, 0))
    told = (
        f"{number} of {len(act_rules())} ACT rules are named by a rule. {len(measured)} were measured with W3C's "
        f"examples: {all_of.found} of {all_of.failed} failed ones found, {all_of.accused} of {all_of.others} accused."
    )
    rows = "".join(_line(_act_cells(act, named.get(act, ()), measured.get(act))) for act in act_rules())
    return f"{_ACT}{told}\n\n{_line(_ACT_COLUMNS)}{_line(['---'] * len(_ACT_COLUMNS))}{rows}"


def _act_cells(act: str, rules: Sequence[str], measured: Measured | None) -> tuple[str, ...]:
    found = f"{measured.found} of {measured.failed}" if measured else "not measured"
    accused = f"{measured.accused} of {measured.others}" if measured else "not measured"
    return f"[{act}]({_ACT_PAGE}/{act}/)", ", ".join(f"`{rule}`" for rule in rules) or "none", found, accused


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(criterion: Criterion) -> tuple[str, ...]:
    name = criterion.name
    rules = ", ".join(f"`{rule}`" for rule in rules_by_criterion().get(criterion.number, ()))
    return (
        criterion.number,
        criterion.level.value,
        name.en,
        name.zh_tw,
        name.ja,
        coverage(criterion).value,
        rules or "none",
        criterion.review.en,
    )

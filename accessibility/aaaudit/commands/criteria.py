"""`aaaudit criteria`: what rules decide of each success criterion and ACT rule, and what people do."""

import sys
from collections import Counter
from collections.abc import Sequence

from aaaudit.arguments import Parser
from aaaudit.standards import Criterion
from aaaudit.standards import criteria as all_criteria
from aaaudit.standards.coverage import Coverage, act_rules, coverage, rules_by_act, rules_by_criterion

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

"""
_ACT_PAGE = "https://www.w3.org/WAI/standards-guidelines/act/rules"
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
    named = rules_by_act()
    rows = [
        _line(
            (f"[{act}]({_ACT_PAGE}/{act}/)", ", ".join(f"`{rule}`" for rule in named.get(act, ())) or "none")
        )
        for act in act_rules()
    ]
    number = sum(act in named for act in act_rules())
    head = _line(("ACT rule", "Rules")) + _line(("---", "---"))
    return f"{_ACT}{number} of {len(act_rules())} ACT rules are named by a rule.\n\n{head}{''.join(rows)}"


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

"""`aaaudit criteria`: the table of success criteria, with what rules decide and what is left to people."""

import sys
from collections import Counter
from collections.abc import Sequence

from aaaudit.arguments import Parser
from aaaudit.standards import Criterion
from aaaudit.standards import criteria as all_criteria
from aaaudit.standards.coverage import Coverage, coverage, rules_by_criterion

_HEAD = """# Success criteria of WCAG 2.2, A to AAA

This file is written by `python -m aaaudit criteria`; do not edit it by hand.

- automatic: rules decide each case, or ask about it; a person only answers what they ask.
- partly: rules find faults, but a person has to look for those that no rule can see.
- manual: a person looks.

"""
_COLUMNS = ("Criterion", "Level", "Name", "名稱", "名前", "How", "Rules", "What a person does")


def criteria(arguments: Sequence[str]) -> int:
    """Write the table as Markdown to the output, and return 0."""
    Parser(
        prog="aaaudit criteria", description="Write the table of success criteria as Markdown."
    ).parse_args(arguments)
    sys.stdout.write(criteria_as_markdown())
    return 0


def criteria_as_markdown() -> str:
    """Return the table with numbers of each kind before it."""
    listed = tuple(all_criteria().values())
    counts = Counter(coverage(criterion) for criterion in listed)
    numbers = ", ".join(f"{counts[kind]} {kind}" for kind in Coverage)
    lines = [_line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *(_line(_cells(one)) for one in listed)]
    return f"{_HEAD}{len(listed)} criteria: {numbers}.\n\n{''.join(lines)}"


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

"""A flow that no chart can show is told before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publicdesk.flow.validation import MOST_NODES, MOST_WAYS

if TYPE_CHECKING:
    from tiny_site import Project

PROCEDURE = "docs/procedures/estate-tax-return.md"


def flow(nodes: int, ways: int) -> str:
    """Return a flow block of a line of steps, each with as many ways to the end as make up the number."""
    lines = ["title: 流程", "nodes:"]
    spare = ways - (nodes - 1)
    for number in range(nodes - 1):
        more = -(-spare // (nodes - 1 - number))
        spare -= more
        following = ", ".join([f"{{to: n{number + 1}}}", *_answers(nodes - 1, more)])
        kind = "start" if number == 0 else "step"
        lines.append(f"  - {{id: n{number}, kind: {kind}, text: 步驟{number}, next: [{following}]}}")
    lines.append(f"  - {{id: n{nodes - 1}, kind: end, text: 完成}}")
    return "```flow\n" + "\n".join(lines) + "\n```\n"


def _answers(target: int, number: int) -> list[str]:
    return [f"{{to: n{target}, label: 第{answer}種}}" for answer in range(number)]


def report(tiny: Project, nodes: int, ways: int) -> list[str]:
    """Return what is said of the Chinese page with such a flow."""
    text = (tiny.root / PROCEDURE).read_text(encoding="utf-8")
    tiny.write({PROCEDURE: text[: text.index("```flow")] + flow(nodes, ways)})
    return [line for line in tiny.report().splitlines() if line.startswith(PROCEDURE)]


@pytest.mark.parametrize(
    ("nodes", "ways"), [(MOST_NODES + 1, 60), (20, MOST_WAYS + 1), (300, 299), (12, 5000)]
)
def test_a_flow_of_too_many_nodes_or_ways_is_told(tiny: Project, nodes: int, ways: int) -> None:
    """The numbers and their limits are named, and nothing else is said of the flow."""
    sentence = (
        f"{PROCEDURE}:36: error: the flow has {nodes} nodes and {ways} ways, and a chart shows 60 and 120 at "
        "most; move a part of it to a procedure of its own [flow.large]"
    )
    assert report(tiny, nodes, ways) == [sentence]


@pytest.mark.parametrize(("nodes", "ways"), [(MOST_NODES, MOST_NODES - 1), (20, MOST_WAYS)])
def test_a_flow_just_as_large_as_allowed_is_good(tiny: Project, nodes: int, ways: int) -> None:
    """The limits themselves are allowed."""
    assert report(tiny, nodes, ways) == []

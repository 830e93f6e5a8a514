"""The judgements over the structure of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publicdesk.flow import validation
from publicdesk.flow.model import Edge, Flow, Node, NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

SOUND: dict[str, NodeKind] = {"begin": "start", "ask": "decision", "mend": "step", "done": "end"}
SOUND_WAYS = (
    Edge("begin", "ask"),
    Edge("ask", "done", "Yes"),
    Edge("ask", "mend", "No"),
    Edge("mend", "ask"),
)


def flow(kinds: dict[str, NodeKind], *edges: Edge) -> Flow:
    """Make a flow whose nodes are told by id and kind."""
    return Flow("A flow", tuple(Node(name, kind, name) for name, kind in kinds.items()), edges)


@pytest.mark.parametrize("name", ["record-6", "stay-12", "year-25"])
def test_sound_flow_has_no_fault(chart: Callable[[str, str], Flow], name: str) -> None:
    """A flow with one start, ends that can be reached and labelled answers is found to have no fault."""
    real = chart(name, "zh-TW")
    judgements = (
        validation.unreachable,
        validation.dead_ends,
        validation.stuck,
        validation.thin_decisions,
        validation.unlabelled,
        validation.unknown_targets,
        validation.duplicates,
    )
    assert [judgement(real) for judgement in judgements] == [[]] * len(judgements)
    assert len(validation.starts(real)) == 1


def test_starts_are_listed_in_order() -> None:
    """Every start node is named, so that none and two can be told from one."""
    assert validation.starts(flow(SOUND, *SOUND_WAYS)) == ["begin"]
    assert validation.starts(flow({**SOUND, "other": "start"}, *SOUND_WAYS)) == ["begin", "other"]
    assert validation.starts(flow({"done": "end"})) == []


def test_node_that_nothing_leads_to_is_unreachable() -> None:
    """A node is unreachable when no way from the start leads to it, even if it leads on itself."""
    lost = flow({**SOUND, "island": "step"}, *SOUND_WAYS, Edge("island", "done"))
    assert validation.unreachable(lost) == ["island"]


def test_nothing_is_called_unreachable_without_a_start() -> None:
    """Where the start is missing, the other nodes are not blamed for it."""
    assert validation.unreachable(flow({"mend": "step", "done": "end"}, Edge("mend", "done"))) == []


def test_step_without_a_way_out_is_a_dead_end() -> None:
    """A node that is not an end has to lead on; an end does not."""
    assert validation.dead_ends(flow({**SOUND, "halt": "step"}, *SOUND_WAYS, Edge("ask", "halt", "?"))) == [
        "halt"
    ]


def test_loop_without_an_exit_is_stuck() -> None:
    """Nodes that only lead round in a circle are stuck, though each has a way out."""
    circle = flow({**SOUND, "a": "step", "b": "step"}, *SOUND_WAYS, Edge("a", "b"), Edge("b", "a"))
    assert validation.stuck(circle) == ["a", "b"]
    assert validation.dead_ends(circle) == []


def test_decision_with_one_answer_is_thin() -> None:
    """A question with fewer than two ways out is not a question."""
    thin = flow({"begin": "start", "ask": "decision", "done": "end"}, Edge("ask", "done", "Yes"))
    assert validation.thin_decisions(thin) == ["ask"]


def test_answer_without_words_is_unlabelled() -> None:
    """A way out of a decision needs a label that is more than white space; a way out of a step needs none."""
    bare, blank = Edge("ask", "done"), Edge("ask", "mend", " ")
    assert validation.unlabelled(flow(SOUND, Edge("begin", "ask"), bare, blank)) == [bare, blank]


def test_way_to_a_missing_node_is_unknown() -> None:
    """A way is reported when either of its nodes is not in the flow."""
    astray, orphan = Edge("mend", "nowhere"), Edge("nobody", "done")
    assert validation.unknown_targets(flow(SOUND, *SOUND_WAYS, astray, orphan)) == [astray, orphan]


def test_shared_id_is_a_duplicate() -> None:
    """An id that two nodes have is named once."""
    twice = Flow("A flow", (Node("a", "start", "A"), Node("a", "end", "B"), Node("b", "end", "C")), ())
    assert validation.duplicates(twice) == ["a"]

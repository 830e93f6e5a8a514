"""The reading order of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publicdesk.flow.model import Edge, Flow, FlowError, Node
from publicdesk.flow.reading_order import read

if TYPE_CHECKING:
    from collections.abc import Callable


def flow(ways: str, *, start: str = "a") -> Flow:
    """Make a flow from pairs such as ``ab bc``; its nodes stand in the order of their names."""
    names = sorted({name for way in ways.split() for name in way})
    nodes = tuple(Node(name, "start" if name == start else "step", name) for name in names)
    return Flow("Letters", nodes, tuple(Edge(*way) for way in ways.split()))


def order(example: Flow) -> str:
    """Name the nodes in reading order."""
    return "".join(node.id for node in read(example).nodes)


def test_first_way_is_followed_to_its_end_first() -> None:
    """The nodes behind the first way out of a decision come before those behind the second."""
    assert order(flow("ax ay xb yc")) == "axbyc"


def test_branches_come_before_the_step_they_meet_in() -> None:
    """A node where branches meet stands after all of them, so that no branch leads back to it."""
    assert order(flow("ad ac ab bz cz dz")) == "adcbz"


def test_only_a_loop_leads_to_a_smaller_number() -> None:
    """Ways that close a loop are told apart, a way to the node itself among them."""
    reading = read(flow("ab bc cb bb cd"))
    assert [node.id for node in reading.nodes] == ["a", "b", "c", "d"]
    assert reading.back == {2, 3}


def test_nodes_are_numbered_from_one() -> None:
    """The numbers are those that the list shows."""
    assert read(flow("ab bc")).numbers == {"a": 1, "b": 2, "c": 3}


def test_unreachable_nodes_come_last() -> None:
    """A node that the start does not reach is kept, after all that it does."""
    assert order(flow("mn xm", start="m")) == "mnx"


def test_real_flow_reads_forward(chart: Callable[[str, str], Flow]) -> None:
    """In the chart of a whole tax year only the three loops lead back."""
    reading, year = read(chart("year-25", "en")), chart("year-25", "en")
    back = [year.edges[index] for index in sorted(reading.back)]
    assert [(edge.source, edge.target) for edge in back] == [
        ("fix", "accept"),
        ("wrong", "days"),
        ("again", "assess"),
    ]
    numbers = reading.numbers
    backward = [edge for edge in year.edges if numbers[edge.target] <= numbers[edge.source]]
    assert backward == back


def test_flow_without_nodes_is_refused_in_a_sentence() -> None:
    """An empty flow cannot be drawn; the message says what to do."""
    with pytest.raises(FlowError) as caught:
        read(Flow("Empty", (), ()))
    assert str(caught.value) == 'The flow "Empty" has no nodes: give it at least a start and an end.'


def test_shared_id_is_refused_in_a_sentence() -> None:
    """Two nodes with one id cannot be told apart; the message names the id."""
    with pytest.raises(FlowError) as caught:
        read(Flow("Twins", (Node("pay", "step", "Pay"), Node("pay", "end", "Paid")), ()))
    assert str(caught.value) == (
        'The flow "Twins" has more than one node with the id "pay": give each its own id.'
    )


def test_way_to_nowhere_is_refused_in_a_sentence() -> None:
    """A way to a node that does not exist is not dropped silently; the message names both ends."""
    with pytest.raises(FlowError) as caught:
        read(Flow("Astray", (Node("pay", "start", "Pay"),), (Edge("pay", "paid"),)))
    assert str(caught.value) == (
        'The flow "Astray" has a way from "pay" to "paid", but not both nodes: '
        "correct the id or add the node."
    )

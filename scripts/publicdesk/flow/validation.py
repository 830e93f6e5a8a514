"""Judgements over the structure of a flow: which nodes and ways are at fault. No texts, no remedies."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publicdesk.flow.model import Edge, Flow

MOST_NODES: Final = 60
MOST_WAYS: Final = 120
"""What a chart is laid out of within two seconds; the largest in use has a third of it."""


def is_large(flow: Flow) -> bool:
    """Tell whether a flow has more nodes or ways than a chart shows."""
    return len(flow.nodes) > MOST_NODES or len(flow.edges) > MOST_WAYS


def starts(flow: Flow) -> list[str]:
    """Return the ids of the start nodes; a sound flow has exactly one."""
    return [node.id for node in flow.nodes if node.kind == "start"]


def duplicates(flow: Flow) -> list[str]:
    """Return the ids that more than one node has, each once."""
    return [node_id for node_id, count in Counter(node.id for node in flow.nodes).items() if count > 1]


def unknown_targets(flow: Flow) -> list[Edge]:
    """Return the ways that lead to (or come from) a node the flow does not have."""
    known = {node.id for node in flow.nodes}
    return [edge for edge in flow.edges if edge.target not in known or edge.source not in known]


def unreachable(flow: Flow) -> list[str]:
    """Return the ids of nodes that cannot be reached from a start node.

    Without a start node nothing can be said, and the answer is empty: ``starts`` shows that fault.
    """
    first = starts(flow)
    if not first:
        return []
    reached = _reach(first, ((edge.source, edge.target) for edge in flow.edges))
    return [node.id for node in flow.nodes if node.id not in reached]


def dead_ends(flow: Flow) -> list[str]:
    """Return the ids of nodes that are not an end and have no way out."""
    left = {edge.source for edge in flow.edges}
    return [node.id for node in flow.nodes if node.kind != "end" and node.id not in left]


def stuck(flow: Flow) -> list[str]:
    """Return the ids of nodes from which no end can be reached, dead ends among them."""
    ends = [node.id for node in flow.nodes if node.kind == "end"]
    rescued = _reach(ends, ((edge.target, edge.source) for edge in flow.edges))
    return [node.id for node in flow.nodes if node.id not in rescued]


def thin_decisions(flow: Flow) -> list[str]:
    """Return the ids of decisions with fewer than two ways out."""
    ways = Counter(edge.source for edge in flow.edges)
    return [node.id for node in flow.nodes if node.kind == "decision" and ways[node.id] < 2]  # noqa: PLR2004 - a question has two answers


def unlabelled(flow: Flow) -> list[Edge]:
    """Return the ways out of a decision that do not say for which answer they are."""
    decisions = {node.id for node in flow.nodes if node.kind == "decision"}
    return [edge for edge in flow.edges if edge.source in decisions and not (edge.label or "").strip()]


def _reach(first: Iterable[str], steps: Iterable[tuple[str, str]]) -> set[str]:
    following = defaultdict(list)
    for here, there in steps:
        following[here].append(there)
    reached = set(first)
    waiting = list(reached)
    while waiting:
        for there in following[waiting.pop()]:
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached

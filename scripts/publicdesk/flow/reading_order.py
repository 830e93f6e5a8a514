"""The order in which a flow is read: the main path first, and which ways go back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from publicdesk.flow import validation
from publicdesk.flow.model import FlowError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.flow.model import Flow, Node


@dataclass(frozen=True)
class Reading:
    """How a flow is read.

    Attributes:
        nodes: all nodes in reading order; the first is number 1 in the list and in the chart.
        back: indices in ``flow.edges`` of the ways that close a loop.

    """

    nodes: tuple[Node, ...]
    back: frozenset[int]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of each node, by id, counted from 1."""
        return {node.id: number for number, node in enumerate(self.nodes, start=1)}


@lru_cache(maxsize=1)  # the chart and the list of a flow are made one after the other
def read(flow: Flow) -> Reading:
    """Put the nodes in reading order.

    The order is the reverse post-order of a depth-first walk from the start that takes the ways out of a
    node in the editor's order (R. E. Tarjan, "Edge-disjoint spanning trees and depth-first search", 1976):
    steps follow one another, branches come before the step they meet in, and only loops lead to a smaller
    number. Nodes that the start does not reach come last, in the editor's order.

    Raises:
        FlowError: the flow has no nodes, two nodes share an id, or a way leads to an unknown node.

    """
    _require_sound(flow)
    ways = defaultdict(list)
    for index, edge in enumerate(flow.edges):
        ways[edge.source].append((index, edge.target))
    roots = [*validation.starts(flow), *(node.id for node in flow.nodes)]
    done: list[str] = []
    back: set[int] = set()
    for root in roots:
        if root not in done:
            finished, loops = _walk(root, ways, frozenset(done))
            done += reversed(finished)
            back |= loops
    by_id = {node.id: node for node in flow.nodes}
    return Reading(nodes=tuple(by_id[node_id] for node_id in done), back=frozenset(back))


def _walk(
    root: str, ways: dict[str, list[tuple[int, str]]], closed: frozenset[str]
) -> tuple[list[str], set[int]]:
    """Walk from a root; return the nodes as they are left, and the ways that met a node still open."""
    finished: list[str] = []
    loops: set[int] = set()
    seen = {*closed, root}
    # Later ways are walked first, so that in the reversed order the first way comes first.
    path: dict[str, Iterator[tuple[int, str]]] = {root: reversed(ways.get(root, []))}
    while path:
        here = next(reversed(path))
        for index, there in path[here]:
            if there in path:
                loops.add(index)
            elif there not in seen:
                seen.add(there)
                path[there] = reversed(ways.get(there, []))
                break
        else:
            del path[here]
            finished.append(here)
    return finished, loops


def _require_sound(flow: Flow) -> None:
    if not flow.nodes:
        message = f'The flow "{flow.title}" has no nodes: give it at least a start and an end.'
        raise FlowError(message)
    for node_id in validation.duplicates(flow):
        message = (
            f'The flow "{flow.title}" has more than one node with the id "{node_id}": give each its own id.'
        )
        raise FlowError(message)
    for edge in validation.unknown_targets(flow):
        message = (
            f'The flow "{flow.title}" has a way from "{edge.source}" to "{edge.target}", '
            "but not both nodes: correct the id or add the node."
        )
        raise FlowError(message)

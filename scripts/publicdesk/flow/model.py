"""A flow as data: nodes with one language's words, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NodeKind = Literal["start", "step", "decision", "end"]


class FlowError(Exception):
    """A flow that cannot be drawn or told; the message is one sentence with the fact and the remedy."""


@dataclass(frozen=True)
class Node:
    """One box of the chart and one item of the list.

    Attributes:
        id: unique in the flow, and fit for an HTML id.
        kind: where the procedure starts, a step, a question, or where it ends.
        text: what happens, or the question; plain text in the page's language.
        actor: localised name of who acts, None where nobody in particular does.

    """

    id: str
    kind: NodeKind
    text: str
    actor: str | None = None


@dataclass(frozen=True)
class Edge:
    """A way from one node to another; ``label`` is the answer or condition on which it is taken."""

    source: str
    target: str
    label: str | None = None


@dataclass(frozen=True)
class Flow:
    """A whole flow in one language; nodes and the ways out of a node stand in the editor's order."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

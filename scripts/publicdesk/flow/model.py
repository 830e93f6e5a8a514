"""A flow as data: nodes with one language's words, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Callable

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


@dataclass(frozen=True)
class FlowStrings:
    """Localised templates; a name in braces is filled in.

    Attributes:
        diagram_label: name of the picture; ``{title}``.
        region_label: name of the area that scrolls when the picture is wider than it; ``{title}``.
        described_below: says that the list after the picture has the same content.
        list_label: name of the list; ``{title}``.
        start: the text of a start node, and that it is one; ``{text}``.
        step: the text of a step; ``{text}``.
        decision: the text of a decision, and that it is a question; ``{text}``.
        end: the text of an end node, and that the procedure ends there; ``{text}``.
        actor: who acts; ``{actor}``.
        answer: a way out of a decision; ``{label}``, ``{n}``, ``{text}`` (number and text of the next node).
        condition: a labelled way out of any other node; ``{label}``, ``{n}``, ``{text}``.
        go_to: a way without a label that does not lead to the next number; ``{n}``, ``{text}``.

    """

    diagram_label: str
    region_label: str
    described_below: str
    list_label: str
    start: str
    step: str
    decision: str
    end: str
    actor: str
    answer: str
    condition: str
    go_to: str

    @classmethod
    def of(cls, words: Callable[[str], str]) -> Self:
        """Return the templates that ``words`` has: each under ``flow.<name>``, with hyphens."""
        return cls(**{field.name: words(f"flow.{field.name.replace('_', '-')}") for field in fields(cls)})

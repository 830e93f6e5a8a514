"""The sentences around a flow, in one language."""

from __future__ import annotations

from dataclasses import dataclass


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

"""The ``flow`` block of a procedure: its nodes and ways in the Chinese page, only labels in a translation."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Final, Literal

from pydantic import Field

from publicdesk.contract.types import NO_MARKUP, PLAIN, ActorId, Id, Model, Title

NODE_LENGTH: Final = 300
"""Characters of a node's text: it is drawn into a box. The longest one has 76."""

NodeText = Annotated[str, Field(min_length=1, max_length=NODE_LENGTH, json_schema_extra=NO_MARKUP), PLAIN]
"""The text of a node or the label of a way."""


class FlowWay(Model):
    """A way out of a node."""

    to: Annotated[Id, Field(title="到", description="Id of the node it leads to.")]
    label: Annotated[
        NodeText | None, Field(default=None, title="條件", description="When it is taken: Yes, No...")
    ]


class FlowNode(Model):
    """A node of the flow."""

    id: Annotated[Id, Field(title="代碼", description="Its id within the flow.")]
    kind: Annotated[
        Literal["start", "step", "decision", "end"],
        Field(
            default="step", title="種類", description="Where it starts, a step, a question, where it ends."
        ),
    ]
    actor: Annotated[
        ActorId | None, Field(default=None, title="由誰", description="Who acts: _data/actors.yml.")
    ]
    text: Annotated[NodeText, Field(title="文字", description="What happens, or the question.")]
    next: Annotated[
        list[FlowWay],
        Field(default_factory=list, title="下一步", description="Where it goes on; none at an end."),
    ]

    def label_keys(self) -> list[str]:
        """Return, for each way in ``next``, the key of its label in a translation; empty where it has no label.

        The key is ``a > b``. Where more answers lead from a to b, the second has ``a > b (2)``, and so on, in
        the order of the Chinese page.
        """
        counted: Counter[str] = Counter()
        keys = []
        for way in self.next:
            counted[way.to] += bool(way.label)
            number = f" ({counted[way.to]})" if counted[way.to] > 1 else ""
            keys.append(f"{self.id} > {way.to}{number}" if way.label else "")
        return keys


class FlowBlock(Model):
    """A flow as the Chinese page states it."""

    title: Annotated[Title, Field(title="標題", description="What the flowchart shows.")]
    nodes: Annotated[list[FlowNode], Field(min_length=2, title="節點", description="Its nodes, in order.")]


class FlowLabels(Model):
    """A flow in a translation: the same flow, with the words of another language."""

    title: Annotated[Title, Field(title="標題", description="What the flowchart shows.")]
    labels: Annotated[
        dict[str, NodeText],
        Field(
            title="文字",
            description='Node id to its text; "a > b" to the label of the way from a to b; '
            'where two answers lead there, "a > b (2)" to the second.',
        ),
    ]

"""The size of a node and of a label, from the words in it; in user units, 16 to the em of the page's text."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.text.measure import width
from publicdesk.text.wrap import wrap

if TYPE_CHECKING:
    from publicdesk.flow.model import Node
    from publicdesk.flow.reading_order import Reading

EM: Final = 16
"""User units to one em of the page's text."""

TEXT_SIZE: Final = 16
SMALL_SIZE: Final = 14
LABEL_SIZE: Final = 15
TEXT_LEADING: Final = 24
SMALL_LEADING: Final = 22

HEXAGON_POINT: Final = 22
"""How far the two points of a decision stand out from the box that holds its words."""

PAD_ENDS: Final = 14
"""Room above the first line of a node and below its last."""

_LINE_LIMIT: Final = 12.0 * TEXT_SIZE
_LABEL_LIMIT: Final = 8.0 * LABEL_SIZE
_NARROWEST: Final = 8.0 * TEXT_SIZE
_PAD_SIDE: Final = 26
"""Wide enough that letters spaced by 0.12 em, as WCAG 1.4.12 lets readers ask for, stay in the box."""

_PAD_POINT: Final = 10


@dataclass(frozen=True)
class Box:
    """The words of a node, broken into lines, and the room they need.

    Attributes:
        node: the node itself.
        small: lines above the text: the number of the node, and who acts.
        lines: lines of the text.
        width: outer width.
        height: outer height.

    """

    node: Node
    small: tuple[str, ...]
    lines: tuple[str, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Label:
    """The words on a way, broken into lines, and the room they need; no words and no room without a label."""

    lines: tuple[str, ...]
    width: int
    height: int


def boxes(reading: Reading) -> tuple[Box, ...]:
    """Size all nodes in reading order; those of one shape are equally wide, so that they line up."""
    words = [_words(node, number) for number, node in enumerate(reading.nodes, start=1)]
    inner = max(_NARROWEST, *(_inner_width(small, lines) for small, lines in words))
    return tuple(
        Box(
            node=node,
            small=small,
            lines=lines,
            width=_even(inner) + 2 * _side(node),
            height=2 * PAD_ENDS + SMALL_LEADING * len(small) + TEXT_LEADING * len(lines),
        )
        for node, (small, lines) in zip(reading.nodes, words, strict=True)
    )


def label(text: str | None) -> Label:
    """Size the words on a way."""
    lines = wrap(text or "", _LABEL_LIMIT / LABEL_SIZE)
    if not lines:
        return Label(lines=(), width=0, height=0)
    return Label(
        lines=lines,
        width=_even(max(map(width, lines)) * LABEL_SIZE) + 2 * _PAD_POINT,
        height=SMALL_LEADING * len(lines),
    )


def _words(node: Node, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = f"{number} · {node.actor}" if node.actor else str(number)
    return wrap(who, _LINE_LIMIT / SMALL_SIZE), wrap(node.text, _LINE_LIMIT / TEXT_SIZE)


def _inner_width(small: tuple[str, ...], lines: tuple[str, ...]) -> float:
    return max(
        *(width(line) * SMALL_SIZE for line in small),
        *(width(line) * TEXT_SIZE for line in lines),
        0.0,
    )


def _side(node: Node) -> int:
    return HEXAGON_POINT + _PAD_POINT if node.kind == "decision" else _PAD_SIDE


def _even(length: float) -> int:
    """Round up to an even number: the middle of a box is then a whole number and its lines are sharp."""
    return 2 * math.ceil(length / 2)

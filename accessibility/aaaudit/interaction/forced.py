"""Forced colours: what a control looks like with them, where its look may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = ("aaa:forced-colors-loss",)

_FEATURE = "forced-colors"
_SEEN = 1.1  # contrast from which a change is seen at all
_PLAIN = 1.5  # contrast below which two system colours, such as Canvas and ButtonFace, look the same


def judge_forced(hand: Hand, scout: Scout) -> None:
    """Judge by pictures whether a look that is seen in the page's own colours is lost in forced ones."""
    if not scout.drawn:
        return
    seen = [index for index in range(int(hand.act("forced.start"))) if _is_seen(hand, index, _SEEN)]
    if not seen:
        return
    hand.prefer(_FEATURE, "active")
    try:
        for index in seen:
            if not _is_seen(hand, index, _PLAIN):
                hand.act("forced.found", index)
    finally:
        hand.prefer(_FEATURE, "")


def _is_seen(hand: Hand, index: int, contrast: float) -> bool:
    """Whether any pixel of the window changes by that contrast as the look is taken away."""
    hand.act("forced.show", index)
    before = hand.picture()
    hand.act("forced.take", index)
    after = hand.picture()
    hand.act("forced.back")
    return before != after and bool(hand.act("forced.contrast", before, after) >= contrast)

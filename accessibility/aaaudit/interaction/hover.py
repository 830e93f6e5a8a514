"""What appears under the pointer: dismissible, hoverable, persistent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = ("aaa:hover-content",)

_EVENTS = {"mouseenter", "mouseover", "pointerenter", "pointerover"}
_STYLE_SECONDS = 0.08
_SCRIPT_SECONDS = 0.6  # scripts like to wait for half a second before they show something
_STAY_SECONDS = 1.5


def judge_hover(hand: Hand, scout: Scout) -> None:
    """Point at one of each kind of thing that could show more, and judge what it shows."""
    if not scout.appears and not _EVENTS & set(scout.heard):
        return
    triggers = hand.act("hover.triggers")
    for index, is_scripted in enumerate(triggers):
        _judge_trigger(hand, index, _SCRIPT_SECONDS if is_scripted else _STYLE_SECONDS)
    if triggers:
        hand.point(0, 0)


def _judge_trigger(hand: Hand, index: int, seconds: float) -> None:
    hand.point(0, 0)
    place = hand.act("hover.start", index)
    content = _show(hand, place, seconds)
    if content is None:
        return
    if hand.act("hover.obscures", index):
        hand.press("Escape")
        time.sleep(_STYLE_SECONDS)
        if hand.act("hover.stays"):
            hand.act("hover.found", index, "undismissible")
        else:
            hand.point(0, 0)
            content = _show(hand, place, seconds)
    if content is None:
        return
    hand.point(*content)
    time.sleep(seconds)
    if not hand.act("hover.stays"):
        hand.act("hover.found", index, "unhoverable")
    elif seconds == _SCRIPT_SECONDS:
        time.sleep(_STAY_SECONDS)
        if not hand.act("hover.stays"):
            hand.act("hover.found", index, "vanishing")
    hand.point(0, 0)
    time.sleep(_STYLE_SECONDS)
    hand.act("hover.reach", index)


def _show(hand: Hand, place: list[float], seconds: float) -> list[float] | None:
    """Point at a place; return a place on what appears, None where nothing does."""
    hand.point(*place)
    time.sleep(seconds)
    content: list[float] | None = hand.act("hover.shown")
    return content

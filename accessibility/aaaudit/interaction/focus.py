"""Focus: whether it is seen, by pictures with it and without it, and whether something lies over it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = (
    "aaa:focus-visible",
    "aaa:focus-appearance",
    "aaa:focus-not-hidden",
    "aaa:focus-not-obscured",
)

_MOST_PICTURED = 10  # kinds of elements; each takes two pictures
_TOLERANCE = 0.85  # antialiasing takes a part of the pixels that a change of two pixels' width has


def judge_focus(hand: Hand, scout: Scout) -> None:
    """Judge every element where Tab stops, one of each kind by pictures where its styles do not decide."""
    if not scout.stops:
        return
    _judge_pictures(hand, hand.act("focus.suspects"))
    if scout.covers:
        hand.act("focus.covered")


def _judge_pictures(hand: Hand, suspects: list[dict[str, int | bool]]) -> None:
    same: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for suspect in suspects[:_MOST_PICTURED]:
        index = int(suspect["index"])
        scroll = hand.act("focus.on", index)
        on = hand.picture()
        hand.act("focus.off")
        off = hand.picture()
        if on != off:
            _judge_area(hand, suspect, on, off)
            same[scroll, on].append(index)
        elif not suspect["seen"]:
            hand.act("focus.found", "fail", "aaa:focus-visible", index, "unseen", {})
        else:
            hand.act("focus.found", "fail", "aaa:focus-appearance", index, "caret", {})
    if suspects:
        hand.act("focus.end")
    for alike in same.values():
        for index in alike if len(alike) > 1 else ():
            hand.act("focus.found", "ask", "aaa:focus-visible", index, "same", {})


def _judge_area(hand: Hand, suspect: dict[str, int | bool], on: str, off: str) -> None:
    """Judge what changes with the focus, apart from text that comes and goes with it."""
    index = int(suspect["index"])
    measured = hand.act("focus.area", index, on, off)
    if not measured["changed"]:
        outcome = "fail" if suspect["own"] else "ask"
        hand.act("focus.found", outcome, "aaa:focus-visible", index, "covered", {})
    elif suspect["blank"] and not measured["area"]:
        hand.act("focus.found", "fail", "aaa:focus-visible", index, "blank", {})
    elif not suspect["plain"] and measured["plain"] and measured["area"] < measured["wanted"] * _TOLERANCE:
        params = {"area": measured["area"], "wanted": measured["wanted"]}
        hand.act("focus.found", "fail", "aaa:focus-appearance", index, "small", params)

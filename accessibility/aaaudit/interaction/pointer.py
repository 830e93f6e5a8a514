"""Pointer and device: presses, drags and gestures, and what moving the device does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = (
    "aaa:pointer-cancel",
    "aaa:pointer-gestures",
    "aaa:dragging",
    "aaa:motion-off",
    "aaa:motion-alternative",
)

_DOWN = {"mousedown", "pointerdown", "touchstart"}
_DRAG = {"dragstart", "drag", "mousemove", "pointermove", "touchmove"}
_TOUCH = {"touchstart", "touchmove", "pointermove", "gesturestart", "gesturechange"}
_MOTION = {"deviceorientation", "deviceorientationabsolute", "devicemotion"}
_TILTS = (45, -45, 80)  # degrees; the last is sent with changing sign, as by shaking
_MOST_BUTTONS = 8


def judge_pointer(hand: Hand, scout: Scout) -> None:
    """Judge presses and drags, and the motion of the device where something hears of it."""
    heard = set(scout.heard)
    if scout.draggable or _DRAG & heard:
        hand.act("pointer.drags")
        hand.renew()
    if scout.gesture and _TOUCH & heard:
        hand.act("pointer.gestures", scout.gesture)
    if _DOWN & heard:
        for index in range(int(hand.act("pointer.downs"))):
            _judge_down(hand, index)
    if _MOTION & heard:
        _judge_motion(hand)


def _judge_down(hand: Hand, index: int) -> None:
    """Press the button of the pointer, go away, let it go: nothing may have happened."""
    x, y = hand.act("pointer.start", index)
    hand.point(x, y)
    hand.button("mousePressed", x, y)
    hand.point(1, 1)
    hand.button("mouseReleased", 1, 1)
    hand.act("pointer.judge", index)


def _judge_motion(hand: Hand) -> None:
    answered = []
    for tilt in _TILTS:
        hand.renew()
        if hand.act("motion.answers", tilt):
            answered.append(tilt)
    if not answered:
        return
    hand.renew()
    if not _can_be_turned_off(hand, answered[0]):
        hand.act("motion.found", "fail", "aaa:motion-off", "bound")
    hand.renew()
    outcome = _judge_alternative(hand, answered)
    if outcome:
        hand.act("motion.found", outcome, "aaa:motion-alternative", "only" if outcome == "fail" else "other")


def _can_be_turned_off(hand: Hand, tilt: int) -> bool:
    for index in range(int(hand.act("motion.offs"))):
        hand.renew()
        if hand.act("motion.off", index, tilt):
            return True
    return False


def _judge_alternative(hand: Hand, tilts: list[int]) -> str:
    """Return whether buttons give no result that motion gives (`fail`), some (`ask`), or all (empty)."""
    wanted = set()
    for tilt in tilts[:2]:
        hand.renew()
        wanted.add(hand.act("motion.result", tilt))
    hand.renew()
    plain = hand.act("motion.plain")
    count = min(int(hand.act("motion.buttons")), _MOST_BUTTONS)
    reached = set()
    for index in range(count):
        hand.renew()
        reached.add(hand.act("motion.pushed", index)["after"])
    if wanted <= reached | {plain}:
        return ""
    changed = reached - {plain}
    return "ask" if len(changed) >= len(wanted) else "fail"

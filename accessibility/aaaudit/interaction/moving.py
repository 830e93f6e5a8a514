"""What moves, blinks, flashes or changes by itself, and pages that leave by themselves."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = (
    "aaa:motion-pause",
    "aaa:flashing",
    "aaa:flashing-any",
    "aaa:time-limit",
    "aaa:reduced-motion",
)

_MOST_CONTROLS = 4
_WATCH_MS = 1500  # of the fast clock of scripts/before/clock.js: a minute and a half
_CHECK_MS = 700


def judge_moving(hand: Hand, scout: Scout) -> None:
    """Judge each way in which a page can move, where there is a reason to look for it."""
    if scout.moves:
        _judge_triggered(hand)
    if scout.pictures or scout.videos:
        hand.act("moving.pictures")
    if scout.animated:
        hand.reload()  # its animations were stopped so that the first look saw it at rest
        hand.act("moving.flashes")
        _judge_animations(hand)
    if scout.timed:
        _judge_updates(hand)
    if scout.sessions:
        hand.act("moving.limit", "ask", "session")


def _judge_triggered(hand: Hand) -> None:
    hand.prefer("prefers-reduced-motion", "reduce")
    try:
        hand.act("moving.triggered")
    finally:
        hand.prefer("prefers-reduced-motion", "")


def _judge_animations(hand: Hand) -> None:
    if not hand.act("moving.animations")["count"]:
        return
    outcome, message = "fail", "animation"
    controls = min(int(hand.act("moving.controls")), _MOST_CONTROLS)
    for control in range(controls):
        hand.act("moving.work", control)
        if not hand.act("moving.running"):
            return
        outcome, message = "ask", "perhaps"
        hand.reload()
    hand.prefer("prefers-reduced-motion", "reduce")
    if not hand.act("moving.running"):
        outcome, message = "ask", "preference"
    hand.prefer("prefers-reduced-motion", "")
    hand.act("moving.animations")
    hand.act("moving.animated", outcome, message)


def _judge_updates(hand: Hand) -> None:
    """Let the page's clock run fast, and see what changes by itself and whether a control stops it."""
    clock = files(__package__).joinpath("scripts/before/clock.js").read_text(encoding="utf-8")
    identifier = hand.before_load(clock)
    try:
        hand.reload()
        seen = hand.act("moving.updates", _WATCH_MS)
        if seen["left"]:
            told = hand.act("moving.extends")
            hand.act("moving.limit", "ask" if told else "fail", "perhaps" if told else "leaves")
        elif seen["selectors"]:
            _judge_changing(hand, seen["selectors"])
    finally:
        hand.no_more_before_load(identifier)
    hand.reload()


def _judge_changing(hand: Hand, selectors: list[str]) -> None:
    controls = min(int(hand.act("moving.controls")), _MOST_CONTROLS)
    for control in range(controls):
        hand.reload()
        hand.act("moving.work", control)
        if hand.act("moving.still", selectors, _CHECK_MS):
            return
    hand.reload()
    hand.act("moving.found", selectors, "ask" if controls else "fail", "perhaps" if controls else "updates")

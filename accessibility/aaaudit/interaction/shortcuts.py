"""Shortcuts of one printable character, by pressing each with the focus on nothing."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = ("aaa:character-shortcut",)

_PRINTABLE = string.ascii_lowercase + string.digits + string.punctuation + string.ascii_uppercase
_KEY_EVENTS = {"keydown", "keyup", "keypress"}
_MOST_KEYS = 3  # that are tried against the controls that may turn them off


def judge_shortcuts(hand: Hand, scout: Scout) -> None:
    """Press every printable key where something hears keys wherever the focus is."""
    if not _KEY_EVENTS & set(scout.globally):
        return
    release = "keyup" in scout.globally
    hand.act("shortcuts.start")
    for neutral in ("F8", "ArrowRight"):  # what answers any key at all, such as a mark of keyboard use
        hand.press(neutral)
    hand.act("calm", 50)
    for key in _PRINTABLE:
        hand.press(key, release=release)
    suspects = [key for key in hand.act("shortcuts.answered") if key in _PRINTABLE]
    keys = [key for key in suspects[:_MOST_KEYS] if _answers(hand, key)]
    if keys:
        _judge_mechanism(hand, keys)


def _answers(hand: Hand, key: str, control: int | None = None) -> bool:
    """Whether a key has an answer on the page as loaded, or after a control has been worked."""
    hand.renew()
    hand.act("shortcuts.start")
    if control is not None:
        hand.act("shortcuts.work", control)
    hand.press(key)
    return key in hand.act("shortcuts.answered")


def _judge_mechanism(hand: Hand, keys: list[str]) -> None:
    controls = range(int(hand.act("shortcuts.controls")))
    bound = [key for key in keys if all(_answers(hand, key, control) for control in controls)]
    if not bound:
        hand.act("shortcuts.found", "pass", "", ", ".join(keys))
        return
    hand.renew()
    elsewhere = hand.act("shortcuts.leads")
    outcome, message = ("ask", "elsewhere") if elsewhere else ("fail", "bound")
    hand.act("shortcuts.found", outcome, message, ", ".join(bound))

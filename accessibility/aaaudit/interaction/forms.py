"""Forms: what an error message says, and what focus or input alone set going."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = ("aaa:error-message", "aaa:error-suggestion", "aaa:focus-context", "aaa:input-context")

_MOST_FORMS = 3
_FOCUS_EVENTS = {"focus", "focusin"}
_INPUT_EVENTS = {"input", "change", "keydown", "keyup", "keypress", "click"}


def judge_forms(hand: Hand, scout: Scout) -> None:
    """Judge the messages in sight, those that a wrong entry brings, and changes of context."""
    heard = set(scout.heard)
    if _FOCUS_EVENTS & heard:
        hand.act("context.start")
        hand.act("context.focus")
    if scout.fields and _INPUT_EVENTS & heard:
        _judge_input(hand)
    if scout.fields and scout.scripted:
        forms = min(int(hand.act("forms.own")), _MOST_FORMS)
        for index in range(forms):
            hand.renew()
            hand.act("forms.submit", index)


def _judge_input(hand: Hand) -> None:
    hand.renew()
    fields = range(int(hand.act("context.fields")))
    if fields:
        hand.act("context.start")
    for index in fields:
        hand.press(hand.act("context.ready", index))
        hand.act("context.judge", index)

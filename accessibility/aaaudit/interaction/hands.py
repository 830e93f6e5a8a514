"""All that hands do with a page, in one go: a first look, then the acts for which it gives a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aaaudit.interaction import focus, forced, forms, hover, keyboard, moving, pointer, shortcuts
from aaaudit.interaction.hand import Hand
from aaaudit.interaction.scout import Scout

if TYPE_CHECKING:
    from collections.abc import Callable

    from aaaudit.browser import Browser
    from aaaudit.own import OwnFact

RULES = frozenset(
    rule
    for part in (keyboard, focus, shortcuts, hover, pointer, moving, forms, forced)
    for rule in part.RULES
)

_JUDGES: tuple[Callable[[Hand, Scout], None], ...] = (
    keyboard.judge_keyboard,
    focus.judge_focus,
    shortcuts.judge_shortcuts,
    hover.judge_hover,
    pointer.judge_pointer,
    moving.judge_moving,
    forms.judge_forms,
    forced.judge_forced,
)


def handle(browser: Browser) -> list[OwnFact]:
    """Judge the page that the browser has loaded, and give the facts."""
    hand = Hand(browser)
    scout = Scout.model_validate(hand.act("scout"))
    for judge in _JUDGES:
        hand.renew()
        judge(hand, scout)
    return hand.facts

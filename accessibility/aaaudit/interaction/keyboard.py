"""Keyboard: traps, by pressing Tab for real; controls that no key works; focus order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aaaudit.interaction.hand import ALT, CONTROL, SHIFT

if TYPE_CHECKING:
    from aaaudit.interaction.hand import Hand
    from aaaudit.interaction.scout import Scout

RULES = ("aaa:keyboard-trap", "aaa:keyboard-reach", "aaa:focus-order")

_MOST_STOPS = 60
_AWAY = -1  # the document lost the focus: it is back in the browser's own controls
_PAUSE = 30  # ms after each key where scripts use timers, in which a page may snatch the focus back
_FOCUS_EVENTS = {"focus", "blur", "focusin", "focusout"}
_KEY_EVENTS = {"keydown", "keyup", "keypress"}
_MANY = 6  # elements outside the trap that the way back meets, so that it is no trap
_CHUNK = 4  # presses between two readings
_STRAY = 5  # presses more than there are stops, after which a reader who is not out will never be


def judge_keyboard(hand: Hand, scout: Scout) -> None:
    """Judge reach and order, and walk with Tab where something in the page could hold the focus."""
    hand.act("order")
    hand.act("reach", scout.scripted)
    hand.renew()
    is_taken = bool(scout.stops) and _is_tab_taken(hand, scout)
    if scout.stops and (is_taken or _FOCUS_EVENTS & set(scout.heard)):
        pause = _PAUSE if scout.timed else 0
        hand.renew()
        hand.act("trap.start")
        if is_taken or not _leaves_sources(hand, pause):
            _judge_trap(hand, scout.stops, pause)


def _is_tab_taken(hand: Hand, scout: Scout) -> bool:
    """Whether something that hears keys keeps Tab for itself."""
    return bool(_KEY_EVENTS & set(scout.heard)) and bool(hand.act("trap.taken"))


def _judge_trap(hand: Hand, stops: int, pause: int) -> None:
    walk = _Walk(hand, min(stops, _MOST_STOPS) + _STRAY, pause)
    steps = walk.go()
    members = _members(steps)
    if _AWAY in steps:
        return
    if stops > _MOST_STOPS and not members:
        params = {"count": _MOST_STOPS}
        hand.act("trap.found", "ask", [], "capped", params)
    elif members and not _free_by_keys(walk, members):
        _judge_ways_out(walk, members)


def _leaves_sources(hand: Hand, pause: int) -> bool:
    """Whether Tab leaves each of the few elements that alone could hold the focus."""
    sources = hand.act("trap.sources")
    if sources is None:
        return False
    for source in sources:
        hand.act("trap.enter", source)
        steps = _Walk(hand, _CHUNK, pause).go()
        if _AWAY not in steps and (not steps or steps[-1] in sources):
            return False
    return bool(sources)


@dataclass(frozen=True)
class _Walk:
    """How to walk through a page with Tab: at most so many presses, with a pause in ms after each."""

    hand: Hand
    presses: int
    pause: int

    def go(self, modifiers: int = 0) -> list[int]:
        """Press Tab until the document loses the focus for good; return who had it in turn, by number."""
        steps: list[int] = []
        for _ in range(0, self.presses, _CHUNK):
            for _ in range(_CHUNK):
                self.hand.press("Tab", modifiers)
                if self.pause:
                    self.hand.act("trap.rest", self.pause)
            steps += self.hand.act("trap.read")
            if _AWAY in steps:
                break
        return steps


def _members(steps: list[int]) -> list[int]:
    """Return the elements among which the focus goes round, in the order of their first visit."""
    later = steps[len(steps) // 3 :]
    return [step for step, times in Counter(later).items() if times > 1 and step != _AWAY]


def _free_by_keys(walk: _Walk, members: list[int]) -> bool:
    """Whether Shift+Tab, Escape or arrows lead out of a trap; the first is enough for the ACT rules."""
    back = walk.go(SHIFT)
    if _AWAY in back or len(set(back) - set(members)) > max(_MANY, len(members)):
        walk.hand.act("trap.found", "ask", members, "one-way", {})
        return True
    for keys in (("Escape",), ("ArrowRight", "ArrowDown")):
        for key in keys:
            walk.hand.press(key)
        if _AWAY in walk.go():
            return True
    return False


def _judge_ways_out(walk: _Walk, members: list[int]) -> None:
    """Try the buttons of a dialog, then each key that the text names; fail where none leads out."""
    hand = walk.hand
    for closer in hand.act("trap.closers", members):
        hand.act("trap.click", closer)
        if _AWAY in walk.go():
            return
    named = hand.act("trap.keys", members)
    if any(_frees(walk, combination, len(members)) for combination in named[:4]):
        return
    message = "broken-advice" if named else "trapped"
    hand.act("trap.found", "fail", members, message, {"count": len(members), "keys": ", ".join(named)})


def _frees(walk: _Walk, combination: str, members: int) -> bool:
    """Whether a combination leads out of a trap, pressed on one of its members or on another."""
    for _ in range(min(members, _CHUNK)):
        walk.hand.press(*_keys(combination))
        if _AWAY in walk.go():
            return True
        walk.hand.press(
            "Tab"
        )  # a walk ends where it began, so that the next press would meet the same member
    return False


def _keys(combination: str) -> tuple[str, int]:
    """Read a combination as people write it (`Ctrl+M`): the key's name, and the modifiers."""
    *names, key = re.split(r"[+＋-]", combination)
    bits = {"c": CONTROL, "⌃": CONTROL, "a": ALT, "o": ALT, "⌥": ALT, "s": SHIFT}
    modifiers = sum({bits.get(name[0].lower(), 0) for name in names})
    if key.lower() in {"esc", "escape"}:
        return "Escape", modifiers
    return key.lower() if len(key) == 1 else key.upper(), modifiers

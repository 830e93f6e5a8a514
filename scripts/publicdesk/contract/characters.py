"""Characters that a plain text may not hold, because nobody sees them or they turn the text around."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"

_LINE_SEPARATORS: Final = r"\u2028\u2029"

_UNSEEN: Final = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Characters without a picture: soft hyphen, zero width signs, Hangul fillers, marks and overrides of direction, tags.

Source: Unicode's property Default_Ignorable_Code_Point. Variation selectors and the joiner are left out: a name's
kanji and an emoji may need them.
"""

_EMOJI: Final = r"\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"

_LONE_JOINER: Final = rf"\u200d(?:(?<![{_EMOJI}]\u200d)|(?![{_EMOJI}]))"
"""A joiner that joins no two emoji."""

UNREADABLE: Final = re.compile(f"[{_CONTROLS}{_LINE_SEPARATORS}\ufeff]")
"""Characters that no line of keys and values can hold."""

INVISIBLE: Final = re.compile(f"[{_CONTROLS}{_LINE_SEPARATORS}{_UNSEEN}]|{_LONE_JOINER}")
"""Characters that no plain text can hold."""

UNFIT: Final = re.compile(f"[{_CONTROLS}{_LINE_SEPARATORS}\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""Characters that no text of a page can hold: signs of control, those that turn the text around, and tags.

Other unseen ones, such as a soft hyphen, are of use in long texts.
"""

_BLANK: Final = re.compile(
    rf"(?:[\s{_CONTROLS}{_LINE_SEPARATORS}{_UNSEEN}\u200d\u2800\ufe00-\ufe0f\U000e0100-\U000e01ef])*"
)

MIXED_ALPHABETS: Final = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
"""A Latin letter beside a Cyrillic one: the two look alike, and search finds neither word."""

_CONTROL_NAMES: Final = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\t": "TAB",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",
}


def is_blank(text: str) -> bool:
    """Tell whether a reader sees nothing of ``text``."""
    return _BLANK.fullmatch(text) is not None


def character_name(character: str) -> str:
    """Return a character's code and Unicode's name for it: ``U+200B ZERO WIDTH SPACE``."""
    name = _CONTROL_NAMES.get(character) or unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"

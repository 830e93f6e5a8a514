"""Show the signs that a line of a report must not hold: they move the cursor, begin a line or turn it round."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NAMED: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control and format characters, lone surrogates, and the two separators that end a line (Unicode, 4.5)."""

_JOINER: Final = "\u200d"
"""It holds the parts of one emoji together, and moves nothing."""

_OLD_COMMAND: Final = re.compile(r"##(?=[A-Za-z]*\[)")
"""How a command to a CI service begins that is heard anywhere in a line: ``##[group]``, ``##vso[``."""


def escaped(text: str) -> str:
    r"""Return ``text`` as one line that gives no order to a terminal or a CI service.

    A sign that is not shown or that moves others stands as its escape, such as ``\n``, ``\x1b`` or ``\u202e``.
    """
    if not text.isprintable():
        text = "".join(_escape(char) if is_hidden(char) else char for char in text)
    return _OLD_COMMAND.sub(r"#\\x23", text)


def is_hidden(char: str) -> bool:
    """Tell whether a character shows nothing of its own and changes how others are read."""
    return unicodedata.category(char) in _CATEGORIES and char != _JOINER


def _escape(char: str) -> str:
    code = ord(char)
    if char in _NAMED:
        return _NAMED[char]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 - digits of an escape

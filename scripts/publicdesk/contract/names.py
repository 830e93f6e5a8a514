"""Names of files, folders and ids: what may become a part of an address."""

from __future__ import annotations

import re
from typing import Final

SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Small letters, digits and single hyphens: the form of ids, of pages and of their folders."""

LONGEST_NAME: Final = 100
"""Characters of a name; three bytes each in Chinese, which still fits every file system's 255 (with an ending)."""

_LONGEST_PART: Final = LONGEST_NAME + 20
"""The same in the built site, where the language and the ending of a blank form are added to its id."""

DEEPEST: Final = 5
"""Folders under ``docs/`` that may lie in one another."""

_LETTERS: Final = (
    "A-Za-z\u00c0-\u024f\u1e00-\u1eff"  # Latin, with the accents of Europe and Vietnam
    "\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fe"  # kana and the marks that repeat a character
    "\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"  # Zhuyin and Chinese characters
)
_BRACKETS: Final = "()（）「」『』【】《》〈〉"

FILE_SIGN: Final = re.compile(rf"[{_LETTERS}0-9{_BRACKETS}、·－_. -]")
"""A character that the name of a supplied file may hold."""

FILE_NAME: Final = re.compile(
    rf"[{_LETTERS}0-9（(「『【《〈](?:(?!  )[{_LETTERS}0-9{_BRACKETS}、·－_. -])*(?<![ .])\.[A-Za-z0-9]+"
)
"""The name of a supplied file: it begins with no sign, has no space at an end and no two in a row."""

FOLDER_NAME: Final = re.compile(rf"[{_LETTERS}0-9][{_LETTERS}0-9{_BRACKETS}_ -]*(?<! )")
"""The name of a folder that holds no page."""

_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name for a device, whatever its ending.

    Source: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    return bool(_DEVICES.fullmatch(name))


def is_address_part(name: str) -> bool:
    """Tell whether a name may stand between two slashes of an address of the site."""
    clean = all(map(FILE_SIGN.fullmatch, name)) and name[:1] not in {"", *" .-_"} and name[-1] not in " ."
    return clean and len(name) <= _LONGEST_PART and not is_device(name)

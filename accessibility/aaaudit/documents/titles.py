"""Titles of documents that say nothing of what they are about."""

import re

_FILE_NAME = re.compile(
    r"^\S+\.(docx?|odt|ods|xlsx?|pptx?|pdf|rtf|indd|qxp|tex|html?|wpd|txt)$", re.IGNORECASE
)
_PROGRAM = re.compile(
    r"^(microsoft (word|excel|powerpoint)\s*-|untitled\b|document ?\d*$|slide ?1$|未命名|無題)", re.IGNORECASE
)


def says_nothing(title: str) -> bool:
    """Whether a title is only a file's name or what a program has put there."""
    plain = title.strip()
    return bool(_FILE_NAME.match(plain) or _PROGRAM.match(plain))

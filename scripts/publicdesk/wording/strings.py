"""The words of the theme in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from markupsafe import escape

from publicdesk.errors import CannotRunError
from publicdesk.languages import LANGUAGES, Language
from publicdesk.text.utf8 import read_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class StringsError(CannotRunError):
    """The theme's words are not whole: the message names the file and what is missing."""


@dataclass(frozen=True)
class Strings:
    """The theme's words in one language."""

    language: Language
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for ``key``, with ``{name}`` places filled in.

        Where a value is markup, so are the words, and the other values are escaped.

        Raises:
            StringsError: the theme has no such words.

        """
        if key not in self.words:
            msg = f"strings/{self.language}.yml has no {key!r}"
            raise StringsError(msg)
        template = self.words[key]
        if any(hasattr(value, "__html__") for value in values.values()):
            return escape(template).format(**values)
        return template.format(**values) if values else template


def load_strings(folders: Sequence[Path]) -> dict[Language, Strings]:
    """Read ``strings/<language>.yml`` from the theme's folders; the first folder that has a word wins.

    Raises:
        StringsError: a language lacks words that another has, or a file cannot be read.

    """
    found: dict[Language, Strings] = {}
    for language in LANGUAGES:
        words: dict[str, str] = {}
        for folder in reversed(folders):
            path = folder / "strings" / f"{language}.yml"
            if path.is_file():
                words |= _read(path)
        found[language] = Strings(language, words)
    every = {key for strings in found.values() for key in strings.words}
    for language, strings in found.items():
        missing = sorted(every - set(strings.words))
        if missing:
            msg = f"strings/{language}.yml lacks {', '.join(missing)}; add each with its words"
            raise StringsError(msg)
    return found


def _read(path: Path) -> dict[str, str]:
    name = f"strings/{path.name}"
    text, line = read_utf8(path.read_bytes())
    if text is None:
        msg = f"{name}:{line}: the file is not UTF-8 text from this line on; save it again as UTF-8"
        raise StringsError(msg)
    try:
        words = yaml.safe_load(text)
    except yaml.YAMLError as reason:
        mark = getattr(reason, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        msg = f'{name}:{line}: the words cannot be read from here on; write each as key: "words"'
        raise StringsError(msg) from reason
    if not isinstance(words, dict):
        msg = f'{name}: the file has no words; write each as key: "words"'
        raise StringsError(msg)
    for key, value in words.items():
        if not isinstance(value, str):
            msg = f'{name}: "{key}" has no words; write {key}: "words"'
            raise StringsError(msg)
    return dict(words)

"""The words of the theme in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from markupsafe import escape

from publicdesk.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class StringsError(Exception):
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
        StringsError: a language lacks words that another has.

    """
    found: dict[Language, Strings] = {}
    for language in LANGUAGES:
        words: dict[str, str] = {}
        for folder in reversed(folders):
            path = folder / "strings" / f"{language}.yml"
            if path.is_file():
                words |= yaml.safe_load(path.read_text(encoding="utf-8"))
        found[language] = Strings(language, words)
    every = {key for strings in found.values() for key in strings.words}
    for language, strings in found.items():
        missing = sorted(every - set(strings.words))
        if missing:
            msg = f"strings/{language}.yml lacks {', '.join(missing)}"
            raise StringsError(msg)
    return found

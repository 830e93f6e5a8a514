"""The words of the HTML report and the statement, in the languages of the reports (texts.toml)."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aaaudit.rules import ReportLanguage, Texts

LANGUAGES: Mapping[ReportLanguage, str] = {"en": "English", "zh-TW": "正體中文", "ja": "日本語"}
"""The languages of the reports, each with its name in itself; the first is that of `index.html`."""

LIST_MARKS: Mapping[ReportLanguage, str] = {"en": ", ", "zh-TW": "、", "ja": "、"}


class Words:
    """The words of one language."""

    def __init__(self, language: ReportLanguage) -> None:
        self.language = language

    def __call__(self, key: str, **params: object) -> str:
        """Return a text with its parameters; `statement.heading` is `heading` in the table `statement`."""
        return _texts()[key].in_language(self.language).format_map(params)

    def listed(self, items: Iterable[object]) -> str:
        """Join items with the mark that the language has for that."""
        return LIST_MARKS[self.language].join(str(item) for item in items)

    def widths(self, widths: tuple[int, ...]) -> str:
        """Name viewport widths."""
        return self("widths", widths=self.listed(widths))


@cache
def _texts() -> Mapping[str, Texts]:
    data = tomllib.loads(files(__package__).joinpath("texts.toml").read_text(encoding="utf-8"))
    return dict(_flat(data, ""))


def _flat(data: Mapping[str, Any], prefix: str) -> list[tuple[str, Texts]]:
    found = []
    for key, value in data.items():
        if "en" in value:
            found.append((f"{prefix}{key}", Texts.model_validate(value)))
        else:
            found += _flat(value, f"{prefix}{key}.")
    return found

"""The catalogue's names, and dates, numbers and times, in the words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from publicdesk.catalogue.labels import in_language, row_name, row_note
from publicdesk.languages import DEFAULT
from publicdesk.wording import values

if TYPE_CHECKING:
    import datetime as dt

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.contract.tables import Label
    from publicdesk.languages import Language
    from publicdesk.wording.strings import Strings


_NUMBER = re.compile(r"(\d(?:[\d,.:-]*\d)?)")
"""A number as people read it: with its separators, as 13,330,000, 08:30 or 02-2234-3833."""


@dataclass(frozen=True)
class Words:
    """What a template can say in one language.

    Attributes:
        catalogue: all content.
        language: language of the page.
        t: the theme's words in that language.

    """

    catalogue: Catalogue
    language: Language
    t: Strings

    def name(self, table: str, row: str) -> str:
        """Return the name of a table's row."""
        return row_name(self.catalogue, table, row, self.language)

    def note(self, table: str, row: str) -> str:
        """Return the note of a table's row, empty where it has none."""
        return row_note(self.catalogue, table, row, self.language)

    def class_name(self, scheme: str, code: str) -> str:
        """Return the name of a class, or words that say that no name is known in this language."""
        row = self.catalogue.classes[scheme].get(code)
        name = getattr(row, "zh" if self.language == DEFAULT else self.language) if row else ""
        return name or self.t("class.unnamed")

    def label(self, label: Label) -> str:
        """Return a three-language text in the page's language."""
        return in_language(label, self.language)

    def day(self, day: dt.date) -> Markup:
        """Return a date as a ``time`` element."""
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), values.date_text(day, self.t))

    def year(self, year: int) -> str:
        """Return a year, in Chinese with the ROC year."""
        return values.year_text(year, self.t)

    def month(self, month: int) -> str:
        """Return the name of a month, given as 1 to 12."""
        return values.month_text(month, self.t)

    def amount(self, value: int, unit: str) -> str:
        """Return an amount in its unit."""
        return values.amount_text(value, unit, self.t)

    def figures(self, text: str) -> Markup:
        """Return a text with its numbers marked, for the theme to set them large."""
        parts = _NUMBER.split(text)
        return Markup().join(
            Markup('<span class="figure">{}</span>').format(part) if at % 2 else escape(part)
            for at, part in enumerate(parts)
        )

    def counted(self, key: str, number: int) -> str:
        """Return a number with its noun."""
        return values.counted(key, number, self.t)

    def deadline(self, deadline: Any) -> str:  # noqa: ANN401 - one of five models
        """Return a time limit as a sentence."""
        return values.deadline_text(deadline, self.t, self.catalogue)

    def extension(self, extension: Any, key: str) -> str:  # noqa: ANN401 - Extension
        """Return how much longer one may take."""
        return values.extension_text(extension, key, self.t, self.catalogue)

    def working_days(self, number: int | None) -> str:
        """Return a processing time."""
        if number is None:
            return self.t("fact.not-stated")
        return self.counted("time.working-days", number) if number else self.t("fact.same-day")

    def fee(self, value: int | None) -> str:
        """Return a fee."""
        if value is None:
            return self.t("fact.not-stated")
        return self.amount(value, "TWD") if value else self.t("fact.free")

    def article(self, article: str) -> str:
        """Return the name of an article; Chinese and Japanese write 71-1 as 第71條之1."""
        number, _, part = article.partition("-")
        if part:
            return self.t("law.article-of", article=number, part=part)
        return self.t("law.article", article=number)

    def law(self, law: str) -> Any:  # noqa: ANN401 - a row of the table of laws
        """Return the row of a law."""
        return self.catalogue.tables["laws"].get(law)

    def moved(self, window: Any) -> str:  # noqa: ANN401 - MovedWindow
        """Return a window that a notice has moved, as a sentence."""
        return self.t(
            "deadline.moved",
            year=window.tax_year,
            opens=values.date_text(window.opens, self.t),
            closes=values.date_text(window.closes, self.t),
            source=window.source,
        )

    def tel(self, phone: str) -> str:
        """Return the address that calls a telephone number, without its extension."""
        return values.tel(phone)

    def hours(self, hours: Any) -> str:  # noqa: ANN401 - OpeningHours
        """Return opening hours as a sentence."""
        return self.t("hours", days=self.t(f"days.{hours.days}"), opens=hours.opens, closes=hours.closes)

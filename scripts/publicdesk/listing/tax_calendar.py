"""The calendar of the tax year: the time limits that come back each year or each month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publicdesk.contract.built import CALENDAR
from publicdesk.listing.derived import LISTING, Derived, Origin, Place, Template, derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.wording.words import Words


@dataclass(frozen=True)
class Due:
    """A time limit of a procedure; ``number`` is its place among the procedure's limits, counted from 1."""

    procedure: Entry
    number: int
    limit: Any


@dataclass(frozen=True)
class TaxYear:
    """The limits of a year.

    Attributes:
        months: number of a month to the limits that end in it, in the order of their last days.
        monthly: limits of a day of each month, or of every few months, in the order of the days.

    """

    months: dict[int, tuple[Due, ...]]
    monthly: tuple[Due, ...]

    @property
    def members(self) -> tuple[Entry, ...]:
        """The procedures it names, each once."""
        dues = [due for month in self.months.values() for due in month] + list(self.monthly)
        return tuple({due.procedure.id: due.procedure for due in dues}.values())


def tax_year(catalogue: Catalogue) -> TaxYear:
    """Return the limits of all procedures that come back."""
    dues = [
        Due(procedure, number, limit)
        for procedure in catalogue.of_kind("procedure")
        for number, limit in enumerate(procedure.facts.deadlines, 1)
    ]
    yearly = sorted(
        (due for due in dues if due.limit.kind == "yearly-window"),
        key=lambda due: (due.limit.closes, due.limit.opens, due.procedure.id, due.number),
    )
    monthly = sorted(
        (due for due in dues if due.limit.kind == "monthly-day"),
        key=lambda due: (due.limit.every_months, due.limit.day, due.procedure.id, due.number),
    )
    months = {
        month: tuple(due for due in yearly if int(due.limit.closes[:2]) == month) for month in range(1, 13)
    }
    return TaxYear({month: found for month, found in months.items() if found}, tuple(monthly))


def calendar_pages(catalogue: Catalogue, languages: Iterable[Words]) -> Iterator[Derived]:
    """Yield the page of the calendar, owned and classified like the head of the procedures."""
    head = catalogue.at("procedures/index.md")
    year = tax_year(catalogue)
    if head is None or not year.members:
        return
    place = Place(CALENDAR, ("index.md",))
    template = Template(LISTING, "pages/calendar.html", year)

    def texts(words: Words) -> tuple[str, str]:
        return words.t("calendar.title"), words.t("calendar.summary")

    yield derive(place, template, Origin(head, year.members), texts, languages)

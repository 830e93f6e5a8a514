"""The calendar of the tax year as a file that calendars can subscribe to (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from icalendar import Calendar, Event, vRecur

from publicdesk.catalogue.addresses import address
from publicdesk.contract.built import CALENDAR
from publicdesk.languages import prefix
from publicdesk.listing.tax_calendar import tax_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.listing.tax_calendar import Due
    from publicdesk.render.page.view import View

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendar_file(view: View) -> tuple[str, bytes]:
    """Return the name and the content of the calendar in the language of ``view``.

    Events begin in the year in which their procedure was last reviewed, and come back each year or month;
    so the bytes depend on the content alone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//publicdesk//tax calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("name", view.t("calendar.title"))
    for due in _dues(view):
        calendar.add_component(_event(due, view))
    return f"{prefix(view.language)}{CALENDAR}.ics", bytes(calendar.to_ical())


def _dues(view: View) -> Iterator[Due]:
    year = tax_year(view.catalogue)
    for dues in year.months.values():
        yield from dues
    yield from year.monthly


def _event(due: Due, view: View) -> Event:
    limit, procedure = due.limit, due.procedure
    texts = procedure.texts(view.language)
    first, last, recurrence = _days(limit, procedure.facts.reviewed.year)
    event = Event()
    event.add("uid", f"{procedure.id}-{due.number}@{view.catalogue.site.identifier}")
    event.add("dtstamp", dt.datetime.combine(procedure.facts.reviewed, dt.time(), dt.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1))  # the end is the first day after (RFC 5545, 3.6.1)
    event.add("rrule", recurrence)
    event.add("summary", _plain(texts.title))
    event.add("description", _plain(f"{view.deadline(limit)} {texts.summary}".strip()))
    event.add("transp", "TRANSPARENT")
    if view.base:
        event.add("url", f"{view.base}{address(procedure, view.language)}")
    return event


def _days(limit: Any, year: int) -> tuple[dt.date, dt.date, vRecur]:  # noqa: ANN401 - one of the models of deadlines
    if limit.kind == "yearly-window":
        # A window that closes on an earlier day than it opens runs into the next year.
        ends = year + (limit.closes < limit.opens)
        opens, closes = (
            dt.date.fromisoformat(day) for day in (f"{year}-{limit.opens}", f"{ends}-{limit.closes}")
        )
        return opens, closes, vRecur(freq="yearly")
    # Limits of every few months are for the months before, so the first of a year falls in January.
    day = dt.date(year, 1, limit.day)
    return day, day, vRecur(freq="monthly", interval=limit.every_months)


def _plain(text: str) -> str:
    """Return a text without the control characters that RFC 5545, 3.1 keeps out of texts."""
    return _CONTROL.sub("", text)

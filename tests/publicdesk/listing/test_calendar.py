"""The tax calendar: a page and a file that say when what comes back is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from publicdesk.check.run import check
from publicdesk.render.files.ics import calendar_file
from publicdesk.render.page.view import View
from publicdesk.site.build import build_site
from publicdesk.wording.strings import load_strings
from tiny_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

PROCEDURE = "docs/procedures/estate-tax-return.md"


def calendar_of(project: Project) -> bytes:
    """Return the Chinese calendar file of a project, without building its site."""
    catalogue, _ = check(project.root / "docs")
    assert catalogue
    words = load_strings([ROOT / "overrides"])["zh-TW"]
    return calendar_file(View(catalogue, "zh-TW", words, "calendar/", None, "https://tiny.example/"))[1]


@pytest.fixture
def site(tiny: Project) -> Path:
    """Build the tiny site with a limit of each year and one of every second month."""
    text = (tiny.root / PROCEDURE).read_text(encoding="utf-8")
    limits = (
        'deadlines:\n  - {kind: yearly-window, opens: "05-01", closes: "06-10"}\n'
        "  - {kind: monthly-day, day: 15, every_months: 2}\n"
    )
    tiny.write({PROCEDURE: text.replace("deadlines:\n", limits).encode()})
    folder = tiny.root / "site"
    assert build_site(tiny.root, folder).pages > 0
    return folder


def test_the_calendar_lists_limits_by_the_month_in_which_they_end(site: Path) -> None:
    """A yearly window stands in the month of its last day, a monthly day apart, an event in neither."""
    tree = LexborHTMLParser((site / "en/calendar/index.html").read_text(encoding="utf-8"))
    assert [node.text() for node in tree.css("main section h2")] == ["June", "Each month or every few months"]
    assert [" ".join(node.text().split()) for node in tree.css("main .summary-list > div")] == [
        "From 1 May to 10 June each year Estate tax return",
        "Every 2 months, by day 15 of the next month Estate tax return",
    ]
    assert tree.css_first(".downloads a").attributes["href"] == "../calendar.ics"


def test_the_calendar_file_can_be_read_by_calendars(site: Path) -> None:
    """Each limit is an event that comes back, with its whole window, its rule and a stable id."""
    calendar = Calendar.from_ical((site / "ja/calendar.ics").read_bytes())
    events = [
        (
            str(event["uid"]),
            str(event["summary"]),
            event["dtstart"].dt,
            event["dtend"].dt,
            event["rrule"].to_ical().decode(),
        )
        for event in calendar.walk("VEVENT")
    ]
    assert events == [
        (
            "estate-tax-return-1@tiny",
            "遺産税の申告",
            dt.date(2026, 5, 1),
            dt.date(2026, 6, 11),
            "FREQ=YEARLY",
        ),
        (
            "estate-tax-return-2@tiny",
            "遺産税の申告",
            dt.date(2026, 1, 15),
            dt.date(2026, 1, 16),
            "FREQ=MONTHLY;INTERVAL=2",
        ),
    ]


def test_a_site_without_such_limits_has_no_calendar(built_tiny: Path) -> None:
    """Where nothing comes back there is neither page nor file nor a link to them."""
    assert not (built_tiny / "calendar").exists()
    assert not (built_tiny / "calendar.ics").exists()
    assert "calendar" not in (built_tiny / "index.html").read_text(encoding="utf-8")


def test_a_window_over_the_turn_of_the_year_ends_in_the_next(tiny: Project) -> None:
    """The last day of a window is never before its first."""
    text = (tiny.root / PROCEDURE).read_text(encoding="utf-8")
    window = '- {kind: yearly-window, opens: "12-01", closes: "01-31"}'
    tiny.write({PROCEDURE: text.replace("deadlines:\n", f"deadlines:\n  {window}\n").encode()})
    folder = tiny.root / "site"
    assert build_site(tiny.root, folder).pages > 0
    [event] = Calendar.from_ical((folder / "calendar.ics").read_bytes()).walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2026, 12, 1), dt.date(2027, 2, 1))


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ('"申報; 繳納, 退稅\\\\: 𠮷野家"', "申報; 繳納, 退稅\\: 𠮷野家"),
        ("遺產稅" * 40, "遺產稅" * 40),
    ],
)
def test_no_title_begins_a_line_of_the_calendar_file(tiny: Project, title: str, summary: str) -> None:
    """Signs with a meaning are escaped, and a long line is folded between characters."""
    limit = '- {kind: yearly-window, opens: "05-01", closes: "05-31"}'
    tiny.replace(PROCEDURE, "deadlines:\n", f"deadlines:\n  {limit}\n")
    tiny.replace(PROCEDURE, "title: 遺產稅申報\n", f"title: {title}\n")
    raw = calendar_of(tiny)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert raw.decode().replace("\r\n", "").isprintable()
    [event] = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["summary"]) == summary

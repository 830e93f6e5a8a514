"""Time limits as structures, so that they can be checked, shown and put in a calendar.

The shapes are those of Taiwan's tax laws: a yearly window that a notice may move (Income Tax Act,
article 71), months or days counted from an event (Estate and Gift Tax Act, articles 23 and 24), a time
before an event, and a day of each month (Commodity Tax Act, article 23).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from publicdesk.contract.types import ConditionId, EventId, Model, MonthDay, Text

Count = Annotated[int, Field(ge=1)]


class Extension(Model):
    """How much longer one may take, and on what condition."""

    months: Annotated[Count | None, Field(default=None, title="展延月數", description="Months more.")]
    days: Annotated[Count | None, Field(default=None, title="展延日數", description="Days more.")]
    condition: Annotated[
        ConditionId, Field(title="條件", description="When it is granted: _data/conditions.yml.")
    ]


class Limit(Model):
    """What all time limits have."""

    condition: Annotated[
        ConditionId | None,
        Field(default=None, title="適用情形", description="Whom this limit is for, where there are several."),
    ]
    extension: Annotated[
        Extension | None, Field(default=None, title="展延", description="Longer on request.")
    ]
    force_majeure: Annotated[
        Extension | None,
        Field(default=None, title="不可抗力", description="Longer when it was missed through no fault."),
    ]


class MovedWindow(Model):
    """The window of one tax year, as a notice set it."""

    tax_year: Annotated[int, Field(ge=1950, title="課稅年度", description="Tax year, CE.")]
    opens: Annotated[dt.date, Field(title="起日", description="First day.")]
    closes: Annotated[dt.date, Field(title="迄日", description="Last day.")]
    source: Annotated[Text, Field(title="依據", description="The notice.")]


class YearlyWindow(Limit):
    """The same days each year, unless a notice moves them."""

    kind: Annotated[Literal["yearly-window"], Field(title="期限種類", description="Its shape.")]
    opens: Annotated[MonthDay, Field(title="起日", description="First day, month-day.")]
    closes: Annotated[MonthDay, Field(title="迄日", description="Last day, month-day.")]
    moved: Annotated[
        list[MovedWindow],
        Field(default_factory=list, title="公告展延", description="Years whose window a notice has moved."),
    ]


class AfterEvent(Limit):
    """Months from an event, or days counted from the day after it."""

    kind: Annotated[Literal["after-event"], Field(title="期限種類", description="Its shape.")]
    event: Annotated[EventId, Field(title="起算事由", description="What starts the time: _data/events.yml.")]
    months: Annotated[Count | None, Field(default=None, title="月數", description="Months from the event.")]
    days: Annotated[Count | None, Field(default=None, title="日數", description="Days from the day after.")]
    years: Annotated[Count | None, Field(default=None, title="年數", description="Years from the event.")]
    first_day_counts: Annotated[
        bool,
        Field(default=False, title="始日計入", description="true: the day of the event is day 1."),
    ]


class BeforeEvent(Limit):
    """At any time before an event, or a number of days before it."""

    kind: Annotated[Literal["before-event"], Field(title="期限種類", description="Its shape.")]
    event: Annotated[EventId, Field(title="事由", description="What it must be done before.")]
    days: Annotated[
        Count | None, Field(default=None, title="日數", description="Not earlier than these days.")
    ]


class MonthlyDay(Limit):
    """By a day of each month, or of every second month, for the time before."""

    kind: Annotated[Literal["monthly-day"], Field(title="期限種類", description="Its shape.")]
    day: Annotated[int, Field(ge=1, le=31, title="日", description="Day of the month.")]
    every_months: Annotated[
        int, Field(default=1, ge=1, le=12, title="每幾個月", description="1 is each month.")
    ]


class AnyTime(Limit):
    """No limit."""

    kind: Annotated[Literal["any-time"], Field(title="期限種類", description="Its shape.")]


Deadline = Annotated[
    YearlyWindow | AfterEvent | BeforeEvent | MonthlyDay | AnyTime, Field(discriminator="kind")
]

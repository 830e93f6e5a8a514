"""Time limits as structures, so that they can be checked, shown and put in a calendar.

The shapes are those of Taiwan's tax laws: a yearly window that a notice may move (Income Tax Act,
article 71), months or days counted from an event (Estate and Gift Tax Act, articles 23 and 24), a time
before an event, and a day of each month (Commodity Tax Act, article 23).
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from publicdesk.contract.types import (
    ONCE,
    ConditionId,
    Day,
    EventId,
    Model,
    MonthDay,
    Text,
    Year,
    refuse,
)

Days = Annotated[int, Field(ge=1, le=3_660)]
"""Days of a time limit, up to ten years; the longest one in the laws named has 45."""

Months = Annotated[int, Field(ge=1, le=120)]

Years = Annotated[int, Field(ge=1, le=30)]
"""Years of a time limit: 15 is the longest in the Tax Collection Act (article 28)."""

_SAFE_DAY: Final = 28
"""The last day that every month has."""


def _has_length(limit: AfterEvent | Extension) -> None:
    """Refuse a time without a number: it would be shown as a sentence that names no time."""
    if not any((limit.days, limit.months, getattr(limit, "years", None))):
        refuse("deadline.no-length")


class Extension(Model):
    """How much longer one may take, and on what condition."""

    months: Annotated[Months | None, Field(default=None, title="展延月數", description="Months more.")]
    days: Annotated[Days | None, Field(default=None, title="展延日數", description="Days more.")]
    condition: Annotated[
        ConditionId, Field(title="條件", description="When it is granted: _data/conditions.yml.")
    ]

    @model_validator(mode="after")
    def _is_of_some_length(self) -> Self:
        _has_length(self)
        return self


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

    tax_year: Annotated[Year, Field(title="課稅年度", description="Tax year, CE.")]
    opens: Annotated[Day, Field(title="起日", description="First day.")]
    closes: Annotated[Day, Field(title="迄日", description="Last day.")]
    source: Annotated[Text, Field(title="依據", description="The notice.")]

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Self:
        if self.closes < self.opens:
            refuse(
                "date.order",
                at="closes",
                earlier="opens",
                later="closes",
                first=str(self.opens),
                second=str(self.closes),
            )
        return self


class YearlyWindow(Limit):
    """The same days each year, unless a notice moves them."""

    kind: Annotated[Literal["yearly-window"], Field(title="期限種類", description="Its shape.")]
    opens: Annotated[MonthDay, Field(title="起日", description="First day, month-day.")]
    closes: Annotated[MonthDay, Field(title="迄日", description="Last day, month-day.")]
    moved: Annotated[
        list[MovedWindow],
        Field(default_factory=list, title="公告展延", description="Years whose window a notice has moved."),
        ONCE,
    ]


class AfterEvent(Limit):
    """Months from an event, or days counted from the day after it."""

    kind: Annotated[Literal["after-event"], Field(title="期限種類", description="Its shape.")]
    event: Annotated[EventId, Field(title="起算事由", description="What starts the time: _data/events.yml.")]
    months: Annotated[Months | None, Field(default=None, title="月數", description="Months from the event.")]
    days: Annotated[Days | None, Field(default=None, title="日數", description="Days from the day after.")]
    years: Annotated[Years | None, Field(default=None, title="年數", description="Years from the event.")]
    first_day_counts: Annotated[
        bool,
        Field(default=False, title="始日計入", description="true: the day of the event is day 1."),
    ]

    @model_validator(mode="after")
    def _is_of_some_length(self) -> Self:
        _has_length(self)
        return self


class BeforeEvent(Limit):
    """At any time before an event, or a number of days before it."""

    kind: Annotated[Literal["before-event"], Field(title="期限種類", description="Its shape.")]
    event: Annotated[EventId, Field(title="事由", description="What it must be done before.")]
    days: Annotated[
        Days | None, Field(default=None, title="日數", description="Not earlier than these days.")
    ]


class MonthlyDay(Limit):
    """By a day of each month, or of every second month, for the time before."""

    kind: Annotated[Literal["monthly-day"], Field(title="期限種類", description="Its shape.")]
    day: Annotated[
        int, Field(ge=1, le=31, title="日", description="Day of the month, up to 28, which each has.")
    ]
    every_months: Annotated[
        int, Field(default=1, ge=1, le=12, title="每幾個月", description="1 is each month.")
    ]

    @model_validator(mode="after")
    def _is_a_day_of_every_month(self) -> Self:
        if self.day > _SAFE_DAY:
            refuse("deadline.no-such-day", at="day", day=self.day, last=_SAFE_DAY)
        return self


class AnyTime(Limit):
    """No limit."""

    kind: Annotated[Literal["any-time"], Field(title="期限種類", description="Its shape.")]


Deadline = Annotated[
    YearlyWindow | AfterEvent | BeforeEvent | MonthlyDay | AnyTime, Field(discriminator="kind")
]

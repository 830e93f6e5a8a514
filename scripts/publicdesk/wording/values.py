"""Dates, numbers and times in the words of a language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.labels import row_name

if TYPE_CHECKING:
    import datetime as dt

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.wording.strings import Strings

ROC_EPOCH = 1911
"""Year 1 of the Republic of China's calendar is 1912."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def tel(phone: str) -> str:
    """Return the address that calls a telephone number; an extension has to be said or dialled afterwards."""
    number = re.split(r"#|轉|分機|ext", phone, maxsplit=1)[0]
    return f"tel:{re.sub(r'[^0-9+]', '', number)}"


def date_text(day: dt.date, t: Strings) -> str:
    """Return a date as readers of the language write it, in Chinese with the ROC year beside it."""
    if t.language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    plain = f"{day.year}年{day.month}月{day.day}日"
    return f"{plain}（民國{day.year - ROC_EPOCH}年）" if t.language == "zh-TW" else plain


def year_text(year: int, t: Strings) -> str:
    """Return a year, in Chinese with the ROC year beside it."""
    if t.language == "zh-TW":
        return f"{year}年（民國{year - ROC_EPOCH}年）"
    return str(year) if t.language == "en" else f"{year}年"


def month_day_text(month_day: str, t: Strings) -> str:
    """Return a day of any year, given as ``05-31``."""
    month, day = (int(part) for part in month_day.split("-"))
    return f"{day} {_MONTHS[month - 1]}" if t.language == "en" else f"{month}月{day}日"


def month_text(month: int, t: Strings) -> str:
    """Return the name of a month, given as 1 to 12."""
    return _MONTHS[month - 1] if t.language == "en" else f"{month}月"


def amount_text(value: int, unit: str, t: Strings) -> str:
    """Return an amount in its unit: money with separators, percent, days."""
    return t(f"unit.{unit}", value=f"{value:,}")


def counted(key: str, number: int, t: Strings) -> str:
    """Return a number with its noun; ``key.one`` is for one, ``key.many`` for the rest."""
    return t(f"{key}.one" if number == 1 else f"{key}.many", number=f"{number:,}")


def span_text(limit: Any, t: Strings) -> str:  # noqa: ANN401 - any model with years, months or days
    """Return the length of a time limit or of its extension."""
    for unit in ("years", "months", "days"):
        number = getattr(limit, unit, None)
        if number is not None:
            return counted(f"span.{unit}", number, t)
    return ""


def deadline_text(deadline: Any, t: Strings, catalogue: Catalogue) -> str:  # noqa: ANN401 - one of five models
    """Return a time limit as a sentence without its extension."""
    kind = deadline.kind
    if kind == "yearly-window":
        opens, closes = (month_day_text(day, t) for day in (deadline.opens, deadline.closes))
        return t("deadline.yearly-window", opens=opens, closes=closes)
    if kind == "monthly-day":
        key = "deadline.monthly-day" if deadline.every_months == 1 else "deadline.every-months"
        return t(key, day=deadline.day, months=deadline.every_months)
    if kind == "any-time":
        return t("deadline.any-time")
    event = row_name(catalogue, "events", deadline.event, t.language)
    span = span_text(deadline, t)
    if kind == "before-event":
        return t("deadline.before-days" if span else "deadline.before", event=event, span=span)
    if not deadline.days:
        return t("deadline.after", event=event, span=span)
    counted_from = "deadline.after-days-first" if deadline.first_day_counts else "deadline.after-days"
    return t(counted_from, event=event, span=span)


def extension_text(extension: Any, key: str, t: Strings, catalogue: Catalogue) -> str:  # noqa: ANN401 - Extension
    """Return how much longer one may take and when; ``key`` is ``extension`` or ``force-majeure``."""
    condition = row_name(catalogue, "conditions", extension.condition, t.language)
    span = span_text(extension, t)
    return t(f"deadline.{key}" if span else f"deadline.{key}-open", span=span, condition=condition)

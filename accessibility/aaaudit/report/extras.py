"""What reports tell besides the audit itself, where there is such."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aaaudit.finding import Finding
from aaaudit.manual import Manual
from aaaudit.pictures import Picture
from aaaudit.report.trend import Trend


@dataclass(frozen=True)
class Extras:
    """`date` is how the reports name the day, empty where none is to be named; `manual` is what people found.

    `trend` is against the last run; `pictures` are of elements that failed.
    """

    date: str = ""
    trend: Trend | None = None
    manual: Manual | None = None
    pictures: Mapping[Finding, Picture] = field(default_factory=dict)

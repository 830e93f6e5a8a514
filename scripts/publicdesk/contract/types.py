"""Types that the models of the contract share."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from publicdesk.contract.characters import INVISIBLE, MIXED_ALPHABETS, character_name, is_blank
from publicdesk.contract.contact import ADDRESS
from publicdesk.contract.names import LONGEST_NAME, SLUG

if TYPE_CHECKING:
    from pydantic.config import JsonDict


class Model(BaseModel):
    """Base of every model: unknown keys are refused, values are not silently converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of an entry: ``target`` is a kind of page or the name of a table."""

    target: str


ID: Final = SLUG
"""The form of an id, which becomes part of an address."""

Id = Annotated[str, Field(pattern=ID, max_length=LONGEST_NAME)]
"""An id of a page or of a node of a flow."""


def refuse(rule: str, **params: str | int) -> NoReturn:
    """Refuse a value by a rule of ``report/rules.toml``, with what its sentences need.

    ``at`` names the key, or the position in the list, that the refusal is about, where it is not the whole.

    Raises:
        PydanticCustomError: always; its type is the rule.

    """
    raise PydanticCustomError(rule, "refused by a rule", params)


_MARKUP: Final = (
    r"</?[A-Za-z][^<>]*>|<!--|&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);"
    r"|\*\*[^*\s][^*]*\*\*|\[[^\[\]]+\]\([^()]*\)"
)
"""HTML's tags, comments and character references, Markdown's bold and links."""

TITLE_LENGTH: Final = 150
"""Characters of a title: lists, menus and pictures show it whole. The longest one has 104."""

TEXT_LENGTH: Final = 1000
"""Characters of any other plain text. The longest one has 315."""


def _plain(text: str) -> str:
    text = text.rstrip("\n")
    if is_blank(text):
        refuse("value.blank" if text else "value.empty")
    if "\n" in text or "\r" in text:
        refuse("value.line-end")
    if match := INVISIBLE.search(text):
        refuse("value.invisible", character=character_name(match[0]))
    if match := MIXED_ALPHABETS.search(text):
        refuse("value.alphabets", letters=match[0])
    if match := re.search(_MARKUP, text):
        refuse("value.markup", mark=match[0])
    return text


PLAIN: Final = AfterValidator(_plain)
"""Marks a text that readers see letter by letter."""

NO_MARKUP: Final[JsonDict] = {"not": {"pattern": _MARKUP}}
"""What a JSON Schema says of such a text."""

Text = Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH, json_schema_extra=NO_MARKUP), PLAIN]
"""A text that a reader sees, letter by letter: lists, titles and files of other formats show it too."""

Title = Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH, json_schema_extra=NO_MARKUP), PLAIN]
"""The name of a page or of a flow: a text that lists, menus and pictures show whole."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


def _in_range(day: dt.date) -> dt.date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        refuse("value.year", first=FIRST_YEAR, last=LAST_YEAR)
    return day


Day = Annotated[dt.date, AfterValidator(_in_range)]
"""A day of the years that a page can mean: a year of the Republic of China (0115) is none."""

Year = Annotated[int, Field(ge=1950, le=LAST_YEAR)]
"""A tax year, CE."""


LIST_LENGTH: Final = 200
"""Items of a list; the longest one has 20."""


def _once(items: list[Any]) -> list[Any]:
    if len(items) > LIST_LENGTH:
        refuse("value.many-items", number=len(items), limit=LIST_LENGTH)
    for at, item in enumerate(items):
        if item in items[:at]:
            refuse("value.twice", at=at)
    return items


ONCE: Final = AfterValidator(_once)
"""Marks a list in which nothing stands twice."""

Address = Annotated[str, Field(pattern=ADDRESS)]
"""An address of another site; only encrypted ones are linked."""

MONTH_DAY: Final = (
    r"^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    r"|02-(0[1-9]|1[0-9]|2[0-8]))$"
)
"""A day that every year has, so neither 30 February nor 29."""

MonthDay = Annotated[str, Field(pattern=MONTH_DAY)]
"""A day of any year, month first: ``05-31``."""

ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day on the 24-hour clock: ``08:30``."""

CLASS_CODE: Final = r"^[1-9A-Z][0-9A-Z]{2}$"

ClassCode = Annotated[str, Field(pattern=CLASS_CODE)]
"""A code of the government's classification lists: three digits or capital letters."""

CRITERION: Final = r"^[1-4]\.[1-5]\.[0-9]{1,2}$"
"""Number of a success criterion of WCAG 2.2: ``1.4.11``."""

Channel = Literal["counter", "mail", "phone", "fax", "online", "drive-through"]

ProcedureId = Annotated[str, Reference("procedure")]
FormId = Annotated[str, Reference("form")]
ServiceId = Annotated[str, Reference("service")]
OfficeId = Annotated[str, Reference("office")]

UnitId = Annotated[str, Reference("units")]
TaxId = Annotated[str, Reference("taxes")]
AudienceId = Annotated[str, Reference("audiences")]
DocumentId = Annotated[str, Reference("documents")]
ConditionId = Annotated[str, Reference("conditions")]
PlaceId = Annotated[str, Reference("places")]
EventId = Annotated[str, Reference("events")]
LawId = Annotated[str, Reference("laws")]
AmountId = Annotated[str, Reference("amounts")]
OutcomeId = Annotated[str, Reference("outcomes")]
LoginId = Annotated[str, Reference("logins")]
CounterId = Annotated[str, Reference("counters")]
FacilityId = Annotated[str, Reference("facilities")]
FieldId = Annotated[str, Reference("fields")]
ActorId = Annotated[str, Reference("actors")]
SystemId = Annotated[str, Reference("systems")]
BenefitUnitId = Annotated[str, Reference("benefit-units")]

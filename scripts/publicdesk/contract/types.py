"""Types that the models of the contract share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from publicdesk.contract.contact import ADDRESS


class Model(BaseModel):
    """Base of every model: unknown keys are refused, values are not silently converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of an entry: ``target`` is a kind of page or the name of a table."""

    target: str


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Small letters, digits and single hyphens: it becomes part of an address."""

MARKUP: Final = "markup"
"""Type of the refusal of a text that holds HTML or Markdown."""

_MARKUP: Final = (
    r"</?[A-Za-z][^<>]*>|<!--|&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);"
    r"|\*\*[^*\s][^*]*\*\*|\[[^\[\]]+\]\([^()]*\)"
)
"""HTML's tags, comments and character references, Markdown's bold and links."""


def _plain(text: str) -> str:
    if match := re.search(_MARKUP, text):
        raise PydanticCustomError(MARKUP, "markup in a plain text", {"mark": match[0]})
    return text


Text = Annotated[
    str,
    Field(min_length=1, json_schema_extra={"not": {"pattern": _MARKUP}}),
    AfterValidator(_plain),
]
"""A text that a reader sees, letter by letter: lists, titles and files of other formats show it too."""

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

ClassCode = Annotated[str, Field(pattern=r"^[1-9A-Z][0-9A-Z]{2}$")]
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

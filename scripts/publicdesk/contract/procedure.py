"""A procedure: what a citizen goes through to get or to file something."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publicdesk.contract.common import LegalBasis, Stewardship, Texts
from publicdesk.contract.deadline import Deadline
from publicdesk.contract.types import (
    ONCE,
    AmountId,
    AudienceId,
    Channel,
    ConditionId,
    Day,
    DocumentId,
    FormId,
    Id,
    Model,
    OutcomeId,
    PlaceId,
    ProcedureId,
    ServiceId,
    TaxId,
    UnitId,
)


class DocumentNeeded(Model):
    """A document to bring or to send with an application."""

    document: Annotated[DocumentId, Field(title="文件", description="A document of _data/documents.yml.")]
    kind: Annotated[
        Literal["original", "copy", "original-and-copy", "electronic", "number-only"],
        Field(
            default="original", title="正本或影本", description="Whether the original or a copy is wanted."
        ),
    ]
    number: Annotated[int, Field(default=1, ge=1, le=100, title="份數", description="How many.")]
    condition: Annotated[
        ConditionId | None,
        Field(default=None, title="條件", description="Only then is it needed: _data/conditions.yml."),
    ]
    office_looks_up: Annotated[
        bool,
        Field(
            default=False, title="機關自行查調", description="true: the office looks it up, bring nothing."
        ),
    ]


class ChannelOffer(Model):
    """One way to apply, with its own documents, time, fee and place."""

    channel: Annotated[Channel, Field(title="申辦方式", description="How one applies.")]
    documents: Annotated[
        list[DocumentNeeded],
        Field(default_factory=list, title="應備文件", description="What is needed on this way."),
        ONCE,
    ]
    working_days: Annotated[
        int | None,
        Field(default=None, ge=0, le=730, title="處理時限", description="Working days; 0 is the same day."),
    ]
    fee: Annotated[
        int | None,
        Field(default=None, ge=0, le=1_000_000, title="規費", description="Fee in TWD; 0 is free."),
    ]
    places: Annotated[
        list[PlaceId],
        Field(default_factory=list, title="受理地點", description="Where: places of _data/places.yml."),
        ONCE,
    ]


class Procedure(Texts, Stewardship):
    """What a citizen goes through to get or to file something."""

    id: Annotated[
        Id, Field(title="代碼", description="The file's name without .md; it is the page's address.")
    ]
    tax: Annotated[
        list[TaxId], Field(min_length=1, title="稅目", description="Taxes of _data/taxes.yml."), ONCE
    ]
    unit: Annotated[UnitId, Field(title="承辦單位", description="The unit that handles the application.")]
    audience: Annotated[
        list[AudienceId],
        Field(min_length=1, title="申辦對象", description="Who may apply: _data/audiences.yml."),
        ONCE,
    ]
    channels: Annotated[
        list[ChannelOffer],
        Field(min_length=1, title="申辦方式", description="One entry for each way to apply."),
        ONCE,
    ]
    deadlines: Annotated[
        list[Deadline],
        Field(min_length=1, title="期限", description="By when; kind any-time where no limit."),
        ONCE,
    ]
    amounts: Annotated[
        list[AmountId],
        Field(default_factory=list, title="金額", description="Amounts by year: ids of _data/amounts.yml."),
        ONCE,
    ]
    forms: Annotated[
        list[FormId], Field(default_factory=list, title="書表", description="Forms that it uses."), ONCE
    ]
    services: Annotated[
        list[ServiceId],
        Field(default_factory=list, title="線上服務", description="Online services for it."),
        ONCE,
    ]
    legal_basis: Annotated[
        list[LegalBasis],
        Field(default_factory=list, title="法規依據", description="Articles that it rests on."),
        ONCE,
    ]
    outcome: Annotated[OutcomeId, Field(title="結果", description="What one gets: _data/outcomes.yml.")]
    remedy: Annotated[
        list[ProcedureId],
        Field(default_factory=list, title="救濟途徑", description="Procedures to contest the outcome."),
        ONCE,
    ]
    progress_query: Annotated[
        ServiceId | None,
        Field(default=None, title="進度查詢", description="The service that tells how far the case is."),
    ]
    effective_from: Annotated[
        Day | None, Field(default=None, title="生效日", description="First day on which it can be used.")
    ]
    effective_until: Annotated[
        Day | None, Field(default=None, title="失效日", description="Last day on which it can be used.")
    ]

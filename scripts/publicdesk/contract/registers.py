"""Forms and online services: the two registers that procedures refer to."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from publicdesk.contract.common import Stewardship, Texts
from publicdesk.contract.types import (
    ONCE,
    Address,
    Channel,
    ClockTime,
    Day,
    FieldId,
    FormId,
    Id,
    LoginId,
    Model,
    TaxId,
    Text,
    refuse,
)

BLANK_FORMAT: Final = "odt"
"""Format of the blank forms that are made from fields: OpenDocument text."""


class FormFile(Model):
    """A file of a form that the office supplies; it lies in docs/forms/files/."""

    file: Annotated[Text, Field(title="檔名", description="Name of the file in docs/forms/files/.")]
    language: Annotated[
        Literal["zh-TW", "en", "ja"], Field(title="語言", description="Language of the file.")
    ]


class Form(Texts, Stewardship):
    """A file to fill in."""

    id: Annotated[
        Id, Field(title="代碼", description="The file's name without .md; it is the page's address.")
    ]
    code: Annotated[Text, Field(title="書表編號", description="The office's own number for the form.")]
    tax: Annotated[
        list[TaxId], Field(min_length=1, title="稅目", description="Taxes of _data/taxes.yml."), ONCE
    ]
    version: Annotated[Day, Field(title="版次", description="Date of this version.")]
    pages: Annotated[int, Field(default=1, ge=1, le=500, title="頁數", description="Pages of A4 paper.")]
    submit: Annotated[
        list[Channel], Field(min_length=1, title="遞送方式", description="How to hand it in."), ONCE
    ]
    replaces: Annotated[
        FormId | None, Field(default=None, title="取代書表", description="The form it replaces.")
    ]
    files: Annotated[
        list[FormFile],
        Field(default_factory=list, title="檔案", description="Files that the office supplies."),
        ONCE,
    ]
    fields: Annotated[
        list[FieldId],
        Field(
            default_factory=list,
            title="欄位",
            description="Blanks, ids of _data/fields.yml: the blank form is made from them at each build.",
        ),
        ONCE,
    ]

    @model_validator(mode="after")
    def _has_something_to_fill_in(self) -> Self:
        if bool(self.files) == bool(self.fields):
            refuse("form.source")
        return self


class OpeningHours(Model):
    """Hours of a day, the same on the days named."""

    days: Annotated[Literal["every-day", "working-days"], Field(title="日", description="On which days.")]
    opens: Annotated[ClockTime, Field(title="起", description="Opening time.")]
    closes: Annotated[ClockTime, Field(title="迄", description="Closing time.")]

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Self:
        if self.closes <= self.opens:
            refuse("hours.order", at="closes", opens=self.opens, closes=self.closes)
        return self


class Service(Texts, Stewardship):
    """A system of the tax authorities that the site links to."""

    id: Annotated[
        Id, Field(title="代碼", description="The file's name without .md; it is the page's address.")
    ]
    address: Annotated[Address, Field(title="網址", description="Where the system is; https only.")]
    service_kind: Annotated[
        Literal["apply", "query", "pay", "file"], Field(title="服務類型", description="What one does there.")
    ]
    tax: Annotated[
        list[TaxId], Field(min_length=1, title="稅目", description="Taxes of _data/taxes.yml."), ONCE
    ]
    login: Annotated[
        list[LoginId], Field(min_length=1, title="登入方式", description="Ways to sign in."), ONCE
    ]
    hours: Annotated[
        OpeningHours | None, Field(default=None, title="服務時間", description="Left out: day and night.")
    ]

"""Questions, chapters, news, offices and measures of the service plan."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publicdesk.contract.common import LegalBasis, Stewardship, Texts
from publicdesk.contract.contact import Mail, Phone
from publicdesk.contract.registers import OpeningHours
from publicdesk.contract.types import (
    LAST_YEAR,
    ONCE,
    Address,
    BenefitUnitId,
    CounterId,
    Day,
    FacilityId,
    Id,
    Model,
    ProcedureId,
    TaxId,
    Text,
    UnitId,
)


class Faq(Stewardship, Texts):
    """A question of the question bank; its title is the question and its text the answer."""

    id: Annotated[Id, Field(title="代碼", description="The file's name without .md; the question's anchor.")]
    tax: Annotated[TaxId, Field(title="稅目", description="The tax; also the name of the folder.")]
    legal_basis: Annotated[
        list[LegalBasis],
        Field(default_factory=list, title="法規依據", description="Articles that it rests on."),
        ONCE,
    ]
    procedures: Annotated[
        list[ProcedureId],
        Field(default_factory=list, title="相關程序", description="Procedures to go on with."),
        ONCE,
    ]


class Chapter(Texts, Stewardship):
    """A chapter of the white paper, the book of all services."""

    order: Annotated[int, Field(ge=1, le=999, title="章次", description="Its place in the book.")]
    unit: Annotated[UnitId, Field(title="承辦單位", description="The unit that the chapter is about.")]


class Contact(Model):
    """Where to ask."""

    unit: Annotated[UnitId, Field(title="聯絡單位", description="The unit to ask.")]
    phone: Annotated[Phone, Field(title="電話", description="Telephone number with area code.")]


class News(Texts, Stewardship):
    """An announcement; it leaves the site after its expiry."""

    id: Annotated[
        Id, Field(title="代碼", description="The file's name without .md; it is the page's address.")
    ]
    date: Annotated[Day, Field(title="發布日期", description="Day of the announcement.")]
    unit: Annotated[UnitId, Field(title="發布單位", description="The unit that announces it.")]
    contact: Annotated[Contact, Field(title="聯絡方式", description="Where to ask.")]
    expires: Annotated[Day, Field(title="下架日期", description="Last day on which it holds.")]
    alert: Annotated[
        Literal["info", "warning", "disaster"],
        Field(
            default="info",
            title="緊急程度",
            description="warning: the home page shows it first; disaster: every page does.",
        ),
    ]


class Counter(Model):
    """A counter of an office."""

    counter: Annotated[CounterId, Field(title="櫃台", description="A counter of _data/counters.yml.")]
    number: Annotated[Text | None, Field(default=None, title="窗口號碼", description="Its number or floor.")]
    languages: Annotated[
        list[Literal["zh-TW", "en", "ja"]],
        Field(min_length=1, title="語言", description="Languages spoken there."),
        ONCE,
    ]


class OfficeTexts(Texts):
    """Translation of an office: its address is a text, each language writes it in its own way."""

    address: Annotated[Text, Field(title="地址", description="Postal address.")]
    accessible_route: Annotated[
        Text, Field(title="無障礙路線", description="The way in without a step, in words.")
    ]
    floor_plan: Annotated[Text, Field(title="樓層配置", description="What is on which floor, in words.")]


class Office(OfficeTexts, Stewardship):
    """An office that citizens can go to."""

    id: Annotated[
        Id, Field(title="代碼", description="The file's name without .md; it is the page's address.")
    ]
    phone: Annotated[Phone, Field(title="電話", description="Telephone number with area code.")]
    toll_free: Annotated[
        Phone | None, Field(default=None, title="免費服務電話", description="Toll-free number.")
    ]
    fax: Annotated[Phone | None, Field(default=None, title="傳真", description="Fax number with area code.")]
    mail: Annotated[Mail | None, Field(default=None, title="電子郵件", description="Mail address.")]
    hours: Annotated[
        list[OpeningHours], Field(min_length=1, title="服務時間", description="Opening hours."), ONCE
    ]
    counters: Annotated[list[Counter], Field(min_length=1, title="櫃台", description="Counters there."), ONCE]
    facilities: Annotated[
        list[FacilityId], Field(min_length=1, title="設施", description="What is there to use."), ONCE
    ]
    map: Annotated[Address | None, Field(default=None, title="地圖", description="Address of a map.")]


class Benefit(Model):
    """A number that a measure promises."""

    number: Annotated[int, Field(ge=1, le=1_000_000_000, title="數量", description="The promised number.")]
    unit: Annotated[
        BenefitUnitId, Field(title="單位", description="What is counted: _data/benefit-units.yml.")
    ]
    of: Annotated[Text, Field(title="項目", description="What it is a number of.")]
    per: Annotated[
        Literal["year", "month"], Field(default="year", title="期間", description="Each year or each month.")
    ]


class MeasureTexts(Texts):
    """Translation of a measure."""

    expected: Annotated[Text, Field(title="預期效益", description="The expected benefit in words.")]
    benefits_of: Annotated[
        list[Text],
        Field(
            default_factory=list, title="效益項目", description="What each number counts, in the same order."
        ),
    ]


class Measure(Texts):
    """A measure of the service plan."""

    section: Annotated[int, Field(ge=1, le=99, title="章", description="Section of the plan.")]
    item: Annotated[int, Field(ge=1, le=99, title="實施要項", description="Item of the section.")]
    number: Annotated[int, Field(ge=1, le=999, title="項次", description="Number within the item.")]
    units: Annotated[
        list[UnitId], Field(min_length=1, title="承辦單位", description="Units that carry it out."), ONCE
    ]
    expected: Annotated[Text, Field(title="預期效益", description="The expected benefit in words.")]
    benefits: Annotated[
        list[Benefit], Field(default_factory=list, title="量化效益", description="The numbers it promises.")
    ]
    result: Annotated[Text | None, Field(default=None, title="執行結果", description="What came of it.")]
    year: Annotated[int, Field(ge=1990, le=LAST_YEAR, title="年度", description="Year of the plan, CE.")]
    owner: Annotated[UnitId, Field(title="維護單位", description="The unit that keeps the page right.")]

"""The small tables of ``docs/_data/``, which pages refer to by id."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Final, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from publicdesk.contract.contact import Mail, Phone
from publicdesk.contract.registers import OpeningHours
from publicdesk.contract.types import (
    ID,
    ONCE,
    Address,
    ClassCode,
    Day,
    LawId,
    Model,
    Text,
    Year,
    refuse,
)

ZHUYIN = r"^˙?[ㄅ-ㄩ]+[ˊˇˋ]?( ˙?[ㄅ-ㄩ]+[ˊˇˋ]?)*$"
"""Syllables in Zhuyin, each with the mark of its tone, and a space between them."""

KANA = r"^[ぁ-ゖー]+$"
"""A reading in hiragana."""


class Label(Model):
    """A text in the three languages."""

    model_config = ConfigDict(populate_by_name=True)

    zh: Annotated[Text, Field(alias="zh-TW", title="中文", description="Text in Chinese.")]
    en: Annotated[Text, Field(title="英文", description="Text in English.")]
    ja: Annotated[Text, Field(title="日文", description="Text in Japanese.")]


class Named(Model):
    """A row that has a name and nothing else."""

    name: Annotated[Label, Field(title="名稱", description="Its name.")]


class Described(Named):
    """A row with a name and, where it helps, a note."""

    note: Annotated[Label | None, Field(default=None, title="說明", description="What a reader should know.")]


class Synonyms(Model):
    """Other words that readers use for a term, in each language."""

    model_config = ConfigDict(populate_by_name=True)

    zh: Annotated[
        list[Text],
        Field(default_factory=list, alias="zh-TW", title="中文", description="Chinese words for it."),
        ONCE,
    ]
    en: Annotated[
        list[Text], Field(default_factory=list, title="英文", description="English words for it."), ONCE
    ]
    ja: Annotated[
        list[Text], Field(default_factory=list, title="日文", description="Japanese words for it."), ONCE
    ]


class Abbreviation(Model):
    """The short form of a term, in each language that has one."""

    model_config = ConfigDict(populate_by_name=True)

    zh: Annotated[
        Text | None, Field(default=None, alias="zh-TW", title="中文", description="Its Chinese short form.")
    ]
    en: Annotated[Text | None, Field(default=None, title="英文", description="Its English short form.")]
    ja: Annotated[Text | None, Field(default=None, title="日文", description="Its Japanese short form.")]


class Pronunciation(Model):
    """How a term is read, in the languages whose characters do not tell it."""

    model_config = ConfigDict(populate_by_name=True)

    zh: Annotated[
        str | None,
        Field(
            default=None,
            alias="zh-TW",
            pattern=ZHUYIN,
            title="中文",
            description="Its Zhuyin, a space between syllables.",
        ),
    ]
    ja: Annotated[
        str | None,
        Field(default=None, pattern=KANA, title="日文", description="Its reading in hiragana."),
    ]


class Term(Described):
    """A term of the glossary, and the words that find the same pages."""

    abbreviation: Annotated[
        Abbreviation | None,
        Field(
            default=None, title="縮寫", description="Short form; texts show its name beside the first one."
        ),
    ]
    common: Annotated[
        bool,
        Field(default=False, title="常用詞", description="true: so common that no text needs to explain it."),
    ]

    reading: Annotated[
        Pronunciation | None,
        Field(
            default=None,
            title="讀音",
            description="How the name is read, where readers may read it otherwise or not at all.",
        ),
    ]
    synonyms: Annotated[
        Synonyms | None,
        Field(default=None, title="同義詞", description="Words that search takes for the name."),
    ]


class Tax(Named):
    """A tax. Those with a question bank have a page of questions."""

    synonyms: Annotated[
        Synonyms | None,
        Field(default=None, title="同義詞", description="Words that search takes for the name."),
    ]

    order: Annotated[int, Field(ge=1, le=999, title="順序", description="Its place in lists.")]
    question_bank: Annotated[bool, Field(default=True, title="題庫", description="Whether it has questions.")]


class Unit(Named):
    """A part of the office that answers for something."""

    phone: Annotated[Phone | None, Field(default=None, title="電話", description="Its telephone number.")]
    mail: Annotated[Mail | None, Field(default=None, title="電子郵件", description="Its mail address.")]
    hours: Annotated[
        list[OpeningHours],
        Field(default_factory=list, title="服務時間", description="When it can be called."),
        ONCE,
    ]


class Law(Named):
    """A law. ``amended`` is the date of the newest text known; a review older than it is a finding."""

    pcode: Annotated[
        Text | None, Field(default=None, title="法規編號", description="Code in the law database.")
    ]
    address: Annotated[Address | None, Field(default=None, title="網址", description="Where its text is.")]
    amended: Annotated[
        Day | None, Field(default=None, title="最新修正日", description="Date of the newest text known.")
    ]


class AmountValue(Model):
    """An amount in one tax year."""

    tax_year: Annotated[Year, Field(title="課稅年度", description="First tax year it holds for, CE.")]
    value: Annotated[
        int, Field(ge=0, le=1_000_000_000_000, title="值", description="The amount in the row's unit.")
    ]
    law: Annotated[LawId | None, Field(default=None, title="法規", description="The law that sets it.")]
    article: Annotated[Text | None, Field(default=None, title="條次", description="The article.")]
    source: Annotated[Text, Field(title="來源", description="Where it was read.")]
    verified: Annotated[bool, Field(title="已查證", description="false: no citable source was found.")]


class Amount(Named):
    """An amount that changes by year; it stands here and never in prose."""

    unit: Annotated[Literal["TWD", "percent", "days"], Field(title="單位", description="Unit of the values.")]
    values: Annotated[list[AmountValue], Field(min_length=1, title="各年度", description="Newest first.")]

    @model_validator(mode="after")
    def _goes_back_year_by_year(self) -> Self:
        for newer, older in pairwise(self.values):
            if older.tax_year >= newer.tax_year:
                refuse("amount.order", at="values", year=older.tax_year, above=newer.tax_year)
        return self


class Reading(Model):
    """How the kanji with which Japanese titles begin are read; the row's id is those kanji."""

    kana: Annotated[str, Field(pattern=KANA, title="假名", description="Their reading in hiragana.")]


class System(Described):
    """A system of the office that pages lead to: case progress, opinion form, newsletter, polls."""

    address: Annotated[
        Address | None,
        Field(default=None, title="網址", description="Where it is; left out where none is connected."),
    ]


class Section(Model):
    """A section of the service plan, with its items in order."""

    name: Annotated[Label, Field(title="章名", description="Its heading.")]
    items: Annotated[list[Label], Field(min_length=1, title="實施要項", description="Its items' headings.")]


class Classes(Model):
    """The three classes of a page that has no source file of its own."""

    theme: ClassCode
    cake: ClassCode
    service: ClassCode


TABLES: dict[str, type[Model]] = {
    "units": Unit,
    "taxes": Tax,
    "audiences": Named,
    "documents": Described,
    "conditions": Named,
    "places": Described,
    "events": Named,
    "laws": Law,
    "amounts": Amount,
    "outcomes": Described,
    "logins": Named,
    "counters": Described,
    "facilities": Described,
    "fields": Described,
    "actors": Named,
    "benefit-units": Named,
    "glossary": Term,
    "readings": Reading,
    "systems": System,
}
"""Name of each table's file, without ``.yml``, and the model of its rows. A file maps ids to rows."""

ROW_ID: Final = (ID, "head-office")
"""The form of a row's id, and an id of that form."""

ROW_IDS: Final = {
    "readings": (r"[\u3005\u3041-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+", "相続"),
    "plan-sections": (r"[1-9][0-9]?", '"1"'),
}
"""Tables whose row ids have a form of their own."""

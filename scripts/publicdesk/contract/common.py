"""What every kind of page states: its texts, who answers for it, when it was checked, its classes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publicdesk.contract.types import ONCE, ClassCode, Day, LawId, Model, SystemId, Text, Title, UnitId

UnverifiedFact = Literal[
    "text", "documents", "time", "fee", "place", "deadline", "amounts", "legal_basis", "outcome", "flow",
    "forms", "services", "code", "version", "login", "address", "contact", "hours", "counters", "facilities",
]  # fmt: skip


class Texts(Model):
    """What a translation may hold: texts, and nothing that is a fact."""

    title: Annotated[Title, Field(title="標題", description="The page's heading; it also names links to it.")]
    summary: Annotated[Text, Field(title="摘要", description="One plain sentence: lists and search show it.")]


class Classification(Model):
    """The page's place in the government's three classification lists.

    Source: the metadata and classification rule for agencies' electronic data (行政機關電子資料流通
    詮釋資料及分類檢索規範); a page without its classes may not be published.
    """

    theme: Annotated[
        ClassCode, Field(title="主題分類", description="A code of _data/classification/theme.csv.")
    ]
    cake: Annotated[
        ClassCode, Field(title="施政分類", description="A code of _data/classification/cake.csv.")
    ]
    service: Annotated[
        ClassCode, Field(title="服務分類", description="A code of _data/classification/service.csv.")
    ]


class LegalBasis(Model):
    """One article of a law that the page rests on."""

    law: Annotated[LawId, Field(title="法規", description="A law of _data/laws.yml.")]
    article: Annotated[Text, Field(title="條次", description='The article, as text: "71" or "71-1".')]
    read: Annotated[
        Day | None,
        Field(default=None, title="所據條文日期", description="Date of the text of the law that was read."),
    ]


class Stewardship(Model):
    """Who answers for a page, when it was checked, and what it rests on."""

    owner: Annotated[UnitId, Field(title="維護單位", description="The unit that keeps the page right.")]
    published: Annotated[Day, Field(title="上版日期", description="Day the page was first published.")]
    reviewed: Annotated[Day, Field(title="檢視日期", description="Day its owner last checked every fact.")]
    review_by: Annotated[Day, Field(title="應檢視日期", description="Day by which it must be checked again.")]
    classification: Annotated[
        Classification, Field(title="分類", description="Theme, policy and service class.")
    ]
    sources: Annotated[
        list[Text],
        Field(default_factory=list, title="資料來源", description="Documents the page's facts come from."),
        ONCE,
    ]
    unverified: Annotated[
        list[UnverifiedFact],
        Field(
            default_factory=list,
            title="未查證事項",
            description="Facts that no source was found for; the page says so beside each.",
        ),
        ONCE,
    ]


class PageTexts(Texts):
    """Translation of a page."""

    menu: Annotated[
        Title | None,
        Field(default=None, title="選單文字", description="Shorter words for the menu."),
    ]


class Page(PageTexts, Stewardship):
    """Any page that is of no other kind: about, privacy, security, contact, and the head of each list."""

    systems: Annotated[
        list[SystemId],
        Field(
            default_factory=list,
            title="系統",
            description="Systems that the page leads to; where one has no address the page says so.",
        ),
        ONCE,
    ]

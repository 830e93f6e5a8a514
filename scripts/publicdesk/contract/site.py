"""What ``docs/_data/site.yml`` holds: all that is said once for the whole site."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from publicdesk.contract.contact import Feedback, Image, Phone
from publicdesk.contract.tables import Label
from publicdesk.contract.types import ONCE, Address, Model, ProcedureId, Text


class Badge(Model):
    """The badge that the accessibility authority has given the site."""

    image: Annotated[Image, Field(title="圖檔", description="Its file under docs/, 88 by 31 pixels.")]
    address: Annotated[Address, Field(title="網址", description="The page that it must lead to.")]
    name: Annotated[Label, Field(title="名稱", description="What it says.")]


class LifeEvent(Model):
    """Something that happens to people, and the procedures that follow from it."""

    name: Annotated[Label, Field(title="名稱", description="The event in the words of those it happens to.")]
    procedures: Annotated[
        list[ProcedureId],
        Field(
            min_length=1, title="申辦程序", description="Procedures that follow from it, the first one first."
        ),
        ONCE,
    ]


class Site(Model):
    """What is said once for the whole site."""

    name: Annotated[Label, Field(title="網站名稱", description="Name of the site.")]
    publisher: Annotated[Label, Field(title="機關全銜", description="Full name of the agency.")]
    disclaimer: Annotated[Label, Field(title="聲明", description="Says that this is not the official site.")]
    rights: Annotated[Label, Field(title="權利", description="Licence of the texts and data.")]
    identifier: Annotated[Text, Field(title="機關識別", description="Prefix of DC.Identifier.")]
    phone: Annotated[Phone, Field(title="電話", description="The number to ask for help.")]
    feedback: Annotated[
        Feedback | None,
        Field(
            default=None,
            title="回報網址",
            description="Where an error on a page is reported, with {page} for the page's address. "
            "Left out: the page about/contact.md tells how.",
        ),
    ]
    tasks: Annotated[
        list[ProcedureId],
        Field(min_length=1, title="常辦事項", description="Procedures that the home page names, in order."),
        ONCE,
    ]
    life_events: Annotated[
        list[LifeEvent],
        Field(
            default_factory=list, title="人生事件", description="Events that the home page names, in order."
        ),
        ONCE,
    ]
    access_keys: Annotated[
        bool,
        Field(default=True, title="便捷鍵", description="Whether pages have anchors with access keys."),
    ]
    badge: Annotated[
        Badge | None,
        Field(default=None, title="無障礙標章", description="Shown at the foot of the home page."),
    ]

"""What the file ``examples.yml`` in a component's folder may hold."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from publicdesk.contract.tables import Label
from publicdesk.contract.types import CRITERION, Model, Text

Jinja = Annotated[str, Field(min_length=1)]
"""A template, which may hold HTML."""


class Example(Model):
    """One use of the component, rendered by its own template."""

    name: Annotated[Label, Field(title="名稱", description="What this example shows.")]
    page: Annotated[
        Text | None,
        Field(
            default=None,
            title="所在頁面",
            description="The page that it stands on: a kind (its first page) or a path under docs/. "
            "Left out: the gallery's own page.",
        ),
    ]
    data: Annotated[
        dict[str, Any],
        Field(
            default_factory=dict,
            title="資料",
            description="What the call reads as data; of zh-TW, en and ja it gets the page's language.",
        ),
    ]
    call: Annotated[
        Jinja | None,
        Field(default=None, title="呼叫", description="Jinja; left out: the call of the sheet."),
    ]
    source: Annotated[
        bool,
        Field(
            default=False, title="顯示原始碼", description="true: show the HTML as text; nobody sees it else."
        ),
    ]


class Criterion(Model):
    """One thing that a tester can check."""

    wcag: Annotated[
        list[Annotated[str, Field(pattern=CRITERION)]],
        Field(min_length=1, title="成功準則", description="Success criteria of WCAG 2.2 that it serves."),
    ]
    text: Annotated[Label, Field(title="內容", description="What has to be true, in one short sentence.")]


class Sheet(Model):
    """A component: its name, what it is for, how it is called, its examples, when it is good."""

    name: Annotated[Label, Field(title="名稱", description="Name of the component.")]
    purpose: Annotated[Label, Field(title="用途", description="What it is for, in one sentence.")]
    call: Annotated[Jinja, Field(title="呼叫", description="Jinja that renders an example by the template.")]
    examples: Annotated[
        list[Example], Field(min_length=1, title="範例", description="Each use that looks different.")
    ]
    criteria: Annotated[
        list[Criterion], Field(min_length=1, title="驗收條件", description="What a tester has to find.")
    ]

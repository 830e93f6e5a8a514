"""The audit's own rules: what they find, and what they leave alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aaaudit.rules import own_rules

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

_NAME = re.compile(r"{(\w+)}")
LONG = (
    "Some long text that goes over several lines, so that it is aligned to both margins in a narrow box. " * 3
)


def test_justified_text_fails_and_one_line_of_it_does_not(desk: Desk) -> None:
    """Gaps grow where a line is stretched; a single line is not."""
    said = desk.audit(
        {
            "index.html": desk.page(f'<p style="text-align: justify; width: 15rem">{LONG}</p>'),
            "b.html": desk.page('<p style="text-align: justify">One line.</p>'),
            "c.html": desk.page(f"<p>{LONG}</p>"),
        },
        "--format",
        "json",
    )
    assert [page[0] for page in said.of("/") if page[1] == "failed"] == ["aaa:text-justified"]
    assert [page for other in ("/b.html", "/c.html") for page in said.of(other) if page[1] == "failed"] == []


def test_a_title_that_another_page_has_is_a_question(desk: Desk) -> None:
    """A person has to say whether it describes both pages; pages of two languages may share a name."""
    files = {
        "index.html": desk.page(title="Refunds"),
        "b.html": desk.page(title="Refunds"),
        "c.html": desk.page(title="Refunds").replace('lang="en"', 'lang="ja"'),
    }
    said = desk.audit(files, "--format", "json")
    told = [
        (finding["page"], finding["outcome"], finding["reason"])
        for finding in said.data["findings"]
        if finding["rule"] == "aaa:title-unique"
    ]
    assert told == [("/b.html", "cannot tell", 'The title "Refunds" is also that of /')]


def test_every_rule_has_its_texts_in_three_languages_with_the_same_parameters() -> None:
    """A report in one language must be able to say what a report in another says."""
    for rule in own_rules().values():
        for texts in (rule.help, rule.remedy, *rule.messages.values()):
            names = [set(_NAME.findall(text)) for text in (texts.en, texts.zh_tw, texts.ja)]
            assert names[0] == names[1] == names[2], rule.id

"""A flow in the words of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.catalogue.flows import flow_of
from publicdesk.check.run import check

if TYPE_CHECKING:
    from tiny_site import Project


def test_each_of_two_answers_to_one_node_has_its_own_words(tiny: Project) -> None:
    """A reader of a translation sees both answers, and the one that is not translated in Chinese."""
    tiny.replace(
        "docs/procedures/estate-tax-return.md",
        "      - {to: mend, label: 否}",
        "      - {to: mend, label: 缺文件}\n      - {to: mend, label: 缺簽章}",
    )
    tiny.replace(
        "docs/procedures/estate-tax-return.en.md",
        '  complete > mend: "No"',
        "  complete > mend: No paper\n  complete > mend (2): No signature",
    )
    catalogue, _ = check(tiny.root / "docs")
    assert catalogue
    [entry] = catalogue.of_kind("procedure")
    labels = {
        language: [edge.label for edge in flow_of(entry, language, catalogue).edges if edge.target == "mend"]
        for language in entry.versions
    }
    assert labels == {
        "zh-TW": ["缺文件", "缺簽章"],
        "en": ["No paper", "No signature"],
        "ja": ["いいえ", "缺簽章"],
    }

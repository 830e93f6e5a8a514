"""Words that mean the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from publicdesk.check.run import check
from publicdesk.search.site import SiteSearch

if TYPE_CHECKING:
    from tiny_site import Project

ROW = "白書}\n  synonyms: {zh-TW: [申報書], en: [declaration, Who files], ja: [申告書]}"


def groups_of(project: Project, language: str) -> list[list[list[str]]]:
    """Return the groups of words that the page of a language gets."""
    catalogue, _ = check(project.root / "docs")
    assert catalogue
    found: list[list[list[str]]] = json.loads(SiteSearch(catalogue).files()[f"search/{language}/start.json"])[
        "groups"
    ]
    return found


def test_a_group_parts_words_that_stand_in_the_documents_from_those_that_do_not(searchable: Project) -> None:
    """All can be typed; only the first are looked for."""
    searchable.replace("docs/_data/glossary.yml", "白書}", ROW)
    others = ["白皮書", "白書", "declaration", "申報書", "申告書"]
    assert [["White paper", "Who files"], others] in groups_of(searchable, "en")


def test_the_names_of_a_tax_in_all_languages_are_a_group(searchable: Project) -> None:
    """A tax can be looked for in another language than the page's."""
    assert [["遺產稅"], ["Estate tax", "遺産税"]] in groups_of(searchable, "zh-TW")


def test_a_list_that_is_no_list_is_a_finding_with_its_line(searchable: Project) -> None:
    """The contract holds for synonyms as for everything."""
    searchable.replace("docs/_data/glossary.yml", "白書}", "白書}\n  synonyms: {zh-TW: 藍皮書}")
    assert "docs/_data/glossary.yml:3: error:" in searchable.report()


def test_an_unknown_language_is_a_finding(searchable: Project) -> None:
    """A key that no language has is not silently dropped."""
    searchable.replace("docs/_data/glossary.yml", "白書}", "白書}\n  synonyms: {fr: [livre]}")
    assert "[key.unknown]" in searchable.report()

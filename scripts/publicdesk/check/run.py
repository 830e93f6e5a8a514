"""Run every judge over the content of a site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publicdesk.catalogue.assemble import assemble
from publicdesk.check.cards import judge_cards
from publicdesk.check.chains import judge_replaced_forms, judge_row_names, judge_self_references
from publicdesk.check.characters import judge_characters
from publicdesk.check.classification import judge_class_rows, judge_classification
from publicdesk.check.files import judge_tree
from publicdesk.check.flows import judge_flows
from publicdesk.check.identity import (
    judge_folders,
    judge_headings,
    judge_home,
    judge_homes_of_parts,
    judge_ids,
    judge_ids_on_pages,
    judge_orphans,
    judge_titles,
)
from publicdesk.check.leftovers import judge_leftovers
from publicdesk.check.links import judge_links
from publicdesk.check.lists import judge_lists
from publicdesk.check.markup import judge_markup
from publicdesk.check.notes import judge_notes
from publicdesk.check.prose import judge_prose
from publicdesk.check.references import joined, judge_block, judge_sections, judge_use
from publicdesk.check.registers import judge_codes, judge_files, judge_names, judge_readings, judge_terms
from publicdesk.check.reviews import judge_dates
from publicdesk.check.signs import judge_signs
from publicdesk.check.text_language import judge_text_languages
from publicdesk.check.translations import judge_benefits
from publicdesk.check.wording import judge_wording
from publicdesk.collect.files import read_tree
from publicdesk.collect.pages import read_pages
from publicdesk.collect.tables import read_tables
from publicdesk.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.pages import Source
    from publicdesk.collect.tables import RawTables
    from publicdesk.finding import Finding

_JUDGES: tuple[Callable[[Catalogue], list[Finding]], ...] = (
    judge_home,
    judge_homes_of_parts,
    judge_ids,
    judge_titles,
    judge_folders,
    judge_headings,
    judge_use,
    judge_sections,
    judge_self_references,
    judge_replaced_forms,
    judge_codes,
    judge_names,
    judge_readings,
    judge_classification,
    judge_class_rows,
    judge_flows,
    judge_dates,
    judge_benefits,
    judge_leftovers,
    judge_text_languages,
    judge_markup,
    judge_prose,
    judge_lists,
    judge_notes,
    judge_signs,
    judge_wording,
    judge_characters,
)


def check(docs: Path) -> tuple[Catalogue | None, list[Finding]]:
    """Read and judge the content under ``docs``.

    Returns the catalogue, or None where there is none to be had, and the findings in the order of files
    and lines. The catalogue is fit for a build only where no finding is an error.
    """
    tree = read_tree(docs)
    refused, findings = judge_tree(tree)
    pages, found = read_pages(tree, refused)
    findings += found
    raw, found = read_tables(tree, refused)
    findings += found
    catalogue, found = assemble(pages, raw)
    findings += found
    findings += judge_orphans(pages, catalogue.refused if catalogue else ())
    if catalogue:
        findings += _references(catalogue, raw)
        for judge in _JUDGES:
            findings += judge(catalogue)
        findings += judge_files(catalogue, tree)
        findings += judge_ids_on_pages(catalogue, raw)
        findings += judge_terms(catalogue, raw)
        findings += judge_row_names(catalogue, raw)
        findings += judge_cards(catalogue, raw)
        findings += judge_links(catalogue, tree)
    return catalogue, sorted(_with_owners(set(findings), pages.sources))


def _with_owners(findings: Iterable[Finding], sources: list[Source]) -> Iterator[Finding]:
    """Name the unit that answers for the page of each finding; a translation is its Chinese page's unit's."""
    owners = {
        source.path: str(source.front.data.get("owner", ""))
        for source in sources
        if source.language == DEFAULT
    }
    units = {source.file: owners.get(source.path, "") for source in sources}
    for finding in findings:
        yield replace(finding, owner=units.get(finding.file, ""))


def _references(catalogue: Catalogue, raw: RawTables) -> list[Finding]:
    findings: list[Finding] = []
    for entry in catalogue.entries:
        findings += judge_block(entry.facts, entry.source.front, entry.source.file, catalogue)
        if entry.flow and entry.source.flow:
            findings += judge_block(entry.flow, entry.source.flow, entry.source.file, catalogue)
    findings += judge_block(catalogue.site, raw.blocks["site"], raw.files["site"], catalogue)
    for name, rows in catalogue.tables.items():
        blocks = dict(raw.blocks[name].rows()) if name in raw.blocks else {}
        for row_id, row in rows.items():
            findings += judge_block(row, blocks[row_id], raw.files[name], catalogue)
    return joined(findings)

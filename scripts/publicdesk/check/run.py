"""Run every judge over the content of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.catalogue.assemble import assemble
from publicdesk.check.classification import judge_class_rows, judge_classification
from publicdesk.check.flows import judge_flows
from publicdesk.check.identity import judge_folders, judge_ids, judge_orphans, judge_titles
from publicdesk.check.links import judge_links
from publicdesk.check.references import judge_block, judge_use
from publicdesk.check.reviews import judge_dates
from publicdesk.check.translations import judge_benefits
from publicdesk.collect.pages import read_pages
from publicdesk.collect.tables import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.tables import RawTables
    from publicdesk.finding import Finding


def check(docs: Path) -> tuple[Catalogue | None, list[Finding]]:
    """Read and judge the content under ``docs``.

    Returns the catalogue, or None where there is none to be had, and the findings in the order of files
    and lines. The catalogue is fit for a build only where no finding is an error.
    """
    sources, findings = read_pages(docs)
    raw, found = read_tables(docs)
    findings += found
    catalogue, found = assemble(sources, raw)
    findings += found
    findings += judge_orphans(sources)
    if catalogue:
        findings += _references(catalogue, raw)
        for judge in (judge_ids, judge_titles, judge_folders, judge_use, judge_classification, judge_class_rows):
            findings += judge(catalogue)
        findings += judge_flows(catalogue)
        findings += judge_dates(catalogue)
        findings += judge_benefits(catalogue)
        findings += judge_links(catalogue, docs)
    return catalogue, sorted(set(findings))


def _references(catalogue: Catalogue, raw: RawTables) -> list[Finding]:
    findings: list[Finding] = []
    for entry in catalogue.entries:
        findings += judge_block(entry.facts, entry.source.front, entry.source.file, catalogue)
        if entry.flow and entry.source.flow:
            findings += judge_block(entry.flow, entry.source.flow, entry.source.file, catalogue)
    for name, rows in catalogue.tables.items():
        blocks = dict(raw.blocks[name].rows()) if name in raw.blocks else {}
        for row_id, row in rows.items():
            findings += judge_block(row, blocks[row_id], raw.files[name], catalogue)
    return findings

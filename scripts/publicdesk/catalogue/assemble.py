"""Assemble the catalogue from what was collected: every front matter and row becomes a typed model."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from publicdesk.catalogue.model import Catalogue, Entry, Version
from publicdesk.catalogue.validate import fits, judge
from publicdesk.collect.yaml_scalars import resolve
from publicdesk.contract.flow import FlowBlock, FlowLabels
from publicdesk.contract.kinds import KINDS, Kind, kind_of
from publicdesk.contract.site import Site
from publicdesk.contract.tables import ROW_ID, ROW_IDS, TABLES, Section
from publicdesk.finding import Finding, folded
from publicdesk.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publicdesk.collect.pages import Pages, Source
    from publicdesk.collect.tables import RawTables
    from publicdesk.collect.yaml_lines import Block
    from publicdesk.contract.types import Model

_LONGEST_ID = 80
"""Characters of an id: it names files, and a name of a file has at most 255 bytes."""

_FACTS_APART = 2
"""Facts in a translation that get a finding each; more of them are a copy of the Chinese page."""


def assemble(pages: Pages, raw: RawTables) -> tuple[Catalogue | None, list[Finding]]:
    """Make the catalogue from pages and tables.

    Pages and rows that the contract refuses are left out, each with its findings; without a readable
    ``site.yml`` there is no catalogue.
    """
    tables, findings = _tables(raw)
    site, found = _site(raw)
    findings += found
    sections, found = _rows(raw, "plan-sections", Section)
    findings += found
    entries, found = _entries(pages.sources)
    findings += found
    if site is None:
        return None, findings
    return (
        Catalogue(
            entries=tuple(entries),
            tables=tables,
            classes={name: {row.code: row for row in rows} for name, rows in raw.classes.items()},
            site=site,
            sections={int(number): section for number, section in sections.items() if number.isdecimal()},
            refused=_refused(pages, entries),
            refused_rows=_refused_rows(raw, {**tables, "plan-sections": sections}),
            unread=frozenset(set(TABLES) - set(raw.blocks)) | raw.unread_classes | pages.unread_files,
        ),
        findings,
    )


def _refused(pages: Pages, entries: list[Entry]) -> frozenset[tuple[str, str, str]]:
    kept = {entry.path for entry in entries}
    paths = {source.path for source in pages.sources if source.language == DEFAULT} | set(pages.unread)
    refused = {(kind_of(path).name, path.stem, path.as_posix()) for path in paths - kept}
    for source in pages.sources:
        if source.path not in kept and (home := _home_of(source)):
            path = PurePosixPath(home.folder, source.path.name).as_posix()
            refused.add((home.name, str(source.front.data.get("id", "")), path))
    return frozenset(refused)


def _home_of(source: Source) -> Kind | None:
    """Return the kind whose keys a Chinese page has, where it is not that of its folder."""
    front = source.front.data
    if source.language != DEFAULT or source.path.stem == "index" or fits(source.kind.facts, front):
        return None
    return next((kind for kind in KINDS if kind is not source.kind and fits(kind.facts, front)), None)


def _refused_rows(raw: RawTables, tables: Mapping[str, Mapping[str, Model]]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (name, row_id)
        for name, rows in tables.items()
        if name in raw.blocks
        for row_id in raw.blocks[name].data.keys() - rows.keys()
    )


def _site(raw: RawTables) -> tuple[Site | None, list[Finding]]:
    if "site" not in raw.blocks:
        return None, _missing(raw, "site")
    return judge(Site, raw.blocks["site"], raw.files["site"])


def _tables(raw: RawTables) -> tuple[dict[str, dict[str, Model]], list[Finding]]:
    tables: dict[str, dict[str, Model]] = {}
    findings: list[Finding] = []
    for name, model in TABLES.items():
        tables[name], found = _rows(raw, name, model)
        findings += found
    known = {*TABLES, "site", "plan-sections"}
    findings += [
        Finding.of("table.unknown", file, 0, known=", ".join(sorted(known)))
        for name, file in raw.files.items()
        if name not in known
    ]
    return tables, findings


def _missing(raw: RawTables, name: str) -> list[Finding]:
    """Return the finding of a table that is not there; one that cannot be read has its own."""
    return [] if name in raw.unread else [Finding.of("table.missing", f"docs/_data/{name}.yml", 0)]


def _rows[Row: Model](raw: RawTables, name: str, model: type[Row]) -> tuple[dict[str, Row], list[Finding]]:
    if name not in raw.blocks:
        return {}, _missing(raw, name)
    rows: dict[str, Row] = {}
    findings: list[Finding] = []
    torn = ""
    for row_id, block in raw.blocks[name].rows():
        if torn and row_id in model.model_fields:
            continue
        torn = ""
        if block.data is None and _next_row(raw.blocks[name], row_id) in model.model_fields:
            torn = row_id
            findings.append(Finding.of("key.not-indented", raw.files[name], block.line, key=row_id))
            continue
        found = _row_id(row_id, block, name, raw.files[name])
        row = None
        if not found:
            row, found = judge(model, block, raw.files[name], row_id)
        findings += found
        if row:
            rows[row_id] = row
    return rows, folded(findings)


def _next_row(table: Block, row_id: str) -> str:
    """Return the id that stands after ``row_id`` in a table, or nothing."""
    ids = list(table.data)
    return next(iter(ids[ids.index(row_id) + 1 :]), "")


def _row_id(row_id: str, block: Block, table: str, file: str) -> list[Finding]:
    """Judge a row's id before it is used: ids become parts of addresses and of file names."""
    form, example = ROW_IDS.get(table, ROW_ID)
    unquoted = not block.row(()).lstrip().startswith(('"', "'"))
    if len(row_id) <= _LONGEST_ID and re.fullmatch(form, row_id):
        if not (unquoted and resolve(row_id) != row_id):
            return []
        return [Finding.of("table.id-quotes", file, block.line, id=row_id)]
    return [Finding.of("table.id", file, block.line, id=row_id[:_LONGEST_ID], example=example)]


def _entries(sources: list[Source]) -> tuple[list[Entry], list[Finding]]:
    findings: list[Finding] = []
    translations: dict[str, list[Source]] = {}
    for source in sources:
        if source.language != DEFAULT:
            translations.setdefault(source.path.as_posix(), []).append(source)
    entries = []
    for source in sources:
        if source.language != DEFAULT:
            continue
        entry, found = _entry(source, translations.get(source.path.as_posix(), []))
        findings += found
        if entry:
            entries.append(entry)
    return entries, findings


def _entry(source: Source, translations: list[Source]) -> tuple[Entry | None, list[Finding]]:
    kind = source.kind
    if home := _home_of(source):
        folder = f"docs/{home.folder}".rstrip("/") + "/"
        return None, [Finding.of("page.folder", source.file, 0, folder=folder)]
    facts, findings = judge(kind.facts, source.front, source.file)
    flow, found = judge(FlowBlock, source.flow, source.file) if source.flow else (None, [])
    findings += found
    versions = {DEFAULT: Version(facts, source)} if facts else {}
    for translation in translations:
        block, found = _without_facts(translation, source)
        findings += found
        texts, found = judge(kind.texts, block, translation.file)
        findings += found
        labels, found = _labels(translation)
        findings += found
        if texts:
            versions[translation.language] = Version(texts, translation, labels)
    if facts is None:
        return None, findings
    entry_id = facts.id if kind.has_id else source.path.stem
    return Entry(kind, entry_id, facts, source, flow, versions), findings


def _labels(translation: Source) -> tuple[FlowLabels | None, list[Finding]]:
    block: Block | None = translation.flow
    if block is None:
        return None, []
    if "nodes" in block.data:
        line = block.line_of(("nodes",))
        return None, [Finding.of("flow.nodes-again", translation.file, line)]
    return judge(FlowLabels, block, translation.file)


def _without_facts(translation: Source, original: Source) -> tuple[Block, list[Finding]]:
    """Return a translation's front matter without the facts it states again, and a finding for each."""
    kind = translation.kind
    allowed = kind.texts.model_fields
    facts = [key for key in translation.front.data if key in kind.facts.model_fields and key not in allowed]
    findings = []
    for key in facts:
        stated = original.front.line_of((key,)) if key in original.front.data else 1
        findings.append(
            Finding.of(
                "translation.fact",
                translation.file,
                translation.front.line_of((key,)),
                key=key,
                original=f"{original.file}:{stated}",
            )
        )
    if len(findings) > _FACTS_APART:
        named, line = ", ".join(facts), min(finding.line for finding in findings)
        findings = [
            Finding.of(
                "translation.facts",
                translation.file,
                line,
                keys=named,
                original=original.file,
                known=", ".join(allowed),
            )
        ]
    kept = {key: value for key, value in translation.front.data.items() if key not in facts}
    return replace(translation.front, data=kept), findings

"""Judge the registers: what citizens find an entry by must lead to one entry, and be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.catalogue.anchors import GLOSSARY_PAGE
from publicdesk.finding import Finding
from publicdesk.listing.alphabet import readings_of
from publicdesk.listing.initials import lacks_reading
from publicdesk.listing.registers import REGISTERS, reserved_names

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.collect.files import Tree
    from publicdesk.collect.tables import RawTables

FILES_FOLDER = "forms/files"
"""Folder, under ``docs/``, of the files that the office supplies for forms."""


def judge_codes(catalogue: Catalogue) -> list[Finding]:
    """Find codes of forms that two forms state."""
    first: dict[str, Entry] = {}
    findings = []
    for form in catalogue.of_kind("form"):
        other = first.setdefault(form.facts.code, form)
        if other is not form:
            where = f"{other.source.file}:{other.source.front.line_of(('code',))}"
            line = form.source.front.line_of(("code",))
            findings.append(
                Finding.of("form.code-twice", form.source.file, line, code=form.facts.code, other=where)
            )
    return findings


def judge_files(catalogue: Catalogue, tree: Tree) -> list[Finding]:
    """Find files that a form names and the office has not supplied."""
    return [
        Finding.of(
            "form.no-file",
            form.source.file,
            form.source.front.line_of(("files", index, "file")),
            name=file.file,
            folder=f"{tree.docs.name}/{FILES_FOLDER}",
        )
        for form in catalogue.of_kind("form")
        for index, file in enumerate(form.facts.files)
        if "/" in file.file or not tree.holds(f"{FILES_FOLDER}/{file.file}")
    ]


def judge_names(catalogue: Catalogue) -> list[Finding]:
    """Find ids that the register's own lists take: two pages would have one address."""
    return [
        Finding.of("id.reserved", entry.source.file, entry.source.front.line_of(("id",)), id=entry.id)
        for register in REGISTERS
        for entry in catalogue.of_kind(register.kind)
        if entry.id in reserved_names(register.folder)
    ]


def judge_readings(catalogue: Catalogue) -> list[Finding]:
    """Find Japanese titles whose first kanji no row of the table reads: they cannot be sorted."""
    if not catalogue.knows_all_of("readings"):
        return []
    readings = readings_of(catalogue)
    return [
        Finding.of(
            "reading.missing",
            entry.versions["ja"].source.file,
            entry.versions["ja"].source.front.line_of(("title",)),
            title=entry.versions["ja"].texts.title,
        )
        for register in REGISTERS
        for entry in catalogue.of_kind(register.kind)
        if "ja" in entry.versions and lacks_reading(entry.versions["ja"].texts.title, readings)
    ]


def judge_terms(catalogue: Catalogue, raw: RawTables) -> list[Finding]:
    """Find Japanese names in the glossary whose first kanji no row of the table reads."""
    if not catalogue.at(GLOSSARY_PAGE) or not catalogue.knows_all_of("readings"):
        return []
    readings = readings_of(catalogue)
    names = {row_id: row.name.ja for row_id, row in catalogue.tables["glossary"].items()}  # type: ignore[attr-defined]
    return [
        Finding.of(
            "reading.missing",
            raw.files["glossary"],
            raw.blocks["glossary"].line_of((row_id, "name", "ja")),
            title=name,
        )
        for row_id, name in names.items()
        if lacks_reading(name, readings)
    ]

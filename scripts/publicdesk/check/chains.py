"""Judge what leads back to itself, and rows that readers could not tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.tables import RawTables

_OF_OWN_KIND = (("procedure", "remedy"), ("form", "replaces"))
"""Kinds of pages, and the key by which a page names others of its kind."""


def judge_self_references(catalogue: Catalogue) -> list[Finding]:
    """Find pages that name themselves where another page is meant."""
    findings = []
    for kind, key in _OF_OWN_KIND:
        for entry in catalogue.of_kind(kind):
            named = getattr(entry.facts, key)
            if entry.id in (named if isinstance(named, list) else [named]):
                line = entry.source.front.line_of((key,))
                findings.append(Finding.of("reference.self", entry.source.file, line, key=key))
    return findings


def judge_replaced_forms(catalogue: Catalogue) -> list[Finding]:
    """Find forms that replace each other in a circle: no one of them would be the newest. Each circle is told once."""
    older = {form.id: form.facts.replaces for form in catalogue.of_kind("form")}
    findings = []
    seen: set[str] = set()
    for form in catalogue.of_kind("form"):
        chain: list[str] = []
        step: str | None = form.id
        while step in older and step not in seen:
            seen.add(step)
            chain.append(step)
            step = older[step]
        circle = chain[chain.index(step) :] if step in chain else []
        if len(circle) > 1 and (first := catalogue.get("form", circle[0])):
            line = first.source.front.line_of(("replaces",))
            findings.append(Finding.of("reference.cycle", first.source.file, line, chain=", ".join(circle)))
    return findings


def judge_row_names(catalogue: Catalogue, raw: RawTables) -> list[Finding]:
    """Find rows of a table whose names are the same in all languages: a list would show one of them twice."""
    findings = []
    for table, rows in catalogue.tables.items():
        first: dict[object, str] = {}
        for row_id, row in rows.items():
            name = getattr(row, "name", None)
            other = first.setdefault(name, row_id) if name else row_id
            if other != row_id:
                line = raw.blocks[table].line_of((row_id,))
                findings.append(Finding.of("row.twice", raw.files[table], line, id=row_id, other=other))
    return findings

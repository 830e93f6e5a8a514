"""Judge references: each id must name an entry, and forms and services must be named by a procedure."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from publicdesk.catalogue.known_keys import divided, models_in
from publicdesk.contract.kinds import KINDS
from publicdesk.contract.types import Reference
from publicdesk.finding import Finding
from publicdesk.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.yaml_lines import Block, Path

_MANY = 5
"""Places from which on a missing id is one fault, that of the row or page which has gone."""

_KINDS = {"procedure", "form", "service", "office"}


def references(model: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Yield each reference in ``model``: the path of its key, its target and the id it names."""
    return _in_group(model, ())


def judge_block(model: BaseModel, block: Block, file: str, catalogue: Catalogue) -> list[Finding]:
    """Find the references of one front matter, table row or flow that name nothing.

    Where a table could not be read nothing is said of the references to its rows.
    """
    findings = []
    for path, target, named in references(model):
        if target in catalogue.unread:
            continue
        known = catalogue.ids(target) if target in _KINDS else catalogue.row_ids(target)
        if named not in known:
            findings.append(_unknown(target, named, known, catalogue, (file, block.line_of(path))))
    return findings


def judge_sections(catalogue: Catalogue) -> list[Finding]:
    """Find measures of a section or an item that the plan does not have: no page would show them."""
    if not catalogue.sections or not catalogue.knows_all_of("plan-sections"):
        return []
    findings = []
    for entry in catalogue.of_kind("measure"):
        facts, front = entry.facts, entry.source.front
        section = catalogue.sections.get(facts.section)
        if section is None:
            line, near = (
                front.line_of(("section",)),
                nearest(str(facts.section), map(str, catalogue.sections)),
            )
            facts_of_it = {"target": "plan-sections", "id": str(facts.section), "suggestion": near}
            findings.append(Finding.of("reference.row", entry.source.file, line, "error", **facts_of_it))
        elif facts.item > len(section.items):
            line = front.line_of(("item",))
            numbers = {"section": facts.section, "number": len(section.items), "item": facts.item}
            findings.append(Finding.of("measure.item", entry.source.file, line, "error", **numbers))
    return findings


def joined(findings: list[Finding]) -> list[Finding]:
    """Join the findings of many places that name one id which is not there: its row or page has gone."""
    places: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        facts = dict(finding.params)
        if finding.rule in {"reference.page", "reference.row"}:
            places.setdefault((finding.rule, facts["target"], facts["id"]), []).append(finding)
    kept = [finding for finding in findings if finding.rule not in {"reference.page", "reference.row"}]
    for (rule, target, named), found in places.items():
        if len(found) < _MANY:
            kept += found
            continue
        first = min(found)
        folder = next((kind.folder for kind in KINDS if kind.name == target), "")
        file = f"docs/_data/{target}.yml" if rule == "reference.row" else f"docs/{folder}/{named}.md"
        kept.append(
            Finding.of(
                "reference.gone",
                file,
                0,
                id=named,
                number=len(found),
                place=f"{first.file}:{first.line}",
                suggestion=dict(first.params).get("suggestion", ""),
            )
        )
    return kept


def _unknown(
    target: str, named: str, known: set[str], catalogue: Catalogue, place: tuple[str, int]
) -> Finding:
    if items := divided(named):
        ids = [item if item in known else _meant(item, target, known, catalogue) or item for item in items]
        return Finding.of("value.separator", *place, "error", value=named, list=f"[{', '.join(ids)}]")
    rule = "reference.page" if target in _KINDS else "reference.row"
    meant = _meant(named, target, known, catalogue)
    return Finding.of(rule, *place, "error", target=target, id=named, suggestion=meant)


def _meant(named: str, target: str, known: set[str], catalogue: Catalogue) -> str:
    """Return the id of the page or row whose name in any language is ``named``, or the nearest id."""
    wanted = _folded(named)
    for known_id, names in _names(target, catalogue):
        if wanted in map(_folded, names):
            return known_id
    stem = named.rpartition("/")[2].removesuffix(".md")
    return stem if stem in known else nearest(named, known)


def _names(target: str, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    if target in _KINDS:
        for entry in catalogue.of_kind(target):
            yield entry.id, [version.texts.title for version in entry.versions.values()]
    for row_id, row in catalogue.tables.get(target, {}).items():
        label, synonyms = getattr(row, "name", None), getattr(row, "synonyms", None)
        words = [word for part in ("zh", "en", "ja") for word in getattr(synonyms, part, ())]
        yield row_id, [*(getattr(label, part, "") for part in ("zh", "en", "ja")), *words]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def judge_use(catalogue: Catalogue) -> list[Finding]:
    """Find forms and services that no procedure names: nobody would come to them.

    While a procedure cannot be read it is not known what it names, so nothing is said.
    """
    if len(catalogue.ids("procedure")) != len(catalogue.of_kind("procedure")):
        return []
    used = {
        (target, item)
        for entry in catalogue.of_kind("procedure")
        for _, target, named in references(entry.facts)
        for item in divided(named) or [named]
    }
    used |= {
        (kind, _meant(named, kind, catalogue.ids(kind), catalogue))
        for kind, named in used
        if kind in {"form", "service"} and named not in catalogue.ids(kind)
    }
    replaced = {("form", entry.facts.replaces) for entry in catalogue.of_kind("form")}
    return [
        Finding.of(
            "reference.unused", entry.source.file, entry.source.front.line_of(("id",)), kind=kind, id=entry.id
        )
        for kind in ("form", "service")
        for entry in catalogue.of_kind(kind)
        if (kind, entry.id) not in used | replaced
    ]


def _in_group(model: BaseModel, path: Path) -> Iterator[tuple[Path, str, str]]:
    for name, target in _fields(type(model)):
        yield from _in_value(getattr(model, name), target, (*path, name))


def _in_value(value: object, target: str, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, BaseModel):
        yield from _in_group(value, path)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _in_value(part, target, (*path, index))
    elif isinstance(value, str) and target:
        yield path, target, value


@cache
def _fields(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Return the fields that hold references, or groups which may, each with the target of its own references."""
    fields = []
    for name, info in model.model_fields.items():
        target = next((mark.target for mark in _markers(info.annotation, info.metadata)), "")
        if target or next(models_in(info.annotation), None):
            fields.append((name, target))
    return fields


def _markers(annotation: Any, metadata: list[Any]) -> Iterator[Reference]:  # noqa: ANN401 - any annotation
    yield from (part for part in metadata if isinstance(part, Reference))
    yield from (part for part in getattr(annotation, "__metadata__", ()) if isinstance(part, Reference))
    for part in get_args(annotation):
        yield from _markers(part, [])

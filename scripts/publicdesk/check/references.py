"""Judge references: each id must name an entry, and forms and services must be named by a procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from publicdesk.contract.types import Reference
from publicdesk.finding import Finding
from publicdesk.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.yaml_lines import Block, Path

_KINDS = {"procedure", "form", "service", "office"}


def references(model: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Yield each reference in ``model``: the path of its key, its target and the id it names."""
    for name, info in type(model).model_fields.items():
        yield from _walk(getattr(model, name), info.annotation, info.metadata, (name,))


def judge_block(model: BaseModel, block: Block, file: str, catalogue: Catalogue) -> list[Finding]:
    """Find the references of one front matter, table row or flow that name nothing."""
    findings = []
    for path, target, named in references(model):
        known = _known(target, catalogue)
        if named not in known and target not in catalogue.unread:
            rule = "reference.page" if target in _KINDS else "reference.row"
            findings.append(
                Finding.of(
                    rule,
                    file,
                    block.line_of(path),
                    target=target,
                    id=named,
                    suggestion=nearest(named, known),
                )
            )
    return findings


def judge_use(catalogue: Catalogue) -> list[Finding]:
    """Find forms and services that no procedure names: nobody would come to them.

    While a procedure cannot be read it is not known what it names, so nothing is said.
    """
    if len(catalogue.ids("procedure")) != len(catalogue.of_kind("procedure")):
        return []
    used = {
        (target, named)
        for entry in catalogue.of_kind("procedure")
        for _, target, named in references(entry.facts)
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


def _known(target: str, catalogue: Catalogue) -> set[str]:
    if target in _KINDS:
        return catalogue.ids(target)
    return set(catalogue.tables.get(target, {}))


def _walk(value: Any, annotation: Any, metadata: list[Any], path: Path) -> Iterator[tuple[Path, str, str]]:  # noqa: ANN401 - any value of any model
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _walk(getattr(value, name), info.annotation, info.metadata, (*path, name))
    elif isinstance(value, list):
        item = next(iter(get_args(annotation)), None)
        for index, part in enumerate(value):
            yield from _walk(part, item, [], (*path, index))
    elif isinstance(value, str):
        marker = next(_markers(annotation, metadata), None)
        if marker:
            yield path, marker.target, value


def _markers(annotation: Any, metadata: list[Any]) -> Iterator[Reference]:  # noqa: ANN401 - any annotation
    yield from (part for part in metadata if isinstance(part, Reference))
    yield from (part for part in getattr(annotation, "__metadata__", ()) if isinstance(part, Reference))
    for part in get_args(annotation):
        yield from _markers(part, [])

"""Judge the components of a theme: template, examples in three languages, acceptance criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.validate import judge
from publicdesk.finding import Finding
from publicdesk.gallery.collect import read_components
from publicdesk.gallery.sheet import Sheet
from publicdesk.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from publicdesk.collect.yaml_lines import Block
    from publicdesk.collect.yaml_lines import Path as KeyPath
    from publicdesk.gallery.collect import RawComponent
    from publicdesk.languages import Language


@dataclass(frozen=True)
class Component:
    """A component of the theme: its folder's name, its sheet, and the style sheets that it needs besides."""

    id: str
    sheet: Sheet
    sheets: tuple[str, ...] = ()


def judge_components(folders: Iterable[str | Path]) -> tuple[list[Component], list[Finding]]:
    """Read and judge the components in the folders of a theme, the folder that counts first being the first.

    Returns those whose sheets are whole, by name, and a finding for each fault.
    """
    raw, findings = read_components(folders)
    components = []
    for one in raw:
        sheet, found = _sheet(one)
        findings += found
        if sheet:
            components.append(Component(one.name, sheet, one.sheets))
    return components, sorted(findings)


def _sheet(raw: RawComponent) -> tuple[Sheet | None, list[Finding]]:
    findings = [] if raw.template else [Finding.of("component.no-template", raw.file, 0, name=raw.name)]
    if raw.missing:
        return None, [*findings, Finding.of("component.no-examples", raw.file, 0, name=raw.name)]
    if raw.block is None:
        return None, findings
    sheet, found = judge(Sheet, raw.block, raw.file)
    return sheet, [*findings, *found, *_half_translated(raw.block, raw.file)]


def _half_translated(block: Block, file: str) -> Iterator[Finding]:
    """Find texts in examples' data that some languages have and others lack; the model cannot see them."""
    examples = block.data.get("examples")
    for index, example in enumerate(examples if isinstance(examples, list) else ()):
        data = example.get("data") if isinstance(example, dict) else None
        for path, missing in _gaps(data, ("examples", index, "data")):
            yield Finding.of(
                "component.language", file, block.line_of(path), key=path[-1], languages=", ".join(missing)
            )


def _gaps(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, list[Language]]]:  # noqa: ANN401 - any YAML
    if isinstance(data, dict):
        missing = [language for language in LANGUAGES if language not in data]
        if missing and len(missing) < len(LANGUAGES):
            yield path, missing
        for key, value in data.items():
            yield from _gaps(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _gaps(value, (*path, index))

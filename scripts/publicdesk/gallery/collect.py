"""Read the components of a theme: each folder with its ``examples.yml`` as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from publicdesk.collect.files import read_text
from publicdesk.collect.yaml_lines import read_block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publicdesk.collect.yaml_lines import Block
    from publicdesk.finding import Finding

FOLDER: Final = "components"
"""Folder of the components in a theme."""

SHEET: Final = "examples.yml"


@dataclass(frozen=True)
class RawComponent:
    """A component's folder.

    Attributes:
        name: name of the folder.
        file: path of its sheet from the folder that the theme lies in.
        template: whether it has a template.
        sheets: names of the style sheets that it needs besides that of every page.
        block: its sheet, None where there is none or none that can be read.
        missing: whether there is none.

    """

    name: str
    file: str
    template: bool
    sheets: tuple[str, ...]
    block: Block | None
    missing: bool


def read_components(folders: Iterable[str | Path]) -> tuple[list[RawComponent], list[Finding]]:
    """Read every component of a theme, by name; of a file in several of its folders the first one counts."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted(Path(folder).glob(f"{FOLDER}/*/")):
            found.setdefault(path.name, []).append(path)
    components, findings = [], []
    for name, paths in sorted(found.items()):
        component, faults = _component(name, paths)
        components.append(component)
        findings += faults
    return components, findings


def _component(name: str, paths: list[Path]) -> tuple[RawComponent, list[Finding]]:
    template = any((path / "template.html").is_file() for path in paths)
    styles = {style.stem for path in paths for style in path.glob("*.css")}
    sheets = tuple(sorted(styles - {name}))
    home = next((path for path in paths if (path / SHEET).is_file()), None)
    if home is None:
        file = f"{paths[0].parents[1].name}/{FOLDER}/{name}/{SHEET}"
        return RawComponent(name, file, template, sheets, None, missing=True), []
    file = f"{home.parents[1].name}/{FOLDER}/{name}/{SHEET}"
    text, findings = read_text(home / SHEET, file)
    if text is None:
        return RawComponent(name, file, template, sheets, None, missing=False), findings
    block, faults = read_block(text, file=file, line=1)
    return RawComponent(name, file, template, sheets, block, missing=False), [*findings, *faults]

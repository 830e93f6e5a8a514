"""Read the tables of ``docs/_data/``: ids to rows, and the government's classification lists."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publicdesk.collect.pages import read_text
from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

DATA_FOLDER = "_data"
CLASSIFICATIONS = ("theme", "cake", "service")
_COLUMNS = ["code", "zh", "en", "ja", "verified", "source"]


@dataclass(frozen=True)
class ClassRow:
    """A row of a classification list: a code, its names (empty where unknown) and where it was seen."""

    code: str
    zh: str
    en: str
    ja: str
    verified: str
    source: str
    line: int


@dataclass(frozen=True)
class RawTables:
    """The tables as they were read: name of the file, without its ending, to what it holds."""

    blocks: dict[str, Block]
    files: dict[str, str]
    classes: dict[str, list[ClassRow]]


def read_tables(docs: Path) -> tuple[RawTables, list[Finding]]:
    """Read every table under ``docs/_data``."""
    folder = docs / DATA_FOLDER
    blocks: dict[str, Block] = {}
    files: dict[str, str] = {}
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yml")):
        file = f"{docs.name}/{DATA_FOLDER}/{path.name}"
        text, found = read_text(path, file)
        findings += found
        if text is None:
            continue
        block, found = read_block(text, file=file, line=1)
        findings += found
        if block:
            blocks[path.stem] = block
            files[path.stem] = file
    classes: dict[str, list[ClassRow]] = {}
    for name in CLASSIFICATIONS:
        rows, found = _read_classes(folder / "classification" / f"{name}.csv", docs.name)
        classes[name] = rows
        findings += found
    return RawTables(blocks, files, classes), findings


def _read_classes(path: Path, docs_name: str) -> tuple[list[ClassRow], list[Finding]]:
    file = f"{docs_name}/{DATA_FOLDER}/classification/{path.name}"
    if not path.is_file():
        return [], [Finding.of("table.missing", file, 0)]
    text, findings = read_text(path, file)
    if text is None:
        return [], findings
    reader = csv.DictReader(io.StringIO(text))
    if reader.fieldnames != _COLUMNS:
        return [], [Finding.of("table.columns", file, 1, columns=", ".join(_COLUMNS))]
    rows = []
    for row in reader:
        if None in row or None in row.values():
            findings.append(Finding.of("table.row", file, reader.line_num, columns=", ".join(_COLUMNS)))
            continue
        rows.append(ClassRow(**row, line=reader.line_num))
    return rows, findings

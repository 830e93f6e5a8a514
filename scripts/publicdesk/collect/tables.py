"""Read the tables of ``docs/_data/``: ids to rows, and the government's classification lists."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from publicdesk.collect.files import DATA_FOLDER, read_text
from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.contract.tables import TABLES
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection

    from publicdesk.collect.files import Tree

CLASSIFICATION_FOLDER = "classification"
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
    """The tables as they were read: name of the file, without its ending, to what it holds.

    Attributes:
        blocks: the rows of each table.
        files: path of each table as an editor knows it.
        classes: the rows of each classification list.
        unread: names of the tables and lists that are there and could not be read.

    """

    blocks: dict[str, Block]
    files: dict[str, str]
    classes: dict[str, list[ClassRow]]
    unread: frozenset[str] = frozenset()


def read_tables(tree: Tree, refused: Collection[PurePosixPath] = ()) -> tuple[RawTables, list[Finding]]:
    """Read every table, but for those at the ``refused`` paths."""
    blocks: dict[str, Block] = {}
    files: dict[str, str] = {}
    classes: dict[str, list[ClassRow]] = {name: [] for name in CLASSIFICATIONS}
    findings: list[Finding] = []
    for item in tree.files("table", refused):
        file = tree.name_of(item)
        text, found = read_text(tree.docs / item.path, file)
        findings += found
        if text is None:
            continue
        if item.path.parent.name == CLASSIFICATION_FOLDER:
            classes[item.path.stem], found = _read_classes(text, file)
            findings += found
            continue
        block, found = read_block(text, file=file, line=1)
        findings += found
        if block:
            blocks[item.path.stem] = block
            files[item.path.stem] = file
    there = _there(tree, refused)
    findings += [
        Finding.of("table.missing", f"{tree.docs.name}/{DATA_FOLDER}/{CLASSIFICATION_FOLDER}/{name}.csv", 0)
        for name in CLASSIFICATIONS
        if name not in there
    ]
    unread = there - set(blocks) - {name for name, rows in classes.items() if rows}
    return RawTables(blocks, files, classes, unread), findings


def _there(tree: Tree, refused: Collection[PurePosixPath]) -> frozenset[str]:
    """Return the names of the tables and lists that are there, read or not; all where a folder is refused."""
    data = PurePosixPath(DATA_FOLDER)
    names = {item.path.stem for item in tree.items if item.path.parent == data}
    lists = {item.path.stem for item in tree.items if item.path.parent == data / CLASSIFICATION_FOLDER}
    if data in refused:
        names |= {*TABLES, "site", "plan-sections"}
    if {data, data / CLASSIFICATION_FOLDER} & set(refused):
        lists |= set(CLASSIFICATIONS)
    return frozenset(names | lists)


def _read_classes(text: str, file: str) -> tuple[list[ClassRow], list[Finding]]:
    reader = csv.DictReader(io.StringIO(text))
    rows: list[ClassRow] = []
    findings: list[Finding] = []
    line = 1
    try:
        if reader.fieldnames != _COLUMNS:
            return [], [Finding.of("table.columns", file, 1, columns=", ".join(_COLUMNS))]
        line = reader.line_num + 1
        for row in reader:
            line = reader.line_num + 1
            if None in row or None in row.values():
                findings.append(Finding.of("table.row", file, reader.line_num, columns=", ".join(_COLUMNS)))
                continue
            rows.append(ClassRow(**row, line=reader.line_num))
    except csv.Error:  # a cell of over 131,072 characters: a quote is open to the end of the file
        findings.append(Finding.of("table.cell", file, line))
    return rows, findings

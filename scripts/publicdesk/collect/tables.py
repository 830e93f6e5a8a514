"""Read the tables of ``docs/_data/``: ids to rows, and the government's classification lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from publicdesk.collect.class_lists import ClassRow, read_classes
from publicdesk.collect.files import DATA_FOLDER, read_text
from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.contract.tables import TABLES
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection

    from publicdesk.collect.files import Tree

CLASSIFICATION_FOLDER = "classification"
CLASSIFICATIONS = ("theme", "cake", "service")


@dataclass(frozen=True)
class RawTables:
    """The tables as they were read.

    Attributes:
        blocks: name of each table's file, without its ending, to what it holds.
        files: name of each of these tables to the path of its file.
        classes: name of each classification list to its rows.
        unread: names of the tables that are there and could not be read.
        unread_classes: names of the lists that are missing or have a fault: not all of their codes are known.

    """

    blocks: dict[str, Block]
    files: dict[str, str]
    classes: dict[str, list[ClassRow]]
    unread: frozenset[str] = frozenset()
    unread_classes: frozenset[str] = frozenset()


def read_tables(tree: Tree, refused: Collection[PurePosixPath] = ()) -> tuple[RawTables, list[Finding]]:
    """Read every table, but for those at the ``refused`` paths."""
    blocks: dict[str, Block] = {}
    files: dict[str, str] = {}
    classes: dict[str, list[ClassRow]] = {name: [] for name in CLASSIFICATIONS}
    unread_classes = set(CLASSIFICATIONS)
    findings: list[Finding] = []
    for item in tree.files("table", refused):
        file, name = tree.name_of(item), item.path.stem
        text, found = read_text(tree.docs / item.path, file)
        findings += found
        if text is None:
            continue
        if item.path.parent.name == CLASSIFICATION_FOLDER:
            classes[name], found = read_classes(text, file)
            findings += found
            unread_classes -= set() if found else {name}
            continue
        block, found = read_block(text, file=file, line=1)
        findings += found
        if block:
            blocks[name] = block
            files[name] = file
    there = _there(tree, refused)
    if not there:
        gone = Finding.of("table.folder", f"{tree.docs.name}/{DATA_FOLDER}", 0)
        every = frozenset((*TABLES, "site", "plan-sections", *CLASSIFICATIONS))
        return RawTables({}, {}, classes, every, frozenset(CLASSIFICATIONS)), [gone]
    findings += [
        Finding.of("table.missing", f"{tree.docs.name}/{DATA_FOLDER}/{CLASSIFICATION_FOLDER}/{name}.csv", 0)
        for name in CLASSIFICATIONS
        if name not in there
    ]
    return RawTables(blocks, files, classes, there - set(blocks), frozenset(unread_classes)), findings


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

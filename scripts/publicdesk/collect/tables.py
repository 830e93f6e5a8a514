"""Read the tables of ``docs/_data/``: ids to rows, and the government's classification lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publicdesk.collect.class_lists import ClassRow, read_classes
from publicdesk.collect.pages import read_text
from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

DATA_FOLDER = "_data"
CLASSIFICATIONS = ("theme", "cake", "service")


@dataclass(frozen=True)
class RawTables:
    """The tables as they were read.

    Attributes:
        blocks: name of each table's file, without its ending, to what it holds.
        files: name of each of these tables to the path of its file.
        classes: name of each classification list to its rows.
        faulty: names of the tables that are there and could not be read.
        unread_classes: names of the lists that are missing or have a fault: not all of their codes are known.

    """

    blocks: dict[str, Block]
    files: dict[str, str]
    classes: dict[str, list[ClassRow]]
    faulty: frozenset[str] = frozenset()
    unread_classes: frozenset[str] = frozenset()


def read_tables(docs: Path) -> tuple[RawTables, list[Finding]]:
    """Read every table under ``docs/_data``."""
    folder = docs / DATA_FOLDER
    blocks: dict[str, Block] = {}
    files: dict[str, str] = {}
    faulty: set[str] = set()
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.[yY]*[mM][lL]")):
        file = f"{docs.name}/{DATA_FOLDER}/{path.name}"
        if path.suffix != ".yml":
            findings.append(Finding.of("table.ending", file, 0, name=f"{path.stem}.yml"))
            faulty.add(path.stem)
            continue
        text, found = read_text(path, file)
        block = None
        if text is not None:
            block, found = read_block(text, file=file, line=1)
        findings += found
        if block:
            blocks[path.stem] = block
            files[path.stem] = file
        else:
            faulty.add(path.stem)
    classes: dict[str, list[ClassRow]] = {}
    unread: set[str] = set()
    for name in CLASSIFICATIONS:
        classes[name], found = read_classes(folder / "classification" / f"{name}.csv", docs.name)
        findings += found
        unread |= {name} if found else set()
    return RawTables(blocks, files, classes, frozenset(faulty), frozenset(unread)), findings

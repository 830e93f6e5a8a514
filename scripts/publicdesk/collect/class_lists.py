"""Read the government's classification lists: CSV files with a row for each code."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.contract.characters import INVISIBLE, character_name
from publicdesk.contract.types import CLASS_CODE
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS: Final = ["code", "zh", "en", "ja", "verified", "source"]

_LONGEST_CELL: Final = 500
"""Characters of a cell; the longest one has 131."""

_FORMULA: Final = re.compile(r"[=+@-]")
"""How a cell begins that a spreadsheet takes for a formula and runs.

Source: OWASP, CSV Injection.
"""


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


def read_classes(text: str, file: str) -> tuple[list[ClassRow], list[Finding]]:
    """Read the text of a list: the rows without a fault, and a finding for each fault."""
    findings: list[Finding] = []
    columns = ", ".join(_COLUMNS)
    rows: dict[str, ClassRow] = {}
    if not text.strip():
        return [], [Finding.of("file.empty", file, 0)]
    for line, cells in _lines(text):
        if line == 1:
            if cells != _COLUMNS:
                return [], [Finding.of("table.columns", file, 1, columns=columns, suggestion=_divider(text))]
            continue
        if cells and not any(cells):
            findings.append(Finding.of("table.empty-row", file, line))
            continue
        if cells is None:
            return list(rows.values()), [*findings, Finding.of("table.quotes", file, line)]
        if len(cells) != len(_COLUMNS):
            findings.append(Finding.of("table.row", file, line, columns=columns))
            continue
        found = list(_faults(cells, file, line))
        if cells[0] in rows:
            found.append(Finding.of("table.code-twice", file, line, code=cells[0], first=rows[cells[0]].line))
        findings += found
        if not found:
            rows[cells[0]] = _row(cells, line)
    return list(rows.values()), findings


def _divider(text: str) -> str:
    """Return the sign that divides the names of the columns in place of commas, or nothing."""
    first = text.split("\n", 1)[0]
    signs = {";": ";", "\t": "U+0009", "，": "，", "|": "|"}
    return next((name for sign, name in signs.items() if first.count(sign) == len(_COLUMNS) - 1), "")


def _row(cells: list[str], line: int) -> ClassRow:
    code, zh, en, ja, verified, source = cells
    return ClassRow(code, zh, en, ja, verified, source, line)


def _lines(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with the line on which it begins; None, as the last one, where its quotes are at fault."""
    reader = csv.reader(io.StringIO(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells or line == 1:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        yield line, [] if line == 1 else None


def _faults(cells: list[str], file: str, line: int) -> Iterator[Finding]:
    if not re.fullmatch(CLASS_CODE, cells[0]):
        yield Finding.of("table.code", file, line, code=cells[0][:20])
    for cell, column in zip(cells, _COLUMNS, strict=True):
        if len(cell) > _LONGEST_CELL:
            yield Finding.of(
                "table.cell-long", file, line, column=column, number=len(cell), limit=_LONGEST_CELL
            )
        elif "\n" in cell:
            yield Finding.of("table.quotes", file, line)
        elif strange := INVISIBLE.search(cell):
            yield Finding.of("yaml.character", file, line, character=character_name(strange[0]))
        elif column != "code" and _FORMULA.match(cell):
            yield Finding.of("table.formula", file, line, column=column, sign=cell[0])

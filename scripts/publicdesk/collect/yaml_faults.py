"""Why a block of YAML cannot be read, in the terms of its lines: which sign stands where it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

from publicdesk.collect.yaml_text import Fault, code_in, fault_of, joins_next, opens_quotes, quoted, shortened
from publicdesk.finding import Finding, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_JUDGED = 2_000
"""Characters of a line that are looked at; the contract allows no value as long as that."""

_SHOWN = 8
"""Findings of one block that are told at once; a block with more is wrong in one way."""

_BLOCK_TEXT = re.compile(r"(?:^|[\s:-])[|>](?:[-+]?[1-9]?|[1-9][-+])\s*$")
_CUT_OFF = re.compile(r"[ \t]#[^\s#]")

_STRAY_COLON: Final = "a colon where no key can stand"

_PARSER: Final = (
    ("mapping values are not allowed", _STRAY_COLON),
    ("invalid Unicode character escape", "yaml.escape-code"),
    ("unknown escape character", "yaml.escape-code"),
    ("expected hexdecimal number", "yaml.escape-code"),
    ("expected <document start>", "yaml.second"),
    ("could not find expected ':'", "yaml.missing-colon"),
    ("did not find expected key", "yaml.indent"),
    ("did not find expected '-' indicator", "yaml.indent"),
)
"""Words of libyaml's problem to the rule, where no line of the block tells the fault by itself."""


class FaultError(Exception):
    """A fault of a block: the rule, the index of its line in the block, and what the sentence needs."""

    def __init__(self, rule: str, at: int, **params: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.at = at
        self.params = params


def stop(rule: str, at: int, **params: object) -> NoReturn:
    """End the reading of a block with a fault on the line with the index ``at``.

    Raises:
        FaultError: always.

    """
    raise FaultError(rule, at, **params)


def of_parser(error: yaml.MarkedYAMLError) -> FaultError:
    """Return the fault that the parser's own words tell, with the line on which it begins."""
    problem, context = str(error.problem), str(error.context)
    mark, opened = error.problem_mark, error.context_mark
    at = mark.line if mark else 0
    begun = opened.line if opened else at
    if "quoted scalar" in context and "escape" not in problem and "hexdecimal" not in problem:
        return FaultError("yaml.quote", begun)
    if "flow sequence" in context or "flow mapping" in context:
        return FaultError("yaml.bracket", begun, sign="[" if "sequence" in context else "{")
    for words, rule in _PARSER:
        if words in problem:
            return FaultError(rule, begun if rule == "yaml.missing-colon" else at)
    return FaultError("yaml.syntax", at)


def explain(text: str, error: FaultError, *, file: str, line: int) -> list[Finding]:
    """Return a finding for each line whose own signs tell a fault, or the one that reading ended with."""
    lines = [row[:_JUDGED] for row in text.split("\n")]
    told = list(_told(lines))
    if error.rule == _STRAY_COLON:
        error = _stray_colon(lines, error.at)
    if any(at <= error.at for at, _ in told):
        return folded(Finding.of(fault.rule, file, line + at, **fault.params) for at, fault in told)[:_SHOWN]
    opened = next((at for at, row in enumerate(lines[: error.at + 1]) if opens_quotes(row)), None)
    if opened is not None:
        error = FaultError("yaml.quote", opened)
    elif error.rule == "yaml.escape-code":
        error.params["escape"] = code_in(lines[error.at])
    at = next((at for at in range(min(error.at, len(lines) - 1), -1, -1) if lines[at].strip()), 0)
    return [Finding.of(error.rule, file, line + at, **error.params)]


def _stray_colon(lines: list[str], at: int) -> FaultError:
    """Return why a key cannot stand on line ``at``: the line before it has no colon, or the indentation is wrong."""
    above = next((index for index in range(at - 1, -1, -1) if lines[index].strip()), at)
    row = lines[above].strip()
    if above < at and ":" not in row and "：" not in row and not row.startswith(("- ", "#")):
        return FaultError("yaml.missing-colon", above)
    return FaultError("yaml.indent", at)


def cut_off(text: str, *, file: str, line: int) -> list[Finding]:
    """Find values that end where a # begins: the rest of the line is read as a remark."""
    if not _CUT_OFF.search(text):
        return []
    findings = []
    for at, row in _outside_block_texts(text.split("\n")):
        match = _CUT_OFF.search(row)
        if not match or row.lstrip().startswith("#") or _in_quotes(row, match.start() + 1):
            continue
        key, colon, value = row.strip().partition(": ")
        whole = f"{key}{colon}{quoted(value)}" if colon else quoted(key)
        findings.append(Finding.of("yaml.cut-off", file, line + at, line=shortened(whole)))
    return findings


def _in_quotes(row: str, at: int) -> bool:
    """Tell whether the sign at ``at`` stands between quotes, or in a text that goes on from a line above."""
    before = row[:at]
    return before.count('"') % 2 == 1 or bool(re.search(r"(?:^|[\s:\[{,])'[^']*$", before))


def _told(lines: list[str]) -> Iterator[tuple[int, Fault]]:
    """Yield each line with its fault; a conflict of versions is told once."""
    conflict = False
    for at, row in _outside_block_texts(lines):
        fault = fault_of(row)
        if fault is None or (fault.rule == "yaml.conflict" and conflict):
            continue
        conflict = conflict or fault.rule == "yaml.conflict"
        yield at, fault


def _outside_block_texts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines with their index, without those of a text below | or > and those within brackets."""
    deeper: int | None = None
    open_until: str | None = None
    for at, row in enumerate(lines):
        if not row.strip():
            continue
        indent = len(row) - len(row.lstrip(" "))
        if deeper is not None and indent > deeper:
            continue
        deeper = indent if _BLOCK_TEXT.search(row) else None
        if open_until:
            open_until = None if row.rstrip().endswith(open_until) else open_until
            continue
        open_until = joins_next(row)
        yield at, row

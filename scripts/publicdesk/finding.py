"""A finding: one judged fact about one place, as data that any reporter can show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "warning"]

_NAMED_LINES: Final = 5
"""Further lines, or runs of lines, that a joined finding names."""


@dataclass(frozen=True, order=True)
class Finding:
    """One judged fact.

    Attributes:
        file: path of the file as an editor knows it, relative to the project, with forward slashes.
        line: line in that file, counted from 1; 0 where the file as a whole is meant.
        rule: stable id of the rule, a key of ``report/rules.toml``.
        params: what the rule's sentences need, as sorted ``(name, text)`` pairs.
        level: ``error`` fails a run, ``warning`` is shown and does not.
        owner: id of the unit that answers for the page, empty where it is not known.

    """

    file: str
    line: int
    rule: str
    params: tuple[tuple[str, str], ...] = field(default=())
    level: Level = "error"
    owner: str = ""

    @classmethod
    def of(cls, rule: str, file: str, line: int, level: Level = "error", /, **params: object) -> Finding:
        """Make a finding from keyword parameters; each is kept as the text a reader sees."""
        texts = tuple(sorted((name, str(value)) for name, value in params.items()))
        return cls(file=file, line=line, rule=rule, params=texts, level=level)

    def with_params(self, **params: object) -> Finding:
        """Return the finding with more parameters."""
        texts = {**dict(self.params), **{name: str(value) for name, value in params.items()}}
        return replace(self, params=tuple(sorted(texts.items())))


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """Join findings of one file that say the same of several lines: one fault copied is one fault to mend.

    The first line stays the finding's, and the others are named in it.
    """
    groups: dict[Finding, set[int]] = {}
    for finding in findings:
        groups.setdefault(replace(finding, line=0), set()).add(finding.line)
    joined = []
    for group, lines in groups.items():
        first, *others = sorted(lines)
        finding = replace(group, line=first)
        joined.append(finding.with_params(lines=_ranges(others)) if others else finding)
    return joined


def _ranges(lines: list[int]) -> str:
    """Return sorted lines in short: ``3, 7-9``; ... stands for more than a few."""
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], line]
        else:
            ranges.append([line])
    texts = ["-".join(map(str, part)) for part in ranges]
    return ", ".join(texts if len(texts) <= _NAMED_LINES else [*texts[:_NAMED_LINES], "..."])

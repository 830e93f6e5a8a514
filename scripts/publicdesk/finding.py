"""A finding: one judged fact about one place, as data that any reporter can show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Level = Literal["error", "warning"]


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

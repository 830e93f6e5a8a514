"""A refusal of a model: what it refuses, where it stands, and how it is written there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.known_keys import example_of, example_of_model, field_at

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from publicdesk.collect.yaml_lines import Block, Path

_SHOWN = 60
"""Characters of a wrong value that a message repeats."""

Description = tuple[str, dict[str, object]]
"""The rule of a finding and what its sentences need."""


@dataclass(frozen=True)
class Refusal:
    """A refusal of the model, and where it stands.

    Attributes:
        error: what pydantic says.
        model: the model of the whole block.
        data: what was judged.
        path: the path of the key or item in ``data``.
        place: the same path in the file, which differs where ``data`` was put right to be judged on.
        block: the block that was read.
        name: what to call the block itself: the id of a row.

    """

    error: ErrorDetails
    model: type[BaseModel]
    data: Any
    path: Path
    place: Path
    block: Block
    name: str

    @property
    def key(self) -> str:
        """The key that is meant: of an item of a list, the key of the list."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), self.name)

    @property
    def written(self) -> str:
        """The first line of the value as it stands in the file, with its quotes, shortened where it is long."""
        first, line_end, _ = self.block.written(self.place).partition("\n")
        text = f"{first.rstrip()} ..." if line_end else first
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."

    @property
    def value(self) -> str:
        """The value as it stands in the file, without the quotes around it."""
        given = self.error["input"]
        text = given.replace("\n", " ") if isinstance(given, str) else self.written
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."

    @property
    def is_missing(self) -> bool:
        """Whether nothing stands where a value is wanted."""
        return self.error["input"] is None

    @property
    def is_cut_off(self) -> bool:
        """Whether the value is missing because a # begins it: reading the file has told that."""
        return self.is_missing and re.search(r":[ \t]+#[^\s#]", self.block.row(self.place)) is not None

    def example(self) -> str:
        """Return a value of the right shape for the key."""
        if not self.path:
            return example_of_model(self.model)
        info = field_at(self.model, self.path, self.data)
        return example_of(info.annotation, info.metadata) if info else "..."

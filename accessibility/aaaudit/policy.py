"""The policy: what is audited, at which level and widths, and how patiently."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator
from pydantic_core import ErrorDetails

from aaaudit.errors import CannotRunError
from aaaudit.finding import Level

Width = Annotated[int, Field(strict=True, ge=200, le=4000)]
Glob = Annotated[str, StringConstraints(strict=True, pattern=r"^/")]


class Policy(BaseModel):
    """A validated policy. Each description below completes the sentence "it must be ..."."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: Level = Field(default=Level.AAA, description="one of A, AA, AAA")
    widths: tuple[Width, ...] = Field(
        default=(1280, 320),
        min_length=1,
        description="a list of different viewport widths, whole numbers from 200 to 4000 CSS pixels",
    )
    browsers: int | None = Field(
        default=None, strict=True, ge=1, le=64, description="a whole number of browsers from 1 to 64"
    )
    exclude: tuple[Glob, ...] = Field(
        default=(),
        description='a list of page patterns, each beginning with "/", such as "/drafts/*" (* stands for any '
        "characters, slashes too)",
    )
    timeout: float = Field(
        default=60,
        strict=True,
        gt=0,
        le=3600,
        description="a number of seconds above 0 and up to 3600: how long one step on one page may take",
    )

    @field_validator("level")
    @classmethod
    def _level_of_wcag(cls, level: Level) -> Level:
        if level is Level.HINT:
            message = "a hint is no level of conformance"
            raise ValueError(message)
        return level

    @field_validator("widths")
    @classmethod
    def _different_widths(cls, widths: tuple[int, ...]) -> tuple[int, ...]:
        if len(set(widths)) < len(widths):
            message = "a width stands twice"
            raise ValueError(message)
        return widths

    def excludes(self, page: str) -> bool:
        """Whether the page with this path in the site (`/drafts/one/`) is left out."""
        return any(fnmatchcase(page, pattern) for pattern in self.exclude)


def load_policy(file: Path) -> Policy:
    """Read a policy from a TOML file.

    Raises `CannotRunError` with a sentence that names the file, the fact and the remedy.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{file}: the policy cannot be read: {error.strerror}."
        raise CannotRunError(message) from error
    except ValueError as error:  # TOML and UTF-8 errors alike
        message = f"{file}: the policy is not valid TOML: {error}."
        raise CannotRunError(message) from error
    return _validated(data, str(file))


def overridden(policy: Policy, given: Mapping[str, Any]) -> Policy:
    """Return the policy with the values given on the command line in place of its own.

    Raises `CannotRunError` where a value is not allowed.
    """
    return _validated({**policy.model_dump(exclude_unset=True), **given}, "command line")


def _validated(data: Mapping[str, Any], source: str) -> Policy:
    try:
        return Policy.model_validate(data)
    except ValidationError as error:
        sentences = dict.fromkeys(_sentence(detail, data) for detail in error.errors())
        message = " ".join(f"{source}: {sentence}" for sentence in sentences)
        raise CannotRunError(message) from error


def _sentence(detail: ErrorDetails, data: Mapping[str, Any]) -> str:
    key = str(detail["loc"][0])
    if key not in Policy.model_fields:
        near = get_close_matches(key, Policy.model_fields, n=1)
        meant = f" did you mean '{near[0]}'?" if near else ""
        return f"unknown key '{key}';{meant} The keys are {', '.join(Policy.model_fields)}."
    return f"{key} is {_shown(data[key])}; it must be {Policy.model_fields[key].description}."


def _shown(value: object) -> str:
    """Show a value as TOML would write it, near enough for a reader to find it again."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(_shown(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)

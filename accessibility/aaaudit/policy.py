"""The policy: what is audited, at which level and widths, and how patiently."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from aaaudit.finding import Level
from aaaudit.validated import read_toml, validated

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

    by_hand: Literal["each part", "each page"] = Field(
        default="each part",
        description='one of "each part", "each page": whether rules that press keys and move pointers '
        "go over as few pages as have each part of the site among them, or over all",
    )

    look: Literal["each part", "each page"] = Field(
        default="each page",
        description='one of "each part", "each page": whether rules that measure how a page looks at each width '
        "go over as few pages as have each part of the site among them, or over all",
    )

    baseline: Path | None = Field(
        default=None, description='the name of a file with known findings, such as "baseline.toml"'
    )
    reviews: Path | None = Field(
        default=None, description='the name of a folder with records of reviews, such as "reviews"'
    )

    owner_meta: str = Field(
        default="DC.Creator",
        strict=True,
        min_length=1,
        description='the name of the <meta> that tells the unit that owns a page, such as "DC.Creator"',
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
    """Read a policy from a TOML file; files that it names are found from its own folder.

    Raises `CannotRunError` with a sentence that names the file, the fact and the remedy.
    """
    policy = validated(Policy, read_toml(file, "policy"), str(file))
    named = {key: file.parent / path for key in ("baseline", "reviews") if (path := getattr(policy, key))}
    return policy.model_copy(update=named)


def overridden(policy: Policy, given: Mapping[str, Any]) -> Policy:
    """Return the policy with the values given on the command line in place of its own.

    Raises `CannotRunError` where a value is not allowed.
    """
    return validated(Policy, {**policy.model_dump(exclude_unset=True), **given}, "command line")

"""What people have reviewed: records in a folder, one TOML file each, and what they say of each page today.

A record holds for the pages that it names by their content as it was then. A page that changed since, and a
record past its date, are open again. Of several records on a page the latest counts.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from aaaudit.content import Content
from aaaudit.errors import CannotRunError
from aaaudit.standards import criteria
from aaaudit.validated import meant, read_toml, validated

_Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
_Glob = Annotated[str, StringConstraints(strict=True, pattern=r"^/")]
_Hash = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{16}$")]


class Verdict(StrEnum):
    """What a person found; the words are those of EARL 1.0 where it has them."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


class Review(BaseModel):
    """A record of a review. Each description below completes the sentence "it must be ..."."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    criterion: _Text = Field(description="a success criterion of WCAG 2.2, such as 1.2.3")
    pages: _Glob = Field(
        description='a page pattern that begins with "/", such as "/guide/*" (* stands for any characters, '
        "slashes too)"
    )
    outcome: Verdict = Field(description="one of passed, failed, not applicable")
    by: _Text = Field(description="the name of the person who looked")
    on: date = Field(strict=True, description="the date of the review, such as 2026-11-30")
    expires: date = Field(strict=True, description="the last date of the review, such as 2027-11-30")
    note: str = Field(default="", strict=True, description="a text: what was seen, and how it was checked")
    hashes: Mapping[str, _Hash] = Field(
        description="a table of the pages reviewed, each with the hash of its content as the command "
        "'aaaudit review' writes it"
    )

    @field_validator("criterion")
    @classmethod
    def _known(cls, number: str) -> str:
        check_criterion(number)
        return number


class Lapse(StrEnum):
    """Why a page has no review that holds."""

    NEVER = "never reviewed"
    CHANGED = "changed since its review"
    EXPIRED = "its review has expired"


@dataclass(frozen=True)
class Standing:
    """What reviews say of a page today: the record that counts, if any, and why it holds no more, if so."""

    review: Review | None
    lapse: Lapse | None

    @property
    def verdict(self) -> Verdict | None:
        """What a person found, None where someone has to look."""
        return self.review.outcome if self.review and not self.lapse else None


_NEVER = Standing(None, Lapse.NEVER)


class Reviews:
    """All records, asked by criterion and page."""

    def __init__(self, records: Iterable[Review]) -> None:
        self._by_criterion: dict[str, list[Review]] = {}
        for record in sorted(records, key=lambda record: record.on):
            self._by_criterion.setdefault(record.criterion, []).append(record)

    def standing(self, criterion: str, page: str, content: Content, today: date) -> Standing:
        """Say what reviews of a criterion say of a page with this content."""
        for record in reversed(self._by_criterion.get(criterion, [])):
            if page in record.hashes and fnmatchcase(page, record.pages):
                return Standing(record, _lapse(record, page, content, today))
        return _NEVER


def check_criterion(number: str) -> None:
    """Raise `ValueError` with a sentence where there is no such success criterion."""
    if number not in criteria():
        message = f"there is no success criterion {number} in WCAG 2.2;{meant(number, list(criteria()))}"
        raise ValueError(message.removesuffix(";"))


def load_reviews(folder: Path | None) -> Reviews:
    """Read the records of a folder; none where no folder is given, or there is none.

    Raises `CannotRunError` with a sentence that names the file, the fact and the remedy.
    """
    files = sorted(folder.glob("*.toml")) if folder else []
    return Reviews(validated(Review, read_toml(file, "review"), str(file)) for file in files)


def new_review(data: Mapping[str, Any], contents: Mapping[str, Content], today: date) -> Review:
    """Make a record of today on the pages that its pattern names, from the keys of `Review` but these.

    Raises `CannotRunError` where a value is not allowed, or the pattern names no page.
    """
    hashes = {
        page: content.hash
        for page, content in sorted(contents.items())
        if content.hash and page.isprintable() and fnmatchcase(page, str(data["pages"]))
    }
    record = validated(Review, {**data, "on": today, "hashes": hashes}, "command line")
    if not hashes:
        message = f"No page of the site matches {record.pages}; give a pattern such as {_near(contents)}."
        raise CannotRunError(message)
    if record.expires < today:
        message = f"The review would have expired on {record.expires}; give a date from {today} on."
        raise CannotRunError(message)
    return record


def write_review(record: Review, folder: Path) -> Path:
    """Write a record into a file of its own, and return that."""
    stem = f"{record.criterion}-{record.on}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (file := folder / f"{stem}-{number}.toml").exists():
            number += 1
        file.write_text(_as_toml(record), encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"The review cannot be written to {folder}: {error.strerror}."
        raise CannotRunError(message) from error
    return file


def _lapse(record: Review, page: str, content: Content, today: date) -> Lapse | None:
    if record.hashes[page] != content.hash:
        return Lapse.CHANGED
    return Lapse.EXPIRED if record.expires < today else None


def _near(contents: Mapping[str, Content]) -> str:
    parts: Sequence[str] = max(contents, key=len).split("/")
    return f'"/{parts[1]}/*"' if len(parts) > 2 else '"/*"'  # noqa: PLR2004 - "/a/" splits into three


def _as_toml(record: Review) -> str:
    """Write a record as TOML: JSON's strings are TOML's."""
    lines = [
        f"criterion = {_quoted(record.criterion)}",
        f"pages = {_quoted(record.pages)}",
        f"outcome = {_quoted(record.outcome)}",
        f"by = {_quoted(record.by)}",
        f"on = {record.on.isoformat()}",
        f"expires = {record.expires.isoformat()}",
        f"note = {_quoted(record.note)}",
        "",
        "[hashes]",
        *(f"{_quoted(page)} = {_quoted(value)}" for page, value in record.hashes.items()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""What standards demand, as data: the success criteria of WCAG 2.2, and the codes of Taiwan's standard.

`moda-checks.csv` lists the codes of the editions 115.11 (WCAG 2.2) and 110.07 (WCAG 2.1) with our own short
English text and the source of each row. `mapping.toml` says for each code which rules are its evidence and
how a person checks it.
"""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from aaaudit.finding import Level
from aaaudit.rules import ReportLanguage, Texts

type Edition = Literal["115.11", "110.07"]

EDITIONS: tuple[Edition, ...] = ("115.11", "110.07")

_Number = Annotated[str, StringConstraints(pattern=r"^[1-4]\.[1-5]\.\d{1,2}$")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Criterion(_Record):
    """A success criterion of WCAG 2.2.

    `applies` names features (keys of `features`), of which a page must have one to be reviewed; none means
    each page. `whole` says that the rules decide each case or ask about it. `review` is how a person looks.
    """

    number: _Number
    level: Level
    name: Texts
    applies: tuple[str, ...] = ()
    whole: bool = False
    review: Texts


class CodeTexts(_Record):
    """A text of a code in the languages of the self-assessment."""

    en: str
    zh_tw: str = Field(alias="zh-TW")

    def in_language(self, language: ReportLanguage) -> str:
        """Return the text of a language, English where it is neither."""
        return self.zh_tw if language == "zh-TW" else self.en


class Code(_Record):
    """A code of Taiwan's standard.

    `criterion` is the success criterion it serves; `machine` says that the standard has a machine decide it;
    `rules` are the ids of rules that are its evidence, `rest` adds the rules of its criterion that no other
    code names. `whole` says that they decide it, so that finding nothing is a pass. `applies` is as in
    `Criterion`. `check` is how a person looks. `trap` is why no rule of ours decides a code that one could:
    kept to the letter it would harm people.
    """

    code: str
    level: Level
    criterion: _Number
    machine: bool
    editions: tuple[Edition, ...]
    text: CodeTexts
    rules: tuple[str, ...] = ()
    rest: bool = False
    whole: bool = False
    applies: tuple[str, ...] = ()
    check: CodeTexts
    trap: CodeTexts | None = None


@cache
def features() -> Mapping[str, str]:
    """Return the features that pages may have: a CSS selector by name."""
    return {name: str(selector) for name, selector in _toml("features.toml").items()}


@cache
def criteria() -> Mapping[str, Criterion]:
    """Return the success criteria of WCAG 2.2, A to AAA, by number and in order of numbers."""
    found = {
        number: Criterion.model_validate({"number": number, **data})
        for number, data in _toml("wcag22.toml").items()
    }
    return {number: found[number] for number in sorted(found, key=order)}


def order(number: str) -> tuple[int, ...]:
    """Order numbers of criteria: 1.4.10 after 1.4.9."""
    return tuple(int(part) for part in number.split("."))


@cache
def codes(edition: Edition) -> Mapping[str, Code]:
    """Return the codes of an edition, ordered by criterion, then by code."""
    mapping = _toml("mapping.toml")
    found = [_code(row, mapping[row["code"]]) for row in rows() if row["code"] in mapping]
    chosen = [code for code in found if edition in code.editions]
    return {code.code: code for code in sorted(chosen, key=lambda code: (order(code.criterion), code.code))}


def rows() -> list[dict[str, str]]:
    """Return the rows of the table of codes, also those that are a tool's own and no published code."""
    with files(__package__).joinpath("moda-checks.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _code(row: Mapping[str, str], mapped: Mapping[str, Any]) -> Code:
    data = dict(mapped)
    number = row["wcag_sc"]
    applies = data.pop("applies", criteria()[number].applies if number in criteria() else ())
    return Code.model_validate(
        {
            "code": row["code"],
            "level": row["level"],
            "criterion": number,
            "machine": row["check_kind"] == "machine",
            "editions": [edition for edition in EDITIONS if row[f"in_{edition.replace('.', '_')}"] == "yes"],
            "text": {"en": row["text"], "zh-TW": data.pop("zh-TW")},
            "applies": applies,
            **data,
        }
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))

"""The audit's own rules as data: each TOML file here holds rules of one subject.

A rule has a stable id with the prefix `aaa:`, a level, success criteria, the ACT rules it covers, the rules
of axe whose open questions it settles, and its texts in English, Chinese and Japanese.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from aaaudit.finding import Level, Rule

type ReportLanguage = Literal["en", "zh-TW", "ja"]

_Id = Annotated[str, StringConstraints(pattern=r"^aaa:[a-z0-9]+(-[a-z0-9]+)*$")]
_Criterion = Annotated[str, StringConstraints(pattern=r"^[1-4]\.[1-5]\.\d{1,2}$")]


class Texts(BaseModel):
    """One text in the languages of the reports; `{name}` stands for a parameter of the finding."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str
    zh_tw: str = Field(alias="zh-TW")
    ja: str

    def in_language(self, language: ReportLanguage) -> str:
        """Return the text of a language."""
        return self.zh_tw if language == "zh-TW" else str(getattr(self, language))


class OwnRule(BaseModel):
    """A rule of our own.

    `scope` says who runs it: `page` is a script in the page, `interaction` a person's hands (keys, pointer,
    time), `site` compares pages, `document` reads a linked file. `layout` says whether the result may differ
    with the place and look of what is on the page, beyond what is exposed and in which role; a rule for which
    it does not is not run again at a width that shows the same. `settles` are rules of axe whose "cannot
    tell" on an element it answers. `help` is what is demanded, `messages` say what is wrong or what cannot be
    told, `remedy` what to do.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Id
    scope: Literal["page", "interaction", "site", "document"]
    layout: bool = True
    level: Level
    criteria: tuple[_Criterion, ...]
    impact: Literal["critical", "serious", "moderate", "minor"]
    act: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    help: Texts
    remedy: Texts
    messages: Mapping[str, Texts]

    @property
    def rule(self) -> Rule:
        """The rule as findings and reports name it."""
        return Rule(self.id, self.level, self.criteria)


@cache
def own_rules() -> Mapping[str, OwnRule]:
    """Read every rule of the package, ordered by id."""
    found: dict[str, OwnRule] = {}
    for file in files(__package__).iterdir():
        if file.name.endswith(".toml"):
            for rule_id, data in tomllib.loads(file.read_text(encoding="utf-8")).items():
                found[rule_id] = OwnRule.model_validate({"id": rule_id, **data})
    return {rule_id: found[rule_id] for rule_id in sorted(found)}


def chosen_own_rules(level: Level) -> tuple[OwnRule, ...]:
    """Return the rules that a level asks for, and the hints, ordered by id."""
    return tuple(
        rule for rule in own_rules().values() if rule.level is Level.HINT or rule.level.rank <= level.rank
    )

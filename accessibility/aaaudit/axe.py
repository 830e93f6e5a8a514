"""axe-core: which of its rules apply at a level, how it is run, and the shape of what it gives.

The API is described at https://github.com/dequelabs/axe-core/blob/develop/doc/API.md.
"""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from pydantic import BaseModel, ConfigDict
from selenium.webdriver import Chrome

from aaaudit.errors import CannotRunError
from aaaudit.finding import Level, Rule

_LEVEL_TAG = re.compile(r"wcag2\d?(a{1,3})")  # wcag2a, wcag21aa, wcag2aaa; not wcag2a-obsolete
_CRITERION_TAG = re.compile(r"wcag(\d)(\d)(\d{1,2})")  # wcag1410 is 1.4.10

_CONTENT_TAGS = {"cat.aria", "cat.language", "cat.name-role-value", "cat.parsing", "cat.text-alternatives"}

LOOK_RULES = frozenset(
    {
        "color-contrast",
        "color-contrast-enhanced",
        "css-orientation-lock",
        "link-in-text-block",
        "scrollable-region-focusable",
        "target-size",
    }
)
"""Ids of axe's rules that measure how a page looks."""


class AxeCheck(BaseModel):
    """One check of a rule that did not pass, and what it says."""

    model_config = ConfigDict(frozen=True)

    message: str = ""


class AxeNode(BaseModel):
    """One element.

    `target` is its selector: one string for each frame, or a list where shadow roots are between.
    """

    model_config = ConfigDict(frozen=True)

    html: str
    target: tuple[str | tuple[str, ...], ...]
    impact: str | None
    any: tuple[AxeCheck, ...]
    all: tuple[AxeCheck, ...]
    none: tuple[AxeCheck, ...]


class AxeRuleResult(BaseModel):
    """One rule with the elements it found."""

    model_config = ConfigDict(frozen=True)

    id: str
    description: str
    help: str
    helpUrl: str  # noqa: N815 - axe's spelling
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...]


class AxeResults(BaseModel):
    """What axe found on a page: rules that failed, that it could not decide, and ids of those that passed.

    A rule is in several of them where elements differ, and in none where no element is of its kind.
    """

    model_config = ConfigDict(frozen=True)

    violations: tuple[AxeRuleResult, ...]
    incomplete: tuple[AxeRuleResult, ...]
    passed: tuple[str, ...] = ()


def axe_script(file: Path | None) -> str:
    """Read axe-core, the bundled one where no file is given, and prepare it as a page script.

    `Axe.run` waits for ever where axe.run's promise is rejected, and gives all results, of which most say
    that a rule passed; so axe.run is wrapped (`page/axe.js`).

    Raises `CannotRunError` where the file cannot be read.
    """
    path = file or Path(str(files(__package__).joinpath("vendor/axe-core/axe.min.js")))
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"{path}: axe-core cannot be read: {reason}."
        raise CannotRunError(message) from error
    page = files(__package__).joinpath("page")
    ours = [page.joinpath(name).read_text(encoding="utf-8") for name in ("alike.js", "axe.js")]
    return "\n;".join((source, *ours))


def axe_version(driver: Chrome) -> str:
    """Give the version of the axe-core in the page, empty where there is none."""
    return str(driver.execute_script("return window.axe ? axe.version : ''"))


def chosen_rules(driver: Chrome, level: Level) -> tuple[Rule, ...]:
    """Choose the rules of the axe-core in the page that a level asks for, and the hints.

    The choice is by tag from axe's own list and then handed to axe by id, since axe leaves rules out by
    default that WCAG asks for (color-contrast-enhanced, identical-links-same-purpose,
    meta-refresh-no-exceptions, target-size) and runs a rule that is named by its id in any case. Deprecated
    rules are wrong by their makers' word. Hints that are experimental as well are left out: nobody demands
    them and nobody vouches for them.
    """
    listed: list[dict[str, Any]] = driver.execute_script("return axe.getRules()")
    rules = (rule_of(str(entry["ruleId"]), entry["tags"]) for entry in listed)
    wanted = {
        rule.id: rule
        for rule in rules
        if rule and (rule.level.rank <= level.rank or rule.level is Level.HINT)
    }
    return tuple(wanted[rule_id] for rule_id in sorted(wanted))


def rule_of(rule_id: str, tags: Sequence[str]) -> Rule | None:
    """Read a rule's level and success criteria from its tags; None for a rule that is never run."""
    lengths = sorted(len(match[1]) for tag in tags if (match := _LEVEL_TAG.fullmatch(tag)))
    is_hint = not lengths and "best-practice" in tags and not is_experimental(tags)
    if "deprecated" in tags or not (lengths or is_hint):
        return None
    level = Level("A" * lengths[0]) if lengths else Level.HINT
    criteria = (match.groups() for tag in tags if (match := _CRITERION_TAG.fullmatch(tag)))
    ordered = sorted(criteria, key=lambda parts: [int(part) for part in parts])
    return Rule(f"axe:{rule_id}", level, tuple(".".join(parts) for parts in ordered))


def is_experimental(tags: Sequence[str]) -> bool:
    """Whether axe's makers say of the rule that it may be wrong."""
    return "experimental" in tags


def content_rules(driver: Chrome) -> frozenset[str]:
    """Return the ids of axe's rules that rest on what is exposed, not on its place and look.

    The choice is by axe's own categories, and only of such as hold no rule that measures.
    """
    listed: list[dict[str, Any]] = driver.execute_script("return axe.getRules()")
    return frozenset(str(entry["ruleId"]) for entry in listed if _CONTENT_TAGS & set(entry["tags"]))


def axe_options(rules: Sequence[Rule]) -> dict[str, Any]:
    """Return the options of axe.run with which it runs these rules."""
    return {
        "runOnly": {"type": "rule", "values": [rule.id.removeprefix("axe:") for rule in rules]},
        "resultTypes": ["violations", "incomplete"],  # spares axe a selector for each element that passes
    }


def run_axe(driver: Chrome, rules: Sequence[Rule]) -> dict[str, Any]:
    """Run the rules on the page as it stands, and give axe's plain results, or `{"error": sentence}`."""
    # Axe.run writes its arguments into JavaScript source as Python shows them; JSON text is valid there, a
    # dict is not.
    results: dict[str, Any] = Axe(driver).run(context=None, options=json.dumps(axe_options(rules)))
    return results

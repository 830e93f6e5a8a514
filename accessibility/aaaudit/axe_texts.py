"""Texts about axe's rules in the languages of the reports; what a rule demands is translated by axe's own people.

The locales are those of axe-core (vendor/axe-core/locales, https://github.com/dequelabs/axe-core/tree/develop/locales).
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from aaaudit.rules import ReportLanguage, Texts


def axe_help(rule: str, language: ReportLanguage) -> str:
    """Return what a rule (`axe:image-alt`) demands; empty where the locale does not know it, and for English."""
    return "" if language == "en" else _helps(language).get(rule.removeprefix("axe:"), "")


def axe_remedy(kind: str, demand: str, must: str, language: ReportLanguage) -> str:
    """Return what to do: `kind` is a key of axe_remedies.toml, `must` how many checks must all be mended."""
    return _remedies()[kind].in_language(language).format(help=demand, must=must)


@cache
def _helps(language: ReportLanguage) -> Mapping[str, str]:
    locale = files(__package__).joinpath(f"vendor/axe-core/locales/{language}.json")
    rules = json.loads(locale.read_text(encoding="utf-8"))["rules"]
    return {rule: texts["help"] for rule, texts in rules.items() if texts.get("help")}


@cache
def _remedies() -> Mapping[str, Texts]:
    text = files(__package__).joinpath("axe_remedies.toml").read_text(encoding="utf-8")
    return {kind: Texts.model_validate(texts) for kind, texts in tomllib.loads(text).items()}

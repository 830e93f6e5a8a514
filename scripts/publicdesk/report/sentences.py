"""The sentence of a finding, in the reader's language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from publicdesk.finding import Finding

ReportLanguage = Literal["en", "zh-TW"]
REPORT_LANGUAGES: Final[tuple[ReportLanguage, ...]] = ("en", "zh-TW")

_ALSO: Final = {"en": " (again on line {lines})", "zh-TW": "（第 {lines} 行也是）"}
"""What is added to the fact where one fault stands on several lines."""

_NAME = re.compile(r"\{([a-z]+)\}")
_IN_BRACKETS = re.compile(r"(?: \(|（)\{([a-z]+)\}[)）]")
"""A part of a sentence that is left out where its text is empty."""


@cache
def rules() -> dict[str, dict[str, dict[str, str]]]:
    """Return every rule: id to language (``en``, ``zh``) to ``fact``, ``remedy`` and sometimes ``near``."""
    text = files("publicdesk.report").joinpath("rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sentence(finding: Finding, language: ReportLanguage) -> str:
    """Return the fact and the remedy of ``finding`` as one sentence without file and line."""
    fact, remedy = parts(finding, language)
    return f"{fact}；{remedy}" if language == "zh-TW" else f"{fact}; {remedy}"


def parts(finding: Finding, language: ReportLanguage) -> tuple[str, str]:
    """Return the fact and the remedy of ``finding``.

    Raises:
        KeyError: the finding's rule has no sentence, or its sentence a name that the finding lacks.

    """
    texts = rules()[finding.rule]["zh" if language == "zh-TW" else "en"]
    params = dict(finding.params)
    remedy = texts["near"] if params.get("suggestion") and "near" in texts else texts["remedy"]
    fact = _filled(texts["fact"], params)
    if "lines" in params:
        fact += _filled(_ALSO[language], params)
    return fact, _filled(remedy, params)


def _filled(template: str, params: dict[str, str]) -> str:
    kept = _IN_BRACKETS.sub(lambda match: match[0] if params[match[1]] else "", template)
    return _NAME.sub(lambda match: params[match[1]], kept)

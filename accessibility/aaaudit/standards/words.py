"""The words of the self-assessment in its two languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aaaudit.reviews import Lapse
from aaaudit.rules import ReportLanguage
from aaaudit.standards.assess import Answer, Answered, Assessment, Machine


def word(key: str, language: ReportLanguage, **params: object) -> str:
    """Return a text by its key, `group.key` for one of a group, with its parameters filled in."""
    text: Any = _words()
    for part in key.split(".", 1):
        text = text[part]
    return str(text["zh-TW" if language == "zh-TW" else "en"]).format_map(params)


def answer_word(answer: Answer, language: ReportLanguage) -> str:
    """Name an answer."""
    return word(f"answers.{answer.value}", language)


def lapse_word(lapse: Lapse, number: int, language: ReportLanguage) -> str:
    """Say how many pages lack a review that holds, and why."""
    name = word(f"lapses.{lapse.value}", language)
    return word("lapsed", language, lapse=name, number=number)


def why_words(answered: Answered, language: ReportLanguage) -> str:
    """Say why the machine says what it says of a code."""
    machine: Machine = answered.machine
    trap = answered.code.trap
    return word(
        f"why.{machine.why.value}",
        language,
        findings=machine.findings,
        pages=len(machine.places),
        concerned=answered.pages,
        trap=trap.in_language(language) if trap else "",
    )


def verdict_words(assessment: Assessment, language: ReportLanguage) -> str:
    """Say in one sentence how the site stands."""
    counts = assessment.counts
    return word(
        "done" if assessment.is_done else "not-done",
        language,
        codes=len(assessment.codes),
        failed=counts[Answer.FAILED],
        open=counts[Answer.OPEN],
    )


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))

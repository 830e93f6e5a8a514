"""Write the self-assessment: HTML in two languages, JSON, and a summary for the terminal."""

import json
from pathlib import Path
from typing import Any

from aaaudit.errors import CannotRunError
from aaaudit.standards.assess import Answer, Answered, Assessment, Machine, Manual
from aaaudit.standards.html import as_html
from aaaudit.standards.words import verdict_words, why_words

_MOST_CODES = 20  # of one result, in the terminal
_MOST_PLACES = 20  # of one code; the report of the audit has them all


def write_assessment(assessment: Assessment, folder: Path) -> None:
    """Write `assessment-EDITION.html` (Chinese), `.en.html` and `.json` into a folder.

    Raises `CannotRunError` where that is not possible.
    """
    contents = {
        "html": as_html(assessment, "zh-TW"),
        "en.html": as_html(assessment, "en"),
        "json": assessment_as_json(assessment),
    }
    try:
        for suffix, content in contents.items():
            file = folder / f"assessment-{assessment.edition}.{suffix}"
            file.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"The self-assessment cannot be written to {folder}: {error.strerror}."
        raise CannotRunError(message) from error


def assessment_as_json(assessment: Assessment) -> str:
    """Return the self-assessment as JSON."""
    data = {
        "format": 1,
        "standard": assessment.edition,
        "on": assessment.on.isoformat(),
        "level": assessment.audit.level.value,
        "done": assessment.is_done,
        "counts": {answer.value: assessment.counts[answer] for answer in Answer if assessment.counts[answer]},
        "pages": list(assessment.audit.pages),
        "not_audited": sorted({missed.page for missed in assessment.audit.not_audited}),
        "codes": [_record(one) for one in assessment.codes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def assessment_as_text(assessment: Assessment) -> str:
    """Return a summary for the terminal: failed codes with their places, numbers, and the verdict last."""
    failed = [one for one in assessment.codes if one.answer is Answer.FAILED]
    lines = [f"Standard {assessment.edition}, level {assessment.audit.level}"]
    for one in failed[:_MOST_CODES]:
        lines.append(f"  failed: {one.code.code} {one.code.text.en} ({one.code.criterion})")
        lines.append(f"    {_failure(one)}")
    if len(failed) > _MOST_CODES:
        lines.append(f"  and {len(failed) - _MOST_CODES} more failed codes, which --report shows")
    counts = ", ".join(
        f"{assessment.counts[answer]} {answer.value}"
        for answer in (Answer.PASSED, Answer.FAILED, Answer.NOT_APPLICABLE, Answer.OPEN)
    )
    lines.append(f"  {counts}")
    if assessment.counts[Answer.OPEN]:
        lines.append("  aaaudit todo says what a person must look at")
    return "\n".join([*lines, verdict_words(assessment, "en"), ""])


def _failure(one: Answered) -> str:
    if one.machine.answer is Answer.FAILED:
        first = one.machine.places[0]
        return f"{why_words(one, 'en')}, such as {first.page}: {first.selector}"
    review = next(review for review in one.manual.reviews if review.outcome.value == Answer.FAILED.value)
    return f"review of {review.on} by {review.by} on {review.pages}: {review.note}".removesuffix(": ")


def _record(one: Answered) -> dict[str, Any]:
    return {
        "code": one.code.code,
        "criterion": one.code.criterion,
        "level": one.code.level.value,
        "kind": "machine" if one.code.machine else "manual",
        "text": one.code.text.model_dump(by_alias=True),
        "check": one.code.check.model_dump(by_alias=True),
        "answer": one.answer.value,
        "pages": one.pages,
        "machine": _machine(one, one.machine),
        "manual": _manual(one.manual),
    }


def _machine(one: Answered, machine: Machine) -> dict[str, Any]:
    return {
        "answer": machine.answer.value,
        "reason": {"en": why_words(one, "en"), "zh-TW": why_words(one, "zh-TW")},
        "rules": list(machine.rules),
        "findings": machine.findings,
        "pages_with_findings": len(machine.places),
        "places": [
            {"page": place.page, "findings": place.findings, "selector": place.selector}
            for place in machine.places[:_MOST_PLACES]
        ],
    }


def _manual(manual: Manual) -> dict[str, Any]:
    return {
        "answer": manual.answer.value,
        "open": {lapse.value: number for lapse, number in manual.open.items()},
        "reviews": [review.model_dump(mode="json", exclude={"hashes"}) for review in manual.reviews],
    }

"""Describe texts, numbers, days and choices that the contract refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publicdesk.catalogue import advice
from publicdesk.catalogue.known_keys import EXAMPLES, choice_meant, divided, field_at
from publicdesk.collect.yaml_text import quoted
from publicdesk.contract.types import MONTH_DAY

if TYPE_CHECKING:
    from publicdesk.catalogue.refusal import Description, Refusal

_PATH = re.compile(r'^"[A-Za-z]:\\')
"""A path of Windows in double quotes, where its backslashes are read as codes."""

_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")

_REMARK = re.compile(r":[ \t]+(?P<text>#.*)$")


def of_contract(refusal: Refusal) -> Description:
    """Describe what a rule of the contract itself refuses: its type is the rule's id."""
    params: dict[str, object] = {**refusal.error.get("ctx", {})}
    params.pop("at", None)
    if refusal.error["type"] in {"value.invisible", "value.line-end"} and _PATH.search(refusal.written):
        return "value.path", {"key": refusal.key, "line": refusal.written.replace('"', "'")}
    if refusal.error["type"] == "value.year":
        params["suggestion"] = advice.day_meant(refusal.written)
    named = {"key": refusal.key, "value": refusal.value}
    return refusal.error["type"], {**named, **params}


def nothing(refusal: Refusal) -> Description:
    """Describe a value that is missing."""
    if remark := _REMARK.search(refusal.block.row(refusal.place)):
        line = f"{refusal.key}: {quoted(remark['text'])}"
        return "value.remark", {"key": refusal.key, "line": line}
    if refusal.error["type"] in {"string_type", "literal_error"} and not refusal.written:
        return "value.empty", {"key": refusal.key}
    return "value.nothing", {"key": refusal.key, "example": f"{refusal.key}: {refusal.example()}"}


def choice(refusal: Refusal) -> Description:
    """Describe a word that is none of the choices."""
    if isinstance(refusal.error["input"], str) and (items := divided(refusal.value)):
        return "value.separator", {"value": refusal.value, "list": f"[{', '.join(items)}]"}
    context = refusal.error.get("ctx", {})
    stated = str(context.get("expected") or context.get("expected_tags"))
    options = stated.replace(" or ", ", ").replace("'", "")
    given = refusal.error["input"]
    grouped = isinstance(given, dict)
    value = str(given.get("kind")) if grouped else refusal.value
    return "value.not-choice", {
        "key": "kind" if grouped else refusal.key,
        "value": value,
        "choices": options,
        "suggestion": choice_meant(advice.bare(value), options.split(", ")),
    }


def not_text(refusal: Refusal) -> Description:
    """Describe a value that should be a text."""
    given = refusal.error["input"]
    if isinstance(given, (dict, list)):
        texts = list(given.values()) if isinstance(given, dict) else []
        if "\n" in refusal.block.written(refusal.place) or any(text is not None for text in texts):
            meant = texts[0] if len(texts) == 1 and isinstance(texts[0], str) else ""
            return "value.not-one-text", {"key": refusal.key, "suggestion": meant}
        return "value.not-text", {
            "key": refusal.key,
            "value": refusal.written,
            "line": quoted(refusal.written),
        }
    info = field_at(refusal.model, refusal.path, refusal.data)
    pattern = (
        next((str(mark.pattern) for mark in info.metadata if getattr(mark, "pattern", None)), "")
        if info
        else ""
    )
    if pattern and not re.search(pattern, refusal.written):
        return _wrong_form(refusal, pattern)
    return "value.not-text", {"key": refusal.key, "value": refusal.written, "line": quoted(refusal.written)}


def pattern(refusal: Refusal) -> Description:
    """Describe a text of the wrong form."""
    return _wrong_form(refusal, str(refusal.error["ctx"]["pattern"]))


def _wrong_form(refusal: Refusal, pattern: str) -> Description:
    if pattern == MONTH_DAY and _MONTH_DAY.fullmatch(refusal.value):
        return "value.no-such-month-day", {"key": refusal.key, "value": refusal.value}
    return "value.pattern", {
        "key": refusal.key,
        "value": refusal.value,
        "example": EXAMPLES[pattern],
        "suggestion": advice.text_meant(pattern, refusal.value),
    }


def not_number(refusal: Refusal) -> Description:
    """Describe a value that should be a whole number."""
    return "value.not-number", {
        "key": refusal.key,
        "value": refusal.value,
        "suggestion": advice.number_meant(refusal.written, refusal.key),
    }


def not_boolean(refusal: Refusal) -> Description:
    """Describe a value that should be true or false."""
    return "value.not-boolean", {
        "key": refusal.key,
        "value": refusal.value,
        "suggestion": advice.truth_meant(refusal.written),
    }


def not_date(refusal: Refusal) -> Description:
    """Describe a value that should be a day."""
    if advice.is_no_day(advice.bare(refusal.written)):
        return "value.no-such-day", {"key": refusal.key, "value": refusal.value}
    return "value.not-date", {
        "key": refusal.key,
        "value": refusal.value,
        "suggestion": advice.day_meant(refusal.written),
    }


def limit(refusal: Refusal) -> Description:
    """Describe a number that is too small or too large."""
    rule = f"value.{refusal.error['type'].replace('_', '-')}"
    limit = next(iter(refusal.error["ctx"].values()))
    year = advice.year_meant(refusal.error["input"], refusal.key)
    return rule, {"key": refusal.key, "value": refusal.value, "limit": limit, "suggestion": year}


def too_long(refusal: Refusal) -> Description:
    """Describe a text that is too long."""
    return "value.too-long", {
        "key": refusal.key,
        "number": len(refusal.error["input"]),
        "limit": refusal.error["ctx"]["max_length"],
    }


def empty(refusal: Refusal) -> Description:
    """Describe a text without a character."""
    return "value.empty", {"key": refusal.key}


def other(refusal: Refusal) -> Description:
    """Describe any other refusal."""
    return "value.refused", {"key": refusal.key, "value": refusal.value}

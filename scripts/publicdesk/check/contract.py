"""Judge front matter against the contract: turn each refusal of a model into a finding."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from publicdesk.collect.yaml_lines import Block, Path

_RULES = {
    "string_type": "value.not-text",
    "string_too_short": "value.empty",
    "int_type": "value.not-number",
    "int_from_float": "value.not-number",
    "bool_type": "value.not-boolean",
    "date_type": "value.not-date",
    "date_from_datetime_inexact": "value.not-date",
    "list_type": "value.not-list",
    "too_short": "value.empty-list",
    "model_type": "value.not-group",
    "model_attributes_type": "value.not-group",
    "dict_type": "value.not-group",
    "form_source": "form.source",
}

_EXAMPLES = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "income-tax-return",
    r"^https://[^\s]+$": "https://www.example.gov.tw/",
    r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": "05-31",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": '"08:30"',
    r"^[1-9A-Z][0-9A-Z]{2}$": '"800"',
}


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, or an empty text where none is near."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def judge(model: type[BaseModel], block: Block, file: str) -> tuple[Any | None, list[Finding]]:
    """Read ``block`` as ``model``; None where it refuses, with a finding for each reason."""
    try:
        return model.model_validate(block.data), []
    except ValidationError as refusal:
        return None, [
            _finding(error, model, block, file) for error in refusal.errors(include_url=False)
        ]


def _finding(error: ErrorDetails, model: type[BaseModel], block: Block, file: str) -> Finding:
    path = _without_variants(error["loc"], block.data)
    line = block.line_of(path)
    key = str(path[-1]) if path else ""
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1], block.data)
        return Finding.of("key.unknown", file, line, key=key, suggestion=nearest(key, known), known=", ".join(known))
    if kind == "missing":
        meaning = _meaning(model, path, block.data)
        return Finding.of("key.missing", file, line, key=key, meaning=meaning)
    if kind in {"literal_error", "union_tag_invalid"}:
        context = error.get("ctx", {})
        choices = str(context.get("expected") or context.get("expected_tags"))
        options = choices.replace(" or ", ", ").replace("'", "")
        given = str(error["input"].get("kind")) if isinstance(error["input"], dict) else _shown(error["input"])
        suggestion = nearest(given, options.split(", "))
        return Finding.of(
            "value.not-choice", file, line, key=key, value=given, choices=options, suggestion=suggestion
        )
    if kind == "union_tag_not_found":
        return Finding.of("key.missing", file, line, key="kind", meaning="")
    if kind == "string_pattern_mismatch":
        example = _EXAMPLES[str(error["ctx"]["pattern"])]
        return Finding.of("value.pattern", file, line, key=key, value=_shown(error["input"]), example=example)
    if kind in {"greater_than_equal", "less_than_equal"}:
        limit = next(iter(error["ctx"].values()))
        return Finding.of(f"value.{kind.replace('_', '-')}", file, line, key=key, value=_shown(error["input"]), limit=limit)
    rule = _RULES.get(kind, "value.refused")
    return Finding.of(rule, file, line, key=key, value=_shown(error["input"]), reason=error["msg"])


def _shown(value: object) -> str:
    """Return a value the way an editor wrote it, shortened where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _without_variants(path: tuple[int | str, ...], data: object) -> Path:
    """Leave out the parts of an error's path that name a variant of a union, not a key of the data."""
    kept: list[int | str] = []
    for at, part in enumerate(path):
        inside = isinstance(data, dict) and part in data
        item = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if inside or item:
            data = data[part]  # type: ignore[index]
            kept.append(part)
        elif at == len(path) - 1:
            kept.append(part)
    return tuple(kept)


def _keys_at(model: type[BaseModel], path: Path, data: object) -> list[str]:
    """Return the keys that the contract knows at ``path``."""
    found = _model_at(model, path, data)
    return [info.alias or name for name, info in found.model_fields.items()] if found else []


def _meaning(model: type[BaseModel], path: Path, data: object) -> str:
    found = _model_at(model, path[:-1], data)
    info = found.model_fields.get(str(path[-1])) if found else None
    return f"{info.title}" if info and info.title else ""


def _model_at(model: type[BaseModel], path: Path, data: object) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for part in path:
        data = data[part] if isinstance(data, (dict, list)) else None  # type: ignore[index]
        if isinstance(part, int):
            continue
        info = current.model_fields.get(part) if current else None
        candidates = list(_models_in(info.annotation)) if info else []
        current = _chosen(candidates, data)
    return current if not isinstance(data, list) or not path else _chosen([current] if current else [], data)


def _chosen(candidates: list[type[BaseModel]], data: object) -> type[BaseModel] | None:
    """Return the one of a union's models whose ``kind`` the data states, or the first."""
    for candidate in candidates:
        field = candidate.model_fields.get("kind")
        if isinstance(data, dict) and field and data.get("kind") in get_args(field.annotation):
            return candidate
    return candidates[0] if candidates else None


def _models_in(annotation: object) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)

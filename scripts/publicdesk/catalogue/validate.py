"""Judge front matter against the contract: turn each refusal of a model into a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel, ValidationError

from publicdesk.contract import contact
from publicdesk.contract.tables import KANA, ZHUYIN
from publicdesk.contract.types import CRITERION, MARKUP, MONTH_DAY
from publicdesk.finding import Finding
from publicdesk.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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

EXAMPLES: Final = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "income-tax-return",
    MONTH_DAY: "05-31",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": '"08:30"',
    r"^[1-9A-Z][0-9A-Z]{2}$": '"800"',
    CRITERION: '"1.4.11"',
    KANA: "かんぷ",
    ZHUYIN: "ㄎㄡˋ ㄐㄧㄠˇ",
    **contact.EXAMPLES,
}
"""For each form that the contract asks of a text, a text of that form."""


_SHOWN = 60
"""Characters of a wrong value that a message repeats."""


def judge(model: type[BaseModel], block: Block, file: str) -> tuple[Any | None, list[Finding]]:
    """Read ``block`` as ``model``; None where it refuses, with a finding for each reason."""
    try:
        return model.model_validate(block.data), []
    except ValidationError as refusal:
        return None, [_finding(error, model, block, file) for error in refusal.errors(include_url=False)]


@dataclass(frozen=True)
class _Refusal:
    """A refusal of the model, and where it stands."""

    error: ErrorDetails
    model: type[BaseModel]
    data: Any
    path: Path

    @property
    def key(self) -> str:
        """The key that is meant: of an item of a list, the key of the list."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def value(self) -> str:
        return _shown(self.error["input"])


def _finding(error: ErrorDetails, model: type[BaseModel], block: Block, file: str) -> Finding:
    refusal = _Refusal(error, model, block.data, _without_variants(error["loc"], block.data))
    describe = _DESCRIBED.get(error["type"], _plain)
    rule, params = describe(refusal)
    return Finding.of(rule, file, block.line_of(refusal.path), **params)


def _unknown_key(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    key = str(refusal.path[-1])
    known = _keys_at(refusal.model, refusal.path[:-1], refusal.data)
    return "key.unknown", {"key": key, "suggestion": nearest(key, known), "known": ", ".join(known)}


def _missing_key(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    found = _model_at(refusal.model, refusal.path[:-1], refusal.data)
    info = found.model_fields.get(str(refusal.path[-1])) if found else None
    return "key.missing", {"key": str(refusal.path[-1]), "meaning": (info.title if info else "") or ""}


def _missing_kind(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    del refusal
    return "key.missing", {"key": "kind", "meaning": ""}


def _choice(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    context = refusal.error.get("ctx", {})
    choices = str(context.get("expected") or context.get("expected_tags"))
    options = choices.replace(" or ", ", ").replace("'", "")
    given = refusal.error["input"]
    value = str(given.get("kind")) if isinstance(given, dict) else _shown(given)
    key = "kind" if isinstance(given, dict) else refusal.key
    suggestion = nearest(value, options.split(", "))
    return "value.not-choice", {"key": key, "value": value, "choices": options, "suggestion": suggestion}


def _pattern(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    example = EXAMPLES[str(refusal.error["ctx"]["pattern"])]
    return "value.pattern", {"key": refusal.key, "value": refusal.value, "example": example}


def _limit(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    rule = f"value.{refusal.error['type'].replace('_', '-')}"
    limit = next(iter(refusal.error["ctx"].values()))
    return rule, {"key": refusal.key, "value": refusal.value, "limit": str(limit)}


def _markup(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    return "value.markup", {"key": refusal.key, "mark": _shown(refusal.error["ctx"]["mark"])}


def _plain(refusal: _Refusal) -> tuple[str, dict[str, str]]:
    rule = _RULES.get(refusal.error["type"], "value.refused")
    return rule, {"key": refusal.key, "value": refusal.value, "reason": refusal.error["msg"]}


_DESCRIBED: dict[str, Callable[[_Refusal], tuple[str, dict[str, str]]]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "union_tag_not_found": _missing_kind,
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "string_pattern_mismatch": _pattern,
    MARKUP: _markup,
    "greater_than_equal": _limit,
    "less_than_equal": _limit,
}


def _shown(value: object) -> str:
    """Return a value the way an editor wrote it, shortened where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


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

"""Describe values of the wrong shape: a list or a group is wanted, which is told by an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.catalogue import advice
from publicdesk.catalogue.known_keys import (
    divided,
    example_of,
    example_of_model,
    field_at,
    fields_at,
    is_list,
    model_at,
)
from publicdesk.collect.yaml_text import fault_of

if TYPE_CHECKING:
    from publicdesk.catalogue.refusal import Description, Refusal


_BRACKETS: Final = "[](){}【】「」『』〔〕"
"""Brackets that editors write around a list in place of square ones."""


def not_list(refusal: Refusal) -> Description:
    """Describe a value that should be a list."""
    given, key = refusal.error["input"], refusal.key
    fault = fault_of(str(given)) if isinstance(given, str) else None
    if fault and fault.rule in {"yaml.dash", "yaml.dash-space"}:
        return fault.rule, dict(fault.params)
    info = field_at(refusal.model, refusal.path, refusal.data)
    group = model_at(refusal.model, refusal.path, refusal.data)
    if isinstance(given, dict) and (group or any(value is not None for value in given.values())):
        if refusal.written.startswith("{"):
            line = f"{key}: [{refusal.written}]"
            return "value.not-list", {"key": key, "value": refusal.written, "line": line}
        first = next(iter(given), "...")
        return "value.not-list-but-group", {"key": key, "line": f"- {first}: ..."}
    if group:
        return "value.not-list-of-groups", {
            "key": key,
            "value": refusal.value,
            "line": f"{key}: [{example_of_model(group)}]",
            "known": ", ".join(fields_at(group, (), None)),
        }
    plain = advice.bare(refusal.written).strip(_BRACKETS)
    items = divided(plain) or [plain]
    example = f"[{', '.join(items)}]" if plain else example_of(info.annotation if info else None)
    return "value.not-list", {"key": key, "value": refusal.value, "line": f"{key}: {example}"}


def not_group(refusal: Refusal) -> Description:
    """Describe a value that should be a group of keys."""
    given, key = refusal.error["input"], refusal.key
    group = model_at(refusal.model, refusal.path, refusal.data)
    if group is None:
        return "value.not-pairs", {"key": key, "value": refusal.value}
    known = ", ".join(fields_at(group, (), None))
    in_list = bool(refusal.path) and (
        isinstance(refusal.path[-1], int) or is_list(field_at(refusal.model, refusal.path, refusal.data))
    )
    example = f"- {example_of_model(group)}" if in_list else f"{key}: {example_of_model(group)}"
    if isinstance(given, list) and not in_list:
        return "value.not-group-but-list", {"key": key, "line": example, "known": known}
    return "value.not-group", {"key": key, "value": refusal.value, "line": example, "known": known}


def too_few(refusal: Refusal) -> Description:
    """Describe a list with too few items."""
    least = refusal.error["ctx"]["min_length"]
    if least > 1:
        return "value.few-items", {"key": refusal.key, "least": least}
    return "value.empty-list", {"key": refusal.key}

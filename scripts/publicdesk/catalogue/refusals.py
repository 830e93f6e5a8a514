"""Turn each refusal of a model into the rule of a finding: what stands in the file, and what to write in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.catalogue import refused_keys, refused_shapes, refused_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from publicdesk.catalogue.refusal import Description, Refusal


def describe(refusal: Refusal) -> Description:
    """Return the rule that ``refusal`` breaks and what its sentences need."""
    kind = refusal.error["type"]
    if "." in kind:
        return refused_values.of_contract(refusal)
    if kind in _OF_VALUES and refusal.is_missing:
        return refused_values.nothing(refusal)
    return _DESCRIBED.get(kind, refused_values.other)(refusal)


_OF_VALUES = {
    "string_type", "int_type", "bool_type", "date_type", "list_type", "dict_type", "model_type",
    "model_attributes_type", "literal_error", "union_tag_not_found",
}  # fmt: skip
"""Types of refusals that a missing value can get."""

_DESCRIBED: dict[str, Callable[[Refusal], Description]] = {
    "extra_forbidden": refused_keys.unknown_key,
    "missing": refused_keys.missing_key,
    "union_tag_not_found": refused_keys.missing_kind,
    "literal_error": refused_values.choice,
    "union_tag_invalid": refused_values.choice,
    "string_type": refused_values.not_text,
    "string_pattern_mismatch": refused_values.pattern,
    "string_too_short": refused_values.empty,
    "string_too_long": refused_values.too_long,
    "int_type": refused_values.not_number,
    "bool_type": refused_values.not_boolean,
    "date_type": refused_values.not_date,
    "date_from_datetime_inexact": refused_values.not_date,
    "list_type": refused_shapes.not_list,
    "too_short": refused_shapes.too_few,
    "model_type": refused_shapes.not_group,
    "model_attributes_type": refused_shapes.not_group,
    "dict_type": refused_shapes.not_group,
    "greater_than_equal": refused_values.limit,
    "less_than_equal": refused_values.limit,
}

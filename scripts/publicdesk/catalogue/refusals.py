"""Turn each refusal of a model into a finding: what stands in the file, and what to write in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from publicdesk.catalogue import advice
from publicdesk.catalogue.known_keys import (
    EXAMPLES,
    choice_meant,
    divided,
    example_of,
    example_of_model,
    field_at,
    fields_at,
    home_of,
    is_list,
    key_meant,
    kinds_at,
    kinds_with,
    model_at,
)
from publicdesk.collect.yaml_text import fault_of, quoted
from publicdesk.contract.characters import INVISIBLE, character_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from publicdesk.collect.yaml_lines import Block, Path

_SHOWN = 60
"""Characters of a wrong value that a message repeats."""

_PATH = re.compile(r'^"[A-Za-z]:\\')
"""A path of Windows in double quotes, where its backslashes are read as codes."""

_REMARK = re.compile(r":[ \t]+(?P<text>#.*)$")

Description = tuple[str, dict[str, object]]
"""The rule of a finding and what its sentences need."""


@dataclass(frozen=True)
class Refusal:
    """A refusal of the model, and where it stands.

    Attributes:
        error: what pydantic says.
        model: the model of the whole block.
        data: what was judged.
        path: the path of the key or item in ``data``.
        place: the same path in the file, which differs where ``data`` was put right to be judged on.
        block: the block that was read.
        name: what to call the block itself: the id of a row.

    """

    error: ErrorDetails
    model: type[BaseModel]
    data: Any
    path: Path
    place: Path
    block: Block
    name: str

    @property
    def key(self) -> str:
        """The key that is meant: of an item of a list, the key of the list."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), self.name)

    @property
    def written(self) -> str:
        """The first line of the value as it stands in the file, with its quotes, shortened where it is long."""
        first, line_end, _ = self.block.written(self.place).partition("\n")
        text = f"{first.rstrip()} ..." if line_end else first
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."

    @property
    def value(self) -> str:
        """The value as it stands in the file, without the quotes around it."""
        given = self.error["input"]
        text = given.replace("\n", " ") if isinstance(given, str) else self.written
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."

    @property
    def is_missing(self) -> bool:
        """Whether nothing stands where a value is wanted."""
        return self.error["input"] is None

    @property
    def is_cut_off(self) -> bool:
        """Whether the value is missing because a # begins it: reading the file has told that."""
        return self.is_missing and re.search(r":[ \t]+#[^\s#]", self.block.row(self.place)) is not None

    def example(self) -> str:
        """Return a value of the right shape for the key."""
        if not self.path:
            return example_of_model(self.model)
        info = field_at(self.model, self.path, self.data)
        return example_of(info.annotation, info.metadata) if info else "..."


def describe(refusal: Refusal) -> Description:
    """Return the rule that ``refusal`` breaks and what its sentences need."""
    kind = refusal.error["type"]
    if "." in kind:
        return _of_contract(refusal)
    if kind in _OF_VALUES and refusal.is_missing:
        return _nothing(refusal)
    return _DESCRIBED.get(kind, _other)(refusal)


def _of_contract(refusal: Refusal) -> Description:
    """Describe what a rule of the contract itself refuses: its type is the rule's id."""
    params: dict[str, object] = {**refusal.error.get("ctx", {})}
    params.pop("at", None)
    if refusal.error["type"] in {"value.invisible", "value.line-end"} and _PATH.search(refusal.written):
        return "value.path", {"key": refusal.key, "line": refusal.written.replace('"', "'")}
    if refusal.error["type"] == "value.year":
        params["suggestion"] = advice.day_meant(refusal.written)
    named = {"key": refusal.key, "value": refusal.value}
    return refusal.error["type"], {**named, **params}


def meant_by_unknown(refusal: Refusal) -> str:
    """Return the key that an unknown key stands for, or an empty text."""
    key = str(refusal.path[-1]).partition("：")[0].strip()
    return key_meant(key, fields_at(refusal.model, refusal.path[:-1], refusal.data))


def _nothing(refusal: Refusal) -> Description:
    if remark := _REMARK.search(refusal.block.row(refusal.place)):
        line = f"{refusal.key}: {quoted(remark['text'])}"
        return "value.remark", {"key": refusal.key, "line": line}
    if refusal.error["type"] in {"string_type", "literal_error"} and not refusal.written:
        return "value.empty", {"key": refusal.key}
    return "value.nothing", {"key": refusal.key, "example": f"{refusal.key}: {refusal.example()}"}


def _unknown_key(refusal: Refusal) -> Description:
    key = str(refusal.path[-1])
    fields = fields_at(refusal.model, refusal.path[:-1], refusal.data)
    if (strange := INVISIBLE.search(key)) and INVISIBLE.sub("", key) in fields:
        return "key.invisible", {
            "key": INVISIBLE.sub("", key),
            "character": character_name(strange[0]),
        }
    given = refusal.error["input"]
    fault = fault_of(key if given is None else f"{key}: ...")
    if fault and fault.rule in {"yaml.blank", "yaml.tab", "yaml.dash", "yaml.dash-space", "yaml.wide-colon"}:
        return fault.rule, dict(fault.params)
    if given is None and not refusal.written and (text := _cut_at_comma(refusal)):
        return "value.comma", {"line": text}
    meant = meant_by_unknown(refusal)
    if not meant and (kinds := kinds_with(key, refusal.model, refusal.path[:-1])):
        kind = model_at(refusal.model, refusal.path[:-1], refusal.data)
        stated = get_args(kind.model_fields["kind"].annotation)[0] if kind else ""
        return "key.other-kind", {"key": key, "kind": stated, "kinds": ", ".join(kinds)}
    home = "" if meant else home_of(key, refusal.model)
    if home and home not in refusal.path:
        return "key.elsewhere", {"key": key, "home": home}
    return "key.unknown", {"key": key, "suggestion": meant, "known": ", ".join(fields)}


def _cut_at_comma(refusal: Refusal) -> str:
    """Return the entry whose text a comma has cut in two, in quotes; empty where no comma stands before the key."""
    row, key = refusal.block.row(refusal.place), str(refusal.path[-1])
    match = re.search(rf"[{{,] *(?P<key>[\w-]+): (?P<text>[^,{{}}\[\]\"']+), *{re.escape(key)}(?=[,}}])", row)
    return f"{match['key']}: {quoted(f'{match["text"]}, {key}')}" if match else ""


def _missing_key(refusal: Refusal) -> Description:
    info = fields_at(refusal.model, refusal.path[:-1], refusal.data).get(str(refusal.path[-1]))
    return "key.missing", {"key": str(refusal.path[-1]), "meaning": (info.title if info else "") or ""}


def _missing_kind(refusal: Refusal) -> Description:
    if refusal.error["type"] == "union_tag_not_found" and not isinstance(refusal.error["input"], dict):
        return _not_group(refusal)
    info = fields_at(refusal.model, refusal.path, refusal.data).get("kind")
    return "key.missing-choice", {
        "key": "kind",
        "meaning": (info.title if info else "") or "",
        "choices": ", ".join(kinds_at(refusal.model, refusal.path)),
    }


def _choice(refusal: Refusal) -> Description:
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


def _not_text(refusal: Refusal) -> Description:
    given = refusal.error["input"]
    if isinstance(given, (dict, list)):
        if "\n" in refusal.block.written(refusal.place):
            return "value.not-one-text", {"key": refusal.key}
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


def _pattern(refusal: Refusal) -> Description:
    return _wrong_form(refusal, str(refusal.error["ctx"]["pattern"]))


def _wrong_form(refusal: Refusal, pattern: str) -> Description:
    return "value.pattern", {
        "key": refusal.key,
        "value": refusal.value,
        "example": EXAMPLES[pattern],
        "suggestion": advice.text_meant(pattern, refusal.value),
    }


def _not_number(refusal: Refusal) -> Description:
    return "value.not-number", {
        "key": refusal.key,
        "value": refusal.value,
        "suggestion": advice.number_meant(refusal.written),
    }


def _not_boolean(refusal: Refusal) -> Description:
    return "value.not-boolean", {
        "key": refusal.key,
        "value": refusal.value,
        "suggestion": advice.truth_meant(refusal.written),
    }


def _not_date(refusal: Refusal) -> Description:
    if advice.is_no_day(advice.bare(refusal.written)):
        return "value.no-such-day", {"key": refusal.key, "value": refusal.value}
    return "value.not-date", {
        "key": refusal.key,
        "value": refusal.value,
        "suggestion": advice.day_meant(refusal.written),
    }


def _not_list(refusal: Refusal) -> Description:
    given, key = refusal.error["input"], refusal.key
    fault = fault_of(str(given)) if isinstance(given, str) else None
    if fault and fault.rule in {"yaml.dash", "yaml.dash-space"}:
        return fault.rule, dict(fault.params)
    info = field_at(refusal.model, refusal.path, refusal.data)
    group = model_at(refusal.model, refusal.path, refusal.data)
    if isinstance(given, dict):
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
    plain = advice.bare(refusal.written)
    items = divided(plain) or [plain]
    example = f"[{', '.join(items)}]" if plain else example_of(info.annotation if info else None)
    return "value.not-list", {"key": key, "value": refusal.value, "line": f"{key}: {example}"}


def _not_group(refusal: Refusal) -> Description:
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


def _limit(refusal: Refusal) -> Description:
    rule = f"value.{refusal.error['type'].replace('_', '-')}"
    limit = next(iter(refusal.error["ctx"].values()))
    return rule, {"key": refusal.key, "value": refusal.value, "limit": limit}


def _too_long(refusal: Refusal) -> Description:
    return "value.too-long", {
        "key": refusal.key,
        "number": len(refusal.error["input"]),
        "limit": refusal.error["ctx"]["max_length"],
    }


def _empty(refusal: Refusal) -> Description:
    return "value.empty", {"key": refusal.key}


def _too_few(refusal: Refusal) -> Description:
    least = refusal.error["ctx"]["min_length"]
    if least > 1:
        return "value.few-items", {"key": refusal.key, "least": least}
    return "value.empty-list", {"key": refusal.key}


def _other(refusal: Refusal) -> Description:
    return "value.refused", {"key": refusal.key, "value": refusal.value}


_OF_VALUES = {
    "string_type", "int_type", "bool_type", "date_type", "list_type", "dict_type", "model_type",
    "model_attributes_type", "literal_error", "union_tag_not_found",
}  # fmt: skip
"""Types of refusals that a missing value can get."""

_DESCRIBED: dict[str, Callable[[Refusal], Description]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "union_tag_not_found": _missing_kind,
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "string_type": _not_text,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "int_type": _not_number,
    "bool_type": _not_boolean,
    "date_type": _not_date,
    "date_from_datetime_inexact": _not_date,
    "list_type": _not_list,
    "too_short": _too_few,
    "model_type": _not_group,
    "model_attributes_type": _not_group,
    "dict_type": _not_group,
    "greater_than_equal": _limit,
    "less_than_equal": _limit,
}

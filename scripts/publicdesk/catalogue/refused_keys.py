"""Describe keys that the contract does not know or misses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from publicdesk.catalogue.known_keys import fields_at, home_of, key_meant, kinds_at, kinds_with, model_at
from publicdesk.catalogue.refused_shapes import not_group
from publicdesk.collect.yaml_text import fault_of, quoted
from publicdesk.contract.characters import INVISIBLE, character_name

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from publicdesk.catalogue.refusal import Description, Refusal


def meant_by_unknown(refusal: Refusal) -> str:
    """Return the key that an unknown key stands for, or an empty text."""
    key = re.split("[：:]", str(refusal.path[-1]), maxsplit=1)[0].strip()
    return key_meant(key, fields_at(refusal.model, refusal.path[:-1], refusal.data))


def unknown_key(refusal: Refusal) -> Description:
    """Describe a key that the contract does not know here."""
    key = str(refusal.path[-1])
    fields = fields_at(refusal.model, refusal.path[:-1], refusal.data)
    if (strange := INVISIBLE.search(key)) and INVISIBLE.sub("", key) in fields:
        return "key.invisible", {
            "key": INVISIBLE.sub("", key),
            "character": character_name(strange[0]),
        }
    if cut := _cut(refusal, fields):
        return cut
    given = refusal.error["input"]
    fault = fault_of(key if given is None else f"{key}: ...")
    if fault and fault.rule in {"yaml.blank", "yaml.tab", "yaml.dash", "yaml.dash-space", "yaml.wide-colon"}:
        return fault.rule, dict(fault.params)
    meant = meant_by_unknown(refusal)
    if not meant and (kinds := kinds_with(key, refusal.model, refusal.path[:-1])):
        kind = model_at(refusal.model, refusal.path[:-1], refusal.data)
        stated = get_args(kind.model_fields["kind"].annotation)[0] if kind else ""
        return "key.other-kind", {"key": key, "kind": stated, "kinds": ", ".join(kinds)}
    home = "" if meant else home_of(key, refusal.model)
    if home and home not in refusal.path:
        return "key.elsewhere", {"key": key, "home": home}
    return "key.unknown", {"key": key, "suggestion": meant, "known": ", ".join(fields)}


def _cut(refusal: Refusal, fields: dict[str, FieldInfo]) -> Description | None:
    """Describe a key without a value that is but a piece of a line which a sign has cut, or None."""
    if refusal.error["input"] is not None or refusal.written:
        return None
    glued = re.fullmatch(r"(?P<key>[\w-]+)(?P<colon>[:：])[ \u3000]*(?P<value>.+)", str(refusal.path[-1]))
    if glued and glued["key"] in fields:
        rule = "yaml.colon-space" if glued["colon"] == ":" else "yaml.wide-colon"
        return rule, {"key": glued["key"], "line": f"{glued['key']}: {glued['value']}"}
    if number := _cut_number(refusal):
        named, digits = number
        plain = re.sub("[, ]", "", digits)
        return "value.not-number", {"key": named, "value": digits, "suggestion": plain}
    text = _cut_at_comma(refusal)
    return ("value.comma", {"line": text}) if text else None


def _cut_number(refusal: Refusal) -> tuple[str, str] | None:
    """Return the key and the number that commas have cut in pieces, where the unknown key is such a piece."""
    row, key = refusal.block.row(refusal.place), str(refusal.path[-1])
    for match in re.finditer(
        r"[{,] *(?P<key>[\w-]+): *(?P<number>[0-9]{1,3}(?:, ?[0-9]{3})+)(?= *[,}])", row
    ):
        if key in re.split(", ?", match["number"])[1:]:
            return match["key"], match["number"]
    return None


def _cut_at_comma(refusal: Refusal) -> str:
    """Return the entry whose text a comma has cut in two, in quotes; empty where no comma stands before the key."""
    row, key = refusal.block.row(refusal.place), str(refusal.path[-1])
    match = re.search(rf"[{{,] *(?P<key>[\w-]+): (?P<text>[^,{{}}\[\]\"']+), *{re.escape(key)}(?=[,}}])", row)
    return f"{match['key']}: {quoted(f'{match["text"]}, {key}')}" if match else ""


def missing_key(refusal: Refusal) -> Description:
    """Describe a key that is missing."""
    info = fields_at(refusal.model, refusal.path[:-1], refusal.data).get(str(refusal.path[-1]))
    return "key.missing", {"key": str(refusal.path[-1]), "meaning": (info.title if info else "") or ""}


def missing_kind(refusal: Refusal) -> Description:
    """Describe a group that does not say of which kind it is."""
    if refusal.error["type"] == "union_tag_not_found" and not isinstance(refusal.error["input"], dict):
        return not_group(refusal)
    info = fields_at(refusal.model, refusal.path, refusal.data).get("kind")
    return "key.missing-choice", {
        "key": "kind",
        "meaning": (info.title if info else "") or "",
        "choices": ", ".join(kinds_at(refusal.model, refusal.path)),
    }

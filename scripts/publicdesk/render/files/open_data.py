"""The registers as open data: JSON with stable ids, and a schema beside each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.addresses import address
from publicdesk.contract.kinds import KINDS

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.contract.kinds import Kind


def datasets(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the open data: name of each file to its content."""
    files: dict[str, bytes] = {}
    for kind in KINDS:
        if kind.dataset:
            data, schema = kind.data_files()
            files[data] = _json([_record(entry) for entry in catalogue.of_kind(kind.name)])
            files[schema] = _json(_schema(kind))
    return files


def _record(entry: Entry) -> dict[str, Any]:
    record: dict[str, Any] = {"id": entry.id} | entry.facts.model_dump(mode="json", exclude_none=True)
    texts = entry.kind.texts.model_fields
    for key in texts:
        record.pop(key, None)
    record["texts"] = {
        language: {
            "address": address(entry, language),
            **{key: getattr(version.texts, key) for key in texts if hasattr(version.texts, key)},
        }
        for language, version in entry.versions.items()
    }
    return record


def _schema(kind: Kind) -> dict[str, Any]:
    facts = kind.facts.model_json_schema()
    texts = kind.texts.model_json_schema()
    properties = {key: value for key, value in facts["properties"].items() if key not in texts["properties"]}
    required = [key for key in facts.get("required", []) if key in properties]
    record = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            **properties,
            "texts": {
                "type": "object",
                "description": "Texts by language, each with the page's address from the site's root.",
                "additionalProperties": {
                    "type": "object",
                    "properties": {"address": {"type": "string"}, **texts["properties"]},
                },
            },
        },
        "required": sorted({"id", "texts", *required}),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.dataset,
        "type": "array",
        "items": record,
        "$defs": {**texts.get("$defs", {}), **facts.get("$defs", {})},
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()

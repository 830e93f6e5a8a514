"""Data that people write (policy, baseline, reviews), checked: a fault is a sentence with its remedy."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from aaaudit.errors import CannotRunError


def read_toml(file: Path, noun: str) -> dict[str, Any]:
    """Read a TOML file, which messages call by a noun ("policy").

    Raises `CannotRunError` with a sentence that names the file and the fact.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{file}: the {noun} cannot be read: {error.strerror}."
        raise CannotRunError(message) from error
    except ValueError as error:  # TOML and UTF-8 errors alike
        message = f"{file}: the {noun} is not valid TOML: {error}."
        raise CannotRunError(message) from error


def validated[Model: BaseModel](model: type[Model], data: Mapping[str, Any], source: str) -> Model:
    """Make a model of data; each field's description completes the sentence "it must be ...".

    Raises `CannotRunError` with a sentence for each fault that names the source, the fact and the remedy.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors()
        # A key that is misspelt is missing by its right name as well, which need not be told.
        if any(detail["type"] == "extra_forbidden" for detail in details):
            details = [detail for detail in details if detail["type"] != "missing"]
        sentences = dict.fromkeys(_sentence(model, detail, data) for detail in details)
        message = " ".join(f"{source}: {sentence}" for sentence in sentences)
        raise CannotRunError(message) from error


def meant(word: str, words: Mapping[str, Any] | list[str]) -> str:
    """Ask whether a near word was meant, as " did you mean 'level'?"; empty where none is near."""
    near = get_close_matches(word, words, n=1)
    return f" did you mean '{near[0]}'?" if near else ""


def _sentence(model: type[BaseModel], detail: ErrorDetails, data: Mapping[str, Any]) -> str:
    key = str(detail["loc"][0])
    fields = model.model_fields
    if key not in fields:
        return f"unknown key '{key}';{meant(key, fields)} The keys are {', '.join(fields)}."
    if key not in data:
        return f"{key} is missing; it must be {fields[key].description}."
    return f"{key} is {_shown(data[key])}; it must be {fields[key].description}."


def _shown(value: object) -> str:
    """Show a value as TOML would write it, near enough for a reader to find it again."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(_shown(item) for item in value)}]"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str | Path) else str(value)

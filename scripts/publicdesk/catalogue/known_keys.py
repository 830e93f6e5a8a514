"""What the contract knows at a place: its keys, the model that holds them, an example, and the key that was meant."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel

from publicdesk.catalogue.advice import EXAMPLE_DAY
from publicdesk.contract import contact
from publicdesk.contract.tables import KANA, ZHUYIN
from publicdesk.contract.types import CLASS_CODE, CRITERION, ID, MONTH_DAY
from publicdesk.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

    from publicdesk.collect.yaml_lines import Path

EXAMPLES: Final = {
    ID: "income-tax-return",
    MONTH_DAY: "05-31",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": '"08:30"',
    CLASS_CODE: '"800"',
    CRITERION: '"1.4.11"',
    KANA: "かんぷ",
    ZHUYIN: "ㄎㄡˋ ㄐㄧㄠˇ",
    **contact.EXAMPLES,
}
"""For each form that the contract asks of a text, a text of that form."""

_BEGINNING: Final = 3
"""Letters from which on the beginning of a word tells which word is meant."""

_SEPARATORS: Final = re.compile(r" *[,，、;；] *")

_PLAIN_EXAMPLES: Final = ((bool, "true"), (int, "7"), (dt.date, EXAMPLE_DAY))


@cache
def other_words(part: Literal["keys", "choices"]) -> dict[str, list[str]]:
    """Return the words that editors write for each key or choice, besides its own name."""
    text = files("publicdesk.catalogue").joinpath("other_words.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(text)[part]
    return words


def fields_at(model: type[BaseModel], path: Path, data: object) -> dict[str, FieldInfo]:
    """Return each key that the contract knows at ``path``, as editors write it, with its field."""
    found = model_at(model, path, data)
    return _fields(found) if found else {}


def field_at(model: type[BaseModel], path: Path, data: object) -> FieldInfo | None:
    """Return the field of the key at ``path``, or of the list that ``path`` is an item of."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return fields_at(model, path[:-1], data).get(str(path[-1])) if path else None


def model_at(model: type[BaseModel], path: Path, data: object) -> type[BaseModel] | None:
    """Return the model of the group at ``path``; of a union's models the one whose ``kind`` the data states."""
    candidates: list[type[BaseModel]] = [model]
    for part in path:
        current = _chosen(candidates, data)
        data = _inside(data, part)
        if isinstance(part, str):
            info = _fields(current).get(part) if current else None
            candidates = list(models_in(info.annotation)) if info else []
    return _chosen(candidates, data)


def kinds_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return what ``kind`` may be at ``path``, where it tells which of several models a group is."""
    return [kind for kind, _ in _variants(model, path)]


def kinds_with(key: str, model: type[BaseModel], path: Path) -> list[str]:
    """Return those kinds at ``path`` whose model has ``key``, where there are several."""
    return [kind for kind, variant in _variants(model, path) if key in _fields(variant)]


def _variants(model: type[BaseModel], path: Path) -> list[tuple[str, type[BaseModel]]]:
    info = field_at(model, path, None)
    variants = list(models_in(info.annotation)) if info else []
    if len(variants) < 2 or not all("kind" in one.model_fields for one in variants):  # noqa: PLR2004 - one is no choice
        return []
    return [(kind, one) for one in variants for kind in get_args(one.model_fields["kind"].annotation)]


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that ``annotation`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def key_meant(word: str, known: dict[str, FieldInfo]) -> str:
    """Return the key that ``word`` stands for: its Chinese name, another office's word, or a slip of the pen."""
    plain = _folded(word)
    for key, info in known.items():
        if plain in {_folded(key), _folded(info.title or "")}:
            return key
    return _other(plain, known, other_words("keys")) or nearest(word, known) or _begun(plain, known)


def choice_meant(word: str, choices: Iterable[str]) -> str:
    """Return the choice that ``word`` stands for, or an empty text."""
    choices = list(choices)
    plain = _folded(word)
    same = next((choice for choice in choices if _folded(choice) == plain), "")
    return (
        same
        or _other(plain, choices, other_words("choices"))
        or nearest(word, choices)
        or _begun(plain, choices)
    )


def divided(text: str) -> list[str]:
    """Return the items that other signs than a comma and a space divide; none where the text is one item."""
    items = _SEPARATORS.split(text)
    return items if len(items) > 1 and all(items) else []


def home_of(key: str, model: type[BaseModel]) -> str:
    """Return the key of ``model`` whose group or list holds ``key``, or an empty text."""
    for name, info in _fields(model).items():
        if any(key in _fields(inner) for inner in models_in(info.annotation)):
            return name
    return ""


def example_of(annotation: Any, metadata: Iterable[Any] = ()) -> str:  # noqa: ANN401 - any annotation
    """Return a value of the right shape; ... stands for what only the editor knows."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if example := EXAMPLES.get(str(getattr(mark, "pattern", ""))):
            return example
    for plain, example in _PLAIN_EXAMPLES:
        if annotation is plain:
            return example
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return str(inner[0])
    if origin is list:
        return f"[{example_of(inner[0])}]"
    if model := next(models_in(annotation), None):
        return example_of_model(model)
    parts = [part for part in inner if part is not type(None) and not hasattr(part, "target")]
    return example_of(parts[0]) if parts else "..."


def example_of_model(model: type[BaseModel]) -> str:
    """Return a group with the keys that it must have."""
    wanted = {key: info for key, info in _fields(model).items() if info.is_required()}
    pairs = wanted or dict(list(_fields(model).items())[:1])
    return (
        "{"
        + ", ".join(f"{key}: {example_of(info.annotation, info.metadata)}" for key, info in pairs.items())
        + "}"
    )


def is_list(info: FieldInfo | None) -> bool:
    """Tell whether ``info`` is the field of a list."""
    return info is not None and list in {
        get_origin(info.annotation),
        *map(get_origin, get_args(info.annotation)),
    }


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _inside(data: object, part: str | int) -> object:
    if isinstance(data, dict):
        return data.get(part)
    return data[part] if isinstance(data, list) and isinstance(part, int) and part < len(data) else None


def _chosen(candidates: list[type[BaseModel]], data: object) -> type[BaseModel] | None:
    for candidate in candidates:
        field = candidate.model_fields.get("kind")
        if isinstance(data, dict) and field and data.get("kind") in get_args(field.annotation):
            return candidate
    return candidates[0] if candidates else None


def _other(plain: str, known: Iterable[str], words: dict[str, list[str]]) -> str:
    return next((key for key in known if plain in map(_folded, words.get(key, ()))), "")


def _begun(plain: str, known: Iterable[str]) -> str:
    """Return the only one of ``known`` that ``plain`` begins: ``warn`` for ``warning``."""
    begun = [key for key in known if len(plain) >= _BEGINNING and _folded(key).startswith(plain)]
    return begun[0] if len(begun) == 1 else ""


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip().replace(" ", "_").replace("-", "_")

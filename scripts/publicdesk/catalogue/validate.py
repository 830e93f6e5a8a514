"""Judge front matter against the contract: turn each refusal of a model into a finding, all in one run."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ValidationError

from publicdesk.catalogue.known_keys import divided, model_at
from publicdesk.catalogue.refusal import Refusal
from publicdesk.catalogue.refusals import describe
from publicdesk.catalogue.refused_keys import meant_by_unknown
from publicdesk.finding import Finding, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.collect.yaml_lines import Block, Path

_MOST: Final = 50
"""Refusals of one block that are told; a block with more is wrong in one way."""

_NAMED_APART: Final = 3
"""Missing keys of one group that get a finding each; more of them are one fault."""

_ROUNDS: Final = 4
"""How often a faulty block is judged again, each time with its shapes put right one level deeper."""


def judge(
    model: type[BaseModel], block: Block, file: str, name: str = ""
) -> tuple[Any | None, list[Finding]]:
    """Read ``block`` as ``model``; None where it refuses, with a finding for each reason.

    ``name`` says what to call the block itself where it is no group of keys.
    """
    try:
        return model.model_validate(block.data), []
    except ValidationError as refused:
        return None, folded(_Judgement(model, block, file, name).findings(refused))


def fits(model: type[BaseModel], data: dict[str, Any]) -> bool:
    """Tell whether ``data`` has each key that ``model`` must have, and no other than it may have."""
    names = {info.alias or name: info.is_required() for name, info in model.model_fields.items()}
    return data.keys() <= names.keys() and all(name in data for name, needed in names.items() if needed)


class _Judgement:
    """A block that the model refuses.

    Pydantic says nothing of what stands inside a group where a list is wanted, and the like. So the shape is put
    right in a copy, which is judged again: the editor reads of all levels in one run.
    """

    def __init__(self, model: type[BaseModel], block: Block, file: str, name: str) -> None:
        self.model, self.block, self.file, self.name = model, block, file, name
        self.data = block.data
        self.moved: list[tuple[Path, dict[str, int]]] = []

    def findings(self, refused: ValidationError) -> list[Finding]:
        told: dict[Finding, None] = {}
        for _ in range(_ROUNDS):
            refusals = [self.refusal(error) for error in refused.errors(include_url=False)[:_MOST]]
            told |= dict.fromkeys(self.told(refusals))
            if not self.put_right(refusals):
                break
            try:
                self.model.model_validate(self.data)
            except ValidationError as again:
                refused = again
            else:
                break
        return list(told)

    def refusal(self, error: Any) -> Refusal:  # noqa: ANN401 - pydantic's ErrorDetails
        path = _without_variants(error["loc"], self.data)
        at = error.get("ctx", {}).get("at")
        path = path if at is None else (*path, at)
        return Refusal(error, self.model, self.data, path, self.place(path), self.block, self.name)

    def place(self, path: Path) -> Path:
        """Return where ``path`` stands in the file: not in a list put around it, but in one that was taken away."""
        for moved, position in reversed(self.moved):
            size = len(moved)
            if path[:size] != moved or len(path) == size:
                continue
            part = path[size]
            inner = (position[part],) if isinstance(part, str) and part in position else ()
            path = moved + inner + (path[size + 1 :] if isinstance(part, int) else path[size:])
        return path

    def told(self, refusals: list[Refusal]) -> Iterator[Finding]:
        """Yield a finding for each refusal; a key that is missing because it is misspelt is told once."""
        misspelt = {
            (*refusal.path[:-1], meant_by_unknown(refusal))
            for refusal in refusals
            if refusal.error["type"] == "extra_forbidden"
        }
        missing = [
            refusal
            for refusal in refusals
            if refusal.error["type"] == "missing" and refusal.path not in misspelt
        ]
        if len(missing) > _NAMED_APART and len({refusal.path[:-1] for refusal in missing}) == 1:
            yield self._many_missing(missing)
            missing = []
        described = [
            (refusal, *describe(refusal))
            for refusal in refusals
            if (refusal.error["type"] != "missing" or refusal in missing) and not refusal.is_cut_off
        ]
        empty = {refusal.path[0] for refusal in refusals if refusal.is_missing and len(refusal.path) == 1}
        torn = {params.get("home") for _, rule, params in described if rule == "key.elsewhere"} & empty
        for refusal, rule, params in described:
            line = self.block.line_of(refusal.place)
            if rule == "key.elsewhere" and params["home"] in torn:
                continue
            if refusal.is_missing and refusal.path[:1] and refusal.path[0] in torn:
                yield Finding.of("key.not-indented", self.file, line, "error", key=refusal.path[0])
                continue
            yield Finding.of(rule, self.file, line, "error", **params)

    def _many_missing(self, missing: list[Refusal]) -> Finding:
        keys = (params for _, params in map(describe, missing))
        named = ", ".join(f"{key['key']} ({key['meaning']})" for key in keys)
        return Finding.of(
            "key.missing-many", self.file, self.block.line_of(missing[0].place), "error", keys=named
        )

    def put_right(self, refusals: list[Refusal]) -> bool:
        """Give each value the shape that is wanted; tell whether any could be given it."""
        before, self.data = self.data, deepcopy(self.data)
        for refusal in refusals:
            kind, given = refusal.error["type"], refusal.error["input"]
            if kind == "list_type" and given is not None:
                items = divided(given) or [given] if isinstance(given, str) else _items(given)
                if not isinstance(given, dict) and model_at(self.model, refusal.path, self.data):
                    continue
                self.moved.append((refusal.path, {}))
                self.set(refusal.path, items)
            elif kind == "model_type" and isinstance(given, list) and _are_groups(given):
                self.moved.append(
                    (refusal.path, {key: at for at, group in enumerate(given) for key in group})
                )
                self.set(refusal.path, {key: value for group in given for key, value in group.items()})
        return bool(before != self.data)

    def set(self, path: Path, value: object) -> None:
        if not path:
            self.data = value  # type: ignore[assignment]
            return
        inside: Any = self.data
        for part in path[:-1]:
            inside = inside[part]
        inside[path[-1]] = value


def _items(given: object) -> list[Any]:
    """Return a list of what stands in place of one; a group of keys without values is a list in wrong brackets."""
    bare = isinstance(given, dict) and all(value is None for value in given.values())
    return list(given) if bare else [given]  # type: ignore[call-overload]


def _are_groups(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) for item in items)


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

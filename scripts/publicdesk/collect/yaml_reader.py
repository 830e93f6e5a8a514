"""Read one YAML document event by event, so that nothing is built of what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from publicdesk.collect.yaml_faults import stop
from publicdesk.collect.yaml_scalars import resolve
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH: Final = 12
"""How deep lists and groups may stand in each other; the contract needs 6."""

MAX_VALUES: Final = 20_000
"""Values that a block may hold; the table with the most has 2,556."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Spot:
    """Where a value stands.

    Attributes:
        line: line of its key, or of the list's item, counted from 1.
        start: index of its first character in the block's text.
        end: index after its last character.
        inner: the spots of what it holds, by key or by position; empty for a scalar.

    """

    __slots__ = ("end", "inner", "line", "start")

    def __init__(self, line: int, start: int, end: int, inner: dict[Any, Spot]) -> None:
        self.line = line
        self.start = start
        self.end = end
        self.inner = inner


_NOTHING: Final[dict[Any, Spot]] = {}


class Reader:
    """Reads the document of a text whose first line is ``line`` of ``file``.

    Attributes:
        findings: what was found on the way and does not end the reading: keys that stand twice.

    """

    def __init__(self, text: str, *, file: str, line: int) -> None:
        self.file = file
        self.line = line
        self.left = MAX_VALUES
        self.findings: list[Finding] = []
        self.next: Callable[[], Any] = _LOADER(text).get_event

    def read(self) -> tuple[Any, Spot | None]:
        """Return what the document holds and where; None and None where there is no document.

        Raises:
            FaultError: it holds what no editor needs: copies, types, a second document, too many levels.
            MarkedYAMLError: it is no YAML.

        """
        self.next()
        kind = type(self.next())
        if kind is StreamEndEvent:
            return None, None
        event = self.next()
        found = self._value(event, self.line + event.start_mark.line, 0)
        self.next()
        following = self.next()
        kind = type(following)
        if kind is DocumentStartEvent:
            stop("yaml.second", following.start_mark.line)
        return found

    def _value(self, event: Any, line: int, depth: int) -> tuple[Any, Spot]:  # noqa: ANN401 - any event of PyYAML
        kind = type(event)
        start = event.start_mark
        self.left -= 1
        if self.left < 0:
            stop("yaml.too-many", start.line, limit=MAX_VALUES)
        if kind is AliasEvent:
            stop("yaml.copy", start.line, sign="*")
        if event.anchor or event.tag:
            _refuse(event)
        if kind is ScalarEvent:
            value = event.value if event.style else resolve(event.value)
            return value, Spot(line, start.index, event.end_mark.index, _NOTHING)
        if depth == MAX_DEPTH:
            stop("yaml.depth", start.line, limit=MAX_DEPTH)
        inner: dict[Any, Spot] = {}
        read = self._group if kind is MappingStartEvent else self._list
        value, end = read(inner, depth + 1)
        return value, Spot(line, start.index, end, inner)

    def _group(self, inner: dict[Any, Spot], depth: int) -> tuple[dict[str, Any], int]:
        data: dict[str, Any] = {}
        while True:
            event = self.next()
            kind = type(event)
            if kind is MappingEndEvent:
                return data, event.end_mark.index
            key = _key(event)
            line = self.line + event.start_mark.line
            value, spot = self._value(self.next(), line, depth)
            if key in data and not (value is None and spot.start == spot.end):
                first = inner[key].line
                self.findings.append(Finding.of("yaml.key-twice", self.file, line, key=key, first=first))
            else:
                data[key], inner[key] = value, spot

    def _list(self, inner: dict[Any, Spot], depth: int) -> tuple[list[Any], int]:
        items: list[Any] = []
        while True:
            event = self.next()
            kind = type(event)
            if kind is SequenceEndEvent:
                return items, event.end_mark.index
            item, inner[len(items)] = self._value(event, self.line + event.start_mark.line, depth)
            items.append(item)


def _key(event: Any) -> str:  # noqa: ANN401 - any event of PyYAML
    at = event.start_mark.line
    kind = type(event)
    if kind is not ScalarEvent or not (event.value or event.style):
        stop("yaml.key-form", at)
    if event.anchor or event.tag:
        _refuse(event)
    if event.value == "<<" and not event.style:
        stop("yaml.copy", at, sign="<<")
    return str(event.value)


def _refuse(event: Any) -> NoReturn:  # noqa: ANN401 - any event of PyYAML
    at = event.start_mark.line
    if event.anchor:
        stop("yaml.copy", at, sign="&")
    stop("yaml.sign", at, sign="!", line='"..."')

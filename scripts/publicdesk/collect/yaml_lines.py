"""YAML with the line of every key, so that a finding can name the line an editor must change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.constructor import ConstructorError
from yaml.nodes import MappingNode, Node, SequenceNode

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_KNOWN_PROBLEMS = (
    ("mapping values are not allowed", "yaml.colon"),
    ("found character '\\t'", "yaml.tab"),
    ("cannot start any token", "yaml.tab"),
    ("unexpected end of stream", "yaml.quote"),
    ("did not find expected key", "yaml.indent"),
    ("did not find expected '-' indicator", "yaml.indent"),
    ("could not find expected ':'", "yaml.missing-colon"),
)


@dataclass(frozen=True)
class Block:
    """A block of YAML as it was read.

    Attributes:
        data: the mapping it holds; a row of a table may be anything, which the contract then refuses.
        lines: path of each key or list item to its line in the file, counted from 1.
        line: line on which the block starts.

    """

    data: dict[str, Any]
    lines: dict[Path, int]
    line: int

    def line_of(self, path: Path) -> int:
        """Return the line of ``path``, or of the nearest part of it that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, self.line)

    def rows(self) -> Iterator[tuple[str, Block]]:
        """Yield each key with what it holds, as a block of its own whose lines are those of the file."""
        inner: dict[str, dict[Path, int]] = {}
        for path, line in self.lines.items():
            if len(path) > 1:
                inner.setdefault(str(path[0]), {})[path[1:]] = line
        for key, value in self.data.items():
            yield key, Block(value, inner.get(key, {}), self.lines[key,])


def read_block(text: str, *, file: str, line: int) -> tuple[Block | None, list[Finding]]:
    """Read a block of YAML whose first line is ``line`` of ``file``.

    Returns the block, or None where the text cannot be read, and what was found on the way.
    """
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Block({}, {}, line), []
        if not isinstance(node, MappingNode):
            return None, [Finding.of("yaml.no-keys", file, line)]
        lines: dict[Path, int] = {}
        findings: list[Finding] = []
        _note_lines(node, (), _Place(file, line), lines, findings)
        data = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = line + (mark.line if mark else 0)
        return None, [_syntax_finding(str(error.problem or error.context), file, at)]
    except yaml.YAMLError:
        return None, [Finding.of("yaml.syntax", file, line, problem="unreadable character")]
    except ValueError:
        return None, [Finding.of("yaml.no-such-date", file, line)]
    finally:
        loader.dispose()
    return Block(data, lines, line), findings


@dataclass(frozen=True)
class _Place:
    file: str
    line: int


def _note_lines(
    node: Node, path: Path, place: _Place, lines: dict[Path, int], findings: list[Finding]
) -> None:
    if isinstance(node, MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key.value, str):
                raise ConstructorError(None, None, "a key must be a word", key.start_mark)
            at = place.line + key.start_mark.line
            if key.value in seen:
                findings.append(
                    Finding.of("yaml.key-twice", place.file, at, key=key.value, first=seen[key.value])
                )
            seen[key.value] = at
            lines[*path, key.value] = at
            _note_lines(value, (*path, key.value), place, lines, findings)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            lines[*path, index] = place.line + item.start_mark.line
            _note_lines(item, (*path, index), place, lines, findings)


def _syntax_finding(problem: str, file: str, line: int) -> Finding:
    for words, rule in _KNOWN_PROBLEMS:
        if words in problem:
            return Finding.of(rule, file, line)
    return Finding.of("yaml.syntax", file, line, problem=problem)

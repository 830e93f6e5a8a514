"""Judge what supplied files hold: of a kind that is published, as large as it may be, and what its name says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from publicdesk.collect.files import read_text, try_bytes
from publicdesk.contract.files import FILE_KINDS, HEAD, INSTEAD, file_kind
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from publicdesk.collect.files import Item, Tree
    from publicdesk.contract.files import FileKind

_MARKUP: Final = re.compile(
    r"^[ \t]*(<(?:!doctype html|html|head|body|script|iframe|svg|style|title|meta|link|table|div|h1|p|a|img|\?xml)"
    r"(?=[\s/>]|$)|<!--)",
    re.IGNORECASE | re.MULTILINE,
)
"""HTML at the beginning of a line; browsers go by what a file begins with (WHATWG, MIME Sniffing, 7.1)."""

_BINARY: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_KNOWN: Final = ", ".join(f".{ending}" for kind in FILE_KINDS for ending in kind.endings)


def judge_content(item: Item, file: str, tree: Tree) -> Finding | None:
    """Find a supplied file that is of no published kind, empty, too large or not what its name says."""
    ending = item.path.suffix[1:]
    if not ending:
        return Finding.of("file.no-ending", file, 0, known=_KNOWN)
    kind = file_kind(ending)
    if kind is None:
        instead = INSTEAD.get(ending.lower(), "")
        return Finding.of("file.kind", file, 0, ending=item.path.suffix, known=_KNOWN, suggestion=instead)
    if not item.size:
        return Finding.of("file.empty", file, 0)
    if item.size > kind.limit:
        return Finding.of("file.size", file, 0, size=f"{item.size:,}", limit=f"{kind.limit:,}")
    return _judge_bytes(item, kind, file, tree)


def _judge_bytes(item: Item, kind: FileKind, file: str, tree: Tree) -> Finding | None:
    path = tree.docs / item.path
    head, findings = try_bytes(path, file, HEAD)
    if head is None:
        return findings[0]
    if kind.begins.match(head):
        return _text(path, file, kind) if kind.text else None
    held = _kind_of(head)
    meant = item.path.with_suffix(f".{held.endings[0]}") if held else item.path
    free = held and meant.as_posix().casefold() not in tree.alike
    return _other(kind, file, meant.name if free else "")


def _kind_of(head: bytes) -> FileKind | None:
    """Return the kind that a file's first bytes tell; text kinds begin with anything."""
    return next((kind for kind in FILE_KINDS if kind.begins.pattern and kind.begins.match(head)), None)


def _text(path: Path, file: str, kind: FileKind) -> Finding | None:
    text, findings = read_text(path, file, kind.limit)
    if text is None:
        return findings[0]
    if (held := _kind_of(text[:HEAD].encode())) and held is not kind:
        return _other(kind, file, "")
    if match := _BINARY.search(text):
        return _other(kind, file, "", text[: match.start()].count("\n") + 1)
    if kind.name == "JSON":
        return _json(text, kind, file)
    if match := _MARKUP.search(text):
        line = text[: match.start(1)].count("\n") + 1
        return Finding.of("file.markup", file, line, mark=match[1])
    return None


def _json(text: str, kind: FileKind, file: str) -> Finding | None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return _other(kind, file, "", error.lineno)
    except (RecursionError, ValueError):  # brackets a thousand deep, a number of thousands of digits
        return _other(kind, file, "", 1)
    return None


def _other(kind: FileKind, file: str, suggestion: str, line: int = 0) -> Finding:
    return Finding.of("file.content", file, line, kind=kind.name, suggestion=suggestion)

"""What lies under ``docs/``: one walk that follows no link, and the only place that reads a file there."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, Literal

from publicdesk.collect.encodings import likely_encoding, wide_encoding
from publicdesk.contract.files import MARKDOWN, TABLE, passed_over
from publicdesk.contract.names import DEEPEST
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

DATA_FOLDER: Final = "_data"

Form = Literal["file", "folder", "link", "special"]
Role = Literal["page", "table", "supplied"]

# A link or a pipe that takes a file's place between the walk and the reading is not followed either.
_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True)
class Item:
    """One thing under ``docs/``.

    Attributes:
        path: its path relative to ``docs/``; bytes that are not UTF-8 are kept as lone surrogates.
        form: what it is: ``special`` is a pipe, a socket or a device.
        size: bytes of a file.

    """

    path: PurePosixPath
    form: Form
    size: int

    @cached_property
    def role(self) -> Role:
        """What it is to the site, by its place and its ending."""
        if self.path.parts[0] == DATA_FOLDER:
            return "table"
        return "page" if self.path.suffix[1:].lower() in MARKDOWN else "supplied"


@dataclass(frozen=True)
class Tree:
    """What lies under ``docs/``, without what is passed over.

    Attributes:
        docs: the folder itself.
        items: everything in it; a folder comes before what lies in it, else in the order of the paths.
        findings: folders whose content could not be listed.

    """

    docs: Path
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]

    def files(self, role: Role, refused: Collection[PurePosixPath] = ()) -> Iterator[Item]:
        """Yield the files of a role, without those that are refused."""
        for item in self.items:
            if item.form == "file" and item.role == role and item.path not in refused:
                yield item

    def holds(self, path: str) -> bool:
        """Tell whether a page or a supplied file, refused or not, lies at a path relative to ``docs/``."""
        return PurePosixPath(path) in self._paths

    def name_of(self, item: Item) -> str:
        """Return the path of an item as an editor knows it."""
        return shown(f"{self.docs.name}/{item.path.as_posix()}")

    @cached_property
    def alike(self) -> dict[str, list[Item]]:
        """The items of each path without regard to capitals: to Windows and macOS they are one."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.path.as_posix().casefold(), []).append(item)
        return found

    @cached_property
    def _paths(self) -> frozenset[PurePosixPath]:
        return frozenset(item.path for item in self.items if item.form != "folder" and item.role != "table")


def read_tree(docs: Path) -> Tree:
    """List what lies under ``docs``.

    Hidden files, locks and backups are passed over with all that lies in them, and so is what begins with an
    underscore right under ``docs``, but for the tables. Links to folders are listed even there: MkDocs would
    walk through them.
    """
    items: list[Item] = []
    findings: list[Finding] = []
    waiting = [(PurePosixPath(), False)]
    while waiting:
        folder, hidden = waiting.pop()
        try:
            with os.scandir(docs / folder) as entries:
                for entry in entries:
                    path, passed = folder / entry.name, hidden or _is_passed_over(folder, entry.name)
                    item = _item(path, entry)
                    if item and (not passed or (item.form == "link" and entry.is_dir())):
                        items.append(item)
                    if item and item.form == "folder" and (passed or len(path.parts) <= DEEPEST):
                        waiting.append((path, passed))
        except OSError as error:
            if not hidden:
                file = shown((PurePosixPath(docs.name) / folder).as_posix())
                findings.append(_unreadable(error, file))
    return Tree(docs, tuple(sorted(items, key=lambda item: item.path.parts)), tuple(findings))


def _is_passed_over(folder: PurePosixPath, name: str) -> bool:
    return passed_over(name) or (not folder.parts and name.startswith("_") and name != DATA_FOLDER)


def _item(path: PurePosixPath, entry: os.DirEntry[str]) -> Item | None:
    """Return what an entry of a folder is, None where it has vanished."""
    if entry.is_symlink() or entry.is_junction():
        return Item(path, "link", 0)
    if entry.is_dir(follow_symlinks=False):
        return Item(path, "folder", 0)
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return Item(path, "file" if stat.S_ISREG(status.st_mode) else "special", status.st_size)


def read_bytes(path: Path, most: int = -1) -> bytes:
    """Return the first bytes of a file, at most ``most``, all of them where it is negative.

    Raises:
        OSError: it is no regular file, may not be read or is no longer there.

    """
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - a path cannot be opened with flags
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return file.read(most)


def try_bytes(path: Path, file: str, most: int = -1) -> tuple[bytes | None, list[Finding]]:
    """Return the first bytes of a file, or None with the finding that says why it cannot be read."""
    try:
        return read_bytes(path, most), []
    except OSError as error:
        return None, [_unreadable(error, file)]


def read_text(path: Path, file: str, most: int = TABLE) -> tuple[str | None, list[Finding]]:
    """Read a UTF-8 text of at most ``most`` bytes; lines end with a line feed.

    Returns None where it cannot be read, with the finding that says why, and the line where there is one.
    """
    raw, findings = try_bytes(path, file, most + 1)
    if raw is None:
        return None, findings
    if len(raw) > most:
        return None, [Finding.of("file.size", file, 0, size=f"more than {most:,}", limit=f"{most:,}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Finding.of("file.encoding", file, line, suggestion=likely_encoding(raw))]
    if "\0" in text and (suggestion := wide_encoding(raw)):
        return None, [Finding.of("file.encoding", file, 1, suggestion=suggestion)]
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        return None, [Finding.of("file.line-ends", file, text[: text.index("\r")].count("\n") + 1)]
    return text, []


def _unreadable(error: OSError, file: str) -> Finding:
    rules = {
        errno.ENOENT: "file.gone",
        errno.ENOTDIR: "file.gone",
        errno.EACCES: "file.permission",
        errno.EPERM: "file.permission",
        errno.ELOOP: "file.link",
    }
    return Finding.of(rules.get(error.errno or 0, "file.unreadable"), file, 0)


def shown(path: str) -> str:
    """Return a path as it can be printed: a control character or a byte that is not UTF-8 in hexadecimal."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode()
        for char in text
    )

"""Results kept from run to run: a page that is as it was, under an audit that is as it was, costs nothing.

An entry is taken only where all of this is as it was when it was made: the page, its HTML and each file of
the site that it refers to or was seen to load, and the audit: its own files, axe-core, level and widths, the
browser's and the driver's version. An entry that cannot be read, or is not what it says of itself, is as if
it were not there. What a page fetches from other hosts, and what it makes of the clock, is not looked at.
"""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zlib import compress, decompress
from zlib import error as zlib_error

from pydantic import TypeAdapter, ValidationError

from aaaudit.assets import Assets
from aaaudit.errors import CannotRunError
from aaaudit.facts import PageFacts, Tools
from aaaudit.finding import Level

_FORMAT = 2
_QUICK = 1  # the level of compression: an entry shrinks to a tenth at next to no cost
_CODE = {".js", ".py", ".toml", ".csv", ".json"}


@dataclass(frozen=True)
class Entry:
    """What is kept of a page: all its facts, and what they rest on.

    `content` is the hash of `Assets.of`; `loaded` gives the hash of each file that the page was seen to load,
    by path; `parts` are those of the page, one after another; `by_hand` says whether the interactions that
    need not go over each page went over this one.
    """

    page: str
    content: str
    loaded: Mapping[str, str]
    parts: str
    by_hand: bool
    facts: tuple[PageFacts, ...]


class Cache:
    """Entries in a folder, for one audit, which `key` names; each is written whole or not at all."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder / key[:24]
        self._key = key
        self._entries = TypeAdapter(Entry)
        self._tools = TypeAdapter(Tools)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The cache cannot be kept in {folder}: {error.strerror}."
            raise CannotRunError(message) from error

    @cached_property
    def tools(self) -> Tools | None:
        """The tools that the entries were made with; None where nothing is known of them."""
        return self._read("tools", self._tools)

    def keep_tools(self, tools: Tools) -> None:
        """Keep what the entries are made with; without it none of them is of use."""
        self._write("tools", compress(self._tools.dump_json(tools), _QUICK))

    def entry(self, page: str, content: str, assets: Assets) -> Entry | None:
        """Return the entry of a page that is as it was, None where it has changed or there is none."""
        entry = self._read(_name(page), self._entries)
        if entry is None or (entry.page, entry.content) != (page, content):
            return None
        same = all(assets.digest(path) == digest for path, digest in entry.loaded.items())
        return entry if same else None

    def keep(self, entry: Entry) -> None:
        """Keep an entry in place of the page's former one."""
        self._write(_name(entry.page), compress(self._entries.dump_json(entry), _QUICK))

    def _read[Kept](self, name: str, kind: TypeAdapter[Kept]) -> Kept | None:
        try:
            data = (self._folder / f"{name}.json.z").read_bytes()
        except OSError:
            return None
        seal, _, text = data.partition(b"\n")
        if seal.decode("ascii", "replace") != self._seal(name, text):
            return None
        try:
            return kind.validate_json(decompress(text))
        except (zlib_error, ValidationError):
            return None

    def _write(self, name: str, text: bytes) -> None:
        """Write beside the file and then put it in its place, which Ctrl-C cannot cut in two.

        A disk that is full keeps nothing from being audited.
        """
        with contextlib.suppress(OSError):
            handle, beside = tempfile.mkstemp(prefix=".", dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._seal(name, text).encode() + b"\n" + text)
                Path(beside).replace(self._folder / f"{name}.json.z")
            except BaseException:
                Path(beside).unlink(missing_ok=True)
                raise

    def _seal(self, name: str, text: bytes) -> str:
        """Return a hash that only the same text, for the same page and audit, has."""
        return sha256(
            b"\0".join((self._key.encode(), name.encode("utf-8", "surrogateescape"), text))
        ).hexdigest()


def audit_key(level: Level, widths: tuple[int, ...], axe: str, browser: str, *other: object) -> str:
    """Return a hash that names an audit: whatever could change a fact is in it.

    `axe` is the source of axe-core, `browser` says which browser it is; `other` are further settings.
    """
    hashed = sha256()
    package = Path(str(files(__package__)))
    for file in sorted(package.rglob("*")):
        if file.suffix in _CODE and file.is_file():
            hashed.update(f"{file.relative_to(package)}\0".encode() + sha256(file.read_bytes()).digest())
    settings = (
        _FORMAT,
        level.value,
        widths,
        browser,
        version("selenium"),
        version("axe-selenium-python"),
        other,
    )
    hashed.update(repr(settings).encode() + axe.encode())
    return hashed.hexdigest()


def _name(page: str) -> str:
    return sha256(page.encode("utf-8", "surrogateescape")).hexdigest()[:32]

"""What was read of each page, kept under the hash of its text for the next command.

It lies in the folder of the user's caches, not in the project: a pull request cannot bring it along. An entry
can hold data of the classes below and nothing else, so that reading a foreign one runs no code.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import pickle
import sys
import tempfile
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LOG: Final = logging.getLogger(__name__)

_FEWEST: Final = 200
"""Entries from which a site is worth a cache: a small one is read at once."""

_PACKAGES: Final = ("markdown", "pymdown-extensions", "pyyaml", "selectolax")
"""Packages whose versions change what is read."""


class Cache[Value]:
    """The entries of one project; only those that are used in a run are kept for the next.

    ``classes`` are those that an entry may hold, by module and name.
    """

    def __init__(self, project: Path, classes: Mapping[tuple[str, str], type]) -> None:
        folder = _folder()
        name = f"{hashlib.sha256(os.fsencode(project.resolve())).hexdigest()[:16]}.pickle"
        self._file = folder / name if folder else None
        self._known: dict[bytes, Value] = _read(self._file, classes) if self._file else {}
        self._used: dict[bytes, Value] = {}

    def get(self, name: str, text: str, make: Callable[[], Value]) -> Value:
        """Return what is kept for a text of this name, or ``make`` it."""
        key = hashlib.sha256(f"{_version()}\0{name}\0{text}".encode(errors="surrogatepass")).digest()
        value = self._known[key] if key in self._known else make()
        self._used[key] = value
        return value

    def save(self) -> None:
        """Keep the entries of this run, where they are others than those of the last; a fault loses only time."""
        if self._file is None or len(self._used) < _FEWEST or self._used.keys() == self._known.keys():
            return
        try:
            data = pickle.dumps(self._used, protocol=5)
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            Path(name).replace(self._file)
        except OSError as error:
            _LOG.info("the cache %s cannot be written: %s", self._file, error.strerror)


def _read(file: Path, classes: Mapping[tuple[str, str], type]) -> dict[bytes, Any]:
    try:
        with file.open("rb") as stream:
            if os.fstat(stream.fileno()).st_uid != os.getuid():
                _LOG.info("the cache %s is another user's; it is not read", file)
                return {}
            digest, data = stream.read(hashlib.sha256().digest_size), stream.read()
        if hashlib.sha256(data).digest() != digest:
            _LOG.info("the cache %s is damaged; it is not read", file)
            return {}
        found = _Reader(io.BytesIO(data), classes).load()
    except FileNotFoundError:
        return {}
    except Exception as error:  # noqa: BLE001 - a torn file can raise anything
        _LOG.info("the cache %s cannot be read: %s", file, error)
        return {}
    return found if isinstance(found, dict) else {}


class _Reader(pickle.Unpickler):
    """Reads data of known classes."""

    def __init__(self, stream: Any, classes: Mapping[tuple[str, str], type]) -> None:  # noqa: ANN401 - a file
        super().__init__(stream)
        self._classes = classes

    def find_class(self, module: str, name: str) -> type:
        try:
            return self._classes[module, name]
        except KeyError:
            msg = f"{module}.{name} is no class of an entry"
            raise pickle.UnpicklingError(msg) from None


def _folder() -> Path | None:
    """Return the folder of the user's caches, None where the user has none.

    Source: XDG Base Directory Specification, which has a path that is not absolute ignored.
    """
    for base in (os.environ.get("XDG_CACHE_HOME", ""), os.path.expanduser("~/.cache")):  # noqa: PTH111 - Path raises
        if Path(base).is_absolute():
            return Path(base) / "publicdesk"
    return None


@cache
def _version() -> str:
    """Return what an entry depends on besides its text: this code, the language it is written in, its packages."""
    package = Path(__file__).parents[1]
    code = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        code.update(path.read_bytes())
    packages = ",".join(metadata.version(name) for name in _PACKAGES)
    return f"{sys.version_info[:2]} {packages} {code.hexdigest()}"

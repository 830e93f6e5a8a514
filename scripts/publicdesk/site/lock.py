"""A lock of a site's place, which ends with the process that holds it."""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import IO, TYPE_CHECKING, Final

from publicdesk.errors import CannotRunError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from publicdesk.site.place import Place

WAIT_SECONDS: Final = 600
"""How long a build waits for another one of the same site."""

_LOOK_SECONDS: Final = 0.1


class Lock:
    """The lock of one build.

    Args:
        path: the file that is locked.
        file: the same file, open.

    """

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file

    def is_held(self) -> bool:
        """Return whether the file still stands in its place: who removed it let other builds begin."""
        return _is_at(self._file, self._path)


@contextmanager
def build_lock(place: Place, seconds: float, tell: Callable[[str], object]) -> Iterator[Lock]:
    """Hold the place of a site against other builds; wait for a build that holds it, and say so once.

    The lock is one of the system's (flock(2)), not the file: where the process ends, however it does, the
    next build gets it at once. On Windows, which has no such call, there is no lock.

    Raises:
        CannotRunError: another build still holds it after these seconds.
        OSError: the file cannot be made, or its disk has no locks.

    """
    end = time.monotonic() + seconds
    told = False
    while True:
        with _opened(place.lock) as file:
            if _try_lock(file):
                if not _is_at(file, place.lock):
                    continue  # its last holder has removed it since: this one would keep nobody out
                lock = Lock(place.lock, file)
                try:
                    _sign(file)
                    yield lock
                finally:
                    # A file that cannot be removed is one without a lock, which the next build takes.
                    with suppress(OSError):
                        if lock.is_held():
                            place.lock.unlink()
                return
            holder = _holder(file)
        if time.monotonic() >= end:
            msg = f"{holder} is still building {place.named}; build again when that build has ended"
            raise CannotRunError(msg)
        if not told:
            tell(f"{holder} is building {place.named}; waiting for it, {seconds:g} seconds at most")
            told = True
        time.sleep(_LOOK_SECONDS)


def _opened(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A link in this place would have the file that it leads to written over.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(path, flags, 0o666), "r+b", buffering=0)


def _try_lock(file: IO[bytes]) -> bool:
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _is_at(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except FileNotFoundError:
        return False


def _sign(file: IO[bytes]) -> None:
    file.truncate()
    file.write(f"{os.getpid()} {int(time.time())}\n".encode())


def _holder(file: IO[bytes]) -> str:
    signed = re.fullmatch(rb"([0-9]{1,10}) ([0-9]{1,10})\n", file.read(64))
    if not signed:  # it has the lock and has not signed yet
        return "another process"
    since = datetime.fromtimestamp(int(signed[2])).astimezone()
    return f"process {int(signed[1])} (since {since:%Y-%m-%d %H:%M:%S})"

"""Put a new folder in the place of a former one, without a moment in which there is none."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNSUPPORTED: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""Errors of a kernel, file system or sandbox that has no exchange; a sandbox may answer EPERM."""

_AT_FDCWD: Final = -100  # fcntl.h of Linux: a relative path starts at the current folder
_RENAME_EXCHANGE: Final = 2  # linux/fs.h
_RENAME_SWAP: Final = 2  # sys/stdio.h of macOS
_RENAMEAT2: Final = {"x86_64": 316, "aarch64": 276}  # numbers of the call, for a C library without its name


def put_in_place(new: Path, site: Path, former: Path) -> None:
    """Give the folder ``new`` the name ``site``; all three names stand in one folder.

    Whoever opens ``site`` finds the former folder or the new one, whole. The former folder then has the
    name ``new``. Where the system cannot exchange two names, it has the name ``former``, and between two
    renames there is no ``site``.

    Raises:
        OSError: the system refused; ``site`` is as it was.

    """
    try:
        exchanged = exchange(new, site)
    except FileNotFoundError:  # the first build: there is no site yet
        new.rename(site)
        return
    if not exchanged:
        rename_twice(new, site, former)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names of one file system in one system call.

    Linux: renameat2(2) with RENAME_EXCHANGE; macOS: renamex_np(2) with RENAME_SWAP.
    Returns False where the system or the file system cannot; nothing has changed then.

    Raises:
        FileNotFoundError: one of the names does not exist.
        OSError: the system refused for another reason.

    """
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def rename_twice(new: Path, site: Path, former: Path) -> None:
    """Move ``site`` to ``former``, then ``new`` to ``site``; undo the first where the second fails.

    A process that is killed between the two leaves no ``site``; the next build finds it as ``former``.

    Raises:
        OSError: the system refused; ``site`` is as it was.

    """
    try:
        if os.path.lexists(site):
            site.rename(former)
        new.rename(site)
    except BaseException:
        if os.path.lexists(former) and not os.path.lexists(site):
            former.rename(site)
        raise


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """Return the system's exchange of two paths, which gives 0 for success; None where there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        with contextlib.suppress(AttributeError):
            renamex = library.renamex_np
            return lambda one, other: int(renamex(one, other, ctypes.c_uint(_RENAME_SWAP)))
        return None
    with contextlib.suppress(AttributeError):
        renameat2 = library.renameat2
        return lambda one, other: int(renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    number = _RENAMEAT2.get(platform.machine()) if sys.maxsize > 2**32 else None
    if number is None:
        return None
    return lambda one, other: int(
        library.syscall(*map(ctypes.c_long, (number, _AT_FDCWD)), one, ctypes.c_long(_AT_FDCWD), other, 2)
    )

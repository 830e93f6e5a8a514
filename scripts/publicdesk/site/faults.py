"""Turn what ends a build from outside or within into one sentence."""

from __future__ import annotations

import errno
import logging
import os
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from publicdesk.errors import CannotRunError
from publicdesk.flow.model import FlowError
from publicdesk.site.place import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.site.place import Place

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


class Warnings(logging.Handler):
    """Keeps what MkDocs logs as a warning or worse.

    Attributes:
        texts: the messages, in their order.

    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a record."""
        self.texts.append(record.getMessage())


@contextmanager
def kept_warnings(*, shown: bool = False) -> Iterator[Warnings]:
    """Keep MkDocs' warnings of a time; ``shown``: other handlers get them too."""
    logger = logging.getLogger("mkdocs")
    former, logger.propagate = logger.propagate, shown
    warnings = Warnings()
    logger.addHandler(warnings)
    try:
        yield warnings
    finally:
        logger.removeHandler(warnings)
        logger.propagate = former


@contextmanager
def generator_faults(warnings: Warnings) -> Iterator[None]:
    """Tell of a fault of the theme, or of a program, by the page at which it came.

    Raises:
        CannotRunError: in place of any error but those of the system, which pass.

    """
    from publicdesk.site.theme_faults import template_fault  # noqa: PLC0415 - a check need not load the theme's engine

    try:
        yield
    except CannotRunError:
        raise
    except FlowError as reason:
        raise CannotRunError(str(reason)) from reason
    except Exception as reason:
        fault = template_fault(reason)
        if fault:
            raise CannotRunError(fault) from reason
        if isinstance(reason, OSError):
            raise
        said = f"{warnings.texts[-1]}; " if warnings.texts else ""
        last = traceback.extract_tb(reason.__traceback__)[-1]
        where = f"{Path(last.filename).name}, line {last.lineno}"
        msg = (
            f"the program has a fault ({said}{type(reason).__name__}: {reason}, in {where}); please report it"
        )
        raise CannotRunError(msg) from reason


@contextmanager
def system_faults(place: Place) -> Iterator[None]:
    """Tell what the system refused, or that the user stopped the build, and what is now in the place.

    Raises:
        CannotRunError: in place of an OSError or a KeyboardInterrupt.

    """
    before = _number(place.site)
    try:
        yield
    except OSError as reason:
        msg = _refused(reason, place)
        raise CannotRunError(msg) from reason
    except KeyboardInterrupt as reason:
        now = place.stays() if _number(place.site) == before else f"{place.named} has the new site"
        msg = f"stopped; {now}"
        raise CannotRunError(msg) from reason


def _refused(reason: OSError, place: Place) -> str:
    """Say which file the system refused and why; a file of the new site by its name in the site."""
    name = reason.filename2 or reason.filename
    if isinstance(name, str | bytes):
        path, verb = _named(Path(os.fsdecode(name)), place)
    else:  # a write or a read of an open file: the system gives no name
        path, verb = place.named, "built"
    remedy = "mend that, then build again"
    if reason.errno in _FULL:
        remedy = "free some space, then build again"
    elif verb == "written":
        remedy = f"make it writable, or {ELSEWHERE}" if reason.errno in _READ_ONLY else ELSEWHERE
    return f"{path} cannot be {verb}: {reason.strerror or reason}; {place.stays()}; {remedy}"


def _named(path: Path, place: Place) -> tuple[Path, str]:
    if path.is_relative_to(place.staging):
        return place.named / path.relative_to(place.staging), "written"
    ours = {place.former, place.lock, place.site, *place.site.parents}
    return path, "written" if path in ours else "read"


def _number(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None

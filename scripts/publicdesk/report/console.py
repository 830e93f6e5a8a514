"""Write to a terminal, a pipe or a file, whatever its code page."""

from __future__ import annotations

import io
import logging
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from publicdesk.errors import CannotRunError
from publicdesk.text.escapes import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def prepare() -> None:
    r"""Let no character end the program: one that the code page lacks is written as ``\u7a05``.

    A stream that the caller has closed takes what is written and shows nothing.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it lives as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(report: str, *, is_json: bool = False) -> None:
    """Write a report to standard output.

    JSON stays JSON in every code page: outside UTF-8 each character beyond ASCII is written as JSON's own
    escape.

    Raises:
        CannotRunError: nobody reads it any more, or its disk is full.

    """
    if is_json and not _is_utf8(sys.stdout):
        report = _NOT_ASCII.sub(_json_escape, report)
    try:
        sys.stdout.write(report)
        sys.stdout.flush()
    except OSError as reason:
        # What is left in the buffer would fail again when the program ends.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it lives as long as the program
        msg = f"the report cannot be written ({reason.strerror}); write it to a file on a disk with room"
        raise CannotRunError(msg) from reason


def tell(*sentences: str) -> None:
    """Write sentences to standard error, each on a line of its own whatever content they quote."""
    sys.stderr.write("".join(f"{escaped(sentence)}\n" for sentence in sentences))
    sys.stderr.flush()


class LogFormatter(logging.Formatter):
    """Shows the lines of a log record, in each of them nothing but printable signs.

    A report has lines of its own, whose content is escaped already, so the line ends of a record stay.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of ``record``."""
        return "\n".join(map(escaped, super().format(record).split("\n")))


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") in {"utf8", "utf8sig"}


def _json_escape(match: re.Match[str]) -> str:
    units: Sequence[int] = memoryview(match[0].encode("utf-16-le", "surrogatepass")).cast("H")
    return "".join(f"\\u{unit:04x}" for unit in units)

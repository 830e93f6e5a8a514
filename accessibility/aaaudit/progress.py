"""The bar that shows a person at a terminal how far the audit is."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from typing import TextIO

_BAR = 30  # characters
_HOUR, _MINUTE = 3600, 60


class ProgressBar:
    """A line that counts pages and tells the time left; nothing in a log or where the output is kept."""

    def __init__(
        self,
        stream: TextIO | None = None,
        environ: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and not environ.get("CI")
        self._clock = clock
        self._start: tuple[float, int] | None = None

    def __call__(self, done: int, pages: int) -> None:
        """Show how many pages are done; the first call says how many were done before the work began."""
        if not self._shown:
            return
        now = self._clock()
        began, first = self._start = self._start or (now, done)
        filled = _BAR * done // pages
        bar = f"[{'#' * filled}{'-' * (_BAR - filled)}]"
        left = ""
        if first < done < pages:
            left = f", {_told((now - began) / (done - first) * (pages - done))} left"
        line = f"{bar} {done} of {pages} pages{left}"
        self._stream.write(f"\r\033[K{line[: shutil.get_terminal_size().columns - 1]}")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, so that what comes next begins on a clean one."""
        if self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()


def _told(seconds: float) -> str:
    """Say a time as a person would: a guess needs no seconds once it is of minutes."""
    if seconds >= _HOUR:
        hours, rest = divmod(int(seconds), _HOUR)
        return f"{hours} h {rest // _MINUTE} min"
    if seconds >= _MINUTE:
        return f"{round(seconds / _MINUTE)} min"
    return f"{max(1, round(seconds))} s"

"""The bar tells a person how long it takes, and a log nothing."""

import io

from aaaudit.progress import ProgressBar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def lines(stream: io.StringIO) -> list[str]:
    """Return what was shown, one after another, in place of the former."""
    return stream.getvalue().split("\r\033[K")[1:]


def test_the_bar_counts_pages_and_tells_the_time_left() -> None:
    """Pages known from a cache took no time and say nothing about the others."""
    terminal = _Terminal()
    times = iter([0.0, 10.0, 2000.0, 2001.0])
    bar = ProgressBar(terminal, {}, lambda: next(times))
    for done in (100, 110, 190, 200):
        bar(done, 200)
    bar.clear()
    assert lines(terminal) == [
        "[###############---------------] 100 of 200 pages",
        "[################--------------] 110 of 200 pages, 2 min left",
        "[############################--] 190 of 200 pages, 4 min left",
        "[##############################] 200 of 200 pages",
        "",
    ]


def test_nothing_is_shown_in_a_log() -> None:
    """Where no person watches, and where CI pretends that one does."""
    for stream, environ in ((io.StringIO(), {}), (_Terminal(), {"CI": "true"})):
        bar = ProgressBar(stream, environ)
        bar(1, 2)
        bar.clear()
        assert stream.getvalue() == ""

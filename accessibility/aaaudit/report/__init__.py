"""Write an audit for people and for machines: text, JSON, HTML, each made from the `Audit` alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aaaudit.audit import Audit
from aaaudit.errors import CannotRunError
from aaaudit.report.html import as_html
from aaaudit.report.machine import SCHEMA_FILE, as_json, schema
from aaaudit.report.text import as_text

__all__ = ["as_html", "as_json", "as_text", "make_folder", "write_reports"]


def make_folder(folder: Path) -> None:
    """Make the folder for the reports, before the time for an audit is spent.

    Raises `CannotRunError` where that is not possible.
    """
    with _faults_told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_reports(audit: Audit, folder: Path) -> None:
    """Write `audit.json`, its schema and `index.html` into a folder.

    Raises `CannotRunError` where that is not possible.
    """
    contents = {"audit.json": as_json(audit), SCHEMA_FILE: schema(), "index.html": as_html(audit)}
    with _faults_told(folder):
        for name, content in contents.items():
            (folder / name).write_text(content, encoding="utf-8", newline="\n")


@contextmanager
def _faults_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"The report cannot be written to {folder}: {error.strerror}."
        raise CannotRunError(message) from error

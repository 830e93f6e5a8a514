"""Write an audit for people and for machines, each form made from the `Audit` and what is known besides."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from aaaudit.audit import Audit
from aaaudit.errors import CannotRunError
from aaaudit.report.earl import as_earl
from aaaudit.report.extras import Extras
from aaaudit.report.github import as_github
from aaaudit.report.html import as_html, html_name
from aaaudit.report.junit import as_junit
from aaaudit.report.machine import PICTURES, SCHEMA_FILE, as_json, schema
from aaaudit.report.sarif import as_sarif
from aaaudit.report.statement import as_statement
from aaaudit.report.text import as_text
from aaaudit.report.texts import LANGUAGES

__all__ = [
    "FORMS",
    "PUBLISHED",
    "Extras",
    "make_folder",
    "report_files",
    "write_reports",
]

PUBLISHED = (*map(html_name, LANGUAGES), "audit.json", SCHEMA_FILE, "earl.jsonld")
"""The reports that become part of a site."""


FORMS: Mapping[str, Callable[[Audit, Extras], str]] = {"text": as_text, "json": as_json, "github": as_github}
"""What can be written to the output, by the name of its form."""


def make_folder(folder: Path) -> None:
    """Make the folder for the reports, before the time for an audit is spent.

    Raises `CannotRunError` where that is not possible.
    """
    with _faults_told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def report_files(audit: Audit, extras: Extras) -> dict[str, str]:
    """Return the text of each report by the name of its file."""
    return {
        "audit.json": as_json(audit, extras),
        SCHEMA_FILE: schema(),
        "earl.jsonld": as_earl(audit, extras),
        "audit.sarif": as_sarif(audit, extras),
        "junit.xml": as_junit(audit),
        **{html_name(language): as_html(audit, extras, language) for language in LANGUAGES},
        **{f"statement.{language}.html": as_statement(audit, extras, language) for language in LANGUAGES},
    }


def write_reports(audit: Audit, folder: Path, extras: Extras) -> None:
    """Write every report into a folder, and the pictures into a folder in it, in place of those of an older run.

    Raises `CannotRunError` where that is not possible.
    """
    with _faults_told(folder):
        for name, content in report_files(audit, extras).items():
            # A file's name that is not UTF-8 cannot be written as it is.
            (folder / name).write_text(content, encoding="utf-8", errors="backslashreplace", newline="\n")
        pictures = folder / PICTURES
        for old in pictures.glob("*.png"):
            old.unlink()
        if extras.pictures:
            pictures.mkdir(exist_ok=True)
        for picture in extras.pictures.values():
            (pictures / picture.name).write_bytes(picture.data)


@contextmanager
def _faults_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"The report cannot be written to {folder}: {error.strerror}."
        raise CannotRunError(message) from error

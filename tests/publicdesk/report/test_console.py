"""The command on terminals of other code pages, on pipes that close and on full disks."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from publicdesk.report.console import LogFormatter
from tiny_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

TITLE = "title: 新しい様式の発売、**遺産税发😀**"


@pytest.fixture
def faulty(tiny: Project) -> Project:
    """Give the tiny site a title that no old code page can write, with a fault in it."""
    tiny.replace("docs/news/new-form.ja.md", "title: 新しい様式", TITLE)
    return tiny


def run(
    project: Project, *arguments: str, encoding: str = "utf-8", **to: int
) -> subprocess.CompletedProcess[bytes]:
    """Run ``publicdesk check`` on the project as a program of its own."""
    environ = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT / "scripts")}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "publicdesk", "--project", str(project.root), "check", *arguments],
        env=environ,
        stdout=to.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["cp950", "ascii", "latin-1", "cp932", "cp1252:strict"])
@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_a_report_is_written_in_any_code_page(faulty: Project, encoding: str, language: str) -> None:
    """What the code page lacks stands as an escape, and the exit code is that of the findings."""
    done = run(faulty, "--language", language, encoding=encoding)
    report = done.stdout.decode(encoding.partition(":")[0])
    assert (done.returncode, done.stderr) == (1, b"")
    assert report.startswith("docs/news/new-form.ja.md:2: ")
    assert "\\U0001f600" in report


@pytest.mark.parametrize("name", ["json", "sarif"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp950", "ascii", "utf-16"])
def test_json_is_json_in_any_code_page(faulty: Project, encoding: str, name: str) -> None:
    """A tool that reads the report gets every character."""
    done = run(faulty, "--format", name, encoding=encoding)
    text = done.stdout.decode(encoding)
    assert done.returncode == 1
    assert json.loads(text)
    assert name == "sarif" or json.loads(text)["findings"][0]["params"]["mark"] == "**遺産税发😀**"
    assert "UnicodeEncodeError" not in done.stderr.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110 - read at import
def test_a_full_disk_is_told(faulty: Project) -> None:
    """A report that cannot be written ends with 2 and a sentence."""
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = run(faulty, stdout=full)
    finally:
        os.close(full)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "publicdesk: the report cannot be written (No space left on device); "
        "write it to a file on a disk with room\n"
    )


def test_a_pipe_that_nobody_reads_is_told(faulty: Project) -> None:
    """A reader that ends early (``| head -0``) is no stack trace."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(faulty, stdout=writing)
    finally:
        os.close(writing)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("publicdesk: the report cannot be written (Broken pipe); ")


def test_closed_streams_are_no_stack_trace(faulty: Project, tmp_path: Path) -> None:
    """A service that starts the command without output still gets the exit code."""
    command = f'"{sys.executable}" -m publicdesk --project "{faulty.root}" check >&- 2>&-'
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        check=False,
    )
    assert done.returncode == 1


def test_a_log_of_the_server_is_shown_without_orders() -> None:
    """What MkDocs says of a file keeps its lines, and its name gives no order to a terminal."""
    record = logging.LogRecord(
        "mkdocs", logging.WARNING, "", 0, "in %s:\n  x", ("a\x1b[2J##[group]\u202e",), None
    )
    assert LogFormatter().format(record) == "in a\\x1b[2J#\\x23[group]\\u202e:\n  x"


@pytest.mark.parametrize("wrong", ["\x1b[2J", "\n::add-mask::x", "\u202e"])
def test_file_names_in_sentences_are_escaped(tiny: Project, wrong: str) -> None:
    """A folder's name cannot slip a line or a command into what the command says."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "publicdesk", "--project", f"{tiny.root}{wrong}", "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode()
    assert done.returncode == 2
    assert said.count("\n") == 1
    assert said.removesuffix("\n").isprintable()

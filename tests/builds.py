"""Builds in processes of their own, to be killed, doubled and kept from writing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tiny_site import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tiny_site import Project

PATIENCE = 60


def started(project: Project, *arguments: str, first: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start ``publicdesk`` in the project's folder; ``first`` is a command that runs it."""
    return subprocess.Popen(  # noqa: S603 - this interpreter and the tests' own words
        [*first, sys.executable, "-m", "publicdesk", *arguments],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until(happened: Callable[[], bool], build: subprocess.Popen[str]) -> None:
    """Wait until something happened while a build runs."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert build.poll() is None, "the build ended before"
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


def ended(build: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code of a build and what it said on standard error."""
    _, said = build.communicate(timeout=PATIENCE)
    return build.returncode, said


def fingerprint(folder: Path) -> dict[str, str]:
    """Return each file's path with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def beside(site: Path) -> list[str]:
    """Return the names that builds use beside a site and have not removed."""
    return sorted(path.name for path in site.parent.glob(f".{site.name}*"))

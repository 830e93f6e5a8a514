"""Run other programs: the only place of this package that starts any."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ANSWER_SECONDS = 30


class CannotRunError(Exception):
    """What keeps ``run.py`` from going on.

    Args:
        sentence: the fact and the remedy, for the user.
        output: what the failed program said, whole; empty where there was none.
    """

    def __init__(self, sentence: str, output: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.output = output


@dataclass(frozen=True)
class Outcome:
    """The exit code of a program that has ended, and its two streams in the order they came."""

    code: int
    output: str


def answer(*argv: str) -> str:
    """Return what a program says on standard output, or "" where it is missing, fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - asks a program that was found on this machine
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def carry_out(argv: Sequence[str], environ: Mapping[str, str], folder: Path | None = None) -> Outcome:
    """Run a program to its end with its output kept back, to be shown only when it fails."""
    done = subprocess.run(  # noqa: S603 - the set-up commands of this package
        argv,
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(done.returncode, done.stdout)


def show(argv: list[str], environ: Mapping[str, str]) -> int:
    """Run a program with its output on this terminal and return its exit code."""
    sys.stdout.flush()
    return subprocess.call(argv, env=environ)  # noqa: S603 - the steps of this package


def hand_over(argv: list[str], environ: Mapping[str, str]) -> int:
    """Become the program where the system can; elsewhere run it and return its exit code."""
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(argv[0], argv, environ)  # noqa: S606 - no shell is wanted; the exit code becomes ours
    return show(argv, environ)

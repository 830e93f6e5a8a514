"""run.py test: its steps, its table, its exit code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.bootstrap.conftest import Door

STEPS = "lint, format, types, pytest, check, build, links, weight, audit"
COMMANDS = [
    "-m ruff check scripts accessibility tests",
    "-m ruff format --check scripts accessibility tests",
    "-m mypy",
    "-m pytest -n auto --dist loadfile",
    "-m publicdesk check",
    "-m publicdesk build",
    "-m publicdesk links",
    "-m publicdesk weight",
    "-m aaaudit site --policy accessibility/policy.toml --report reports/audit",
]


@pytest.fixture
def equipped(ready: Door) -> Door:
    """Give the machine browser, driver and font."""
    ready.answering("chromium", "Chromium 140.0.1.2")
    ready.answering("chromedriver", "ChromeDriver 140.0.1.2")
    ready.answering("fc-list", "Noto Sans CJK TC")
    return ready


def without_times(text: str) -> str:
    """Replace each number of seconds, which no test may know."""
    return re.sub(r" +\d+\.\d s", " T s", text)


def test_every_step_runs_after_a_failure(equipped: Door) -> None:
    """A failed step stops none of the others; the table and the exit code tell of it."""
    done = equipped.run("test", FAILING="-m mypy")
    assert equipped.calls() == COMMANDS
    assert done.returncode == 1
    assert without_times(done.stdout).splitlines()[-10:] == [
        "lint     good T s",
        "format   good T s",
        "types    failed T s",
        "pytest   good T s",
        "check    good T s",
        "build    good T s",
        "links    good T s",
        "weight   good T s",
        "audit    good T s",
        "steps: 8 good, 1 failed",
    ]


def test_all_steps_good(equipped: Door) -> None:
    """When nothing fails the exit code is 0 and the last line says so."""
    done = equipped.run("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\nsteps: 9 good, 0 failed\n")


def test_output_of_a_step_stands_under_its_name(ready: Door) -> None:
    """A step's output comes between its name and its outcome, also when the output is no terminal."""
    done = ready.run("test", "--only", "lint")
    assert without_times(done.stdout).splitlines() == [
        "== lint: python -m ruff check scripts accessibility tests",
        "ran -m ruff check scripts accessibility tests [ ]",
        "== lint: good after T s",
        "",
        "lint     good T s",
        "steps: 1 good, 0 failed",
    ]


def test_one_step_takes_arguments_and_needs_no_browser(ready: Door) -> None:
    """A single step gets the further arguments, and no browser is asked for where it uses none."""
    done = ready.run("test", "--only", "types", "--pretty", FAILING="-m mypy")
    assert (done.returncode, done.stderr) == (1, "")
    assert ready.calls() == ["-m mypy --pretty"]


def test_unknown_step_lists_the_steps(door: Door) -> None:
    """A step that does not exist is answered with those that do."""
    done = door.run("test", "--only", "typos")
    assert done.returncode == 2
    assert done.stderr == f"run.py: There is no step typos; did you mean types? The steps are {STEPS}.\n"


@pytest.mark.parametrize("given", [["lint"], ["--only"], ["-k", "name"]])
def test_other_arguments_are_refused(door: Door, given: list[str]) -> None:
    """Arguments that no step would get are an error and not lost."""
    done = door.run("test", *given)
    assert done.returncode == 2
    assert done.stderr == f"run.py: test takes no argument but --only NAME, and NAME is one of {STEPS}.\n"


def test_help_lists_the_steps(door: Door) -> None:
    """The help of test shows each step with its command."""
    done = door.run("test", "--help")
    assert done.returncode == 0
    assert [line.split("python ")[1] for line in done.stdout.splitlines()[2:]] == COMMANDS

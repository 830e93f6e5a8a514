"""Which Python the environment is made with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.bootstrap.conftest import Door

SHIM = "#!/bin/sh\necho 'pyenv: version is not selected' >&2\nexit 127\n"


def test_no_fit_python_is_said_in_one_sentence(door: Door, python_before_3_12: str) -> None:
    """With only an old Python and a shim that fails, the sentence tells what to install."""
    if any([*Path("/opt").glob("*/bin/python3*"), *Path("/usr/local").glob("bin/python3.1[2-9]")]):
        pytest.skip("this machine has a Python in /opt or /usr/local")
    door.script(door.bin / "python3.12", SHIM)
    done = door.run("check", python=python_before_3_12)
    assert done.returncode == 2
    assert done.stderr == (
        "run.py: No Python 3.12 or newer was found; install one (`uv python install 3.12`, "
        "`pyenv install 3.12` or your system's package python3.12), or name one in PUBLICDESK_PYTHON.\n"
    )
    assert not (door.root / ".venv").exists()


@pytest.mark.parametrize(
    "place", [".pyenv/versions/3.99.1/bin/python3", ".local/share/uv/python/cpython-3.99/bin/python3"]
)
def test_python_outside_path_is_found(door: Door, place: str) -> None:
    """The version of .python-version is found under pyenv and uv behind a shim that fails."""
    (door.root / ".python-version").write_text("3.99\n", encoding="utf-8")
    door.script(door.bin / "python3.12", SHIM)
    door.interpreter(door.home / place, "3.99.1")
    assert door.run("check").returncode == 0
    assert door.calls()[0] == "venv 3.99.1"


def test_working_python_behind_a_failing_shim_is_found(door: Door) -> None:
    """All of PATH is looked through, not only its first hit."""
    (door.root / ".python-version").write_text("3.99\n", encoding="utf-8")
    door.script(door.bin / "python3", SHIM)
    door.interpreter(door.home / "bin" / "python3", "3.99.1")
    assert door.run("check", PATH=f"{door.bin}:{door.home / 'bin'}").returncode == 0
    assert door.calls()[0] == "venv 3.99.1"


def test_newest_python_stands_in_for_the_wanted(door: Door) -> None:
    """Where the version of .python-version is nowhere, the newest that is found is taken."""
    (door.root / ".python-version").write_text("3.98\n", encoding="utf-8")
    door.interpreter(door.bin / "python3.13", "3.13.5")
    door.interpreter(door.bin / "python3", "3.99.1")
    assert door.run("check").returncode == 0
    assert door.calls()[0] == "venv 3.99.1"


def test_named_python_is_taken(door: Door) -> None:
    """PUBLICDESK_PYTHON comes before .python-version and may be a name on PATH."""
    door.interpreter(door.bin / "mine", "3.14.2")
    assert door.run("check", PUBLICDESK_PYTHON="mine").returncode == 0
    assert door.calls()[0] == "venv 3.14.2"


def test_named_python_that_is_too_old(door: Door) -> None:
    """A named Python that is too old is an error and not passed over."""
    python = door.interpreter(door.bin / "mine", "3.9.1")
    done = door.run("check", PUBLICDESK_PYTHON=str(python))
    assert done.returncode == 2
    assert done.stderr == (
        f"run.py: PUBLICDESK_PYTHON names {python}, which is Python 3.9.1; name a Python 3.12 or newer.\n"
    )


def test_named_python_that_does_not_run(door: Door) -> None:
    """A named Python that fails is an error and not passed over."""
    python = door.script(door.bin / "mine", SHIM)
    done = door.run("check", PUBLICDESK_PYTHON=str(python))
    assert done.returncode == 2
    assert done.stderr == (
        f"run.py: PUBLICDESK_PYTHON names {python}, which does not run as Python; "
        "name a Python 3.12 or newer.\n"
    )


def test_python_without_ensurepip(door: Door) -> None:
    """A Python that cannot make environments is named with the package that it needs."""
    python = door.interpreter(door.bin / "mine", "3.12.3", "no ensurepip")
    done = door.run("check", PUBLICDESK_PYTHON=str(python))
    assert done.returncode == 2
    assert done.stderr == (
        f"run.py: {python} (Python 3.12.3) cannot make environments, as its module ensurepip is missing; "
        "install it (on Debian and Ubuntu: sudo apt-get install python3.12-venv).\n"
    )

"""When .venv is made, filled, or left alone."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bootstrap.conftest import Door

VENV = "venv 3.12.9"
PACKAGES = "-m pip install --quiet --require-hashes -r requirements.txt"
PROJECT = "-m pip install --quiet --no-build-isolation --no-deps -e ."
CHECK = "-m publicdesk check"


def test_first_use_sets_up_and_second_only_hands_over(door: Door) -> None:
    """The first use makes .venv and installs; the next starts the command and nothing else."""
    python = door.interpreter(door.home / "python")
    first = door.run("check", PUBLICDESK_PYTHON=str(python))
    assert door.calls() == [VENV, PACKAGES, PROJECT, CHECK]
    assert first.stdout == "ran -m publicdesk check [ ]\n"
    assert first.stderr == (
        f"run.py: Making .venv with Python 3.12.9 ({python})\n"
        "run.py: Installing the packages of requirements.txt into .venv "
        "(the first time takes a minute or two)\n"
    )
    second = door.run("check")
    assert door.calls() == [CHECK]
    assert second.stderr == ""


def test_new_requirements_are_installed_over_the_old(ready: Door) -> None:
    """A change of the requirements or of the project installs again, into the same environment."""
    for name in ("requirements.txt", "pyproject.toml"):
        (ready.root / name).write_text("# changed\n", encoding="utf-8")
        assert ready.run("check").returncode == 0
        assert ready.calls() == [PACKAGES, PROJECT, CHECK]


def test_broken_environment_is_remade(ready: Door) -> None:
    """An environment whose Python is gone is made again."""
    (ready.root / ".venv" / "bin" / "python").unlink()
    assert ready.run("check", PUBLICDESK_PYTHON=str(ready.home / "python")).returncode == 0
    assert ready.calls() == [VENV, PACKAGES, PROJECT, CHECK]


def test_failed_installation_is_shown_and_not_passed_for_good(door: Door) -> None:
    """What pip said is shown whole with one sentence; the next use tries again, and keeps the packages."""
    python = door.interpreter(door.home / "python")
    failed = door.run("check", PUBLICDESK_PYTHON=str(python), FAILING="-m pip install --quiet --no-build")
    assert failed.returncode == 2
    assert failed.stderr.split("\n", 2)[2] == (
        "WARNING: a link folder is missing\n"
        "run.py: The project itself could not be installed; mend what pip's message above names, "
        "then start again.\n"
    )
    assert door.calls() == [VENV, PACKAGES, PROJECT]
    door.run("check", PUBLICDESK_PYTHON=str(python))
    assert door.calls() == [PACKAGES, PROJECT, CHECK]


def test_failed_update_is_not_passed_for_good(ready: Door) -> None:
    """An environment that was good is begun from nothing after an update that was cut short."""
    (ready.root / "requirements.txt").write_text("# changed\n", encoding="utf-8")
    assert ready.run("check", FAILING="-m pip").returncode == 2
    assert ready.calls() == [PACKAGES]
    ready.run("check", PUBLICDESK_PYTHON=str(ready.home / "python"))
    assert ready.calls() == [VENV, PACKAGES, PROJECT, CHECK]


def test_copied_folder_does_not_run_the_original(ready: Door) -> None:
    """A folder that was copied or moved with its .venv gets one of its own."""
    ready.root.rename(ready.root.with_name("copy"))
    copy = type(ready)(ready.root.with_name("copy"), ready.bin, ready.home)
    copy.run("check", PUBLICDESK_PYTHON=str(ready.home / "python"))
    assert copy.calls() == [VENV, PACKAGES, PROJECT, CHECK]


def test_named_python_of_another_version_remakes(ready: Door) -> None:
    """Naming a Python of another version replaces the environment; the same version leaves it alone."""
    same = ready.interpreter(ready.home / "same")
    ready.run("check", PUBLICDESK_PYTHON=str(same))
    assert ready.calls() == [CHECK]
    other = ready.interpreter(ready.home / "other", "3.13.1")
    ready.run("check", PUBLICDESK_PYTHON=str(other))
    assert ready.calls() == ["venv 3.13.1", PACKAGES, PROJECT, CHECK]


def test_missing_requirements_are_said(door: Door) -> None:
    """A repository without its requirements is named as such."""
    (door.root / "requirements.txt").unlink()
    done = door.run("check")
    assert done.returncode == 2
    assert done.stderr == (
        f"run.py: {door.root / 'requirements.txt'} is missing; restore it from the repository.\n"
    )


def test_two_first_uses_at_once_wait_for_each_other(door: Door) -> None:
    """While another set-up holds the folder, this one says so and goes on after it."""
    python = door.interpreter(door.home / "python")
    (door.root / ".cache").mkdir()
    with (door.root / ".cache" / "setup.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = subprocess.Popen(  # noqa: S603 - the copy under test
            [sys.executable, str(door.root / "scripts" / "run.py"), "check"],
            env=door.environ | {"PUBLICDESK_PYTHON": str(python)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == "run.py: Waiting for another set-up of this folder to end\n"
        assert door.calls() == []
    waiting.communicate()
    assert waiting.returncode == 0
    assert door.calls() == [VENV, PACKAGES, PROJECT, CHECK]


def test_settings_of_the_user_lead_pip_nowhere_else(door: Door) -> None:
    """Where packages go, and which, is not the user's to say; how they are reached is."""
    python = door.interpreter(door.home / "python")
    elsewhere = {
        f"PIP_{name}": "elsewhere" for name in ("TARGET", "PREFIX", "PYTHON", "DRY_RUN", "CONSTRAINT")
    }
    settings = {"PIP_USER": "1", "PIP_INDEX_URL": "https://mirror.example/", "PYTHONPATH": "other"}
    done = door.run("check", PUBLICDESK_PYTHON=str(python), **elsewhere, **settings)
    assert (done.returncode, done.stdout) == (0, "ran -m publicdesk check [ ]\n")
    assert (door.home / "calls.settings").read_text(
        encoding="utf-8"
    ) == "[] [] 0 https://mirror.example/\n" * 2


def test_run_from_anywhere_works_on_its_own_folder(ready: Door) -> None:
    """run.py is found by its path, also over a link, and the command runs in the repository."""
    link = ready.home / "執行 run.py"
    link.symlink_to(ready.root / "scripts" / "run.py")
    done = subprocess.run(  # noqa: S603 - the copy under test
        [sys.executable, str(link), "check"],
        cwd="/",
        env=ready.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ran -m publicdesk check [ ]\n", "")

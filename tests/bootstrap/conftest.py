"""A copy of run.py in a folder of its own, where PATH and home hold only what a test puts there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bootstrap.programs import answer

REPOSITORY = Path(__file__).resolve().parents[2]

# Stands for a Python: answers run.py's question with its version, makes an environment that is a copy of
# itself, and writes down what else it is asked to run. A pip that succeeds may warn, as the real one does.
INTERPRETER = """#!/bin/sh
case "$*" in
    *" -c "*) printf '%s\\n' {version} {ensurepip} "$0"; exit ;;
    "-m venv --clear "*) echo "venv {version}" >> "$CALLS"
        /bin/mkdir -p "$4/bin" && /bin/cp "$0" "$4/bin/python"; exit ;;
esac
echo "$*" >> "$CALLS"
case "$*" in
    "-m pip "*) misled="$PIP_TARGET$PIP_PREFIX$PIP_PYTHON$PIP_DRY_RUN$PIP_CONSTRAINT"
        echo "[$misled] [$PYTHONPATH] $PIP_USER $PIP_INDEX_URL" >> "$CALLS.settings"
        echo "WARNING: a link folder is missing" ;;
    *) echo "ran $* [$CHROME_BIN $SE_CHROMEDRIVER]$PYTHONPATH" ;;
esac
case "$*" in "$FAILING"*) exit 7 ;; esac
"""


@dataclass(frozen=True)
class Door:
    """The copied folder, the only folder of PATH, and the home folder."""

    root: Path
    bin: Path
    home: Path

    @property
    def environ(self) -> dict[str, str]:
        """The whole environment that run.py is given."""
        return {
            "PATH": str(self.bin),
            "HOME": str(self.home),
            "CALLS": str(self.home / "calls"),
            "FAILING": "nothing fails",
        }

    def run(
        self, *argv: str, python: str = sys.executable, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run run.py to its end under ``python``, with further variables."""
        return subprocess.run(  # noqa: S603 - the copy under test
            [python, str(self.root / "scripts" / "run.py"), *argv],
            cwd=self.home,
            env=self.environ | environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def calls(self) -> list[str]:
        """Return what the stand-ins were asked to do since the last look, one line each."""
        log = self.home / "calls"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def script(self, path: Path, text: str) -> Path:
        """Write an executable file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    def interpreter(self, path: Path, version: str = "3.12.9", ensurepip: str = "ensurepip") -> Path:
        """Put a stand-in for a Python of that version at ``path``."""
        return self.script(path, INTERPRETER.format(version=version, ensurepip=f"'{ensurepip}'"))

    def answering(self, name: str, answer: str) -> Path:
        """Put a program on PATH that only ever says ``answer``."""
        return self.script(self.bin / name, f"#!/bin/sh\necho '{answer}'\n")


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """Copy run.py to where it knows no program of this machine."""
    door = Door(tmp_path / "repository", tmp_path / "bin", tmp_path / "home")
    door.bin.mkdir()
    door.home.mkdir()
    shutil.copytree(
        REPOSITORY / "scripts" / "bootstrap",
        door.root / "scripts" / "bootstrap",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copy(REPOSITORY / "scripts" / "run.py", door.root / "scripts")
    for name, text in {"requirements.txt": "", "pyproject.toml": "", ".python-version": "3.12\n"}.items():
        (door.root / name).write_text(text, encoding="utf-8")
    return door


@pytest.fixture
def ready(door: Door) -> Door:
    """Give the copy an environment that a stand-in for Python 3.12.9 has made."""
    python = door.interpreter(door.home / "python")
    assert door.run("check", PUBLICDESK_PYTHON=str(python)).returncode == 0
    door.calls()
    return door


def find_python(least: tuple[int, int], below: tuple[int, int]) -> str:
    """Return a Python of this machine from ``least`` up to but without ``below``, or skip the test."""
    names = [f"python{major}.{minor}" for major, last in ((3, 11), (2, 7)) for minor in range(last, 5, -1)]
    pyenv = sorted(str(path) for path in (Path.home() / ".pyenv" / "versions").glob("*/bin/python"))
    question = f"import sys; print({least} <= sys.version_info[:2] < {below} and sys.executable or '')"
    for place in [*(shutil.which(name) for name in names), *pyenv]:
        # Its own word for where it is: a pyenv shim needs more on PATH than these tests leave there.
        found = answer(place, "-c", question) if place else ""
        if found:
            return found
    pytest.skip(f"no Python from {least} to below {below} on this machine")


@pytest.fixture
def python_before_3_12() -> str:
    """Find a Python that can start run.py but not the project."""
    return find_python((3, 8), (3, 12))


@pytest.fixture
def python_before_3_8() -> str:
    """Find a Python that cannot even read the package behind run.py."""
    return find_python((2, 7), (3, 8))

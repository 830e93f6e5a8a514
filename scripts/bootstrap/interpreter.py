"""Find the Python that the project runs on."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bootstrap.programs import CannotRunError, answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MINIMUM = (3, 12)
VARIABLE = "PUBLICDESK_PYTHON"
NAMES = ("python3.14", "python3.13", "python3.12", "python3", "python")

# The base executable rather than the path that was asked: an environment made from a pyenv shim or from
# another environment would break with it.
QUESTION = """
import importlib.util, sys
print("%d.%d.%d" % sys.version_info[:3])
print("ensurepip" if importlib.util.find_spec("ensurepip") else "no ensurepip")
print(getattr(sys, "_base_executable", None) or sys.executable)
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that has been run: its executable, version, and whether it can make environments with pip."""

    path: str
    version: tuple[int, ...]
    makes_environments: bool

    @property
    def version_text(self) -> str:
        """The version as Python writes it, such as "3.12.1"."""
        return ".".join(str(part) for part in self.version)


def probe(path: str) -> Interpreter | None:
    """Run the Python at ``path``; None where it does not run (a pyenv shim of an unselected version, say)."""
    lines = answer(path, "-I", "-S", "-c", QUESTION).splitlines()
    if len(lines) != 3:  # noqa: PLR2004 - the three lines of QUESTION
        return None
    version = tuple(int(part) for part in lines[0].split("."))
    return Interpreter(lines[2], version, lines[1] == "ensurepip")


def named(environ: Mapping[str, str]) -> Interpreter | None:
    """Return the Python that PUBLICDESK_PYTHON names, or None where the variable is not set.

    Raises:
        CannotRunError: it is not a Python, too old, or cannot make environments.
    """
    name = environ.get(VARIABLE)
    if not name:
        return None
    found = probe(shutil.which(name, path=environ.get("PATH")) or name)
    least = _dotted(MINIMUM)
    if found is None:
        message = f"{VARIABLE} names {name}, which does not run as Python; name a Python {least} or newer."
        raise CannotRunError(message)
    if found.version < MINIMUM:
        message = (
            f"{VARIABLE} names {name}, which is Python {found.version_text}; name a Python {least} or newer."
        )
        raise CannotRunError(message)
    if not found.makes_environments:
        raise CannotRunError(_without_ensurepip(found))
    return found


def choose(root: Path, environ: Mapping[str, str]) -> Interpreter:
    """Return the first Python of the version in ``root/.python-version``, else the newest that is new enough.

    Raises:
        CannotRunError: there is none.
    """
    wanted = _wanted(root)
    fit: list[Interpreter] = []
    unfit: list[Interpreter] = []
    for path in _candidates(root, environ):
        found = probe(path)
        if found is None or found.version < MINIMUM:
            continue
        if not found.makes_environments:
            unfit.append(found)
        elif found.version[: len(wanted)] == wanted:
            return found
        else:
            fit.append(found)
    if fit:
        return max(fit, key=lambda found: found.version)
    if unfit:
        raise CannotRunError(_without_ensurepip(unfit[0]))
    least = _dotted(MINIMUM)
    message = (
        f"No Python {least} or newer was found; install one (`uv python install {least}`, "
        f"`pyenv install {least}` or your system's package python{least}), or name one in {VARIABLE}."
    )
    raise CannotRunError(message)


def _candidates(root: Path, environ: Mapping[str, str]) -> Iterator[str]:
    yield sys.executable
    folders = environ.get("PATH", "").split(os.pathsep)
    own = str(root / ".venv")
    for name in NAMES:
        # All of PATH, not its first hit: a shim that fails may hide a Python that works.
        for folder in folders:
            path = shutil.which(name, path=folder) if folder and not folder.startswith(own) else None
            if path:
                yield path
    for place, pattern in _places(environ):
        yield from sorted(str(path) for path in place.glob(pattern))


def _places(environ: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    home = Path(environ.get("HOME") or Path.home())
    pyenv = Path(environ.get("PYENV_ROOT") or home / ".pyenv")
    uv = Path(environ.get("UV_PYTHON_INSTALL_DIR") or home / ".local/share/uv/python")
    yield pyenv / "versions", "*/bin/python3"
    yield uv, "*/bin/python3"
    yield Path("/opt"), "*/bin/python3"
    yield Path("/opt"), "*/bin/python3.1[2-9]"
    yield Path("/usr/local"), "bin/python3.1[2-9]"
    yield Path("/usr/local"), "*/bin/python3"


def _wanted(root: Path) -> tuple[int, ...]:
    try:
        text = (root / ".python-version").read_text(encoding="utf-8")
    except FileNotFoundError:
        return MINIMUM
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _without_ensurepip(found: Interpreter) -> str:
    short = _dotted(found.version[:2])
    return (
        f"{found.path} (Python {found.version_text}) cannot make environments, as its module ensurepip is "
        f"missing; install it (on Debian and Ubuntu: sudo apt-get install python{short}-venv)."
    )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)

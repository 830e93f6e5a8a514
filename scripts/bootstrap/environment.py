"""Make .venv what requirements.txt and pyproject.toml say, and do nothing where it is so already."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from typing import TYPE_CHECKING

from bootstrap import interpreter
from bootstrap.programs import CannotRunError, carry_out

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

REQUIREMENTS = "requirements.txt"
PROJECT = "pyproject.toml"
STAMP = "publicdesk-setup.json"

# How pip reaches packages may be a user's own affair. Where it puts them, and which, is ours: PIP_TARGET,
# PIP_PREFIX, PIP_PYTHON, PIP_DRY_RUN, PIP_CONSTRAINT and others would leave .venv empty or make it another.
REACHING = {
    "PIP_" + name
    for name in (
        "INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX", "TRUSTED_HOST", "PROXY", "CERT", "CLIENT_CERT",
        "TIMEOUT", "DEFAULT_TIMEOUT", "RETRIES", "CACHE_DIR", "NO_CACHE_DIR", "CONFIG_FILE", "KEYRING_PROVIDER",
        "LOG", "USE_FEATURE", "USE_DEPRECATED",
    )
}  # fmt: skip

# They make a Python read modules of another one, so that .venv would run code that was never installed.
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "PYTHONPLATLIBDIR", "__PYVENV_LAUNCHER__")


def prepare(root: Path, environ: Mapping[str, str], tell: Callable[[str], None]) -> Path:
    """Return the Python of ``root/.venv``, after making or mending the environment where it needs it.

    Raises:
        CannotRunError: there is no fit Python, or the environment could not be made or filled.
    """
    chosen = interpreter.named(environ)
    if _work(root, chosen) != "nothing":
        with _alone(root, tell):
            _carry_out(_work(root, chosen), root, chosen, environ, tell)
    return python_of(root)


def without_misleading(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables without those by which a Python would run the modules of another."""
    return {name: value for name, value in environ.items() if name not in MISLEADING}


def python_of(root: Path) -> Path:
    """Return where the Python of ``root/.venv`` is, whether it exists or not."""
    return root / (".venv/Scripts/python.exe" if os.name == "nt" else ".venv/bin/python")


def _work(root: Path, chosen: interpreter.Interpreter | None) -> str:
    """Judge what is to be done: "nothing", "install" over what is there, or "remake" from nothing."""
    stamp = _read_stamp(root)
    facts = _facts(root)
    # No stamp: a set-up that was cut short may have left half a package, which pip takes for a whole.
    # Another root: the folder was copied, and the copy's .venv still runs the code of the original.
    if not facts["python"] or any(stamp.get(name) != facts[name] for name in ("python", "root")):
        return "remake"
    if chosen and chosen.version_text != facts["python"]:
        return "remake"
    return "nothing" if stamp == facts else "install"


def _facts(root: Path) -> dict[str, str]:
    found = interpreter.probe(str(python_of(root)))
    return {
        "python": found.version_text if found and found.version >= interpreter.MINIMUM else "",
        "root": str(root),
        REQUIREMENTS: _digest(root / REQUIREMENTS),
        PROJECT: _digest(root / PROJECT),
    }


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        message = f"{path} is missing; restore it from the repository."
        raise CannotRunError(message) from None


def _read_stamp(root: Path) -> dict[str, str]:
    try:
        stamp = json.loads((root / ".venv" / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _carry_out(
    work: str,
    root: Path,
    chosen: interpreter.Interpreter | None,
    environ: Mapping[str, str],
    tell: Callable[[str], None],
) -> None:
    if work == "nothing":
        return
    # First thing away, last thing written whole: it vouches for all that is done between.
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        (root / ".venv" / STAMP).unlink()
    if work == "remake":
        base = chosen or interpreter.choose(root, environ)
        tell(f"Making .venv with Python {base.version_text} ({base.path})")
        _make(root, base, environ)
    tell(f"Installing the packages of {REQUIREMENTS} into .venv (the first time takes a minute or two)")
    facts = _facts(root)  # before the installation: a file that is edited meanwhile is not what was installed
    _install_packages(root, environ)
    # Half a stamp: the packages are whole and need not be fetched again should the project's own part fail.
    _write_stamp(root, dict(facts, **{PROJECT: ""}))
    _install_project(root, environ)
    _write_stamp(root, facts)


def _make(root: Path, base: interpreter.Interpreter, environ: Mapping[str, str]) -> None:
    command = [base.path, "-m", "venv", "--clear", str(root / ".venv")]
    outcome = carry_out(command, without_misleading(environ))
    if outcome.code:
        message = f"{base.path} could not make {root / '.venv'}; its message is above."
        raise CannotRunError(message, outcome.output)


def _install_packages(root: Path, environ: Mapping[str, str]) -> None:
    remedy = (
        f"The packages of {REQUIREMENTS} could not be installed; pip's message is above "
        "(is the package index in reach, and does no pip.conf say where packages go?)."
    )
    _pip(root, environ, ["--require-hashes", "-r", REQUIREMENTS], remedy)


def _install_project(root: Path, environ: Mapping[str, str]) -> None:
    remedy = (
        "The project itself could not be installed; mend what pip's message above names, then start again."
    )
    _pip(root, environ, ["--no-build-isolation", "--no-deps", "-e", "."], remedy)


def _pip(root: Path, environ: Mapping[str, str], arguments: Sequence[str], remedy: str) -> None:
    settings = {
        name: value
        for name, value in without_misleading(environ).items()
        if not name.startswith("PIP_") or name in REACHING
    }
    # PIP_USER: a user's habit of installing into the home folder, which pip refuses inside an environment. It
    # is set, not left out, for it may also stand in a file of pip's settings.
    settings.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    outcome = carry_out([str(python_of(root)), "-m", "pip", "install", "--quiet", *arguments], settings, root)
    if outcome.code:
        raise CannotRunError(remedy, outcome.output)


def _write_stamp(root: Path, facts: Mapping[str, str]) -> None:
    (root / ".venv" / STAMP).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _alone(root: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Keep two first uses at once (``serve`` here, ``check`` there) from filling one .venv together."""
    if sys.platform == "win32":
        yield
        return
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / "setup.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Waiting for another set-up of this folder to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield

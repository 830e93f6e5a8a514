"""Rooms of the code import only what lies below them: the contract stands in ``pyproject.toml``."""

from __future__ import annotations

import subprocess
import sys

from tiny_site import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_imports_keep_the_contract() -> None:
    """No room imports one above it or beside it, and the site and its audit know nothing of each other."""
    run = subprocess.run(  # noqa: S603 - this interpreter, at the project's root
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout

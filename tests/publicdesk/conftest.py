"""A tiny real project, made from a dict of files."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from publicdesk.check.run import check
from publicdesk.report.formats import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from publicdesk.report.sentences import ReportLanguage

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "sites" / "tiny"


@dataclass
class Project:
    """A copy of the tiny site that a test may change."""

    root: Path
    texts: dict[str, str] = field(default_factory=dict)

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files, named by their paths in the project; texts are dedented."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode()
            path.write_bytes(raw)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def report(self, language: ReportLanguage = "en") -> str:
        """Return the check's report, as an editor reads it."""
        _, findings = check(self.root / "docs")
        return as_text(findings, language)


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """Return a whole, faultless site of a few pages."""
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    return Project(root)


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Project]:
    """Return a maker of projects that consist of nothing but the given files."""

    def make(files: dict[str, str | bytes]) -> Project:
        project = Project(tmp_path / "project")
        project.root.mkdir(exist_ok=True)
        project.write(files)
        return project

    return make

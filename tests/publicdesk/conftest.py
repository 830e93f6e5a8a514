"""A tiny real project, whole or already built."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publicdesk.site.build import build_site
from tiny_site import ROOT, TINY, Project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """Return a whole, faultless site of a few pages."""
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    return Project(root)


@pytest.fixture(scope="session")
def built_tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the tiny site, built once; tests only read it."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(TINY, root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    site = root / "site"
    assert build_site(root, site).pages > 0
    return site

"""The cache gives back what was read, whatever has become of its file."""

from __future__ import annotations

import hashlib
import os
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from publicdesk.collect.cache import Cache
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

MANY = 200
CLASSES = {(Finding.__module__, Finding.__qualname__): Finding}


class Shout:
    """What a foreign file may hold: data that runs a command when it is read."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        """Write a file."""
        return os.symlink, ("/nowhere", str(self.file))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the caches a folder of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "publicdesk"


def made(project: Path, texts: int = MANY) -> list[str]:
    """Read texts through the cache; return the names of those that had to be made."""
    fresh: list[str] = []

    def make(name: str) -> Finding:
        fresh.append(name)
        return Finding.of("file.kind", name, 1)

    cache = Cache[Finding](project, CLASSES)
    for number in range(texts):
        name = f"{number}.md"
        assert cache.get(name, "text", lambda name=name: make(name)).file == name  # type: ignore[misc]
    cache.save()
    return fresh


def test_what_was_read_is_kept_for_the_next_command(home: Path, tmp_path: Path) -> None:
    """Only what is new is made; what is not used any more is forgotten."""
    assert len(made(tmp_path)) == MANY
    assert made(tmp_path) == []
    assert made(tmp_path, MANY + 1) == [f"{MANY}.md"]
    assert made(tmp_path, MANY) == []
    assert len(made(tmp_path / "other")) == MANY
    assert len(list(home.iterdir())) == 2


def test_a_small_site_leaves_no_cache(home: Path, tmp_path: Path) -> None:
    """It is read at once."""
    made(tmp_path, MANY - 1)
    assert not home.exists()


@pytest.mark.parametrize("content", [b"", b"\x80", b"no pickle", pickle.dumps(["a list"]), pickle.dumps({})])
def test_a_torn_file_is_made_anew(home: Path, tmp_path: Path, content: bytes) -> None:
    """A cache can cost time and nothing else."""
    made(tmp_path)
    (file,) = home.iterdir()
    file.write_bytes(content)
    assert len(made(tmp_path)) == MANY
    assert made(tmp_path) == []


def test_a_file_with_one_wrong_letter_is_made_anew(home: Path, tmp_path: Path) -> None:
    """A damaged disk cannot change what an editor reads."""
    made(tmp_path)
    (file,) = home.iterdir()
    file.write_bytes(file.read_bytes().replace(b"7.md", b"8.md", 1))
    assert len(made(tmp_path)) == MANY


@pytest.mark.parametrize("folder", ["~nobody/caches", "caches"])
def test_a_folder_that_is_not_absolute_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """The folder of the home is taken in its place, and nothing is written where the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert len(made(tmp_path)) == MANY
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_foreign_file_runs_nothing(home: Path, tmp_path: Path) -> None:
    """An entry can hold data of known classes only."""
    made(tmp_path)
    (file,) = home.iterdir()
    data = pickle.dumps({b"key": Shout(tmp_path / "shout")})
    file.write_bytes(hashlib.sha256(data).digest() + data)
    assert len(made(tmp_path)) == MANY
    assert not (tmp_path / "shout").is_symlink()


def test_a_folder_that_cannot_be_made_loses_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user without a home can check a site too."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(made(tmp_path)) == MANY
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/nonexistent/home")
    assert len(made(tmp_path)) == MANY

"""Putting a folder in the place of another one: with the system's exchange, and without."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from publicdesk.site.exchange import exchange, put_in_place, rename_twice
from tiny_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RENAMEAT2 = {"x86_64": 316, "aarch64": 276}
WITHOUT_EXCHANGE = """
import ctypes, struct, sys
from pathlib import Path
from publicdesk.site.exchange import exchange, put_in_place

number, folder = int(sys.argv[1]), Path(sys.argv[2])
# seccomp(2): renameat2 answers ENOSYS (38), as an old kernel does; all else is allowed.
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x00050000 | 38), (0x06, 0, 0, 0x7FFF0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
libc = ctypes.CDLL(None)
if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
    sys.exit(77)
assert not exchange(folder / "new", folder / "site")
put_in_place(folder / "new", folder / "site", folder / "former")
"""


def tree(folder: Path, mark: str) -> Path:
    """Make a folder of two files that hold the same mark."""
    folder.mkdir()
    for name in ("index.html", "other.html"):
        (folder / name).write_text(mark)
    return folder


def marks(folder: Path) -> set[str]:
    """Return what the files of a folder hold; the folder is opened once, as a server does for a request."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        found = set()
        for name in ("index.html", "other.html"):
            file = os.open(name, os.O_RDONLY, dir_fd=opened)
            found.add(os.read(file, 100).decode())
            os.close(file)
    finally:
        os.close(opened)
    return found


def test_a_site_is_there_and_whole_at_every_moment(tmp_path: Path) -> None:
    """Whoever looks while a thousand sites are put in place finds each time one of them, whole."""
    site, new, former = tree(tmp_path / "site", "one"), tree(tmp_path / "new", "two"), tmp_path / "former"
    if not exchange(new, site):
        pytest.skip("this file system cannot exchange two names")
    done = threading.Event()

    def swap() -> None:
        for _ in range(1000):
            put_in_place(new, site, former)
        done.set()

    thread = threading.Thread(target=swap)
    thread.start()
    looks: list[set[str]] = []
    try:
        while not done.is_set() or len(looks) < 5000:
            looks.append(marks(site))
    finally:
        thread.join()
    assert {frozenset(found) for found in looks} == {frozenset({"one"}), frozenset({"two"})}


def test_the_former_site_has_the_name_of_the_new_one_afterwards(tmp_path: Path) -> None:
    """The two folders have exchanged their names, and no third name is used."""
    site, new = tree(tmp_path / "site", "one"), tree(tmp_path / "new", "two")
    if not exchange(new, site):
        pytest.skip("this file system cannot exchange two names")
    assert (marks(site), marks(new)) == ({"two"}, {"one"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "site"]


def test_the_first_site_needs_no_former_one(tmp_path: Path) -> None:
    """Where there is no site yet, the new folder gets its name."""
    put_in_place(tree(tmp_path / "new", "one"), tmp_path / "site", tmp_path / "former")
    assert marks(tmp_path / "site") == {"one"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_system_without_exchange_renames_twice(tmp_path: Path) -> None:
    """Where the kernel has no exchange, the former site is moved aside, and the new one is in its place."""
    number = RENAMEAT2.get(platform.machine())
    if sys.platform != "linux" or number is None:
        pytest.skip("the number of the call is known for Linux on x86_64 and aarch64 only")
    tree(tmp_path / "site", "one")
    tree(tmp_path / "new", "two")
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", WITHOUT_EXCHANGE, str(number), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("this kernel lets no process take calls from itself")
    assert (done.returncode, done.stderr) == (0, "")
    assert marks(tmp_path / "site") == {"two"}
    assert marks(tmp_path / "former") == {"one"}
    assert not (tmp_path / "new").exists()


def test_two_renames_leave_the_former_site_where_the_second_fails(tmp_path: Path) -> None:
    """With no new site to put in place, the former one is put back."""
    site = tree(tmp_path / "site", "one")
    with pytest.raises(FileNotFoundError):
        rename_twice(tmp_path / "new", site, tmp_path / "former")
    assert marks(site) == {"one"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]

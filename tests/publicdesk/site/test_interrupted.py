"""Builds that are killed, stopped, or find no room: the site in place stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from builds import beside, ended, fingerprint, started, wait_until
from publicdesk.errors import CannotRunError
from publicdesk.site.build import build_site
from publicdesk.site.faults import system_faults
from publicdesk.site.place import place_of
from tiny_site import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tiny_site import Project

PROCEDURE = "docs/procedures/estate-tax-return.md"
MOMENTS = [".site-lock", ".site-being-built/index.html", ".site-being-built/ja/index.html"]
ELSEWHERE = "name another folder with --site-dir"
MEND = "mend that, then build again"
STOPPED = "publicdesk: stopped; site stays as it was\n"
FULL = (
    "publicdesk: served/site cannot be built: No space left on device; "
    "served/site stays as it was; free some space, then build again\n"
)
STOPPED_IN_TEXT = """
import sys
from types import SimpleNamespace
from publicdesk import cli

text = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
options = SimpleNamespace(run=lambda _: exec(text))
cli._parser = lambda: SimpleNamespace(parse_args=lambda _: options)
sys.exit(cli.main([]))
"""
SMALL_DISK = """
mount -t tmpfs -o size="$1" small served || exit 77
mkdir served/site && printf former > served/site/index.html && shift && "$@"; code=$?
test "$(cat served/site/index.html)" = former && test "$(ls -A served)" = site || exit 78
exit $code
"""


@pytest.mark.parametrize(
    ("sent", "moment"),
    [
        *((signal.SIGINT, moment) for moment in MOMENTS),
        (signal.SIGTERM, MOMENTS[1]),
        (signal.SIGHUP, MOMENTS[2]),
    ],
)
def test_a_build_that_is_stopped_says_so_and_tidies_up(
    tiny: Project, sent: signal.Signals, moment: str
) -> None:
    """Ctrl-C and the signals that end a process give one sentence and 2, and nothing stays beside the site."""
    tiny.write({"site/index.html": "former"})
    build = started(tiny, "build")
    wait_until((tiny.root / moment).exists, build)
    build.send_signal(sent)
    assert ended(build) == (2, STOPPED)
    assert fingerprint(tiny.root / "site").keys() == {"index.html"}
    assert beside(tiny.root / "site") == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_a_killed_build_leaves_is_removed_by_the_next(tiny: Project, moment: str) -> None:
    """The site in place is whole after the kill, and the next build, even one with errors, tidies up."""
    tiny.write({"site/index.html": "former"})
    build = started(tiny, "build")
    wait_until((tiny.root / moment).exists, build)
    build.kill()
    assert ended(build) == (-signal.SIGKILL, "")
    assert fingerprint(tiny.root / "site").keys() == {"index.html"}
    tiny.replace(PROCEDURE, "working_days: 7", "working_days: many")
    assert ended(started(tiny, "build")) == (1, "publicdesk: nothing was built; site stays as it was\n")
    assert fingerprint(tiny.root / "site").keys() == {"index.html"}
    assert beside(tiny.root / "site") == []


def test_a_stop_within_code_that_is_run_from_a_text_has_the_same_exit_code(tmp_path: Path) -> None:
    """Packages make code from texts; Python would end by the signal itself where the stop passes there."""
    (tmp_path / "stopped.py").write_text(STOPPED_IN_TEXT)
    done = subprocess.run(
        [sys.executable, "-m", "stopped"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "publicdesk: stopped\n")


def test_a_first_build_that_is_stopped_says_that_there_is_no_site(tiny: Project) -> None:
    """The sentence does not claim a site that never was."""
    build = started(tiny, "build")
    wait_until((tiny.root / ".site-being-built").exists, build)
    build.terminate()
    assert ended(build) == (2, "publicdesk: stopped; there is no site yet\n")
    assert not (tiny.root / "site").exists()


def test_a_file_that_the_system_refuses_ends_the_build_with_a_sentence(tiny: Project) -> None:
    """A limit on the size of files stands for any refusal while pages are written."""
    tiny.write({"site/index.html": "former"})
    limited = ("sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
    assert ended(started(tiny, "build", first=limited)) == (
        2,
        "publicdesk: site cannot be built: File too large; site stays as it was; mend that, then build again\n",
    )
    assert fingerprint(tiny.root / "site").keys() == {"index.html"}
    assert beside(tiny.root / "site") == []


@pytest.mark.parametrize("size", ["16k", "200k", "1400k"])
def test_a_full_disk_ends_the_build_with_a_sentence(tiny: Project, size: str) -> None:
    """Whether the first file finds no room or a late one, the former site stays, with nothing beside it."""
    (tiny.root / "served").mkdir()
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare, which mounts a small disk for one process, is not installed")
    alone = (unshare, "--mount") if os.geteuid() == 0 else (unshare, "--map-root-user", "--mount")
    small = (*alone, "sh", "-c", SMALL_DISK, "sh", size)
    code, said = ended(started(tiny, "build", "--site-dir", "served/site", first=small))
    if code in {1, 77} and "publicdesk" not in said:
        pytest.skip(f"no small disk can be mounted here: {said}")
    assert (code, said) == (2, FULL)


@pytest.mark.parametrize(
    ("act", "refused", "remedy"),
    [
        (lambda root: (root / "docs/書表.md").read_bytes(),
         "{root}/docs/書表.md cannot be read: No such file or directory", MEND),
        (lambda root: (root / "docs").read_bytes(), "{root}/docs cannot be read: Is a directory", MEND),
        (lambda root: (root / ".site-being-built/ja/index.html").write_bytes(b""),
         "{site}/ja/index.html cannot be written: No such file or directory", ELSEWHERE),
        (lambda root: shutil.copyfile(root / "mkdocs.yml", root / ".site-being-built/ja/a.png"),
         "{site}/ja/a.png cannot be written: No such file or directory", ELSEWHERE),
        (lambda _: os.close(9999), "{site} cannot be built: Bad file descriptor", MEND),
    ],
)  # fmt: skip
def test_a_file_that_the_system_refuses_is_named(
    tiny: Project, act: Callable[[Path], object], refused: str, remedy: str
) -> None:
    """The sentence has the file, by its name in the site where it belongs to that, and the system's reason."""
    tiny.write({"site/index.html": "former"})
    site = tiny.root / "site"
    with pytest.raises(CannotRunError) as caught, system_faults(place_of(site)):
        act(tiny.root)
    told = refused.format(root=tiny.root, site=site)
    assert str(caught.value) == f"{told}; {site} stays as it was; {remedy}"


def test_a_fault_of_the_theme_leaves_the_former_site(tiny: Project) -> None:
    """A template that fails is told by its line."""
    tiny.write({"site/index.html": "former"})
    (tiny.root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tiny.root / "overrides")
    tiny.write({"overrides/pages/news.html": "{{ 1 // 0 }}"})
    with pytest.raises(CannotRunError) as caught:
        build_site(tiny.root, tiny.root / "site")
    assert str(caught.value) == (
        "a template of the theme failed (pages/news.html, line 1: integer division or modulo by zero); "
        "mend it in the theme's folder"
    )
    assert fingerprint(tiny.root / "site").keys() == {"index.html"}
    assert beside(tiny.root / "site") == []

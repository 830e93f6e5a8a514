"""Two builds of one site: one after the other, or one alone."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from builds import beside, ended, fingerprint, started, wait_until
from publicdesk.cli import main
from publicdesk.errors import CannotRunError
from publicdesk.site.lock import build_lock
from publicdesk.site.place import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

SINCE = r"\(since [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\)"
FAULT = ("docs/forms/index.md", "title: 書表", "title: 書表: 全部")


def test_a_second_build_says_who_builds_and_gives_up(
    tiny: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """With no time to wait the second build ends with 2 and names the process that builds."""
    site = tiny.root / "site"
    tiny.write({"site/index.html": "former"})
    with build_lock(place_of(site), 0, print):
        code = main(["--project", str(tiny.root), "build", "--site-dir", str(site), "--wait", "0"])
    assert code == 2
    expected = (
        rf"publicdesk: process {os.getpid()} {SINCE} is still building {re.escape(str(site))}; "
        r"build again when that build has ended\n"
    )
    assert re.fullmatch(expected, capsys.readouterr().err)
    assert fingerprint(site).keys() == {"index.html"}
    assert beside(site) == []


def test_a_second_build_waits_and_then_builds(tiny: Project) -> None:
    """It says once for whom it waits, and begins when that build has ended."""
    tiny.replace(*FAULT)
    with build_lock(place_of(tiny.root / "site"), 0, print):
        build = started(tiny, "build", "--wait", "60", "--language", "en")
        assert build.stderr
        first = build.stderr.readline()
    code, said = ended(build)
    assert code == 1
    assert said == "publicdesk: nothing was built; there is no site yet\n"
    expected = (
        rf"publicdesk: process {os.getpid()} {SINCE} is building site; waiting for it, 60 seconds at most\n"
    )
    assert re.fullmatch(expected, first)


@pytest.mark.parametrize("mark", ["docs", ".site-being-built", ".site-being-built/ja/index.html"])
def test_of_two_builds_at_once_one_makes_the_site(tiny: Project, built_tiny: Path, mark: str) -> None:
    """Whenever the second begins, one ends with 0 and its site is whole; the other changes nothing."""
    builds = [started(tiny, "build")]
    wait_until((tiny.root / mark).exists, builds[0])
    builds.append(started(tiny, "build", "--wait", "0"))
    (first, said), (second, refused) = map(ended, builds)
    assert (first, second) in {(0, 2), (2, 0), (0, 0)}, said + refused
    assert fingerprint(tiny.root / "site") == fingerprint(built_tiny)
    assert beside(tiny.root / "site") == []


def test_two_sites_of_one_project_are_built_at_once(tiny: Project, built_tiny: Path) -> None:
    """Builds of different folders know nothing of each other."""
    builds = [started(tiny, "build", "--site-dir", name, "--wait", "0") for name in ("one", "two")]
    assert [ended(build)[0] for build in builds] == [0, 0]
    assert fingerprint(tiny.root / "one") == fingerprint(tiny.root / "two") == fingerprint(built_tiny)


def test_the_lock_of_a_killed_build_holds_nobody_up(tiny: Project) -> None:
    """A build that was killed leaves the file of its lock, but not the lock."""
    tiny.replace(*FAULT)
    tiny.write({".site-lock": "1 1\n", ".site-being-built/index.html": "half"})
    code, said = ended(started(tiny, "build", "--wait", "0"))
    assert (code, said) == (1, "publicdesk: nothing was built; there is no site yet\n")
    assert beside(tiny.root / "site") == []


def test_a_lock_that_says_nothing_of_its_holder_is_waited_for(tmp_path: Path) -> None:
    """A lock file with other words in it, such as signs for a terminal, is not shown."""
    place = place_of(tmp_path / "site")
    told: list[str] = []
    with build_lock(place, 0, print):
        place.lock.write_text("\x1b[31m::add-mask::\n")
        with (
            pytest.raises(CannotRunError, match="another process is still building"),
            build_lock(place, 0.3, told.append),
        ):
            pass
    assert told == [
        f"another process is building {tmp_path / 'site'}; waiting for it, {0.3:g} seconds at most"
    ]


@pytest.mark.parametrize("name", [".site-lock", ".site-being-built"])
def test_a_site_is_not_put_in_place_when_files_of_the_build_were_removed(tiny: Project, name: str) -> None:
    """Where somebody cleans up beside a running build, the former site stays, and a sentence says why."""
    tiny.write({"site/index.html": "former"})
    build = started(tiny, "build")
    wait_until((tiny.root / ".site-being-built/index.html").exists, build)
    while (tiny.root / name).exists():
        (tiny.root / name).rename(tiny.root / "taken-away")
    code, said = ended(build)
    assert (code, said) == (
        2,
        "publicdesk: files of the build were removed while it ran; site stays as it was; build again\n",
    )
    assert fingerprint(tiny.root / "site").keys() == {"index.html"}

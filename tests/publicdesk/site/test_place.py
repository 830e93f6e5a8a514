"""Where a build may put a site, and what it says of other places."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from builds import beside, fingerprint
from publicdesk.cli import main
from publicdesk.site.build import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

ELSEWHERE = "name another folder with --site-dir"


def refusal(project: Project, site: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Build to a place that is refused, and return the sentence; nothing in the project may change."""
    before = fingerprint(project.root)
    capsys.readouterr()
    assert main(["--project", str(project.root), "build", "--site-dir", site, "--language", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert fingerprint(project.root) == before
    return said.err


@pytest.mark.parametrize(
    ("site", "sentence"),
    [
        (".", ". is the project's folder, which a build would replace"),
        ("", ". is the project's folder, which a build would replace"),
        ("docs/..", "docs/.. is the project's folder, which a build would replace"),
        ("..", ".. holds the project's folder, which a build would replace"),
        ("/", "/ holds the project's folder, which a build would replace"),
        ("docs", "docs is the folder of the content, which a build would replace"),
        ("docs/forms", "docs/forms lies in the folder of the content"),
        ("docs/new/site", "docs/new/site lies in the folder of the content"),
        ("overrides", "overrides is the folder of the theme, which a build would replace"),
        ("overrides/site", "overrides/site lies in the folder of the theme"),
        ("mkdocs.yml", "mkdocs.yml is no folder"),
        ("/dev/null", "/dev/null is no folder"),
        ("circle", "circle is a link that leads in a circle"),
        ("letters", "letters holds files and is no built site"),
        ("繁體 資料夾", "繁體 資料夾 holds files and is no built site"),
        ("work", "work holds .git, which a build would delete"),
        ("other-project", "other-project holds mkdocs.yml, which a build would delete"),
        ("to-docs", "to-docs is the folder of the content, which a build would replace"),
    ],
)
def test_a_place_that_is_not_for_a_site_is_refused(
    tiny: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    site: str,
    sentence: str,
) -> None:
    """What a build would destroy, or cannot replace, is told with 2, and nothing is touched."""
    monkeypatch.chdir(tiny.root)
    (tiny.root / "circle").symlink_to("circle")
    (tiny.root / "to-docs").symlink_to("docs")
    tiny.write({
        "letters/letter.txt": "important",
        "繁體 資料夾/信.txt": "重要",
        "work/.git/HEAD": "ref",
        "work/index.html": "a page",
        "other-project/mkdocs.yml": "site_name: other",
        "other-project/index.html": "a page",
    })  # fmt: skip
    assert refusal(tiny, site, capsys) == f"publicdesk: {sentence}; {ELSEWHERE}\n"


def test_a_file_in_the_way_is_named(tiny: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A site below a file cannot be made; the sentence names that file."""
    site = tiny.root / "mkdocs.yml" / "deep" / "site"
    assert refusal(tiny, str(site), capsys) == (
        f"publicdesk: {site} cannot be made, because {tiny.root / 'mkdocs.yml'} is no folder; {ELSEWHERE}\n"
    )


def test_a_name_that_is_too_long_is_told(tiny: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """What the system says of a name ends as a sentence."""
    site = tiny.root / ("x" * 250)
    assert refusal(tiny, str(site), capsys) == (
        f"publicdesk: {tiny.root}/.{'x' * 250}-lock cannot be written: File name too long; "
        f"there is no {site} yet; {ELSEWHERE}\n"
    )


def test_the_home_folder_is_never_replaced(
    tiny: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither an empty home folder nor the folder of all home folders becomes a site."""
    home = tmp_path / "home" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    end = f"your home folder, which a build would replace; {ELSEWHERE}\n"
    assert refusal(tiny, str(home), capsys) == f"publicdesk: {home} is {end}"
    assert refusal(tiny, str(home.parent), capsys) == f"publicdesk: {home.parent} holds {end}"


def test_the_folder_in_which_the_user_is_is_never_replaced(
    tiny: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell is not left in a folder that is gone."""
    (tiny.root / "site").mkdir()
    monkeypatch.chdir(tiny.root / "site")
    assert refusal(tiny, ".", capsys) == (
        f"publicdesk: . is the folder in which you are, which a build would replace; {ELSEWHERE}\n"
    )


def test_folders_on_the_way_to_a_site_are_made(tiny: Project) -> None:
    """The first build makes the folders that its site lies in."""
    site = tiny.root / "out" / "public" / "網站"
    assert build_site(tiny.root, site, ["zh-TW"]).pages > 0
    assert (site / "index.html").is_file()
    assert beside(site) == []


def test_a_site_that_is_a_link_stays_a_link(tiny: Project, tmp_path: Path) -> None:
    """The folder that the link leads to is replaced, and nothing beside the link is touched."""
    served = tmp_path / "served" / "public"
    served.mkdir(parents=True)
    (served / "index.html").write_text("former")
    site = tiny.root / "site"
    site.symlink_to(served)
    assert build_site(tiny.root, site, ["zh-TW"]).pages > 0
    assert site.readlink() == served
    assert (served / "404.html").is_file()
    assert beside(site) == beside(served) == []


def test_a_link_that_leads_to_nothing_yet_stays_a_link(tiny: Project, tmp_path: Path) -> None:
    """The first build makes the folder that the link leads to."""
    site = tiny.root / "site"
    site.symlink_to(tmp_path / "served")
    assert build_site(tiny.root, site, ["zh-TW"]).pages > 0
    assert site.is_symlink()
    assert (tmp_path / "served" / "index.html").is_file()


@pytest.mark.parametrize("name", [".site-being-built", ".site-former", ".site-lock"])
def test_a_link_under_a_name_of_the_build_is_not_followed(
    tiny: Project, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """A link in the place of staging, former site or lock leaves what it leads to as it is."""
    tiny.write({"letters/letter.txt": "important", "docs/forms/index.md": "no front matter"})
    (tiny.root / name).symlink_to("letters/letter.txt" if name == ".site-lock" else "letters")
    code = main(["--project", str(tiny.root), "build", "--site-dir", str(tiny.root / "site")])
    assert (tiny.root / "letters/letter.txt").read_text() == "important"
    if name == ".site-lock":
        assert code == 2
        assert capsys.readouterr().err == (
            f"publicdesk: {tiny.root / name} cannot be written: Too many levels of symbolic links; "
            f"there is no {tiny.root / 'site'} yet; {ELSEWHERE}\n"
        )
    else:
        assert code == 1
        assert beside(tiny.root / "site") == []


def test_a_read_only_site_is_not_replaced(tiny: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Who made the site read-only is told so, and it stays as it was."""
    site = tiny.root / "site"
    tiny.write({"site/index.html": "former"})
    with _read_only(site):
        said = refusal(tiny, str(site), capsys)
    assert said == f"publicdesk: {site} is read-only; make it writable, or {ELSEWHERE}\n"


def test_a_read_only_folder_round_the_site_is_told(
    tiny: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The build cannot begin, and says which file it could not write and why."""
    site = tmp_path / "served" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("former")
    with _read_only(site.parent):
        said = refusal(tiny, str(site), capsys)
    why = "Operation not permitted" if os.geteuid() == 0 else "Permission denied"
    assert said == (
        f"publicdesk: {site.with_name('.site-lock')} cannot be written: {why}; "
        f"{site} stays as it was; make it writable, or {ELSEWHERE}\n"
    )
    assert (site / "index.html").read_text() == "former"


class _read_only:  # noqa: N801 - used as a function
    """Keep a folder from being written: by its mode, and for root, who may write all, by its attribute."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        self._folder.chmod(0o555)
        if os.geteuid() == 0 and not self._attribute("+i"):
            self._folder.chmod(0o755)
            pytest.skip("root may write everywhere, and this file system has no attribute against it")

    def __exit__(self, *_: object) -> None:
        if os.geteuid() == 0:
            self._attribute("-i")
        self._folder.chmod(0o755)

    def _attribute(self, change: str) -> bool:
        chattr = shutil.which("chattr")
        if chattr is None:
            return False
        done = subprocess.run([chattr, change, self._folder], capture_output=True, check=False)  # noqa: S603
        return done.returncode == 0

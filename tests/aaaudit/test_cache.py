"""Unchanged pages cost nothing; what has changed, in any way, is audited anew."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from aaaudit.browser import Browser
from aaaudit.programs import Programs
from aaaudit.visit import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.aaaudit.conftest import Desk, Said

    from aaaudit.facts import PageFacts
    from aaaudit.place import Running
    from aaaudit.target import Page

LINK = '<link rel="stylesheet" href="/assets/site.css">'
PICTURE = '<p><img src="/assets/a.svg" alt="A circle"></p>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
FAULT = '<svg width="9" height="9" role="img"></svg>'


class Site:
    """A site in a folder with a cache beside it, and the pages that its last audit loaded in a browser."""

    def __init__(self, desk: Desk, folder: Path, loaded: list[str]) -> None:
        self.folder, self.cache = desk.folder({}), folder / "cache"
        self._desk = desk
        self._loaded = loaded
        self.write("index.html", desk.page(FAULT, LINK))
        self.write("b.html", desk.page(PICTURE, LINK))
        self.write("c.html", desk.page())
        self.write("assets/site.css", "@import 'more.css'; main { background: url(bg.svg) }")
        self.write("assets/more.css", "p { margin: 1em }")
        self.write("assets/bg.svg", SVG)
        self.write("assets/a.svg", SVG)

    def write(self, name: str, content: str) -> None:
        """Write a file of the site."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def audit(self, *arguments: str | Path) -> Said:
        """Audit the site with its cache."""
        self._loaded.clear()
        arguments = ("--cache", self.cache, "--width", "1280", "--format", "json", *arguments)
        return self._desk.run(self.folder, *arguments, policy="browsers = 1")

    def loaded_again(self) -> list[str]:
        """Return the pages that the last audit loaded, once each."""
        return sorted(set(self._loaded))


@pytest.fixture
def site(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a site that has been audited once."""
    loaded: list[str] = []
    load = Browser.load

    def noted(browser: Browser, url: str) -> None:
        loaded.append(url.rpartition("/")[2] or "index.html")
        load(browser, url)

    monkeypatch.setattr(Browser, "load", noted)
    site = Site(desk, tmp_path, loaded)
    site.first = site.audit()
    assert site.loaded_again() == ["b.html", "c.html", "index.html"]
    return site


def test_an_unchanged_site_is_told_the_same_without_any_browser(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even one is started."""
    monkeypatch.setattr(Programs, "start", None)
    again = site.audit()
    assert (again.out, again.code, site.loaded_again()) == (site.first.out, 1, [])


@pytest.mark.parametrize(
    ("name", "content", "audited"),
    [
        ("c.html", None, ["c.html"]),
        ("assets/more.css", "p { margin: 2em }", ["b.html", "index.html"]),
        ("assets/bg.svg", SVG.replace("9", "8"), ["b.html", "index.html"]),
        ("assets/a.svg", SVG.replace("9", "8"), ["b.html"]),
    ],
)
def test_a_change_costs_the_pages_that_it_may_change(
    site: Site, desk: Desk, name: str, content: str | None, audited: list[str]
) -> None:
    """Styles count with what they import and show, pictures too."""
    site.write(name, content or desk.page(FAULT))
    again = site.audit()
    assert site.loaded_again() == audited
    assert [
        finding["page"] for finding in again.data["findings"] if finding["rule"] == "axe:svg-img-alt"
    ] == (["/", "/c.html"] if name == "c.html" else ["/"])


def test_what_only_a_script_loads_counts_as_well(site: Site, desk: Desk) -> None:
    """The browser tells what it has loaded, in whatever way."""
    script = "fetch(['/assets/te', 'xt.txt'].join('')).then((answer) => answer.text())"
    site.write("assets/text.txt", "one")
    site.write("c.html", desk.page(f"<script>{script}</script>"))
    site.audit()
    site.audit()
    assert site.loaded_again() == []
    site.write("assets/text.txt", "two")
    site.audit()
    assert site.loaded_again() == ["c.html"]


def test_another_audit_does_not_take_what_this_one_found(site: Site) -> None:
    """The level is part of the audit; going back to the former finds its results again."""
    site.audit("--level", "A")
    assert site.loaded_again() == ["b.html", "c.html", "index.html"]
    site.audit()
    assert site.loaded_again() == []


def entries(cache: Path) -> list[Path]:
    """Return the entries of pages in a cache of one audit."""
    return sorted(file for file in cache.rglob("*.json.z") if file.name != "tools.json.z")


def cut(file: Path) -> None:
    """Leave the first half of a file."""
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def changed(file: Path) -> None:
    """Change one byte of a file."""
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)


def swapped(file: Path) -> None:
    """Give a page the entry of another."""
    other = next(entry for entry in entries(file.parent.parent) if entry != file)
    shutil.copy(other, file)


@pytest.mark.parametrize("harm", [cut, changed, swapped, lambda file: file.write_bytes(b"")])
def test_an_entry_that_is_not_what_it_says_is_as_if_it_were_not_there(
    site: Site, harm: Callable[[Path], object]
) -> None:
    """A page is audited anew, and told as before."""
    harm(entries(site.cache)[0])
    again = site.audit()
    assert len(site.loaded_again()) == 1
    assert again.out == site.first.out


def test_foreign_files_break_nothing(site: Site) -> None:
    """Neither does a folder in the place of an entry, nor a cache whose list of tools is gone."""
    for entry in entries(site.cache):
        entry.unlink()
        entry.mkdir()
    next(site.cache.rglob("tools.json.z")).write_bytes(b"nothing")
    (site.cache / "notes.txt").write_text("mine", encoding="utf-8")
    assert site.audit().out == site.first.out
    assert (site.cache / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_page_that_was_not_audited_is_not_kept(site: Site, desk: Desk) -> None:
    """It is tried again, and never passes for having failed."""
    site.write("c.html", desk.page("<script>location.href = 'b.html'</script>"))
    for _ in range(2):
        said = site.audit()
        assert [missed["page"] for missed in said.data["not_audited"]] == ["/c.html"]
        assert "c.html" in site.loaded_again()


def test_a_cache_that_cannot_be_kept_is_told(site: Site, desk: Desk) -> None:
    """A file stands where the folder should be."""
    said = desk.run(site.folder, "--cache", site.folder / "c.html")
    assert said.code == 2
    assert said.err == f"aaaudit: The cache cannot be kept in {site.folder / 'c.html'}: Not a directory.\n"


def test_an_audit_that_was_stopped_goes_on_where_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done before Ctrl-C is not done again."""
    hung = desk.page("<script>while (true) {}</script>")
    folder = desk.folder({"a.html": desk.page(FAULT), "b.html": hung})
    cache = tmp_path / "cache"
    command = [
        sys.executable,
        "-m",
        "aaaudit",
        folder,
        "--cache",
        cache,
        "--browsers",
        "1",
        "--width",
        "1280",
    ]
    with subprocess.Popen(  # noqa: S603 - the command under test
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            while process.poll() is None and not entries(cache):
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=120)
        finally:
            process.kill()
    (folder / "b.html").write_text(desk.page(), encoding="utf-8")
    seen: list[str] = []
    visited = Visitor.visit

    def noted(
        visitor: Visitor, page: Page, widths: Sequence[int], *, look: bool = True
    ) -> Iterator[PageFacts]:
        seen.append(page.path)
        return visited(visitor, page, widths, look=look)

    monkeypatch.setattr(Visitor, "visit", noted)
    arguments = ("--cache", cache, "--width", "1280", "--format", "json")
    said = desk.run(folder, *arguments, policy="browsers = 1")
    assert [finding["page"] for finding in said.data["findings"] if finding["rule"] == "axe:svg-img-alt"] == [
        "/a.html"
    ]
    assert seen == ["/b.html"]
    assert not list(cache.rglob(".*"))


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Let browsers start as often as the one number in the list says, and be tried again without a pause."""
    left = [1]
    start = Programs.start

    def start_or_not(programs: Programs) -> Running:
        left[0] -= 1
        return start(programs if left[0] >= 0 else Programs("/bin/false", programs.chromedriver))

    monkeypatch.setattr(Programs, "start", start_or_not)
    monkeypatch.setattr("aaaudit.pool._PAUSES", (0.0,))
    return left


def test_a_browser_that_cannot_be_started_again_does_not_lose_the_run(desk: Desk, starts: list[int]) -> None:
    """What was found before is told; no page passes, for hands have gone over none."""
    assert starts == [1]
    hung = desk.page("<script>while (true) {}</script>")
    files = {"a.html": desk.page(FAULT), "b.html": hung, "c.html": desk.page(FAULT), "d.html": desk.page()}
    said = desk.audit(files, "--width", "1280", "--format", "json", policy="timeout = 2")
    missed = {missed["page"]: missed["reason"] for missed in said.data["not_audited"]}
    assert said.code == 1
    assert sorted(missed) == ["/a.html", "/b.html", "/c.html", "/d.html"]
    assert all("no browser could be started for it (" in reason for reason in missed.values())
    assert "/a.html" in {finding["page"] for finding in said.data["findings"]}

"""How the pages of a site at an address are found."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from aaaudit.discovery import discovered
from aaaudit.errors import CannotRunError
from aaaudit.server import served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.aaaudit.conftest import Desk


def found(folder: Path, start: str = "") -> list[str]:
    """Return the paths of the pages found from a start page, or what keeps them from being found."""
    with served(folder) as origin:
        try:
            return list(discovered(f"{origin}/{start}").pages)
        except CannotRunError as reason:
            return [str(reason).replace(origin, "")]


def test_links_are_followed_within_the_site_only(desk: Desk) -> None:
    """Other hosts, dead links, files that are no page and addresses that are none are left aside."""
    links = (
        '<a href="b/">b</a><a href="/b/#part">b</a><a href="gone.html">gone</a><a href="http://[">bad</a>'
        '<a href="https://example.org/">other</a><a href="mailto:a@b">mail</a><a href="data.json">data</a>'
        '<map><area href="b/c.html?x=1" alt="c"></map><![bad['
    )
    folder = desk.folder(
        {
            "index.html": links,
            "b/index.html": '<a href="c.html">c</a><a href="中文.html">d</a>',
            "b/c.html": "c",
            "b/中文.html": "d",
            "data.json": "{}",
            "alone.html": "no link leads here",
        }
    )
    assert found(folder) == ["/", "/b/", "/b/中文.html", "/b/c.html", "/b/c.html?x=1"]


def test_only_pages_below_the_start_page_belong_to_the_site(desk: Desk) -> None:
    """A site in a folder of a host has its own root."""
    folder = desk.folder({"index.html": "up", "site/index.html": '<a href="/">up</a><a href="a.html">a</a>'})
    (folder / "site" / "a.html").write_text("a", encoding="utf-8")
    assert found(folder, "site/") == ["/", "/a.html"]


def test_a_sitemap_goes_before_links(desk: Desk) -> None:
    """Pages that no link leads to are found, through an index of sitemaps and compressed ones too."""
    folder = desk.folder(
        {"index.html": '<a href="linked.html">x</a>', "linked.html": "", "a.html": "", "b.html": ""}
    )
    with served(folder) as origin:
        (folder / "sitemap.xml").write_text(
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{origin}/more.xml.gz'
            f"</loc></sitemap><sitemap><loc>{origin}/gone.xml</loc></sitemap></sitemapindex>",
            encoding="utf-8",
        )
        entries = "".join(f"<url><loc>{address}</loc></url>" for address in (f"{origin}/a.html", "http://["))
        (folder / "more.xml.gz").write_bytes(gzip.compress(f"<urlset>{entries}</urlset>".encode()))
        assert list(discovered(f"{origin}/").pages) == ["/", "/a.html"]


def test_the_sitemap_of_another_host_is_left_aside(desk: Desk) -> None:
    """A copy of a site for a preview has the sitemap of the original; its links are followed instead."""
    sitemap = "<urlset><url><loc>https://example.org/x.html</loc></url></urlset>"
    folder = desk.folder({"index.html": '<a href="a.html">a</a>', "a.html": "", "sitemap.xml": sitemap})
    assert found(folder) == ["/", "/a.html"]


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("gone/", "/gone/ answers 404 File not found; check the address."),
        ("data.json", "/data.json is application/json, not an HTML page; give the site's first page."),
    ],
)
def test_a_start_page_that_is_none_is_told(desk: Desk, start: str, message: str) -> None:
    """The sentence says what the address gives instead."""
    assert found(desk.folder({"index.html": "", "data.json": "{}"}), start) == [message]


def test_a_site_that_makes_pages_without_end_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar that always has a next month would never be done."""
    monkeypatch.setattr("aaaudit.discovery.MAX_PAGES", 3)
    links = "".join(f'<a href="?month={month}">next</a>' for month in range(9))
    assert found(desk.folder({"index.html": links})) == [
        "/ has more than 3 pages, or makes pages without end; give the address of a part of it."
    ]

"""The links of a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.links.judge import judge_site
from publicdesk.report.formats import as_text

if TYPE_CHECKING:
    from pathlib import Path


def report(tmp_path: Path, files: dict[str, str], base: str = "") -> str:
    """Return the report on a site made of the given files, with the numbers of pages and links."""
    site = tmp_path / "site"
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    pages, links, findings = judge_site(site, base)
    return f"{pages} pages, {links} links\n{as_text(findings, 'en')}"


def test_links_that_a_browser_follows_are_good(tmp_path: Path) -> None:
    """Folders, fragments in Chinese raw and encoded, text fragments, files, srcset, own address."""
    index = """<a href="a/">a</a><a href="a/index.html#段落">b</a><a href="a/#%E6%AE%B5%E8%90%BD">c</a>
<a href="#top">d</a><a href="a/#:~:text=x">e</a><a href="f.pdf#page=2">f</a><a href="https://me.example/a/">g</a>
<img srcset="f.pdf 1x, f.pdf 2x" alt=""><a href="https://other.example/">h</a><a href="mailto:a@b.c">i</a>"""
    files = {"index.html": index, "a/index.html": '<h2 id="段落">x</h2><a href="../">up</a>', "f.pdf": ""}
    assert report(tmp_path, files, "https://me.example/") == "2 pages, 9 links\n0 errors, 0 warnings\n"


def test_a_link_to_nothing_is_found_with_page_and_line(tmp_path: Path) -> None:
    """The finding names the built page, the line in it and the link as it is written."""
    assert report(tmp_path, {"index.html": '<p>x</p>\n<a href="gone/?a=1&amp;b=2">x</a>'}) == (
        "1 pages, 1 links\n"
        "site/index.html:2: error: the link gone/?a=1&b=2 leads to nothing in the built site; "
        "correct the page or template that holds it [site.link]\n1 error, 0 warnings\n"
    )


def test_a_link_to_a_part_that_is_not_there_is_found(tmp_path: Path) -> None:
    """A fragment must be the id of something in the page that it leads to."""
    files = {"index.html": '<a href="a/#no">x</a>', "a/index.html": '<p id="yes">x</p>'}
    assert report(tmp_path, files) == (
        '2 pages, 1 links\nsite/index.html:1: error: the link a/#no leads to a part "no" that the page does '
        "not have; correct the page or template that holds it [site.anchor]\n1 error, 0 warnings\n"
    )


def test_a_page_that_names_a_missing_card_is_found(tmp_path: Path) -> None:
    """What others show beside a link to the page must be there; other metadata are no addresses."""
    head = """<meta property="og:url" content="https://me.example/"><meta property="og:title" content="no/link">
<meta property="og:image" content="https://me.example/card.png">"""
    assert report(tmp_path, {"index.html": head}, "https://me.example/") == (
        "1 pages, 2 links\nsite/index.html:2: error: the link https://me.example/card.png leads to nothing in "
        "the built site; correct the page or template that holds it [site.link]\n1 error, 0 warnings\n"
    )


def test_a_link_without_its_last_slash_is_found(tmp_path: Path) -> None:
    """A server answers it with a redirect, and a site read from a disk with an error."""
    assert report(tmp_path, {"index.html": '<a href="a">x</a>', "a/index.html": ""}) == (
        "2 pages, 1 links\nsite/index.html:1: error: the link a lacks its last slash; write it with / "
        "[site.slash]\n1 error, 0 warnings\n"
    )


def test_an_id_that_stands_twice_is_found(tmp_path: Path) -> None:
    """A link to it would lead to the first one only."""
    assert report(tmp_path, {"index.html": '<p id="a">x</p>\n<p id="a">y</p>'}) == (
        '1 pages, 0 links\nsite/index.html:1: error: the page has the id "a" twice; '
        "give one of the two elements another id [site.id-twice]\n1 error, 0 warnings\n"
    )


def test_a_link_out_of_the_site_s_folder_is_found(tmp_path: Path) -> None:
    """A path that climbs above the root ends at the root, as in a browser."""
    assert report(tmp_path, {"index.html": '<a href="../../index.html">x</a>'}) == (
        "1 pages, 1 links\n0 errors, 0 warnings\n"
    )

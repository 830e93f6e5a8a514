"""The links of a built site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from publicdesk.links.judge import judge_site
from publicdesk.report.formats import as_text

if TYPE_CHECKING:
    from pathlib import Path


def report(tmp_path: Path, files: dict[str, str | bytes], base: str = "") -> str:
    """Return the report on a site made of the given files, with the numbers of pages and links."""
    site = tmp_path / "site"
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    pages, links, findings = judge_site(site, base)
    return f"{pages} pages, {links} links\n{as_text(findings, 'en')}"


def test_links_that_a_browser_follows_are_good(tmp_path: Path) -> None:
    """Folders, fragments in Chinese raw and encoded, text fragments, files, srcset, own address."""
    index = """<a href="a/">a</a><a href="a/index.html#段落">b</a><a href="a/#%E6%AE%B5%E8%90%BD">c</a>
<a href="#top">d</a><a href="a/#:~:text=x">e</a><a href="f.pdf#page=2">f</a><a href="https://me.example/a/">g</a>
<img srcset="f.pdf 1x, f.pdf 2x" alt=""><a href="https://other.example/">h</a><a href="mailto:a@b.c">i</a>"""
    files: dict[str, str | bytes] = {
        "index.html": index,
        "a/index.html": '<h2 id="段落">x</h2><a href="../">up</a>',
        "f.pdf": "",
    }
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
    files: dict[str, str | bytes] = {
        "index.html": '<a href="a/#no">x</a>',
        "a/index.html": '<p id="yes">x</p>',
    }
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


@pytest.mark.parametrize(
    "raw", ["<title>公告</title>".encode("big5"), b"\x89PNG\r\n\x1a\n\x00", "\ufeff<p>稅".encode("utf-16")]
)
def test_a_page_that_is_no_utf_8_is_told_and_the_others_are_judged(tmp_path: Path, raw: bytes) -> None:
    """Big5 and pictures named as pages end no run; a link into such a page is not judged by its parts."""
    files: dict[str, str | bytes] = {
        "a.html": b"<p>\n" + raw,
        "index.html": '<a href="a.html#x">x</a><a href="gone">y</a>',
    }
    assert report(tmp_path, files) == (
        "1 pages, 2 links\n"
        "site/a.html:2: error: the page is not UTF-8 text from this line on, so nobody can judge it; save its "
        "source as UTF-8, or take the file out [site.encoding]\n"
        "site/index.html:1: error: the link gone leads to nothing in the built site; correct the page or template "
        "that holds it [site.link]\n2 errors, 0 warnings\n"
    )


def test_folders_and_dangling_links_named_as_pages_are_no_pages(tmp_path: Path) -> None:
    """Only a file is read."""
    (tmp_path / "site" / "folder.html").mkdir(parents=True)
    (tmp_path / "site" / "dangling.html").symlink_to(tmp_path / "nowhere")
    files: dict[str, str | bytes] = {"index.html": '<a href="dangling.html">x</a>'}
    assert report(tmp_path, files).startswith(
        "1 pages, 1 links\nsite/index.html:1: error: the link dangling.html leads to nothing"
    )


def test_a_srcset_of_odd_addresses_is_good(tmp_path: Path) -> None:
    """A comma may stand in an address, and data in place of one."""
    index = """<img alt="" src="a,b.png" srcset="data:image/png;base64,iVBORw0KGgo= 1x, a,b.png 2x">
<img alt="" srcset="a,b.png 1x,c.png 2x"><source srcset="https://other.example/x.png 2x, c.png 1x">
<img srcset="gone.png 1x">"""
    files: dict[str, str | bytes] = {"index.html": index, "a,b.png": "", "c.png": ""}
    assert report(tmp_path, files) == (
        "1 pages, 3 links\nsite/index.html:3: error: the link gone.png leads to nothing in the built site; correct the "
        "page or template that holds it [site.link]\n1 error, 0 warnings\n"
    )


def test_ids_that_are_none_are_no_doubles(tmp_path: Path) -> None:
    """An empty id is none, a template is no part of the page, and a name may be that of its own id."""
    index = """<p id>x</p><p id>y</p><p id="">z</p><p id="">w</p><svg><symbol id="s"/></svg>
<template><p id="t"></p></template><p id="t">t</p><a id="n" name="n">a</a><a name="n">b</a><a href="#n">c</a>"""
    assert report(tmp_path, {"index.html": index}) == "1 pages, 1 links\n0 errors, 0 warnings\n"


@pytest.mark.parametrize(
    "href",
    [
        "#TOP", "#Top", "#%74op", "#", "", "b.html?x=1#章節", "b.html#%E7%AB%A0%E7%AF%80",
        "b.html#a&amp;b", "b.html#a%26b", "b.html#named", "b.html#50%", "./b.html",
        "//me.example/b.html", "HTTPS://ME.EXAMPLE/b.html", " b.html ", "b.html\n",
        "/b.html", "\\\\me.example\\b.html", "https://me.example", "%62.html",
        "文%20件.pdf", "文 件.pdf#page=2", "b.html#:~:text=章節", "b.html#章節:~:text=x",
        "b.html#a%20b", "b.html#お問い合わせ", "sub/../b.html", "tel:+886-2-0000",
        "MAILTO:a@b.example", "webcal://me.example/calendar.ics", "sms:0912",
    ],
)  # fmt: skip
def test_a_browser_s_notation_is_followed(tmp_path: Path, href: str) -> None:
    """A link is good where a browser reaches what it names, in whatever way it is written."""
    files: dict[str, str | bytes] = {
        "index.html": f'<a href="{href}">x</a>',
        "b.html": '<h2 id="章節">x</h2><p id="a&amp;b"><a name="named"></a><p id="50%"><p id="a b">'
        '<p id="お問い合わせ">',
        "文 件.pdf": "",
    }
    assert report(tmp_path, files, "https://me.example/").endswith(" links\n0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        ('<a href="http://me.example/gone">x</a>', "http://me.example/gone"),
        ('<a href="//ME.example/gone">x</a>', "//ME.example/gone"),
        ('<a href="B.html">x</a>', "B.html"),
        ('<embed src="gone">', "gone"),
        ('<input type=image src="gone">', "gone"),
        ('<button formaction="gone">x</button>', "gone"),
        ('<link rel="preload" imagesrcset="gone 1x">', "gone"),
        ('<svg><a href="gone"/></svg>', "gone"),
        ('<svg><use xlink:href="gone"/></svg>', "gone"),
        ('<meta http-equiv="Refresh" content="9; URL=\'gone\'">', "gone"),
        ('<video poster="gone"></video>', "gone"),
        ("<a href=gone>x</a>", "gone"),
        ('<base href="sub/"><a href="b.html">x</a>', "b.html"),
    ],
)
def test_a_link_to_nothing_is_found_wherever_it_stands(tmp_path: Path, markup: str, link: str) -> None:
    """Each element that a browser follows or loads is judged, with the line on which it stands."""
    files: dict[str, str | bytes] = {"index.html": f"<p>x\n{markup}", "b.html": ""}
    assert report(tmp_path, files, "https://me.example/").endswith(
        f"site/index.html:2: error: the link {link} leads to nothing in the built site; correct the page or template "
        "that holds it [site.link]\n1 error, 0 warnings\n"
    )


@pytest.mark.parametrize(
    ("href", "sentence"),
    [
        (
            "C:\\Users\\a.png",
            'as it begins with "c:"; write an https:// address, or the path of a page or file of the site',
        ),
        (
            "D:/公告.pdf",
            'as it begins with "d:"; write an https:// address, or the path of a page or file of the site',
        ),
        (
            "file:///C:/a.pdf",
            'as it begins with "file:"; write an https:// address, or the path of a page or file of the site',
        ),
        ("htps://a.example/", 'as it begins with "htps:"; did you mean "https:"?'),
        ("mailt:a@b.example", 'as it begins with "mailt:"; did you mean "mailto:"?'),
        (
            "JAVA\tSCRIPT:x",
            'as it begins with "javascript:"; write an https:// address, or the path of a page or file of the site',
        ),
        (
            "\x01vbscript:x",
            'as it begins with "vbscript:"; write an https:// address, or the path of a page or file of the site',
        ),
        (
            "data:text/html,x",
            'as it begins with "data:"; write an https:// address, or the path of a page or file of the site',
        ),
    ],
)
def test_a_link_that_no_reader_can_open_is_found(tmp_path: Path, href: str, sentence: str) -> None:
    """A path of one computer, a mistyped scheme and a script lead nowhere."""
    said = report(tmp_path, {"index.html": f'<a href="{href}">x</a>'})
    assert f", {sentence} [site.scheme]\n1 error" in said
    assert said.startswith("1 pages, 0 links\nsite/index.html:1: error: no reader can open the link ")


@pytest.mark.parametrize(
    "href", ["https://[網址]/", "https://", "http://[", "//<主機>/", "https://ホスト 名.example/"]
)
def test_a_link_without_a_host_is_told(tmp_path: Path, href: str) -> None:
    """An address left half written is a sentence, and no stack trace."""
    assert report(tmp_path, {"index.html": f'<a href="{href}">線上申辦</a>'}) == (
        f"1 pages, 0 links\nsite/index.html:1: error: the link {href} has no valid host name; write it as "
        "https://host/path [site.host]\n1 error, 0 warnings\n"
    )


def test_a_page_whose_name_is_no_utf_8_is_read(tmp_path: Path) -> None:
    """A name from an old system ends no run."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / os.fsdecode("舊.html".encode("big5"))).write_text(
        '<a href="index.html">x</a>', encoding="utf-8"
    )
    assert report(tmp_path, {"index.html": ""}) == "2 pages, 1 links\n0 errors, 0 warnings\n"

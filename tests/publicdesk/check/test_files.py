"""What lies under ``docs/`` and no Markdown editor makes: links, pipes, odd bytes, and sizes without end."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from png import DOT
from publicdesk.collect.files import read_tree
from publicdesk.collect.pages import read_pages
from publicdesk.contract.files import DOCUMENT, PICTURE
from publicdesk.report.formats import as_text

if TYPE_CHECKING:
    from tiny_site import Project

NEWS = "docs/news/new-form.md"
LINK = "this is a link to another place, and links are not followed; put the file itself here [file.link]"
OTHER_FILE_NAME = "rename it with letters, digits, spaces and - _ . ( ) only"
OTHER_PAGE_NAME = (
    "the file name of a page holds more than small letters, digits and single hyphens; "
    "rename it, for example new-form.md"
)
GOOD = "0 errors, 0 warnings\n"
ONE = "1 error, 0 warnings\n"


def news(tiny: Project, name: str) -> str:
    """Return the text of a news page with another id and title."""
    text = (tiny.root / NEWS).read_text(encoding="utf-8")
    return text.replace("id: new-form", f"id: {name}").replace("title: 新書表上線", f"title: {name}")


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "/nowhere", "../index.md", "../../mkdocs.yml", "/etc", "../forms", "."]
)
@pytest.mark.parametrize("name", ["notice.md", "notice.pdf", "notices", "new-form.md"])
def test_a_link_is_refused_wherever_it_leads(tiny: Project, target: str, name: str) -> None:
    """A link to a file or folder, inside or out, there or not, is one finding; nothing is read through it."""
    path = tiny.root / "docs/news" / name
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    assert tiny.report() == f"docs/news/{name}:0: error: {LINK}\n{ONE}"


@pytest.mark.parametrize("name", ["actors.yml", "site.yml", "readings.yml", "classification/theme.csv"])
def test_a_table_that_is_a_link_is_told_once(tiny: Project, name: str) -> None:
    """No page is accused of naming a row of a table that cannot be read."""
    path = tiny.root / "docs/_data" / name
    path.unlink()
    path.symlink_to("/nowhere")
    assert tiny.report() == f"docs/_data/{name}:0: error: {LINK}\n{ONE}"


@pytest.mark.parametrize("folder", ["_data", "_data/classification"])
def test_a_folder_of_tables_that_is_a_link_is_told_once(tiny: Project, folder: str) -> None:
    """The tables in it are not told as missing besides."""
    (tiny.root / "docs" / folder).rename(tiny.root / "elsewhere")
    (tiny.root / "docs" / folder).symlink_to(tiny.root / "elsewhere")
    assert tiny.report() == f"docs/{folder}:0: error: {LINK}\n{ONE}"


def test_an_editors_lock_that_leads_nowhere_is_passed_over(tiny: Project) -> None:
    """Emacs makes a hidden link beside the file that is open."""
    (tiny.root / "docs/news/.#new-form.md").symlink_to("editor@desk.4711:1764590000")
    assert tiny.report() == GOOD


@pytest.mark.parametrize("name", ["docs/.cache", "docs/news/.a", "docs/_drafts", "docs/.git/all"])
def test_a_hidden_link_to_a_folder_is_refused(tiny: Project, name: str) -> None:
    """A tool that follows links would walk through the whole disk."""
    path = tiny.root / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("/")
    assert tiny.report() == f"{name}:0: error: {LINK}\n{ONE}"


@pytest.mark.parametrize("name", ["docs/news/notice.md", "docs/news/notice.pdf", "docs/_data/more.yml"])
def test_a_pipe_is_refused_and_not_waited_for(tiny: Project, name: str) -> None:
    """Reading a pipe would wait for a writer that never comes."""
    os.mkfifo(tiny.root / name)
    assert tiny.report() == (
        f"{name}:0: error: this is a pipe, a socket or a device, and no file; delete it [file.special]\n{ONE}"
    )


def test_a_socket_is_refused(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that serves from the folder leaves one there."""
    monkeypatch.chdir(tiny.root / "docs/news")  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("a.png")
        assert tiny.report() == (
            "docs/news/a.png:0: error: this is a pipe, a socket or a device, and no file; "
            f"delete it [file.special]\n{ONE}"
        )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "公告.txt".encode("big5"),
            r'\xa4\xbd\xa7i.txt:0: error: the file name holds "\xa4"; rename it "i.txt" [file.sign]',
        ),
        (
            b"caf\xe9.txt",
            r'caf\xe9.txt:0: error: the file name holds "\xe9"; rename it "caf.txt" [file.sign]',
        ),
        (
            b"\xff\xfe.png",
            rf'\xff\xfe.png:0: error: the file name holds "\xff"; {OTHER_FILE_NAME} [file.sign]',
        ),
        (b"caf\xe9.md", rf"caf\xe9.md:0: error: {OTHER_PAGE_NAME} [page.name]"),
    ],
)
def test_a_name_that_is_not_utf_8_is_shown_byte_by_byte(tiny: Project, name: bytes, sentence: str) -> None:
    """The report can be printed whatever the name holds."""
    path = os.fsencode(tiny.root / "docs/news") + b"/" + name
    Path(os.fsdecode(path)).write_bytes(DOT)
    assert tiny.report() == f"docs/news/{sentence}\n{ONE}"
    tiny.report().encode()


def test_a_page_that_vanishes_while_the_site_is_read_is_told(tiny: Project) -> None:
    """Someone else may work in the same folder."""
    tree = read_tree(tiny.root / "docs")
    (tiny.root / NEWS).unlink()
    _, findings = read_pages(tree)
    assert as_text(findings, "en") == (
        f"{NEWS}:0: error: the file was there and is gone; "
        f"run the check again when nobody moves files [file.gone]\n{ONE}"
    )


def test_a_page_that_turns_into_a_link_while_the_site_is_read_is_not_followed(tiny: Project) -> None:
    """What was judged is what is read."""
    tree = read_tree(tiny.root / "docs")
    (tiny.root / NEWS).unlink()
    (tiny.root / NEWS).symlink_to("/etc/passwd")
    _, findings = read_pages(tree)
    assert as_text(findings, "en") == f"{NEWS}:0: error: {LINK}\n{ONE}"


def test_a_page_that_may_not_be_read_is_told_and_the_others_are_judged(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rights of a file are a fault like any other."""
    really = os.open

    def refuse(path: str | Path, flags: int, *others: int) -> int:
        if Path(path) == tiny.root / NEWS:
            raise PermissionError(13, os.strerror(13))
        return really(path, flags, *others)

    monkeypatch.setattr(os, "open", refuse)
    tiny.write({"docs/news/empty.png": b""})
    assert tiny.report() == (
        "docs/news/empty.png:0: error: the file is empty; copy the whole file here again, or delete it "
        "[file.empty]\n"
        f"{NEWS}:0: error: the file may not be read; give your user the right to read it [file.permission]\n"
        "2 errors, 0 warnings\n"
    )


@pytest.mark.parametrize(
    ("encoding", "name", "line"),
    [
        ("big5", "Big5", 8),
        ("utf-16", "UTF-16", 1),
        ("utf-16-le", "UTF-16", 8),
        ("utf-32", "UTF-32", 1),
    ],
)
def test_a_page_of_another_encoding_is_told_with_its_encoding(
    tiny: Project, encoding: str, name: str, line: int
) -> None:
    """The editor reads how to open the file; the others are judged all the same."""
    text = news(tiny, "old")
    tiny.write({"docs/news/old.md": text.encode(encoding), "docs/news/empty.txt": b""})
    assert tiny.report() == (
        "docs/news/empty.txt:0: error: the file is empty; copy the whole file here again, or delete it "
        "[file.empty]\n"
        f"docs/news/old.md:{line}: error: the file is not UTF-8 text from this line on; it looks like {name}: "
        f"open it as {name} and save it as UTF-8 [file.encoding]\n2 errors, 0 warnings\n"
    )


def test_a_page_with_one_broken_character_is_told_without_an_encoding(tiny: Project) -> None:
    """Nothing is said about an encoding that would not mend it."""
    tiny.write(
        {"docs/news/old.md": news(tiny, "old").encode().replace("消息".encode(), "消息".encode()[:-1])}
    )
    tiny.write({"docs/news/old.md": news(tiny, "old").encode() + "說明".encode()[:-1] + b"\n"})
    assert tiny.report() == (
        "docs/news/old.md:17: error: the file is not UTF-8 text from this line on; "
        f"save it again as UTF-8 [file.encoding]\n{ONE}"
    )


@pytest.mark.parametrize("line", [1, 17])
def test_lines_of_an_old_mac_are_told(tiny: Project, line: int) -> None:
    """YAML and Markdown would count the lines in another way than the editor's program."""
    text = news(tiny, "old")
    tiny.write({"docs/news/old.md": (text.replace("\n", "\r") if line == 1 else text + "a\rb\n").encode()})
    assert tiny.report() == (
        f"docs/news/old.md:{line}: error: this line ends in an old way (CR) that programs read differently; "
        f"save the file again with the line ends of Windows (CRLF) or Unix (LF) [file.line-ends]\n{ONE}"
    )


def test_a_byte_order_mark_and_the_lines_of_windows_are_good(tiny: Project) -> None:
    """Editors on Windows write both."""
    tiny.write({"docs/news/old.md": b"\xef\xbb\xbf" + news(tiny, "old").replace("\n", "\r\n").encode()})
    assert tiny.report() == GOOD


@pytest.mark.parametrize(
    ("name", "size", "limit"),
    [
        ("a.png", PICTURE + 1, "1,000,000"),
        ("a.pdf", DOCUMENT + 1, "20,000,000"),
        ("a.csv", 5_000_001, "5,000,000"),
        ("a.md", 200_001, "200,000"),
    ],
)
def test_a_file_that_is_too_large_is_told_and_not_read(
    tiny: Project, name: str, size: int, limit: str
) -> None:
    """Each kind has its size; a page of 5 MB would keep the build busy for minutes."""
    with (tiny.root / "docs/news" / name).open("wb") as file:
        file.truncate(size)
    assert tiny.report() == (
        f"docs/news/{name}:0: error: the file has {size:,} bytes, and {limit} are allowed; "
        f"make it smaller, or divide it [file.size]\n{ONE}"
    )


def test_a_picture_just_as_large_as_allowed_is_good(tiny: Project) -> None:
    """The limit itself is allowed."""
    tiny.write({"docs/news/a.png": DOT + bytes(PICTURE - len(DOT))})
    assert tiny.report() == GOOD


def test_json_that_never_closes_its_brackets_is_told(tiny: Project) -> None:
    """A hundred thousand brackets end no process."""
    tiny.write({"docs/news/a.json": b"[" * 100_000})
    assert tiny.report() == (
        "docs/news/a.json:1: error: the name says JSON, and the content is something else; "
        f"save it again as JSON [file.content]\n{ONE}"
    )


def test_a_list_with_a_cell_as_long_as_a_book_is_told(tiny: Project) -> None:
    """A quote that nobody closes makes one cell of the rest of the file."""
    path = tiny.root / "docs/_data/classification/theme.csv"
    path.write_bytes(path.read_bytes() + b'900,"' + b"x" * 200_000)
    assert tiny.report() == (
        "docs/_data/classification/theme.csv:3: error: a quote of this row is not closed, or text follows it; "
        f'begin and end a cell with ", and write "" for a quote inside [table.quotes]\n{ONE}'
    )


@pytest.mark.parametrize("name", ["a" * 110 + ".md", "b" * 110 + ".txt"])
def test_a_name_as_long_as_a_sentence_is_told(tiny: Project, name: str) -> None:
    """It would be part of an address that nobody can read out."""
    tiny.write({f"docs/news/{name}": "x"})
    assert tiny.report() == (
        f"docs/news/{name}:0: error: the name has {len(name)} characters, and 100 are allowed; "
        f"give it a shorter name [file.long]\n{ONE}"
    )


def test_folders_a_thousand_deep_are_not_entered(tiny: Project) -> None:
    """The walk ends at the sixth folder."""
    deep = tiny.root / "docs" / "/".join(["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x")
    assert tiny.report() == (
        "docs/d/d/d/d/d/d:0: error: the folder lies deeper than 5 folders; move what it holds further up "
        f"[folder.deep]\n{ONE}"
    )


def test_a_link_in_a_text_to_a_page_that_is_refused_is_no_second_fault(tiny: Project) -> None:
    """The page is there; when it is renamed, the check will tell the link."""
    tiny.write({"docs/news/Old.md": "x", "docs/news/a.png": b""})
    text = (tiny.root / NEWS).read_text(encoding="utf-8")
    tiny.write({NEWS: f"{text}\n請看[舊聞](Old.md)與![櫃台位置圖](a.png)。\n"})
    assert tiny.report() == (
        "docs/news/Old.md:0: error: the file name of a page holds more than small letters, digits and single "
        'hyphens; rename it "old.md" [page.name]\n'
        "docs/news/a.png:0: error: the file is empty; copy the whole file here again, or delete it "
        "[file.empty]\n2 errors, 0 warnings\n"
    )


def test_the_sentences_stand_in_chinese_too(tiny: Project) -> None:
    """An editor in Taiwan reads fact and remedy in Chinese."""
    tiny.write({"docs/news/書表.docx": b"PK", "docs/news/公告，一.pdf": b"%PDF-1.4"})
    assert tiny.report("zh-TW") == (
        "docs/news/公告，一.pdf:0: 錯誤: 檔名裡有「，」；請改名為「公告-一.pdf」 [file.sign]\n"
        "docs/news/書表.docx:0: 錯誤: 結尾是「.docx」的檔案不公開；請另存成 .odt / .pdf [file.kind]\n"
        "2 項錯誤，0 項提醒\n"
    )


@pytest.mark.parametrize("name", ["docs/index.md", "docs/index.en.md", "docs/index.ja.md"])
def test_a_home_page_that_is_a_link_is_not_told_as_missing_besides(tiny: Project, name: str) -> None:
    """It is there; what is wrong with it is said."""
    (tiny.root / name).unlink()
    (tiny.root / name).symlink_to("/nowhere")
    assert tiny.report() == f"{name}:0: error: {LINK}\n{ONE}"

"""What content and file names can do to a report: nothing."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest

from publicdesk.finding import Finding
from publicdesk.report.formats import FORMATS

EVIL = "x\n::add-mask::稅\r\n##[error]y \x1b[2J\x9b \u202e\u2028 \ud800"


def evil() -> Finding:
    """Return a finding whose texts try to write lines of their own."""
    return Finding.of(
        "reference.row", f"docs/news/{EVIL[:-1]}\udc80.md", 0, target="units", id=EVIL, suggestion=""
    )


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_content_can_forge_neither_a_line_nor_a_command(name: str, language: Any) -> None:  # noqa: ANN401 - a report language
    """A line of the report begins with what we wrote, and only printable signs stand in it."""
    report = FORMATS[name]([evil()], language)
    lines = report.removesuffix("\n").split("\n")
    assert all(line.isprintable() for line in lines)
    assert [line for line in lines if re.match(r"\s*::(?!error file=)", line) or "##[" in line] == []
    assert name in {"json", "sarif"} or len(lines) == (2 if name == "text" else 1)


def test_text_shows_what_stands_in_the_file_as_escapes() -> None:
    """An editor sees which sign it is."""
    finding = Finding.of(
        "reference.row", "docs/a.md", 2, target="units", id="service\u200b", suggestion="service"
    )
    assert FORMATS["text"]([finding], "en") == (
        'docs/a.md:2: error: the table units has no row "service\\u200b"; did you mean "service"? '
        "[reference.row]\n1 error, 0 warnings\n"
    )


def test_json_gives_the_text_as_it_is() -> None:
    """A tool that reads JSON gets the very signs of the content."""
    record = json.loads(FORMATS["json"]([evil()], "en"))["findings"][0]
    assert record["params"]["id"] == EVIL


def test_a_text_in_brackets_stays_and_empty_brackets_go() -> None:
    """Only the sentence's own brackets are left out where there is nothing to put into them."""
    params = {"node": "a ()", "text": ""}
    assert FORMATS["text"]([Finding.of("flow.dead-end", "docs/a.md", 2, **params)], "en").startswith(
        'docs/a.md:2: error: the node "a ()" leads nowhere and is no end; '
    )
    assert FORMATS["text"]([Finding.of("flow.dead-end", "docs/a.md", 2, **params)], "zh-TW").startswith(
        "docs/a.md:2: 錯誤: 節點「a ()」沒有下一步，也不是終點；"
    )


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("docs/news/new-form.md", "docs/news/new-form.md"),
        ("docs/news/公告 1.md", "docs/news/%E5%85%AC%E5%91%8A%201.md"),
        ("docs/100%.md", "docs/100%25.md"),
        ("docs/a#b?c.md", "docs/a%23b%3Fc.md"),
        ("C:/docs/[a].md", "C%3A/docs/%5Ba%5D.md"),
        ("docs/\udcff.md", "docs/%FF.md"),
        ("docs/お知らせ～.md", "docs/%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B%EF%BD%9E.md"),
    ],
)
def test_sarif_addresses_are_uri_references(file: str, uri: str) -> None:
    """Blanks, Chinese and signs with a meaning are percent-encoded (RFC 3986)."""
    result = json.loads(FORMATS["sarif"]([Finding.of("file.encoding", file, 3)], "en"))["runs"][0]["results"][
        0
    ]
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": 3}}}
    ]
    assert unquote(uri, errors="surrogateescape") == file


def test_a_file_as_a_whole_has_no_region_in_sarif() -> None:
    """Line 0 means the whole file, and SARIF counts lines from 1."""
    result = json.loads(FORMATS["sarif"]([Finding.of("file.encoding", "docs/a.md", 0)], "en"))["runs"][0][
        "results"
    ][0]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "docs/a.md"}}}]
    assert FORMATS["github"]([Finding.of("file.encoding", "docs/a.md", 0)], "en").startswith(
        "::error file=docs/a.md,line=1,title=file.encoding::"
    )


def test_sarif_messages_hold_neither_arguments_nor_links() -> None:
    """Braces and brackets of content are escaped, or a viewer would fill them in or make a link of them."""
    finding = Finding.of("link.bare", "docs/a.md", 3, text="{0} [click](https://evil.example) C:\\x")
    run = json.loads(FORMATS["sarif"]([finding], "en"))["runs"][0]
    assert run["results"][0]["message"]["text"] == (
        "a link shows the bare address {{0}} \\[click\\](https://evil.example) C:\\\\x; "
        "write \\[what is to be found there\\](address)"
    )
    assert (
        run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
        == "a link shows the bare address {{text}}"
    )

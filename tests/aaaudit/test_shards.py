"""A site audited in shares, on several machines, is told as if it had been audited at once."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from aaaudit.merge import FACTS_FILE
from aaaudit.shard import Shard

if TYPE_CHECKING:
    from pathlib import Path

    from tests.aaaudit.conftest import Desk, Said

NAMES = [f"page-{number}.html" for number in range(6)]
FAULT = '<svg width="9" height="9" role="img"></svg>'
WIDTH = ("--width", "1280")


@pytest.fixture(scope="module")
def parts(desk: Desk) -> tuple[Said, list[Said], list[Path]]:
    """Return the audit of a site as a whole, and its two shards with the folders of their reports."""
    folder = desk.folder({name: desk.page(FAULT, title=f"Page {name[5] in '123'}") for name in NAMES})
    folders = [desk.folder({}), desk.folder({})]
    whole = desk.run(folder, *WIDTH, "--format", "json")
    said = [
        desk.run(folder, *WIDTH, "--shard", f"{number}/2", "--report", report, "--format", "json")
        for number, report in enumerate(folders, 1)
    ]
    return whole, said, folders


def merged(desk: Desk, *arguments: str | Path) -> Said:
    """Run `aaaudit merge`."""
    return desk.command("merge", *arguments)


def site_wide(data: dict[str, Any]) -> list[str]:
    """Return the pages with a title that another has as well."""
    return [finding["page"] for finding in data["findings"] if finding["rule"] == "aaa:title-unique"]


def test_each_page_is_in_one_shard() -> None:
    """By its path alone, wherever the site is."""
    pages = [f"/{number}/" for number in range(500)]
    shares = [[page for page in pages if Shard(number, 4).has(page)] for number in (1, 2, 3, 4)]
    assert sorted(page for share in shares for page in share) == sorted(pages)
    assert min(map(len, shares)) > 90


def test_merged_shards_are_the_whole_audit(desk: Desk, parts: tuple[Said, list[Said], list[Path]]) -> None:
    """In each byte of the report, with the rules that compare pages, which no shard can run."""
    whole, said, folders = parts
    assert sorted(page for one in said for page in one.data["pages"]) == whole.data["pages"]
    assert site_wide(whole.data)
    assert not any(site_wide(one.data) for one in said)
    report = desk.folder({})
    joined = merged(desk, *folders, "--report", report, "--format", "json")
    assert (joined.code, joined.out, joined.err) == (1, whole.out, "")
    assert json.loads((report / "audit.json").read_text(encoding="utf-8")) == whole.data


def test_a_part_is_never_told_as_the_whole(desk: Desk, parts: tuple[Said, list[Said], list[Path]]) -> None:
    """A missing shard, one given twice, one of another audit, and no shard at all are each a sentence."""
    first, second = parts[2]
    other = desk.folder({FACTS_FILE: "nothing"})
    empty = desk.folder({})
    assert merged(desk, first).err == (
        "aaaudit: Of the 2 shards shard 2/2 is missing; a part of an audit is never told as the whole.\n"
    )
    shutil.copy(first / FACTS_FILE, empty / FACTS_FILE)
    assert "a shard is given twice" in merged(desk, first, second, empty).err
    (empty / FACTS_FILE).unlink()
    assert merged(desk, first, other).err == (
        f"aaaudit: {other / FACTS_FILE} is no shard of this version of aaaudit; run it anew.\n"
    )
    assert merged(desk, empty).err == (
        f"aaaudit: {empty / FACTS_FILE} cannot be read (No such file or directory); give the --report "
        "folders of runs with --shard.\n"
    )


def test_shards_of_different_audits_are_not_joined(
    desk: Desk, parts: tuple[Said, list[Said], list[Path]]
) -> None:
    """They would not add up to either."""
    folder = desk.folder({name: desk.page() for name in NAMES})
    report = desk.folder({})
    desk.run(folder, "--width", "320", "--shard", "2/2", "--report", report)
    said = merged(desk, parts[2][0], report)
    assert said.code == 2
    assert said.err.startswith(f"aaaudit: {report} and {parts[2][0]} are of different audits: level, widths")


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0"])
def test_a_shard_that_is_none_is_told(desk: Desk, shard: str) -> None:
    """With the form that it must have."""
    said = desk.run(desk.folder({"a.html": desk.page()}), "--shard", shard)
    assert said.code == 2
    assert said.err == (
        f'aaaudit: --shard is "{shard}"; it must be I/N, such as 2/8: which share, from 1 to N, of how '
        "many.\n"
    )


def test_a_shard_without_pages_does_not_pass(desk: Desk) -> None:
    """An audit of nothing never does."""
    folder = desk.folder({"a.html": desk.page()})
    number = next(number for number in (1, 2) if not Shard(number, 2).has("/a.html"))
    said = desk.run(folder, "--shard", f"{number}/2")
    assert (said.code, said.err) == (
        2,
        f"aaaudit: Shard {number}/2 has none of the 1 pages of {folder}; use fewer shards.\n",
    )

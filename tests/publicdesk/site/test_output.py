"""Nothing that a build writes leaves its folder, and no file has two sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from png import DOT
from publicdesk.cli import main
from publicdesk.site.output import Output, OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project


@pytest.mark.parametrize(
    "name",
    ["../x.html", "/etc/x.html", "a/../../x.html", "a/..", "..", "", ".", "a//b.html", "./a.html", "a/"],
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    """Absolute names, steps upwards and odd slashes end the build."""
    with pytest.raises(OutputError) as refusal:
        Output(tmp_path / "site").write(name, b"x", "a list")
    assert str(refusal.value) == f'a list would leave the site as "{name}"; correct its id or its name'
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "part",
    ["a\\b", "a\nb", "con", "aux.html", ".x", "-x", "x.", "x ", "a:b", "a%2e", "x" * 300, "\udcff", "a\0b"],
)
def test_a_name_that_is_no_address_is_refused(tmp_path: Path, part: str) -> None:
    """Each part of a name has the form that the check asks for, whoever made it."""
    with pytest.raises(OutputError, match="a list would make the address"):
        Output(tmp_path).write(f"topics/{part}/index.html", b"x", "a list")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", ["a/index.html", "A/index.html", "a/INDEX.html"])
def test_a_name_with_two_sources_is_refused(tmp_path: Path, other: str) -> None:
    """The second of two files of one name ends the build; capitals tell no names apart."""
    output = Output(tmp_path)
    output.claim("a/index.html", "a.md")
    with pytest.raises(OutputError) as refusal:
        output.write(other, b"x", "a list")
    assert str(refusal.value) == f'a list and a.md would both be "{other}" in the site; rename one of the two'


def test_a_file_that_is_there_already_is_not_replaced(tmp_path: Path) -> None:
    """What another program put there is not overwritten."""
    (tmp_path / "a.txt").write_bytes(b"first")
    with pytest.raises(OutputError) as refusal:
        Output(tmp_path).write("a.txt", b"x", "a list")
    assert (
        str(refusal.value) == '"a.txt" is already in the site, so a list cannot be written there; rename it'
    )
    assert (tmp_path / "a.txt").read_bytes() == b"first"


@pytest.mark.parametrize("name", ["a", "a/index.html"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    """A link in the folder of the site leads out of it."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    site.mkdir()
    outside.mkdir()
    (site / "a").symlink_to(outside)
    with pytest.raises(OutputError) as refusal:
        Output(site).write(name, b"x", "a list")
    assert (
        str(refusal.value) == f"{site / 'a'} is a link, and the site is not written through links; delete it"
    )
    assert list(outside.iterdir()) == []


def build(project: Project) -> int:
    """Build the project into its folder ``site``."""
    return main(["--project", str(project.root), "build", "--site-dir", str(project.root / "site")])


def test_supplied_files_are_published_once_and_nothing_else_is(tiny: Project) -> None:
    """What was judged is in the site under its own name; what is passed over is not."""
    tiny.write(
        {
            "docs/news/櫃台 (1).png": DOT,
            "docs/forms/files/t-1.en.pdf": b"%PDF-1.4\n",
            "docs/news/.hidden.png": DOT,
            "docs/news/new-form.md.bak": b"x",
            "docs/_drafts/a.png": DOT,
        }
    )
    assert build(tiny) == 0
    site = tiny.root / "site"
    assert (site / "news/櫃台 (1).png").read_bytes() == DOT
    assert (site / "forms/files/t-1.en.pdf").read_bytes() == b"%PDF-1.4\n"
    found = [path for path in site.rglob("*") if path.suffix in {".pdf", ".bak"} or "hidden" in path.name]
    assert found == [site / "forms/files/t-1.en.pdf"]
    assert not (site / "_drafts").exists()
    assert [path for path in site.rglob("*(1)*") if path.parent != site / "news"] == []


@pytest.mark.parametrize("row", ["../../x", "..", ".x", "con"])
def test_an_id_of_a_row_takes_no_list_out_of_the_site(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    """Even where a check were blind to the id of a row, the build ends and writes nothing outside."""
    before = {path for path in tiny.root.parent.rglob("*") if "project" not in path.parts}
    monkeypatch.setattr("publicdesk.listing.facets.Listing.folder", property(lambda _: f"forms/{row}"))
    assert build(tiny) == 2
    assert capsys.readouterr().err.startswith("publicdesk: a list would ")
    assert {path for path in tiny.root.parent.rglob("*") if "project" not in path.parts} == before
    assert not (tiny.root / "site").exists()

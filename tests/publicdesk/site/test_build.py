"""Building a whole site with the real MkDocs, and what happens to a former site."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from builds import fingerprint
from publicdesk.check.run import check
from publicdesk.cli import main
from publicdesk.site import mkdocs_plugin
from tiny_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.finding import Finding
    from tiny_site import Project

PROCEDURE = "docs/procedures/estate-tax-return.md"


def run(project: Project, *arguments: str) -> int:
    """Run a publicdesk command on the project, with the site inside it."""
    return main(
        [
            "--project",
            str(project.root),
            *arguments,
            "--site-dir",
            str(project.root / "site"),
            "--language",
            "en",
        ]
    )


def test_a_build_says_how_many_pages_the_site_has(tiny: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A good build ends with 0, a report without findings, and the number of pages."""
    assert run(tiny, "build") == 0
    said = capsys.readouterr()
    gallery = 1 + sum(path.is_dir() for path in (ROOT / "overrides" / "components").iterdir())
    assert said.out == "0 errors, 0 warnings\n"
    assert said.err == (
        "  chapter: zh-TW 1, en 1\n"
        "  checklist: zh-TW 1, en 1, ja 1\n"
        f"  component: zh-TW {gallery}, en {gallery}, ja {gallery}\n"
        "  faq: zh-TW 1, en 1, ja 1\n"
        "  form: zh-TW 1, en 1, ja 1\n"
        "  listing: zh-TW 25, en 25, ja 25\n"
        "  measure: zh-TW 1, en 1, ja 1\n"
        "  news: zh-TW 1, en 1, ja 1\n"
        "  office: zh-TW 1, en 1, ja 1\n"
        "  page: zh-TW 11, en 11, ja 11\n"
        "  procedure: zh-TW 1, en 1, ja 1\n"
        "  service: zh-TW 1, en 1, ja 1\n"
        f"publicdesk: {tiny.root / 'site'} has {129 + 3 * gallery} pages\n"
    )


def test_the_same_content_builds_the_same_bytes(tiny: Project) -> None:
    """Two builds of one state give the same files with the same bytes."""
    assert run(tiny, "build") == 0
    first = fingerprint(tiny.root / "site")
    assert run(tiny, "build") == 0
    assert fingerprint(tiny.root / "site") == first
    assert len(first) > 129


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (PROCEDURE, "audience: [heir]", "audience: [heir]\naudiance: [heir]"),
        (PROCEDURE, "outcome: certificate\n", ""),
        (PROCEDURE, "working_days: 7", "working_days: 7 天"),
        (PROCEDURE, "forms: [estate-tax-form]", "forms: [estate-tax-from]"),
        (PROCEDURE, 'theme: "100"', 'theme: "101"'),
        ("docs/news/new-form.md", "id: new-form", "id: other"),
        (PROCEDURE, "{to: mend, label: 否}", "{to: done, label: 否}"),
        ("docs/forms/estate-tax-form.en.md", "summary:", "code: T-2\nsummary:"),
        ("docs/forms/index.md", "title: 書表", "title: 書表: 全部"),
        (PROCEDURE, "(../forms/estate-tax-form.md)", "(../forms/nothing.md)"),
        ("docs/white-paper/promise.md", "(#promise)", "(#nothing)"),
    ],
)
def test_a_fault_in_the_content_leaves_the_former_site_as_it_was(
    tiny: Project, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str
) -> None:
    """With any fault the build ends with 1, and not a byte of the former site changes."""
    assert run(tiny, "build") == 0
    former = fingerprint(tiny.root / "site")
    tiny.replace(name, old, new)
    assert run(tiny, "build") == 1
    assert fingerprint(tiny.root / "site") == former
    assert capsys.readouterr().err.endswith(
        f"publicdesk: nothing was built; {tiny.root / 'site'} stays as it was\n"
    )
    assert not list(tiny.root.glob(".site*"))


@pytest.mark.parametrize(
    ("name", "copied_from", "encoding"),
    [
        ("docs/news/again.md", "docs/news/new-form.md", "utf-8"),
        ("docs/news/big5.md", "docs/news/new-form.md", "big5"),
    ],
)
def test_a_page_that_cannot_be_taken_in_leaves_the_former_site_as_it_was(
    tiny: Project, name: str, copied_from: str, encoding: str
) -> None:
    """An id that stands twice and a file of another encoding stop the build before it begins."""
    assert run(tiny, "build") == 0
    former = fingerprint(tiny.root / "site")
    text = (tiny.root / copied_from).read_text(encoding="utf-8")
    tiny.write({name: text.encode(encoding)})
    assert run(tiny, "build") == 1
    assert fingerprint(tiny.root / "site") == former


def test_a_fault_in_the_theme_leaves_the_former_site_as_it_was(
    tiny: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """A template that asks for what does not exist ends the build with 2 and one sentence."""
    assert run(tiny, "build") == 0
    former = fingerprint(tiny.root / "site")
    (tiny.root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tiny.root / "overrides")
    tiny.write({"overrides/pages/news.html": "{{ nothing.here }}"})
    capsys.readouterr()
    assert run(tiny, "build") == 2
    assert capsys.readouterr().err == (
        "publicdesk: a template of the theme failed (pages/news.html, line 1: 'nothing' is undefined); "
        "mend it in the theme's folder\n"
    )
    assert fingerprint(tiny.root / "site") == former


def test_a_folder_that_is_no_site_is_never_overwritten(
    tiny: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with other files in it is refused, so that nothing is lost by a mistyped name."""
    tiny.write({"site/letter.txt": "important"})
    assert run(tiny, "build") == 2
    assert capsys.readouterr().err == (
        f"publicdesk: {tiny.root / 'site'} holds files and is no built site; "
        "name another folder with --site-dir\n"
    )
    assert (tiny.root / "site/letter.txt").read_text() == "important"


def test_a_site_that_an_interrupted_build_moved_away_is_put_back(tiny: Project) -> None:
    """Where the machine stopped between the two renames, the next build finds the former site again."""
    assert run(tiny, "build") == 0
    former = fingerprint(tiny.root / "site")
    (tiny.root / "site").rename(tiny.root / ".site-former")
    tiny.replace(PROCEDURE, "working_days: 7", "working_days: many")
    assert run(tiny, "build") == 1
    assert fingerprint(tiny.root / "site") == former


def test_a_site_of_chosen_languages_has_no_other(tiny: Project) -> None:
    """Languages that are not asked for are not built; the default language always is."""
    assert run(tiny, "build", "--languages", "en") == 0
    site = tiny.root / "site"
    assert (site / "index.html").is_file()
    assert (site / "en/index.html").is_file()
    assert not (site / "ja").exists()


def test_a_language_that_does_not_exist_is_told_with_those_that_do(
    tiny: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped language ends with 2 and the list of languages."""
    assert run(tiny, "build", "--languages", "jp") == 2
    assert capsys.readouterr().err == (
        "publicdesk: there is no language 'jp'; the languages are zh-TW, en, ja\n"
    )


def test_a_project_without_docs_is_told_where_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run in the wrong folder, every command ends with 2 and says where it belongs."""
    assert main(["--project", str(tmp_path), "check"]) == 2
    assert capsys.readouterr().err == (
        f"publicdesk: there is no folder {tmp_path / 'docs'}; "
        "run this where mkdocs.yml is, or name that folder with --project\n"
    )


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("", "1: the file has no settings; write at least site_name:, theme: and plugins:"),
        (
            "site_name: 示範",
            "1: the settings do not name the plugins publicdesk and i18n; add them under plugins:",
        ),
        ("site_name: 示範\nplugins: [publicdesk]", '2: the plugin "i18n" is missing; add it under plugins:'),
        (
            "site_name: [",
            "1: the settings cannot be read from here on; write each as name: value, indented like its neighbours",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_told(
    tiny: Project, capsys: pytest.CaptureFixture[str], settings: str, sentence: str
) -> None:
    """What is wrong in mkdocs.yml stands in one line, with the file, and nothing is built."""
    file = tiny.root / "mkdocs.yml"
    file.write_text(settings, encoding="utf-8")
    assert run(tiny, "build", "--languages", "en") == 2
    assert capsys.readouterr().err == f"publicdesk: {file}:{sentence}\n"
    assert not (tiny.root / "site").exists()


@pytest.mark.parametrize(
    "names", [["news/new-form.ja.md"], ["forms/estate-tax-form.md", "forms/estate-tax-form.en.md"]]
)
def test_a_page_that_vanishes_while_the_site_is_built_leaves_the_former_site(
    tiny: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    """Between the check and the build somebody may switch branches: no site with dead links comes of it."""
    assert run(tiny, "build") == 0
    former = fingerprint(tiny.root / "site")

    def check_and_lose(docs: Path) -> tuple[Catalogue | None, list[Finding]]:
        found = check(docs)
        for name in names:
            (docs / name).unlink()
        return found

    monkeypatch.setattr(mkdocs_plugin, "check", check_and_lose)
    capsys.readouterr()
    assert run(tiny, "build") == 1
    assert fingerprint(tiny.root / "site") == former
    assert capsys.readouterr().err == (
        f"publicdesk: docs/{names[0]} was removed while the site was built; build again\n"
        f"publicdesk: nothing was built; {tiny.root / 'site'} stays as it was\n"
    )

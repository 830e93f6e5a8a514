"""What a maker of a theme reads when a component is not whole, and that those of this theme are."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publicdesk.gallery.judge import judge_components
from publicdesk.report.formats import as_text
from publicdesk.site.build import build_site
from tiny_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

THEME = ROOT / "overrides"
SHEET = "overrides/components/notice/examples.yml"
ONE = "1 error, 0 warnings\n"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """Return a theme that has the notice alone, to be changed by a test."""
    folder = tmp_path / "overrides"
    shutil.copytree(THEME / "components" / "notice", folder / "components" / "notice")
    return folder


def replace(theme: Path, old: str, new: str, times: int = 1) -> None:
    """Replace a text that stands so often in the sheet."""
    path = theme / "components" / "notice" / "examples.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == times
    path.write_text(text.replace(old, new), encoding="utf-8")


def report(theme: Path, language: str = "en") -> str:
    """Return what the check says of the theme."""
    return as_text(judge_components([theme])[1], language)  # type: ignore[arg-type]


def test_every_component_of_the_theme_is_whole() -> None:
    """Each folder has a template, examples in three languages and acceptance criteria."""
    components, findings = judge_components([THEME])
    assert as_text(findings, "en") == "0 errors, 0 warnings\n"
    folders = {path.name for path in (THEME / "components").iterdir() if path.is_dir()}
    assert {component.id for component in components} == folders
    assert len(folders) > 30


def test_a_component_without_examples_is_named(theme: Path) -> None:
    """Nobody could see or test it; the remedy says where it is told how."""
    (theme / "components" / "notice" / "examples.yml").unlink()
    assert report(theme) == (
        f'{SHEET}:0: error: the component "notice" has no file examples.yml; write it: name, purpose, call, '
        "examples and acceptance criteria; overrides/components/README.md shows how [component.no-examples]\n"
        f"{ONE}"
    )
    assert report(theme, "zh-TW") == (
        f"{SHEET}:0: 錯誤: 元件「notice」沒有 examples.yml；請寫出名稱、用途、呼叫、範例與驗收條件；"
        "寫法見 overrides/components/README.md [component.no-examples]\n1 項錯誤，0 項提醒\n"
    )


def test_a_component_without_a_template_is_named(theme: Path) -> None:
    """Style or script alone is no component."""
    (theme / "components" / "notice" / "template.html").unlink()
    assert report(theme) == (
        f'{SHEET}:0: error: the component "notice" has no file template.html; write it, or move what the '
        f"folder holds to the component that it belongs to [component.no-template]\n{ONE}"
    )


def test_a_component_without_acceptance_criteria_is_refused(theme: Path) -> None:
    """A tester must know when it is good."""
    path = theme / "components" / "notice" / "examples.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text[: text.index('criteria:')]}criteria: []\n", encoding="utf-8")
    line = text[: text.index("criteria:")].count("\n") + 1
    assert report(theme) == (
        f'{SHEET}:{line}: error: "criteria" has too few items; name at least one [value.empty-list]\n{ONE}'
    )


def test_an_example_s_name_must_be_there_in_each_language(theme: Path) -> None:
    """The gallery is read in three languages."""
    replace(theme, "{zh-TW: 一般說明, en: Information, ja: 一般の案内}", "{zh-TW: 一般說明, en: Information}")
    assert report(theme) == (
        f'{SHEET}:9: error: the key "ja" (日文) is missing; '
        f"add a line ja: with its value [key.missing]\n{ONE}"
    )


def test_an_example_s_text_must_be_there_in_each_language(theme: Path) -> None:
    """The data of an example are free, but a text in one language must be in all."""
    replace(theme, ", ja: この用紙は窓口でも受け取れます。", "")
    assert report(theme) == (
        f'{SHEET}:12: error: the text "text" of an example lacks ja; '
        f"write it in zh-TW, en and ja [component.language]\n{ONE}"
    )


def test_a_criterion_names_one_that_wcag_could_have(theme: Path) -> None:
    """A number of another form is a slip."""
    replace(theme, '["1.4.1"]', '["1.4"]')
    line = (
        (theme / "components/notice/examples.yml").read_text(encoding="utf-8").split('["1.4"]')[0].count("\n")
    )
    assert report(theme) == (
        f'{SHEET}:{line + 1}: error: "wcag" cannot be "1.4"; '
        f'write it in the form of "1.4.11" [value.pattern]\n{ONE}'
    )


def test_the_build_stops_where_a_component_is_not_whole(tiny: Project) -> None:
    """The message of the check is the message of the build, and no site is made."""
    (tiny.root / "overrides").unlink()
    shutil.copytree(THEME, tiny.root / "overrides")
    (tiny.root / "overrides/components/card/examples.yml").unlink()
    site = tiny.root / "site"
    result = build_site(tiny.root, site)
    assert result.pages == 0
    assert not site.exists()
    report = (
        'overrides/components/card/examples.yml:0: error: the component "card" has no file examples.yml; '
        "write it: name, purpose, call, examples and acceptance criteria; overrides/components/README.md "
        f"shows how [component.no-examples]\n{ONE}"
    )
    assert as_text(result.findings, "en") == report
    assert result.warnings == ()


def test_an_office_s_own_file_counts_before_the_theme_s(theme: Path, tmp_path: Path) -> None:
    """An office changes the template of a component and keeps its examples, or the other way round."""
    own = tmp_path / "own" / "components" / "notice"
    own.mkdir(parents=True)
    (own / "template.html").write_text("own", encoding="utf-8")
    components, findings = judge_components([tmp_path / "own", theme])
    assert findings == []
    assert [component.id for component in components] == ["notice"]

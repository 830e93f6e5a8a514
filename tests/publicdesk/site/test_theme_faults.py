"""Faults of the theme: each is a sentence that names the file, and the former site stays."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publicdesk.cli import main
from tiny_site import ROOT

if TYPE_CHECKING:
    from tiny_site import Project


@pytest.fixture
def themed(tiny: Project) -> Project:
    """Give the tiny site a theme of its own that a test may break."""
    (tiny.root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tiny.root / "overrides")
    return tiny


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "pages/home.html",
            "{% if %}",
            "pages/home.html, line 1: Expected an expression, got 'end of statement block'",
        ),
        ("pages/home.html", "\n\n{{ 1 / 0 }}", "pages/home.html, line 3: division by zero"),
        (
            "pages/home.html",
            "{% include 'pages/home.html' %}",
            "pages/home.html, line 1: it includes itself without end",
        ),
        (
            "pages/home.html",
            "{% include 'gone.html' %}",
            "pages/home.html, line 1: there is no template gone.html",
        ),
        ("pages/home.html", "{{ t('no.such-word') }}", None),
        (
            "pages/home.html",
            "{{ '稅' + 1 }}",
            'pages/home.html, line 1: can only concatenate str (not "int") to str',
        ),
        (
            "pages/home.html",
            "{{ view.nothing() }}",
            "pages/home.html, line 1: 'publicdesk.render.page.view.View object' has no attribute 'nothing'",
        ),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(
    themed: Project, capsys: pytest.CaptureFixture[str], name: str, content: str, said: str | None
) -> None:
    """Whatever goes wrong in a template ends the build with 2 and one sentence."""
    themed.write({f"overrides/{name}": content.encode()})
    assert main(["--project", str(themed.root), "build", "--site-dir", str(themed.root / "site")]) == 2
    assert capsys.readouterr().err == (
        f"publicdesk: a template of the theme failed ({said}); mend it in the theme's folder\n"
        if said
        else "publicdesk: strings/zh-TW.yml has no 'no.such-word'\n"
    )
    assert not (themed.root / "site").exists()


def test_a_template_that_is_missing_is_named(themed: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A kind of page without its template ends the build with 2."""
    (themed.root / "overrides/pages/home.html").unlink()
    assert main(["--project", str(themed.root), "build", "--site-dir", str(themed.root / "site")]) == 2
    assert capsys.readouterr().err == (
        "publicdesk: a template of the theme failed (there is no template pages/home.html); "
        "mend it in the theme's folder\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("a: 1\n", 'strings/en.yml: "a" has no words; write a: "words"'),
        ("a: [\n", 'strings/en.yml:2: the words cannot be read from here on; write each as key: "words"'),
        ("- a\n", 'strings/en.yml: the file has no words; write each as key: "words"'),
        ("", 'strings/en.yml: the file has no words; write each as key: "words"'),
        (
            b"a: \xff\n",
            "strings/en.yml:1: the file is not UTF-8 text from this line on; save it again as UTF-8",
        ),
    ],
)
def test_words_that_cannot_be_read_are_told(
    themed: Project, capsys: pytest.CaptureFixture[str], words: str | bytes, sentence: str
) -> None:
    """The words of the theme end the build with 2 and a sentence where they are no words."""
    themed.write({"overrides/strings/en.yml": words if isinstance(words, bytes) else words.encode()})
    assert main(["--project", str(themed.root), "build", "--site-dir", str(themed.root / "site")]) == 2
    assert capsys.readouterr().err == f"publicdesk: {sentence}\n"


def test_a_word_that_one_language_lacks_is_told(themed: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Each language has every word."""
    path = themed.root / "overrides/strings/en.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if line.startswith("skip.main:"))
    path.write_text("".join(line for line in lines if line != gone), encoding="utf-8")
    assert main(["--project", str(themed.root), "build", "--site-dir", str(themed.root / "site")]) == 2
    assert capsys.readouterr().err == "publicdesk: strings/en.yml lacks skip.main; add each with its words\n"


def test_a_component_that_is_not_whole_is_a_finding(
    themed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands in the report, in the form that was asked for, and the build ends with 1."""
    themed.write({"overrides/components/zz/template.html": "{% macro zz() %}x{% endmacro %}\n"})
    arguments = [
        "--project",
        str(themed.root),
        "build",
        "--site-dir",
        str(themed.root / "site"),
        "--format",
        "github",
    ]
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out.startswith("::error file=")
    assert "title=component.no-examples::" in said.out
    assert said.err == f"publicdesk: nothing was built; there is no {themed.root / 'site'} yet\n"

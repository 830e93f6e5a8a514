"""Faults of mkdocs.yml: each is one sentence with its line, and nothing that stands there is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publicdesk.cli import main
from publicdesk.errors import CannotRunError
from publicdesk.site.settings import judge_settings
from tiny_site import ROOT, TINY

if TYPE_CHECKING:
    from tiny_site import Project

GOOD = (TINY / "mkdocs.yml").read_text(encoding="utf-8")
LAST = GOOD.count("\n") + 1
HOME = "; write the address of the home page: https://www.example.gov.tw/"
UNREADABLE = (
    "the settings cannot be read from here on; write each as name: value, indented like its neighbours"
)


def refusal(tmp_path: Path, settings: str | bytes) -> str:
    """Return what is said of the settings, without the file; empty where they are good."""
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(settings if isinstance(settings, bytes) else settings.encode())
    try:
        judge_settings(file)
    except CannotRunError as reason:
        return str(reason).removeprefix(f"{file}:")
    return ""


@pytest.mark.parametrize("file", [ROOT / "mkdocs.yml", TINY / "mkdocs.yml"])
def test_the_settings_of_our_sites_are_good(file: Path) -> None:
    """The real site's settings and those of the tests pass."""
    judge_settings(file)


@pytest.mark.parametrize(
    "more",
    [
        "strict: true\n",
        "site_description: 稅務\ncopyright: 開放授權\n",
        "use_directory_urls: True\n",
        "docs_dir: docs\nsite_dir: elsewhere\n",
        "edit_uri: !ENV [EDIT_URI, '']\n",
        "# 註解\n",
    ],
)
def test_other_settings_of_mkdocs_are_good(tmp_path: Path, more: str) -> None:
    """What changes neither scripts nor addresses is left to MkDocs."""
    assert refusal(tmp_path, GOOD + more) == ""


@pytest.mark.parametrize(
    "url", ["https://tax.example/tw/", "http://localhost:8000/", "https://稅務.example/", "!ENV SITE_URL", ""]
)
def test_an_address_of_the_site_is_good(tmp_path: Path, url: str) -> None:
    """A site may lie below a path, on a port, at a Chinese host, or have no address yet."""
    assert refusal(tmp_path, GOOD.replace("https://tiny.example/", url)) == ""


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("hooks: [h.py]\n", 'the setting "hooks" runs code that no check reads; take it out'),
        (
            "extra_javascript: [https://evil.example/x.js]\n",
            'the setting "extra_javascript" loads scripts that no check weighs; take it out',
        ),
        ("extra_css: [x.css]\n", 'the setting "extra_css" loads style that no check sees; take it out'),
        (
            "extra_templates: [x.html]\n",
            'the setting "extra_templates" writes pages that no check sees; take it out',
        ),
        ("INHERIT: /etc/passwd\n", 'the setting "INHERIT" takes settings from another file; take it out'),
        (
            "use_directory_urls: false\n",
            'the setting "use_directory_urls" must be true; write use_directory_urls: true, or take it out',
        ),
        ("docs_dir: content\n", 'the setting "docs_dir" must be docs; write docs_dir: docs, or take it out'),
        ("wrong_key: 1\n", 'there is no setting "wrong_key"; take it out'),
        ("site_nane: 示範\n", 'there is no setting "site_nane"; did you mean "site_name"?'),
        ("site_name: 示範\n", 'the setting "site_name" stands twice; keep one of the two'),
        (
            "copyright: !!python/object/apply:os.system [id]\n",
            "!!python/object/apply:os.system runs code that no check reads; take it out",
        ),
        (
            "copyright: !!python/name:os.system\n",
            "!!python/name:os.system runs code that no check reads; take it out",
        ),
        ("\tcopyright: x\n", "the line begins with a tab; indent it with spaces"),
        ("copyright: x: y\n", UNREADABLE),
    ],
)
def test_a_setting_that_cannot_be_honoured_is_told_with_its_line(
    tmp_path: Path, more: str, sentence: str
) -> None:
    """Code, scripts and addresses that no check sees are refused before MkDocs reads them."""
    assert refusal(tmp_path, GOOD + more) == f"{LAST}: {sentence}"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "https://tiny.example/",
            "javascript:alert(1)//",
            '2: "site_url" cannot be javascript:alert(1)//' + HOME,
        ),
        ("https://tiny.example/", "https://[網址]/", '2: "site_url" cannot be https://[網址]/' + HOME),
        ("https://tiny.example/", "tiny.example", '2: "site_url" cannot be tiny.example' + HOME),
        (
            "https://tiny.example/",
            "https://tiny.example/?lang=zh",
            '2: "site_url" is the address of the home page; take out what follows the sign ? or #',
        ),
        ("  - publicdesk\n", "", '9: the plugin "publicdesk" is missing; add it under plugins:'),
        ("locale: ja", "locale: fr", '18: there is no language "fr"; the languages are zh-TW, en, ja'),
        (", default: true", "", "16: zh-TW must be the default language; write default: true"),
        (
            "        - {locale: ja, name: 日本語, build: true}\n",
            "",
            "16: the language ja is missing; add it to the languages of the plugin i18n",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """An address that is none and languages that the site does not have are told where they stand."""
    assert GOOD.count(old) == 1
    assert refusal(tmp_path, GOOD.replace(old, new)) == sentence


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("", "1: the file has no settings; write at least site_name:, theme: and plugins:"),
        ("# 空白\n", "1: the file has no settings; write at least site_name:, theme: and plugins:"),
        ("- a\n", "1: the file has no settings; write at least site_name:, theme: and plugins:"),
        (
            "site_name: x\n",
            "1: the settings do not name the plugins publicdesk and i18n; add them under plugins:",
        ),
        ("site_name: [", f"1: {UNREADABLE}"),
        ("site_name: &a [*a]\nplugins: []\n", '2: the plugin "publicdesk" is missing; add it under plugins:'),
        ("site_name: " + "[" * 5000, "1: brackets stand too deep in each other; take them out"),
        (
            "site_name: 稅\n".encode("big5"),
            "1: the file is not UTF-8 text from this line on; save it again as UTF-8",
        ),
    ],
)
def test_a_file_without_settings_is_told(tmp_path: Path, settings: str | bytes, sentence: str) -> None:
    """An empty, broken or bottomless file ends in a sentence."""
    assert refusal(tmp_path, settings) == sentence


def test_code_in_the_settings_is_not_run(tiny: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 2 before MkDocs imports anything that the settings name."""
    tiny.write(
        {"h.py": "import pathlib\npathlib.Path('ran').touch()\n", "mkdocs.yml": f"{GOOD}hooks: [h.py]\n"}
    )
    assert main(["--project", str(tiny.root), "build", "--site-dir", str(tiny.root / "site")]) == 2
    assert capsys.readouterr().err == (
        f"publicdesk: {tiny.root / 'mkdocs.yml'}:{LAST}: "
        'the setting "hooks" runs code that no check reads; take it out\n'
    )
    assert not Path("ran").exists()
    assert not (tiny.root / "ran").exists()

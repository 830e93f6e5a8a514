"""What keeps the audit from running is one sentence that says what to do, and exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aaaudit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.aaaudit.conftest import Desk, Said

KEYS = "The keys are level, widths, browsers, exclude, timeout, by_hand, look, baseline, reviews, owner_meta."
PATTERNS = (
    'a list of page patterns, each beginning with "/", such as "/drafts/*" (* stands for any '
    "characters, slashes too)"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    """Go to a folder with a site of two pages and one without any, so that messages hold no long paths."""
    monkeypatch.chdir(tmp_path)
    for name, content in {
        "site/index.html": desk.page(),
        "site/b.html": desk.page(),
        "none/a.txt": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")


def refused(said: Said) -> str:
    """Return the one message of a command that could not run and has written nothing else."""
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("aaaudit: ")
    return said.err.removeprefix("aaaudit: ").removesuffix("\n")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("gone", "There is no folder gone; build the site first, or give an address that begins with http."),
        ("site/b.html", "site/b.html is a file; give the folder of the site that it belongs to."),
        ("none", "none has no HTML page, so that there is nothing to audit; build the site first."),
        (
            "http://127.0.0.1:9/",
            (
                "http://127.0.0.1:9/ does not answer ([Errno 111] Connection refused); check the address, "
                "and that the site is up."
            ),
        ),
        (
            "http://[::1/",
            "http://[::1/ is not an address (Invalid IPv6 URL); give one such as https://www.example.org/.",
        ),
    ],
)
def test_a_target_without_pages_is_refused(desk: Desk, target: str, message: str) -> None:
    """An audit of nothing never passes."""
    assert refused(desk.run(target)) == message


def test_a_policy_that_leaves_out_each_page_is_refused(desk: Desk) -> None:
    """An audit of nothing never passes, also where the policy wants it so."""
    assert refused(desk.run("site", policy='exclude = ["/*"]')) == (
        "The policy excludes all 2 pages of site, so that none is audited."
    )


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ("width = [320]", f"unknown key 'width'; did you mean 'widths'? {KEYS}"),
        ("colour = 1", f"unknown key 'colour'; {KEYS}"),
        ('level = "AAAA"', 'level is "AAAA"; it must be one of A, AA, AAA.'),
        ('level = "hint"', 'level is "hint"; it must be one of A, AA, AAA.'),
        (
            "widths = [320, 320]",
            (
                "widths is [320, 320]; it must be a list of different viewport widths, whole numbers from "
                "200 to 4000 CSS pixels."
            ),
        ),
        ("browsers = true", "browsers is true; it must be a whole number of browsers from 1 to 64."),
        ('exclude = ["drafts/*"]', f'exclude is ["drafts/*"]; it must be {PATTERNS}.'),
        (
            "timeout = 0",
            (
                "timeout is 0; it must be a number of seconds above 0 and up to 3600: how long one step on "
                "one page may take."
            ),
        ),
    ],
)
def test_a_faulty_policy_is_told_with_the_remedy(desk: Desk, policy: str, message: str) -> None:
    """The sentence names the file, the key, its value and what it must be."""
    file, _, told = refused(desk.run("site", policy=policy)).partition(": ")
    assert file.endswith("policy.toml")
    assert told == message


def test_a_policy_that_is_missing_or_no_toml_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names the file."""
    assert main(["site", "--policy", "gone.toml"]) == 2
    (tmp_path / "bad.toml").write_text("level = \n", encoding="utf-8")
    assert main(["site", "--policy", "bad.toml"]) == 2
    assert capsys.readouterr().err == (
        "aaaudit: gone.toml: the policy cannot be read: No such file or directory.\n"
        "aaaudit: bad.toml: the policy is not valid TOML: Invalid value (at line 1, column 9).\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: TARGET; aaaudit --help shows the options."),
        (
            ["site", "--levle", "AA"],
            "unrecognized arguments: --levle AA; aaaudit --help shows the options.",
        ),
        (
            ["site", "--width", "10"],
            (
                "command line: widths is [10]; it must be a list of different viewport widths, whole numbers "
                "from 200 to 4000 CSS pixels."
            ),
        ),
        (
            ["site", "--browsers", "0"],
            "command line: browsers is 0; it must be a whole number of browsers from 1 to 64.",
        ),
    ],
)
def test_a_mistake_on_the_command_line_is_one_sentence(
    desk: Desk, arguments: list[str], message: str
) -> None:
    """No usage text hides what is wrong."""
    assert refused(desk.run(*arguments)) == message


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        (
            {"PATH": ""},
            (
                "Chromium is not on the PATH (looked for chromium, chromium-browser, google-chrome, "
                "google-chrome-stable); install it, for example with: apt-get install chromium"
            ),
        ),
        (
            {"CHROME_BIN": "/gone/it"},
            "CHROME_BIN names /gone/it, which is no program that can be run; correct it, or leave it out.",
        ),
        (
            {"PATH": "", "CHROME_BIN": "/bin/false"},
            (
                "chromedriver is not on the PATH (looked for chromedriver, chromium.chromedriver); install "
                "it, for example with: apt-get install chromium-driver"
            ),
        ),
    ],
)
def test_a_machine_without_a_browser_is_told_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], message: str
) -> None:
    """The environment's own browser and driver go before those on the PATH, and must exist."""
    for name in ("CHROME_BIN", "SE_CHROMEDRIVER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert refused(desk.run("site")) == message


def test_a_browser_that_does_not_start_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the program and what the driver says."""
    monkeypatch.setenv("CHROME_BIN", "/bin/false")
    message = refused(desk.run("site"))
    assert message.startswith("/bin/false could not be started (")
    assert message.endswith("); check that chromium and chromedriver are of the same version.")


def test_an_axe_file_that_is_missing_or_no_axe_is_told(desk: Desk, tmp_path: Path) -> None:
    """Without its rules the audit would find nothing anywhere."""
    assert refused(desk.run("site", "--axe", "gone.js")) == (
        "gone.js: axe-core cannot be read: No such file or directory."
    )
    (tmp_path / "other.js").write_text("'use strict';", encoding="utf-8")
    assert refused(desk.run("site", "--axe", "other.js")) == (
        "The file given with --axe is not axe-core: a page that loads it has no axe."
    )


def test_a_report_that_cannot_be_written_is_told_before_the_audit(desk: Desk) -> None:
    """A file that stands where the folder should be is found at once."""
    assert refused(desk.run("site", "--report", "site/b.html")) == (
        "The report cannot be written to site/b.html: File exists."
    )

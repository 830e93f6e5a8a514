"""The baseline: known findings do not fail, and no entry outlives its fault or its date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.aaaudit.conftest import Desk, Said

IMAGE = '<svg width="9" height="9" role="img"></svg>'
KNOWN = """
[[known]]
rule = "axe:svg-img-alt"
pages = "/maps/*"
selector = "*svg*"
reason = "The maps are drawn anew"
owner = "Lin"
expires = 2027-06-30
"""
SITE = {"index.html": "", "maps/a.html": IMAGE, "other.html": IMAGE}


def audit(desk: Desk, baseline: str, *arguments: str, today: str = "2026-11-25", policy: str = "") -> Said:
    """Audit a page with a known fault, one with the same fault unknown, and one without."""
    folder = desk.folder({"baseline.toml": baseline})
    files = {name: desk.page(body) for name, body in SITE.items()}
    options = ["--baseline", str(folder / "baseline.toml"), "--today", today, "--width", "1280", *arguments]
    return desk.audit(files, *options, policy=policy)


def test_a_known_finding_does_not_fail_and_is_shown_apart(desk: Desk) -> None:
    """On a page that its pattern does not name, the same fault fails."""
    said = audit(desk, KNOWN, "--format", "json")
    assert said.of("/maps/a.html") == [("axe:svg-img-alt", "failed", [1280], "svg")]
    known = [(finding["page"], finding["known"]) for finding in said.data["findings"]]
    assert known == [("/maps/a.html", "The maps are drawn anew (Lin, until 2027-06-30)"), ("/other.html", "")]
    assert (said.data["counts"]["failed"], said.data["counts"]["known"]) == (1, 1)
    assert said.code == 1


def test_the_terminal_tells_why_a_finding_may_stand(desk: Desk) -> None:
    """An audit whose failures are all known is good, on the last day of the entry too."""
    said = audit(desk, KNOWN, today="2027-06-30", policy='exclude = ["/other.html"]')
    assert said.code == 0
    assert said.out.startswith("Known, by the baseline\n  <svg> elements")
    assert ": The maps are drawn anew (Lin, until 2027-06-30)\n" in said.out


def test_an_entry_past_its_date_is_a_finding_and_hides_nothing(desk: Desk) -> None:
    """Its owner is named."""
    said = audit(desk, KNOWN, "--format", "json", today="2027-07-01")
    rules = [finding["rule"] for finding in said.data["findings"]]
    assert sorted(rules) == ["aaa:baseline-expired", "axe:svg-img-alt", "axe:svg-img-alt"]
    assert said.data["counts"]["failed"] == 3
    [expired] = [one for one in said.data["findings"] if one["rule"] == "aaa:baseline-expired"]
    assert expired["reason"] == (
        "The entry for axe:svg-img-alt on /maps/*, owned by Lin, has held until 2027-06-30 only"
    )
    assert expired["remedy"] == "Mend the fault, or have Lin give a new reason and date."


def test_an_entry_without_a_finding_is_a_finding(desk: Desk) -> None:
    """A fault that was mended, and a pattern that names no page, are told."""
    unused = KNOWN.replace("*svg*", "img") + KNOWN.replace("/maps/*", "/map/*")
    said = audit(desk, unused, "--format", "json")
    told = [one["reason"] for one in said.data["findings"] if one["rule"] == "aaa:baseline-unused"]
    assert told == [
        "The entry for axe:svg-img-alt, owned by Lin, matches no finding on /map/*",
        "The entry for axe:svg-img-alt, owned by Lin, matches no finding on /maps/*",
    ]


def test_an_entry_for_a_rule_that_was_not_run_is_not_unused(desk: Desk) -> None:
    """An audit at a lower level says nothing of it."""
    entry = KNOWN.replace("axe:svg-img-alt", "axe:color-contrast-enhanced")
    said = audit(desk, KNOWN + entry, "--level", "A", "--format", "json")
    assert not [one for one in said.data["findings"] if one["rule"].startswith("aaa:baseline")]


def test_the_policy_names_the_baseline_from_its_own_folder(desk: Desk, tmp_path: Path) -> None:
    """Wherever the command is started."""
    (tmp_path / "known.toml").write_text(KNOWN, encoding="utf-8")
    site = desk.folder({"maps/a.html": desk.page(IMAGE)})
    said = desk.run(site, "--width", "1280", policy=f'baseline = "{tmp_path / "known.toml"}"\nbrowsers = 1')
    expired = date.today() > date(2027, 6, 30)  # noqa: DTZ011 - the command's own default is under test
    assert (said.code, said.err) == (int(expired), "")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "pages =",
            "page =",
            (
                "unknown key 'page'; did you mean 'pages'? The keys are rule, pages, selector, reason, "
                "owner, expires."
            ),
        ),
        ('owner = "Lin"', "", "owner is missing; it must be the name of who will mend it."),
        ('"Lin"', '""', 'owner is ""; it must be the name of who will mend it.'),
        (
            "2027-06-30",
            '"soon"',
            'expires is "soon"; it must be the last date of the entry, such as 2027-06-30.',
        ),
        (
            "axe:svg-img-alt",
            "axe:svg-image-alt",
            (
                "there is no rule 'axe:svg-image-alt'; did you mean 'axe:svg-img-alt'? "
                "The report shows the ids of rules."
            ),
        ),
    ],
)
def test_a_faulty_entry_is_told_with_the_remedy(desk: Desk, old: str, new: str, message: str) -> None:
    """The sentence names the file, the entry, the key and what it must be, before the audit."""
    said = audit(desk, KNOWN + KNOWN.replace(old, new))
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(f"baseline.toml: entry 2: {message}\n")


@pytest.mark.parametrize(
    ("baseline", "message"),
    [
        ("[[knwon]]", "unknown key 'knwon'; did you mean 'known'? Entries begin with [[known]]."),
        ("known = 1", "known is no list of tables; each entry begins with [[known]]."),
        ("known =", "the baseline is not valid TOML: Invalid value (at end of document)."),
    ],
)
def test_a_file_that_is_no_baseline_is_told(desk: Desk, baseline: str, message: str) -> None:
    """The sentence names the file."""
    said = audit(desk, baseline)
    assert said.err.endswith(f"baseline.toml: {message}\n")

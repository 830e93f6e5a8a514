"""The reports that are written: the same bytes for the same site, each for its reader."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from aaaudit.report.machine import AuditRecord

if TYPE_CHECKING:
    from pathlib import Path

    from tests.aaaudit.conftest import Desk, Said

FAULTS = '<svg width="9" height="9" role="img"></svg><p style="color: #707070">Pale &amp; small</p>'


@pytest.fixture(scope="module")
def site(desk: Desk) -> dict[str, str]:
    """Return a site with failures, questions, hints, a page left out and one not audited."""
    return {
        "index.html": desk.page(FAULTS),
        "b/index.html": desk.page(FAULTS),
        "c.html": desk.page(
            '<p style="background: linear-gradient(#fff, #000)">Over a gradient</p><h4>Deep</h4>'
        ),
        "d.html": desk.page(head='<link rel="stylesheet" href="gone.css">'),
        "drafts/x.html": desk.page(FAULTS),
    }


@pytest.fixture(scope="module")
def folder(desk: Desk) -> Path:
    """Return the folder of the reports."""
    return desk.folder({}) / "new" / "report"


@pytest.fixture(scope="module")
def said(desk: Desk, site: dict[str, str], folder: Path) -> Said:
    """Return what the command says while it writes the reports."""
    return desk.audit(site, "--report", folder, "--browsers", "2", policy='exclude = ["/drafts/*"]')


def test_the_terminal_shows_the_worst_first_and_hints_apart(said: Said) -> None:
    """What is not audited comes first, then failures with their places, and the verdict stands last."""
    lines = said.out.splitlines()
    assert [line for line in lines if line and not line.startswith("  ")] == [
        "Not audited",
        "Failures",
        "For a person to decide",
        "Hints",
        "Left out by the policy: 1 page.",
        "Not good: 4 failures and 1 page not audited, of 4 pages at 320 and 1280 px, WCAG 2.2 level AAA.",
    ]
    first = lines.index("Failures") + 1
    assert re.sub(r"axe/[\d.]+/", "axe/VERSION/", "\n".join(lines[first : first + 5])) == (
        "  <svg> elements with an img or image role must have alternative text [axe:svg-img-alt; level A, 1.1.1], "
        "2 elements on 2 pages; see "
        "https://dequeuniversity.com/rules/axe/VERSION/svg-img-alt?application=axeAPI\n"
        "    /: svg, and the same on 1 more page\n"
        '      <svg width="9" height="9" role="img"></svg>\n'
        "      Element has no child that is a title; aria-label attribute does not exist or is empty; "
        "aria-labelledby attribute does not exist, references elements that do not exist or references "
        "elements that are empty; Element has no title attribute\n"
        "      <svg> elements with an img or image role must have alternative text: mend one of these."
    )


def test_the_same_site_gives_the_same_bytes(
    desk: Desk, site: dict[str, str], said: Said, folder: Path
) -> None:
    """Nothing in the reports depends on time, port, or which of how many browsers was faster."""
    again = desk.folder({})
    second = desk.audit(site, "--report", again, "--browsers", "1", policy='exclude = ["/drafts/*"]')
    assert second == said
    names = [
        "audit.json",
        "audit.sarif",
        "audit.schema.json",
        "earl.jsonld",
        "index.html",
        "index.ja.html",
        "index.zh-TW.html",
        "junit.xml",
        "statement.en.html",
        "statement.ja.html",
        "statement.zh-TW.html",
    ]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert [(again / name).read_bytes() for name in names] == [(folder / name).read_bytes() for name in names]


@pytest.mark.usefixtures("said")
def test_the_json_report_is_as_its_schema_says(folder: Path) -> None:
    """The report names its schema, which knows each of its keys."""
    text = (folder / "audit.json").read_text(encoding="utf-8")
    record = AuditRecord.model_validate_json(text)
    assert record.counts.model_dump() == {
        "pages": 4,
        "not_audited": 1,
        "failed": 4,
        "cannot_tell": 2,
        "hints": 1,
        "known": 0,
    }
    data = json.loads(text)
    assert (data["$schema"], data["excluded"]) == ("./audit.schema.json", ["/drafts/x.html"])
    assert data["not_audited"] == [
        {
            "page": "/d.html",
            "widths": [320, 1280],
            "reason": "its style sheet /gone.css is missing, so that it does not look as its readers see it",
        }
    ]
    schema = json.loads((folder / "audit.schema.json").read_text(encoding="utf-8"))
    assert set(data) == set(schema["properties"])
    assert set(data["findings"][0]) == set(schema["$defs"]["FindingRecord"]["required"])


@pytest.mark.usefixtures("said")
def test_the_html_report_is_accessible_itself(desk: Desk, folder: Path) -> None:
    """The audit finds no failure, no question and no hint in its own report, in no language."""
    said = desk.audit(_linked(folder))
    assert (said.code, said.err) == (0, "")
    assert said.out == "Good: no failure on 3 pages at 320 and 1280 px, WCAG 2.2 level AAA.\n"


def _linked(folder: Path) -> dict[str, str]:
    """Return the report's pages and the files that they link to, by name."""
    files = [*folder.glob("index*.html"), folder / "audit.json", folder / "earl.jsonld"]
    return {file.name: file.read_text(encoding="utf-8") for file in files}


@pytest.mark.usefixtures("said")
def test_the_html_report_tells_each_finding_by_rule_and_by_page(folder: Path) -> None:
    """Each finding stands once, escaped, without any script, and its page leads to its rule."""
    report = (folder / "index.html").read_text(encoding="utf-8")
    assert "<script" not in report
    titles = re.findall(r"<h4 id=(.*)</h4>", report)
    pages = ["/", "/b/", "/", "/b/", "/c.html", "/c.html", "/c.html"]
    assert titles == [
        f'"finding-{number}">Finding {number}, on {page}' for number, page in enumerate(pages, 1)
    ]
    assert (
        "<dd><pre><code>&lt;svg width=&quot;9&quot; height=&quot;9&quot; role=&quot;img&quot;&gt;" in report
    )
    assert '<h3 id="rule-axe-svg-img-alt">&lt;svg&gt; elements with an img or image role must' in report
    assert (
        "<h3><code>/b/</code></h3>\n<p>failures 2, for a person to decide 0, hints 0</p>\n"
        '<ul class="places">\n'
        '<li><a href="#rule-axe-svg-img-alt">axe:svg-img-alt: 1</a></li>\n'
        '<li><a href="#rule-axe-color-contrast-enhanced">axe:color-contrast-enhanced: 1</a></li>\n</ul>'
    ) in report


def test_what_the_html_report_quotes_of_a_site_has_its_language(desk: Desk) -> None:
    """A sentence of an English page stands marked in the reports in Chinese and Japanese, which pass."""
    quoted = "A very wide block of text that does not"
    wide = f'<div style="width: 900px">{quoted} reflow at the width of a telephone.</div>'
    report = desk.folder({})
    desk.audit({"index.html": desk.page(wide)}, "--report", report)
    for name in ("index.zh-TW.html", "index.ja.html"):
        assert f'「<span lang="en">{quoted}</span> 」' in (report / name).read_text(encoding="utf-8")
    assert f"“{quoted} ”" in (report / "index.html").read_text(encoding="utf-8")
    said = desk.audit(_linked(report))
    assert (said.code, said.err) == (0, "")
    assert said.out == "Good: no failure on 3 pages at 320 and 1280 px, WCAG 2.2 level AAA.\n"


def test_of_a_fault_on_many_pages_the_terminal_shows_ten_places(desk: Desk) -> None:
    """The other reports have them all."""
    many = "".join(f'<svg width="9" height="9" role="img" id="i{number:02}"></svg>' for number in range(12))
    said = desk.audit({"index.html": desk.page(many)}, "--width", "1280")
    places = [line.strip() for line in said.out.splitlines() if line.startswith(("    /", "    and "))]
    assert places == [
        *(f"/: #i{number:02}" for number in range(10)),
        "and 2 more elements, which --report and --format json show",
    ]

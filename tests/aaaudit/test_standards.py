"""The standards as data, the table of criteria, and the self-assessment by Taiwan's standard."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aaaudit.commands.criteria import criteria_as_markdown
from aaaudit.finding import Level
from aaaudit.rules import own_rules
from aaaudit.standards import codes, criteria, features, rows
from aaaudit.standards.coverage import (
    Coverage,
    act_rules,
    coverage,
    deprecated_act_rules,
    evidence,
    rule_ids,
    rules_by_act,
    rules_by_criterion,
)

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk, Said

    from aaaudit.standards import Code, Edition

EDITIONS: tuple[Edition, ...] = ("115.11", "110.07")
ALL_CODES = [(edition, code) for edition in EDITIONS for code in codes(edition).values()]


def test_there_are_86_criteria() -> None:
    """WCAG 2.2 has 31 at level A, 24 at AA and 31 at AAA; 4.1.1 is gone."""
    counts = Counter(criterion.level for criterion in criteria().values())
    assert counts == {Level.A: 31, Level.AA: 24, Level.AAA: 31}
    assert "4.1.1" not in criteria()


def test_each_criterion_is_told_in_three_languages() -> None:
    """Its name and how a person reviews it."""
    texts = [text for criterion in criteria().values() for text in (criterion.name, criterion.review)]
    assert all(text.en and text.zh_tw and text.ja for text in texts)
    for part in ("en", "zh_tw", "ja"):
        assert len({getattr(criterion.name, part) for criterion in criteria().values()}) == 86


@pytest.mark.parametrize(("edition", "number", "machine"), [("115.11", 244, 28), ("110.07", 232, 30)])
def test_no_code_of_an_edition_is_missing(edition: Edition, number: int, machine: int) -> None:
    """Each published code of the table is there, and no item that is a tool's own."""
    published = {row["code"] for row in rows() if row[f"in_{edition.replace('.', '_')}"] == "yes"}
    assert set(codes(edition)) == published
    assert len(published) == number
    assert sum(code.machine for code in codes(edition).values()) == machine


@pytest.mark.parametrize(("edition", "code"), ALL_CODES, ids=lambda value: getattr(value, "code", value))
def test_each_code_is_mapped(edition: Edition, code: Code) -> None:
    """To rules that there are, or to a reason why none decides it; and to what a person does, in two languages."""
    assert set(code.rules) <= set(rule_ids())
    assert set(code.applies) <= set(features())
    assert code.text.zh_tw
    assert code.check.zh_tw
    assert code.check.en
    if code.machine:
        assert evidence(code, edition) or code.trap
    assert code.whole is bool(code.whole and evidence(code, edition))


def test_a_code_reads_as_its_level_and_criterion() -> None:
    """Digit 1 is the level, digits 2 and 3 the guideline, 4 and 5 the criterion."""
    for code in codes("115.11").values():
        one, two, three, four, five = code.code[2:7]
        assert code.level == "A" * int(one)
        assert code.criterion == f"{two}.{three}.{int(four + five)}"


def test_traps_are_told_in_both_languages() -> None:
    """A title on every link, and colours left unset, are demands that harm people."""
    traps = {code.code: code.trap for code in codes("115.11").values() if code.trap}
    assert set(traps) == {"CS3140800C", "HM3240900C"}
    assert all(trap.en and trap.zh_tw for trap in traps.values())


def test_each_rule_is_evidence_for_a_code() -> None:
    """No rule of a criterion that has codes is forgotten, whoever adds it."""
    used: dict[str, set[str]] = {}
    for code in codes("115.11").values():
        used.setdefault(code.criterion, set()).update(evidence(code, "115.11"))
    for number, rules in rules_by_criterion().items():
        assert set(rules) <= used.get(number, set(rules))


def test_what_is_called_automatic_has_rules() -> None:
    """And what has none is called manual."""
    for criterion in criteria().values():
        assert (coverage(criterion) is Coverage.MANUAL) is (criterion.number not in rules_by_criterion())
        assert not criterion.whole or criterion.number in rules_by_criterion()


def test_the_table_of_criteria_is_todays() -> None:
    """Write it anew with: python -m aaaudit criteria > accessibility/CRITERIA.md."""
    file = Path(__file__).parents[2] / "accessibility" / "CRITERIA.md"
    assert file.read_text(encoding="utf-8") == criteria_as_markdown()


def test_the_table_of_criteria_misses_none() -> None:
    """Each criterion is a row with its level, names, coverage, rules and review."""
    cells = [line.split(" | ") for line in criteria_as_markdown().splitlines() if re.match(r"\| \d", line)]
    assert [row[0].removeprefix("| ") for row in cells] == list(criteria())
    assert {len(row) for row in cells} == {8}


def test_every_act_rule_that_a_rule_names_is_known() -> None:
    """A mistyped id would claim a coverage that nobody can check."""
    known = {*act_rules(), *deprecated_act_rules()}
    assert len(known) == len(act_rules()) + len(deprecated_act_rules())
    assert set(rules_by_act()) <= known
    declared = {act for rule in own_rules().values() for act in rule.act}
    assert declared <= known


def test_act_rules_are_told_with_axe_and_our_own() -> None:
    """Axe's metadata is read from its script, ours from the rules' files; deprecated rules cover nothing."""
    assert {"aaa:contrast-minimum", "axe:color-contrast"} <= set(rules_by_act()["afw4f7"])
    assert {rule for rules in rules_by_act().values() for rule in rules} <= set(rule_ids())
    assert "[afw4f7](" in criteria_as_markdown()


HEAD = '<table><caption>Fees</caption><tr><th scope="col">Tax</th></tr><tr><td>1</td></tr></table>'
FILES = {
    "index.html": f'{HEAD}<img src="data:," alt="">',
    "faulty/index.html": f'<img src="data:,"><img src="data:,"><a href="/">Start of this site</a>{HEAD}',
    "asked/index.html": '<input aria-label="Name" autocomplete="name">',
}
REVIEW = """
criterion = "1.3.3"
pages = "/*"
outcome = "passed"
by = "Lin"
on = 2026-11-20
expires = 2027-11-20
note = "Read aloud"
"""


@pytest.fixture(scope="module")
def report(desk: Desk) -> Path:
    """Return the folder of the reports."""
    return desk.folder({})


@pytest.fixture(scope="module")
def said(desk: Desk, report: Path) -> Said:
    """Return what the command says at level A of a site with faults, reviews and a known finding."""
    from aaaudit.content import content_of  # noqa: PLC0415 - only this fixture reads content

    files = {name: desk.page(body, title=f"Page {name}") for name, body in FILES.items()}
    paths = {"index.html": "/", "faulty/index.html": "/faulty/", "asked/index.html": "/asked/"}
    hashes = "".join(f'"{paths[name]}" = "{content_of(text).hash}"\n' for name, text in files.items())
    record = f"{REVIEW}[hashes]\n{hashes}"
    kept = desk.folder(
        {
            "reviews/1.toml": record,
            "reviews/2.toml": record.replace("1.3.3", "2.4.3").replace("passed", "failed"),
            "reviews/3.toml": record.replace("1.3.3", "1.3.2").replace("2027", "2026"),
            "known.toml": (
                '[[known]]\nrule = "axe:image-alt"\npages = "/faulty/"\nselector = "*"\n'
                'reason = "Old"\nowner = "Lin"\nexpires = 2027-01-01\n'
            ),
        }
    )
    options = ["--standard", "115.11", "--level", "A", "--width", "1280", "--today", "2026-11-25"]
    given = ["--reviews", kept / "reviews", "--baseline", kept / "known.toml", "--report", report]
    return desk.audit(files, *options, *given)


@pytest.fixture(scope="module")
def answers(said: Said, report: Path) -> dict[str, dict[str, Any]]:
    """Return the codes of the self-assessment by code."""
    assert said.err == ""
    data = json.loads((report / "assessment-115.11.json").read_text(encoding="utf-8"))
    return {code["code"]: code for code in data["codes"]}


def test_the_codes_up_to_the_level_are_assessed(answers: dict[str, dict[str, Any]]) -> None:
    """At level A, 21 machine codes and 103 for a person."""
    assert Counter(code["kind"] for code in answers.values()) == {"machine": 21, "manual": 103}


@pytest.mark.parametrize(
    ("code", "answer", "machine"),
    [
        ("HM1110100C", "failed", "failed"),  # although the baseline knows it
        ("HM1240200C", "passed", "passed"),
        ("HM1110101C", "not applicable", "not applicable"),
        ("HM1130104C", "open", "cannot tell"),
        ("HM1130100C", "passed", "passed"),
        ("HM1110110E", None, None),
        ("GN1130300E", "passed", "cannot tell"),
        ("GN1240300E", "failed", "cannot tell"),
        ("GN1130200E", "open", "cannot tell"),
        ("GN1120200E", "not applicable", "not applicable"),
    ],
)
def test_a_code_is_answered_by_machine_and_person(
    answers: dict[str, dict[str, Any]], code: str, answer: str | None, machine: str | None
) -> None:
    """A failure of either fails; a pass of either passes where the other cannot say."""
    found = answers.get(code)
    assert (found and found["answer"], found and found["machine"]["answer"]) == (answer, machine)


def test_the_evidence_names_pages_and_counts(answers: dict[str, dict[str, Any]]) -> None:
    """With the first place on each page."""
    machine = answers["HM1110100C"]["machine"]
    assert (machine["findings"], machine["pages_with_findings"]) == (2, 1)
    assert machine["places"][0]["page"] == "/faulty/"
    assert machine["reason"]["en"] == "2 findings on 1 pages"


def test_what_is_open_says_why(answers: dict[str, dict[str, Any]]) -> None:
    """A review that has expired is told from one that never was."""
    assert answers["GN1130200E"]["manual"]["open"] == {"its review has expired": 3}
    assert answers["HM1130104C"]["manual"]["open"] == {"never reviewed": 1}
    assert answers["GN1130300E"]["manual"]["reviews"][0]["note"] == "Read aloud"


def test_the_terminal_sums_up(said: Said) -> None:
    """Failed codes with a place come first, the verdict stands last."""
    lines = said.out.splitlines()
    first = lines.index("Standard 115.11, level A") + 1
    assert lines[first] == "  failed: HM1110100C img has an alt attribute (1.1.1)"
    assert lines[first + 1].startswith("    2 findings on 1 pages, such as /faulty/: ")
    assert re.fullmatch(r"Of 124 codes, \d+ failed and \d+ are still open\.", lines[-1])


@pytest.mark.usefixtures("said")
def test_the_self_assessment_is_accessible_itself(desk: Desk, report: Path) -> None:
    """In Chinese, which is the one to submit, and in English."""
    files = {
        "index.html": (report / "assessment-115.11.html").read_text(encoding="utf-8"),
        "en.html": (report / "assessment-115.11.en.html").read_text(encoding="utf-8"),
    }
    assert '<html lang="zh-TW">' in files["index.html"]
    assert "HM1110100C img 有 alt 屬性</h4>" in files["index.html"]
    said = desk.audit(files)
    assert (said.code, said.err) == (0, "")


def test_a_shard_is_not_assessed(desk: Desk) -> None:
    """A part of a site cannot stand for the whole."""
    said = desk.audit({"index.html": desk.page()}, "--standard", "115.11", "--shard", "1/2")
    assert (said.code, said.err) == (
        2,
        "aaaudit: A shard is not the whole site to assess; leave out --shard or --standard.\n",
    )


def test_the_rules_read_from_axe_are_those_that_it_has(desk: Desk) -> None:
    """The bundled file is read without a browser, and must give what the browser gives."""
    said = desk.audit({"index.html": desk.page()}, "--format", "json", "--width", "1280")
    assert {rule["id"] for rule in said.data["rules"]} == set(rule_ids())

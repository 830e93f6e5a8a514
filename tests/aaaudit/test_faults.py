"""Every seeded fault is found, and no repaired page is accused: what the audit is worth, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from aaaudit.rules import own_rules
from fault_cases import Case, cases

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

CASES = cases()


def by_hand(case: Case) -> bool:
    """Whether the rules that the case names are of the kind that press keys and move pointers."""
    return any(rule in own_rules() and own_rules()[rule].scope == "interaction" for rule in case.rules)


@pytest.fixture(scope="session")
def failures(desk: Desk) -> dict[str, set[str]]:
    """Audit all pages of all cases; give the rules that failed by path of the page.

    In one run of those for hands, which go over each page there: a repaired page has most parts of its faulty
    twin, and must not vouch for them. In another of the rest.
    """
    found: dict[str, set[str]] = {}
    for hands, policy in ((True, 'by_hand = "each page"\n'), (False, "")):
        chosen = [case for case in CASES if by_hand(case) is hands]
        files = {path: text for case in chosen for path, text in case.pages().items()}
        files["index.html"] = desk.page()
        said = desk.run(desk.folder(files), "--format", "json", policy=f"browsers = 4\n{policy}")
        assert said.err == ""
        assert said.data["not_audited"] == []
        for finding in said.data["findings"]:
            if finding["outcome"] == "failed" and finding["level"] != "hint":
                found.setdefault(finding["page"], set()).add(finding["rule"])
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_seeded_fault_is_found(failures: dict[str, set[str]], case: Case) -> None:
    """One of the rules that the case names fails on the faulty page."""
    assert failures.get(f"/faulty/{case.id}/", set()) & set(case.rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_repaired_page_is_not_accused(failures: dict[str, set[str]], case: Case) -> None:
    """The same page without the fault has no failure of any rule."""
    assert failures.get(f"/repaired/{case.id}/", set()) == set()


def test_there_are_cases_enough_in_each_language() -> None:
    """At least 150 faults, and 40 of them in each language of the site."""
    assert len({case.id for case in CASES}) == len(CASES)
    assert len(CASES) >= 150
    counts = Counter(case.language for case in CASES)
    assert min(counts[language] for language in ("zh-TW", "en", "ja")) >= 40


def test_the_audit_finds_what_axe_alone_misses(
    failures: dict[str, set[str]], record_property: pytest.RecordProperty
) -> None:
    """On the same faulty pages our rules and axe's together find every fault, axe alone far from all."""
    by_axe = sum(
        any(rule.startswith("axe:") for rule in failures.get(f"/faulty/{case.id}/", set())) for case in CASES
    )
    record_property("found by axe alone", f"{by_axe} of {len(CASES)}")
    found = sum(bool(failures.get(f"/faulty/{case.id}/", set()) & set(case.rules)) for case in CASES)
    assert found == len(CASES)
    assert by_axe < found * 0.6

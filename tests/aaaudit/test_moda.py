"""What machine codes of Taiwan's standard ask over WCAG: found as hints and questions, never as failures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from aaaudit.rules import own_rules

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("moda_cases.yml").read_text(encoding="utf-8")
)
RULES = {case["rule"] for case in CASES}


def _page(desk: Desk, case: dict[str, Any], body: str) -> str:
    if case.get("page"):
        return body
    page = desk.page("<p>Good</p>" if case.get("outside") else body)
    return page.replace("<main>", f"<header>{body}</header><main>") if case.get("outside") else page


@pytest.fixture(scope="module")
def found(desk: Desk) -> dict[str, set[tuple[str, str]]]:
    """Audit all pages in one run; give rules with outcomes by path of the page."""
    files = {
        f"{state}/{case['id']}/index.html": _page(desk, case, case[state])
        for case in CASES
        for state in ("faulty", "repaired")
    }
    said = desk.audit(files, "--format", "json", "--width", "1280")
    assert said.data["not_audited"] == []
    pages: dict[str, set[tuple[str, str]]] = {}
    for finding in said.data["findings"]:
        pages.setdefault(finding["page"], set()).add((finding["rule"], finding["outcome"]))
    return pages


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_broken_code_is_found(found: dict[str, set[tuple[str, str]]], case: dict[str, Any]) -> None:
    """The rule fails, or asks where only a person can say."""
    outcome = "cannot tell" if case.get("asked") else "failed"
    assert (case["rule"], outcome) in found.get(f"/faulty/{case['id']}/", set())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_repaired_page_breaks_no_code(found: dict[str, set[tuple[str, str]]], case: dict[str, Any]) -> None:
    """None of these rules says anything of the page without the fault."""
    assert {rule for rule, _ in found.get(f"/repaired/{case['id']}/", set())} & RULES == set()


def test_no_success_criterion_fails_by_these_rules() -> None:
    """They are demands of one standard, so that a page conforms to WCAG all the same."""
    assert {own_rules()[rule].level.value for rule in RULES} == {"hint"}

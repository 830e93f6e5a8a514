"""What the service plan promises, counted in the content of this site."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publicdesk.check.run import check
from publicdesk.contract.built import CLASS_FOLDERS
from publicdesk.languages import LANGUAGES
from publicdesk.listing.classes import ClassNode
from publicdesk.listing.derived import Derived
from publicdesk.listing.facets import Listing
from publicdesk.site.all_pages import with_derived_pages
from publicdesk.wording.strings import load_strings
from tiny_site import ROOT

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue

NINE_TAXES = {
    "individual-income", "profit-seeking-income", "estate", "gift", "business", "commodity",
    "tobacco-alcohol", "securities-transaction", "futures-transaction",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the content of this site, with the pages that follow from it."""
    found, findings = check(ROOT / "docs")
    assert found is not None
    assert [finding for finding in findings if finding.level == "error"] == []
    return with_derived_pages(found, load_strings([Path(ROOT / "overrides")]))


@pytest.mark.parametrize(
    ("kind", "promised"), [("form", 152), ("service", 122), ("procedure", 40), ("faq", 90), ("measure", 125)]
)
def test_the_registers_hold_what_is_promised(catalogue: Catalogue, kind: str, promised: int) -> None:
    """152 forms and 122 online services are the plan's own numbers; the plan itself has 125 measures."""
    assert len(catalogue.of_kind(kind)) >= promised


def test_each_of_nine_taxes_has_ten_questions(catalogue: Catalogue) -> None:
    """The question bank covers the taxes that the plan names."""
    counts = Counter(entry.facts.tax for entry in catalogue.of_kind("faq"))
    assert set(counts) == NINE_TAXES
    assert min(counts.values()) >= 10


@pytest.mark.parametrize("kind", ["procedure", "form", "service", "faq", "office", "measure"])
def test_titles_and_summaries_are_in_three_languages(catalogue: Catalogue, kind: str) -> None:
    """A citizen of each language finds every entry under a title of that language."""
    assert {entry.id for entry in catalogue.of_kind(kind) if entry.languages() != LANGUAGES} == set()


def test_forms_and_services_lead_to_procedures_and_back(catalogue: Catalogue) -> None:
    """Each form and service is named by a procedure, and each of those exists."""
    for kind, key in (("form", "forms"), ("service", "services")):
        named = {name for entry in catalogue.of_kind("procedure") for name in getattr(entry.facts, key)}
        queried = {entry.facts.progress_query for entry in catalogue.of_kind("procedure")}
        ids = {entry.id for entry in catalogue.of_kind(kind)}
        assert ids - named - queried == set()
        assert named - ids == set()


def test_each_class_lists_exactly_the_pages_that_carry_it(catalogue: Catalogue) -> None:
    """The page of a code and the front matter of its pages say the same, in both directions."""
    for scheme in CLASS_FOLDERS:
        stated: dict[str, set[str]] = {}
        for entry in catalogue.entries:
            if entry.kind.own_page and not isinstance(entry, Derived):
                code = getattr(entry.facts.classification, scheme)
                stated.setdefault(code, set()).add(entry.path.as_posix())
        listed = {
            page.content.code: {member.path.as_posix() for member in page.content.members}
            for page in catalogue.of_kind("listing")
            if isinstance(page, Derived)
            and isinstance(page.content, ClassNode)
            and page.content.scheme == scheme
            and page.content.members
        }
        assert listed == stated


def test_no_list_is_empty(catalogue: Catalogue) -> None:
    """A link of a facet always leads to something."""
    lists = [page for page in catalogue.of_kind("listing") if isinstance(page, Derived)]
    facets = [page for page in lists if isinstance(page.content, Listing)]
    assert facets
    assert [page.id for page in facets if not page.content.members] == []

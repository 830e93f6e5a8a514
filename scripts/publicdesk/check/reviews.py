"""Judge dates: a review that its law has overtaken, dates in the wrong order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry

_ORDERED = (
    ("published", "reviewed"),
    ("reviewed", "review_by"),
    ("date", "expires"),
    ("effective_from", "effective_until"),
)


def judge_dates(catalogue: Catalogue) -> list[Finding]:
    """Find pairs of dates that are the wrong way round, and laws newer than the page's review."""
    findings = []
    for entry in catalogue.entries:
        for earlier, later in _ORDERED:
            first, second = getattr(entry.facts, earlier, None), getattr(entry.facts, later, None)
            if first and second and first > second:
                line = entry.source.front.line_of((later,))
                findings.append(
                    Finding.of(
                        "date.order",
                        entry.source.file,
                        line,
                        earlier=earlier,
                        later=later,
                        first=first,
                        second=second,
                    )
                )
        findings += _overtaken(entry, catalogue)
    return findings


def _overtaken(entry: Entry, catalogue: Catalogue) -> list[Finding]:
    findings = []
    for index, basis in enumerate(getattr(entry.facts, "legal_basis", ())):
        law = catalogue.tables["laws"].get(basis.law)
        amended = getattr(law, "amended", None)
        if law and amended and amended > entry.facts.reviewed:
            findings.append(
                Finding.of(
                    "review.law-newer",
                    entry.source.file,
                    entry.source.front.line_of(("legal_basis", index)),
                    law=law.name.zh,  # type: ignore[attr-defined]
                    amended=amended,
                    reviewed=entry.facts.reviewed,
                )
            )
    return findings

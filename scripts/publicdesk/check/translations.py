"""Judge translations: texts only; a fact stands once, in the Chinese page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue


def judge_benefits(catalogue: Catalogue) -> list[Finding]:
    """Find measures whose translation names more or fewer numbers than the Chinese page has."""
    findings = []
    for entry in catalogue.of_kind("measure"):
        wanted = len(entry.facts.benefits)
        for version in entry.versions.values():
            if version.texts is entry.facts:
                continue
            given = len(version.texts.benefits_of)  # type: ignore[attr-defined]
            if given != wanted:
                line = version.source.front.line_of(("benefits_of",))
                findings.append(
                    Finding.of("measure.benefits", version.source.file, line, wanted=wanted, given=given)
                )
    return findings

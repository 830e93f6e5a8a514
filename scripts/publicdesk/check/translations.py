"""Judge translations: texts only; a fact stands once, in the Chinese page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.collect.yaml_lines import Block
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.pages import Source


def without_facts(translation: Source, original: Source) -> tuple[Block, list[Finding]]:
    """Return a translation's front matter without the facts it states again, and a finding for each."""
    kind = translation.kind
    allowed = kind.texts.model_fields
    facts = [key for key in translation.front.data if key in kind.facts.model_fields and key not in allowed]
    findings = []
    for key in facts:
        stated = original.front.line_of((key,)) if key in original.front.data else 1
        findings.append(
            Finding.of(
                "translation.fact",
                translation.file,
                translation.front.line_of((key,)),
                key=key,
                original=f"{original.file}:{stated}",
            )
        )
    kept = {key: value for key, value in translation.front.data.items() if key not in facts}
    return Block(kept, translation.front.lines, translation.front.line), findings


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

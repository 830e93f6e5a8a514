"""Judge ids, titles and languages of pages: one id, one page; a translation has a Chinese page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from publicdesk.catalogue.anchors import GLOSSARY_PAGE, parts_of, taken_ids, template_ids
from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.pages import Pages, Source
    from publicdesk.collect.tables import RawTables

_HOME: Final = PurePosixPath("index.md")
"""The home page: where it is missing that is told by itself."""


def judge_ids(catalogue: Catalogue) -> list[Finding]:
    """Find ids that two pages state, and ids that are not the name of their file."""
    first: dict[tuple[str, str], Source] = {}
    findings = []
    for entry in catalogue.entries:
        if not entry.kind.has_id:
            continue
        source = entry.source
        line = source.front.line_of(("id",))
        other = first.setdefault((entry.kind.name, entry.id), source)
        if other is not source:
            where = f"{other.file}:{other.front.line_of(('id',))}"
            findings.append(Finding.of("id.twice", source.file, line, id=entry.id, other=where))
        elif entry.id != entry.path.stem:
            findings.append(Finding.of("id.file", source.file, line, id=entry.id, name=entry.path.stem))
    return findings


def judge_folders(catalogue: Catalogue) -> list[Finding]:
    """Find questions whose tax is not the one of their folder: they would be shown on the wrong page."""
    return [
        Finding.of(
            "faq.folder",
            entry.source.file,
            entry.source.front.line_of(("tax",)),
            tax=entry.facts.tax,
            folder=entry.path.parent.name,
            suggestion=f"docs/{entry.kind.folder}/{entry.facts.tax}/"
            if entry.facts.tax in catalogue.row_ids("taxes")
            else "",
        )
        for entry in catalogue.of_kind("faq")
        if entry.path.parent.name != entry.facts.tax
    ]


def judge_titles(catalogue: Catalogue) -> list[Finding]:
    """Find titles that another page of the same language has: a list of links could not tell them apart."""
    findings = []
    first: dict[tuple[str, str], Source] = {}
    for entry in catalogue.entries:
        for language, version in entry.versions.items():
            if not entry.kind.own_page:
                continue
            key = (language, version.texts.title)
            other = first.setdefault(key, version.source)
            if other is not version.source:
                line = version.source.front.line_of(("title",))
                where = f"{other.file}:{other.front.line_of(('title',))}"
                findings.append(
                    Finding.of(
                        "title.twice", version.source.file, line, title=version.texts.title, other=where
                    )
                )
    return findings


def judge_headings(catalogue: Catalogue) -> list[Finding]:
    """Find ids in texts that a section of the page's template has, or another part of the text."""
    findings = []
    for entry in catalogue.entries:
        taken = taken_ids(entry, catalogue)
        for version in entry.versions.values():
            source = version.source
            seen: dict[str, int] = {}
            for element in source.text.elements:
                anchor = element.attributes.get("id")
                if not anchor:
                    continue
                if anchor in taken:
                    findings.append(Finding.of("heading.reserved", source.file, element.line, id=anchor))
                elif anchor in seen:
                    findings.append(
                        Finding.of("id.in-text", source.file, element.line, id=anchor, first=seen[anchor])
                    )
                seen.setdefault(anchor, element.line)
    return findings


def judge_ids_on_pages(catalogue: Catalogue, raw: RawTables) -> list[Finding]:
    """Find questions, measures and terms whose id a section of the page that shows them has."""
    findings = []
    for entry in catalogue.entries:
        ids = template_ids(entry, catalogue) if entry.kind.own_page else frozenset()
        findings += [
            Finding.of("id.on-page", part.source.file, part.source.front.line_of(("id",)), id=part.id)
            for part in parts_of(entry, catalogue)
            if part.id in ids
        ]
        if entry.path.as_posix() == GLOSSARY_PAGE and "glossary" in raw.blocks:
            lines = raw.blocks["glossary"]
            findings += [
                Finding.of("id.on-page", raw.files["glossary"], lines.line_of((row,)), id=row)
                for row in catalogue.tables["glossary"]
                if row in ids
            ]
    return findings


def judge_homes_of_parts(catalogue: Catalogue) -> list[Finding]:
    """Find questions and measures in a language in which the page that shows them is missing."""
    findings = set()
    for entry in catalogue.entries:
        if entry.kind.own_page:
            continue
        path = entry.path.with_name("index.md")
        home = catalogue.at(path.as_posix())
        for language in entry.languages() if not catalogue.is_refused(path.as_posix()) else ():
            if home is None or language not in home.versions:
                name = path if language == DEFAULT else path.with_name(f"index.{language}.md")
                findings.add(Finding.of("part.no-page", f"docs/{name}", 0))
    return [finding for finding in findings if finding.file not in catalogue.unread]


def judge_orphans(pages: Pages, refused: Iterable[tuple[str, str, str]]) -> list[Finding]:
    """Find translations whose Chinese page is missing; of ``refused`` pages it is told what is wrong with them."""
    chinese = [source for source in pages.sources if source.language == DEFAULT]
    originals = {source.path for source in chinese} | set(pages.unread) | {_HOME}
    originals |= {
        source.path.parent / str(source.front.data.get("tax", "")) / source.path.name
        for source in chinese
        if source.kind.depth > len(source.path.parents) - len(("kind", "root"))
    }
    originals |= {PurePosixPath(path) for _, _, path in refused}
    written = {source.file for source in pages.sources}
    return [
        Finding.of(
            "translation.orphan",
            source.file,
            1,
            original=f"docs/{source.path}",
            suggestion=_moved(source, chinese, written),
        )
        for source in pages.sources
        if source.path not in originals
    ]


def _moved(orphan: Source, chinese: list[Source], written: set[str]) -> str:
    """Return where a translation belongs, when its Chinese page has been moved or renamed: the file that it lacks."""
    stem = orphan.path.stem
    for source in chinese:
        same_name = source.path.name == orphan.path.name and stem != "index"
        same_id = source.path.parent == orphan.path.parent and source.front.data.get("id") == stem
        file = f"docs/{source.path.with_suffix('')}.{orphan.language}.md"
        if (same_name or same_id) and file not in written:
            return file
    return ""


def judge_home(catalogue: Catalogue) -> list[Finding]:
    """Find languages that pages are written in and the home page is not."""
    home = catalogue.at("index.md")
    if catalogue.is_refused("index.md"):
        return []
    if home is None:
        return [Finding.of("home.missing", "docs/index.md", 0)]
    written = {language for entry in catalogue.entries for language in entry.versions}
    missing = sorted(written - set(home.versions))
    files = ["docs/index.md" if language == DEFAULT else f"docs/index.{language}.md" for language in missing]
    return [Finding.of("home.missing", file, 0) for file in files if file not in catalogue.unread]

"""The parts of a built page that a link may point to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.contract.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue, Entry, Version

GLOSSARY_PAGE: Final = "glossary.md"
"""Path of the page that explains the terms; on a site without it no text leads there."""

_OWN_TEMPLATES: Final = {
    "index.md": "home",
    GLOSSARY_PAGE: "glossary",
    "search.md": "search",
    "sitemap.md": "sitemap",
}
"""Pages that have a template of their own."""

FIXED: dict[str, tuple[str, ...]] = {
    "procedure": (
        "who", "documents", "how", "time", "fee", "where", "deadline", "amounts", "forms", "services", "flow",
        "law", "after", "contact",
    ),
    "form": ("download", "facts", "procedures", "blank"),
    "service": ("facts", "procedures"),
    "office": ("route", "floors", "counters", "facilities", "contact"),
}  # fmt: skip
"""Ids of the sections that the templates give each page of a kind."""

_WHERE_STATED: Final = {
    "procedure": {"amounts": "amounts", "forms": "forms", "services": "services", "law": "legal_basis"},
    "form": {"blank": "fields"},
}
"""Sections that stand only on pages that state a fact: the id of each, and the key of the fact."""

EVERYWHERE = ("main", "menu", "sources", "key-u", "key-s", "key-c", "key-z", "q-header")
"""Ids that the frame of a page takes."""

ON_PAGES = {
    "home": ("tasks", "news", "events", "calendar", "audiences", "taxes", "offices", "find"),
    "list": ("facets", "chosen"),
    "sitemap": ("access-keys", "pages"),
    "search": (
        "q", "search", "search-status", "search-results", "search-facets", "search-kinds", "search-taxes",
        "search-list", "search-pages", "search-help", "search-index",
    ),
}  # fmt: skip
"""Ids that the templates of pages without a kind of their own take, by the template's name."""


_ALWAYS: Final = {
    "home": ("tasks", "news", "taxes", "find"),
    "sitemap": ("pages",),
    "search": ("q", "search-index"),
}
"""Of these, the ids of parts that readers always see."""


def template_of(entry: Entry) -> str:
    """Return the name of the template under ``pages/`` that shows an editor's page."""
    path = entry.path
    if own := _OWN_TEMPLATES.get(path.as_posix()):
        return own
    if path.name != "index.md":
        return entry.kind.name
    special = {"faq": "questions" if len(path.parts) > 2 else "taxes", "plan": "plan"}  # noqa: PLR2004 - faq/<tax>/index.md
    return special.get(path.parts[0], "list")


def taken_ids(entry: Entry, catalogue: Catalogue) -> frozenset[str]:
    """Return the ids on the page of ``entry`` that are not its text's, so that no part of it may have them."""
    if not entry.kind.own_page:
        return frozenset()
    parts = frozenset(_ids_of_parts(entry, catalogue))
    return parts | template_ids(entry, catalogue)


def template_ids(entry: Entry, catalogue: Catalogue) -> frozenset[str]:
    """Return the ids that its template takes on the page of ``entry``, beside those of the entries on it."""
    name = template_of(entry)
    return frozenset(
        (*sections_of(entry), *EVERYWHERE, *ON_PAGES.get(name, ()), *_made(name, entry, catalogue))
    )


def sections_of(entry: Entry) -> list[str]:
    """Return the ids of the sections that its template gives the page of ``entry``."""
    facts = _WHERE_STATED.get(entry.kind.name, {})
    fixed = FIXED.get(entry.kind.name, ())
    return [one for one in fixed if one not in facts or getattr(entry.facts, facts[one])]


def anchors_of(entry: Entry, version: Version, catalogue: Catalogue) -> frozenset[str]:
    """Return the ids in the page of ``entry``: those of its text, its fixed sections, and what it lists."""
    template = template_of(entry)
    made = _made(template, entry, catalogue) if template == "plan" else ()
    parts = (*sections_of(entry), *_ids_of_parts(entry, catalogue))
    return frozenset((*version.source.text.ids, "main", *_ALWAYS.get(template, ()), *made, *parts))


def parts_of(entry: Entry, catalogue: Catalogue) -> list[Entry]:
    """Return the entries that are shown on the page of ``entry``: they lie beside an ``index.md``."""
    return catalogue.parts_in(entry.path.parent) if entry.path.name == "index.md" else []


def id_in_part(part: Entry, anchor: str) -> str:
    """Return what an id in the text of ``part`` is on the page that shows it: two texts there may have one id.

    No id of an entry holds a colon.
    """
    return f"{part.id}:{anchor}"


def _ids_of_parts(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Yield the ids of the entries, rows and steps that the page of ``entry`` shows, and those in their texts."""
    for part in parts_of(entry, catalogue):
        yield part.id
        for version in part.versions.values():
            yield from (id_in_part(part, anchor) for anchor in version.source.text.ids)
    if entry.path.as_posix() == GLOSSARY_PAGE:
        yield from catalogue.tables["glossary"]
    if entry.flow:
        yield from (f"{entry.id}-{node.id}" for node in entry.flow.nodes)


def _made(template: str, entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Yield the ids that a template puts together from numbers and names."""
    if entry.flow:
        yield from (f"{entry.id}--title", f"{entry.id}--description")
    if template == "glossary":
        yield from (f"initial-{at}" for at in range(1, len(catalogue.tables["glossary"]) + 1))
    if template == "plan":
        for number, section in catalogue.sections.items():
            yield f"section-{number}"
            yield from (f"item-{number}-{at}" for at in range(1, len(section.items) + 1))
    if template == "search":
        for kind in KINDS:
            yield f"kind-{kind.name}"
            yield from (f"{kind.name}-{tax}" for tax in catalogue.tables["taxes"])

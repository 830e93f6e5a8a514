"""The metadata of a page: the fifteen Dublin Core elements and the three classification codes.

Source: the metadata and classification rule for agencies' electronic data (行政機關電子資料流通詮釋資料及
分類檢索規範): all fifteen elements are required, names in HTML begin with a capital, and three more elements
carry the theme, policy and service class. Every value comes from the page: a date frozen in a template
and a class given silently are known faults of real sites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publicdesk.catalogue.addresses import address
from publicdesk.catalogue.labels import in_language, row_name
from publicdesk.languages import HTML_LANG

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.languages import Language
    from publicdesk.render.page.view import View

_TYPES = {"news": "Text.News", "form": "Text.Form", "service": "Service", "procedure": "Service"}


def metadata(entry: Entry, view: View) -> list[tuple[str, str]]:
    """Return the ``(name, content)`` pairs of the page's ``meta`` elements."""
    language, catalogue = view.language, view.catalogue
    canonical = f"{view.base}{address(entry, language)}" if view.base else ""
    facts: Any = entry.facts
    texts = entry.texts(language)
    site = catalogue.site
    publisher = in_language(site.publisher, language)
    unit = row_name(catalogue, "units", facts.owner, language)
    begins = getattr(facts, "effective_from", None) or getattr(facts, "date", None) or facts.published
    ends = getattr(facts, "effective_until", None) or getattr(facts, "expires", None) or facts.review_by
    codes = facts.classification
    identifier = f"{site.identifier}-{entry.path.with_suffix('').as_posix().replace('/', '-')}-{language}"
    return [
        ("DC.Title", f"{in_language(site.name, language)}-{texts.title}"),
        ("DC.Creator", unit),
        ("DC.Subject", subject(entry, language, catalogue)),
        ("DC.Description", texts.summary),
        ("DC.Publisher", publisher),
        ("DC.Contributor", unit),
        ("DC.Date", facts.reviewed.isoformat()),
        ("DC.Type", _TYPES.get(entry.kind.name, "Text")),
        ("DC.Format", "text/html"),
        ("DC.Identifier", identifier),
        ("DC.Source", "; ".join(facts.sources) or publisher),
        ("DC.Language", HTML_LANG[entry.shown_in(language)]),
        ("DC.Relation", canonical or identifier),
        ("DC.Coverage.t.min", begins.isoformat()),
        ("DC.Coverage.t.max", ends.isoformat()),
        ("DC.Rights", in_language(site.rights, language)),
        ("Category.Theme", codes.theme),
        ("Category.Cake", codes.cake),
        ("Category.Service", codes.service),
    ]


def subject(entry: Entry, language: Language, catalogue: Catalogue) -> str:
    """Return the page's subject: its taxes where it has any, else its title."""
    taxes = getattr(entry.facts, "tax", [])
    names = [row_name(catalogue, "taxes", tax, language) for tax in taxes]
    return ", ".join(names) or str(entry.texts(language).title)

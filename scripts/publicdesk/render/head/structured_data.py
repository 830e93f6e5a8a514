"""Structured data for search engines: schema.org, as JSON-LD.

Source of the mapping: schema.org ``GovernmentService``, ``ServiceChannel`` and ``GovernmentOffice``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from publicdesk.catalogue.addresses import address
from publicdesk.languages import HTML_LANG

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Entry
    from publicdesk.render.page.view import View


def structured_data(entry: Entry, view: View) -> Markup:
    """Return the content of the page's ``application/ld+json`` script, empty where no type fits."""
    describe = {"procedure": _procedure, "office": _office}.get(entry.kind.name)
    if describe is None:
        return Markup()
    texts = entry.texts(view.language)
    data = {
        "@context": "https://schema.org",
        "name": texts.title,
        "description": texts.summary,
        "url": f"{view.base}{address(entry, view.language)}",
        **describe(entry, view),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # An HTML parser looks for "</script" and "<!--" in a script, whatever the JSON means by them.
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON in which no sign of HTML is left


def _procedure(entry: Entry, view: View) -> dict[str, Any]:
    facts = entry.facts
    return {
        "@type": "GovernmentService",
        "identifier": entry.id,
        "serviceOperator": {"@type": "GovernmentOrganization", "name": view.name("units", facts.unit)},
        "audience": [
            {"@type": "Audience", "audienceType": view.name("audiences", audience)}
            for audience in facts.audience
        ],
        "category": [view.name("taxes", tax) for tax in facts.tax],
        "availableChannel": [_channel(offer, view) for offer in facts.channels],
        "serviceOutput": {"@type": "Thing", "name": view.name("outcomes", facts.outcome)},
    }


def _channel(offer: Any, view: View) -> dict[str, Any]:  # noqa: ANN401 - ChannelOffer
    channel: dict[str, Any] = {"@type": "ServiceChannel", "name": view.t(f"channel.{offer.channel}")}
    if offer.working_days is not None:
        channel["processingTime"] = f"P{offer.working_days}D"
    return channel


def _office(entry: Entry, view: View) -> dict[str, Any]:
    facts = entry.facts
    languages = sorted({HTML_LANG[language] for counter in facts.counters for language in counter.languages})
    return {
        "@type": "GovernmentOffice",
        "identifier": entry.id,
        "address": entry.texts(view.language).address,
        "telephone": facts.phone,
        "knowsLanguage": languages,
        "openingHours": [_hours(hours) for hours in facts.hours],
    }


def _hours(hours: Any) -> str:  # noqa: ANN401 - OpeningHours
    days = "Mo-Su" if hours.days == "every-day" else "Mo-Fr"
    return f"{days} {hours.opens}-{hours.closes}"

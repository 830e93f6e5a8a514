"""What others show beside a link to a page: its card, and its facts in the terms of the Open Graph protocol.

The card of a page lies beside it. A page that follows from others (a list, a sheet to print), and one whose
card cannot be drawn, show the card of the home page in their language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.cards.glyphs import undrawn
from publicdesk.cards.picture import HEIGHT, WIDTH, Card, draw_card
from publicdesk.catalogue.addresses import address
from publicdesk.catalogue.labels import in_language
from publicdesk.contract.built import CARD
from publicdesk.contract.kinds import KINDS
from publicdesk.render.page.view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.languages import Language
    from publicdesk.wording.strings import Strings

HOME: Final = "index.md"

_ARTICLES: Final = {"chapter", "news"}
_LOCALES: Final[dict[Language, str]] = {"zh-TW": "zh_TW", "en": "en_US", "ja": "ja_JP"}
"""Open Graph wants a language with a country, and its readers know no English of Taiwan."""


def social_facts(view: View) -> list[tuple[str, str]]:
    """Return the ``(property, content)`` pairs of the page's ``meta`` elements, in the protocol's order.

    There are none where nobody is to be led to the page, or where the site has no address of its own: the
    protocol wants absolute ones.
    """
    entry, language = view.entry, view.language
    if entry is None or not entry.kind.listed or not view.base:
        return []
    texts = entry.texts(language)
    facts = [
        ("og:title", in_language(view.catalogue.site.name, language) if _is_home(entry) else texts.title),
        ("og:description", texts.summary),
        ("og:type", "article" if entry.kind.name in _ARTICLES else "website"),
        ("og:url", f"{view.base}{view.page}"),
        ("og:site_name", in_language(view.catalogue.site.name, language)),
        ("og:locale", _LOCALES[language]),
    ]
    shown = _shown_card(view)
    if shown is None:
        return facts
    where, card = shown
    return [
        *facts,
        ("og:image", f"{view.base}{where}"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", " - ".join(filter(None, (card.title, card.section, card.site)))),
    ]


def card_files(
    catalogue: Catalogue, strings: dict[Language, Strings], base: str, built: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each card, in each language that is built.

    Without ``base``, the site's public address, no page can name a card, so there are none.
    """
    for entry in catalogue.entries if base else ():
        for language in entry.languages():
            if language in built:
                view = View(catalogue, language, strings[language], address(entry, language), entry, base)
                card = card_of(view)
                if card:
                    yield f"{view.page}{CARD}", draw_card(card)


def card_of(view: View) -> Card | None:
    """Return the card of the view's page; None where it has none of its own, or one that cannot be drawn."""
    entry, language = view.entry, view.language
    if entry is None or entry.kind not in KINDS or not entry.kind.own_page:
        return None
    site = _line(in_language(view.catalogue.site.name, language))
    title = _line(entry.texts(language).title)
    section = next((head for head in view.trail()[1:] if language in head.versions), None)
    below = _line(section.texts(language).title) if section else ""
    if undrawn(site + title):
        return None
    return Card(language, site, title, "" if undrawn(below) else below)


def _shown_card(view: View) -> tuple[str, Card] | None:
    """Return the address of the card that stands for the page, relative to the site's root, and the card."""
    own = card_of(view)
    if own:
        return f"{view.page}{CARD}", own
    home = view.catalogue.at(HOME)
    if home is None or view.language not in home.versions:
        return None
    where = address(home, view.language)
    card = card_of(View(view.catalogue, view.language, view.t, where, home, view.base))
    return (f"{where}{CARD}", card) if card else None


def _is_home(entry: Entry) -> bool:
    return entry.path.as_posix() == HOME


def _line(text: str) -> str:
    return " ".join(text.split())

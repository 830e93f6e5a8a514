"""What a template sees: the catalogue as read in one language from one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from publicdesk.catalogue.addresses import address, relative
from publicdesk.catalogue.anchors import anchors_of, parts_of
from publicdesk.catalogue.flows import flow_of
from publicdesk.flow.model import FlowStrings
from publicdesk.flow.outline import render_outline
from publicdesk.flow.svg import render_svg
from publicdesk.languages import DEFAULT, HTML_LANG, LANGUAGES, OWN_NAME, prefix
from publicdesk.listing.checklist import FOLDER as CHECKLIST_FOLDER
from publicdesk.listing.derived import Derived
from publicdesk.wording.words import Words

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Entry
    from publicdesk.languages import Language

SECTIONS = ("procedures", "forms", "services", "faq", "white-paper", "news", "offices", "plan", "about")
"""Folders whose heads stand in the main menu, in its order."""

CONTACT_PAGE: Final = "about/contact.md"

REPORT: Final = "report-an-error"
"""Heading of that page which tells how to report an error, where it has one."""


@dataclass(frozen=True)
class ByChannel:
    """A value of a procedure's fact, and the ways to apply that have it."""

    channels: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class View(Words):
    """The catalogue as a page of one language shows it.

    Attributes:
        page: address of the page, relative to the root of the site.
        entry: the page's entry; None on pages that no editor writes (the error page).
        base: absolute address of the site's root, ending in a slash, or empty.
        root_path: path of the site's root on its server, for a page that is shown at any address and so
            cannot link from where it is; empty on all others.

    """

    page: str
    entry: Entry | None
    base: str
    root_path: str = ""

    def href(self, entry: Entry) -> str:
        """Return the address of ``entry`` as seen from this page."""
        return self.path(address(entry, self.language))

    def path(self, target: str) -> str:
        """Return an address relative to the site's root as seen from this page."""
        return f"{self.root_path}{target}" if self.root_path else relative(target, self.page)

    def link(self, entry: Entry, text: str = "") -> Markup:
        """Return a link to ``entry``; one that leads to another language says so, in both ways."""
        shown = entry.shown_in(self.language)
        words = text or entry.texts(self.language).title
        if shown == self.language:
            return Markup('<a href="{}">{}</a>').format(self.href(entry), words)
        note = self.t("language.only", language=OWN_NAME[shown])
        return Markup('<a href="{}" hreflang="{}"><span lang="{}">{}</span> {}</a>').format(
            self.href(entry), HTML_LANG[shown], HTML_LANG[shown], words, note
        )

    def words(self, entry: Entry, key: str) -> Markup:
        """Return a text of ``entry``, marked with its language where that is not the page's."""
        shown = entry.shown_in(self.language)
        text = getattr(entry.texts(self.language), key)
        return (
            escape(text)
            if shown == self.language
            else Markup('<span lang="{}">{}</span>').format(HTML_LANG[shown], text)
        )

    def get(self, kind: str, entry_id: str) -> Entry | None:
        """Return an entry by its id."""
        return self.catalogue.get(kind, entry_id)

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the entries of a kind, sorted as lists show them."""
        entries = self.catalogue.of_kind(kind)
        if kind == "news":
            return sorted(entries, key=lambda entry: (entry.facts.date, entry.id), reverse=True)
        if kind == "chapter":
            return sorted(entries, key=lambda entry: entry.facts.order)
        return entries

    def alerts(self, *kinds: str) -> list[Entry]:
        """Return the news of these kinds of alert, the newest first, but for the page's own."""
        return [item for item in self.of_kind("news") if item.facts.alert in kinds and item is not self.entry]

    def feedback(self) -> str:
        """Return where an error on this page is reported; empty where the site says nothing of it."""
        site = self.catalogue.site
        if site.feedback:
            return site.feedback.replace("{page}", quote(f"{self.base}{self.page}", safe=""))
        page = self.catalogue.at(CONTACT_PAGE)
        if page is None or page is self.entry:
            return ""
        return f"{self.href(page)}#{REPORT}" if self.has_part(page, REPORT) else self.href(page)

    def has_part(self, page: Entry, anchor: str) -> bool:
        """Tell whether a page, as a reader of this language gets it, has a part with this id."""
        shown = page.versions[page.shown_in(self.language)]
        return anchor in anchors_of(page, shown, self.catalogue)

    def users_of(self, entry: Entry) -> list[Entry]:
        """Return the procedures that name this form or service."""
        key = "forms" if entry.kind.name == "form" else "services"
        return [
            other
            for other in self.of_kind("procedure")
            if entry.id in getattr(other.facts, key)
            or (key == "services" and other.facts.progress_query == entry.id)
        ]

    def parts(self, entry: Entry) -> list[Entry]:
        """Return the entries that are shown on the page of ``entry``."""
        return parts_of(entry, self.catalogue)

    def index(self, folder: str) -> Entry | None:
        """Return the head of a folder."""
        return self.catalogue.at(f"{folder}/index.md" if folder else "index.md")

    def menu(self) -> list[Entry]:
        """Return the heads of the sections in the main menu."""
        return [entry for entry in map(self.index, SECTIONS) if entry]

    def menu_words(self, head: Entry) -> Markup:
        """Return the words of a head in the menu: the shorter ones where it has any."""
        shorter = head.texts(self.language).menu
        return escape(shorter) if shorter and self.language in head.versions else self.words(head, "title")

    def trail(self) -> list[Entry]:
        """Return the pages above this one, from the home page down."""
        if self.entry is None or self.entry.path.as_posix() == "index.md":
            return []
        if isinstance(self.entry, Derived):
            return [head for head in map(self.catalogue.at, self.entry.above) if head]
        folders = [folder.as_posix() for folder in reversed(self.entry.path.parents)]
        heads = [self.index("" if folder == "." else folder) for folder in folders]
        return [head for head in heads if head and head is not self.entry]

    def is_within(self, head: Entry) -> bool:
        """Tell whether this page lies in the section that ``head`` heads."""
        return self.entry is not None and head.path.parent in self.entry.path.parents

    def alternates(self) -> list[tuple[Language, str, str]]:
        """Return the languages the page is written in: code, BCP 47 tag and root-relative address."""
        if self.entry is None:
            return []
        return [(lang, HTML_LANG[lang], address(self.entry, lang)) for lang in self.entry.languages()]

    def switch(self) -> list[dict[str, object]]:
        """Return the language switch: where the page is missing in a language, its home page stands in."""
        home = self.index("")
        rows: list[dict[str, object]] = []
        for language in LANGUAGES:
            has_page = self.entry is None or language in self.entry.versions
            target = self.entry if has_page and self.entry else home
            rows.append(
                {
                    "name": OWN_NAME[language],
                    "tag": HTML_LANG[language],
                    "current": language == self.language,
                    "href": self.path(address(target, language)) if target else "",
                    "has_page": has_page,
                }
            )
        return rows

    @property
    def root(self) -> str:
        """Address of the language's home page, relative to the root of the site."""
        return prefix(self.language)

    def question_banks(self) -> list[Entry]:
        """Return the heads of the question bank, in the order of the taxes."""
        taxes = self.catalogue.tables["taxes"]
        ordered = sorted(taxes, key=lambda tax: taxes[tax].order)  # type: ignore[attr-defined]
        return [head for head in (self.index(f"faq/{tax}") for tax in ordered) if head]

    def pages_in(self, folder: str) -> list[Entry]:
        """Return the pages of a folder, its head left out."""
        return [
            entry
            for entry in self.catalogue.entries
            if entry.kind.own_page
            and entry.path.parent.as_posix() == folder
            and entry.path.name != "index.md"
        ]

    def pages_under(self, head: Entry) -> list[Entry]:
        """Return the pages of the folder that ``head`` heads and of the folders in it."""
        folder = head.path.parent
        return [
            entry
            for entry in self.catalogue.entries
            if entry.kind.own_page
            and folder in entry.path.parents
            and entry is not head
            and not isinstance(entry, Derived)
        ]

    def same_documents(self, channels: list[Any], at: int) -> str:
        """Return the channel before ``at`` that asks for the same documents, or an empty text."""
        if not channels[at].documents:
            return ""
        return next(
            (other.channel for other in channels[:at] if other.documents == channels[at].documents), ""
        )

    def by_channel(self, channels: list[Any], fact: str) -> list[ByChannel]:
        """Return the time, fee or place of each way to apply; ways with the same one share a row."""
        rows: dict[str, list[str]] = {}
        for offer in channels:
            rows.setdefault(self._fact(offer, fact), []).append(offer.channel)
        return [ByChannel(tuple(names), value) for value, names in rows.items()]

    def _fact(self, offer: Any, fact: str) -> str:  # noqa: ANN401 - ChannelOffer
        if fact == "time":
            return self.working_days(offer.working_days)
        if fact == "fee":
            return self.fee(offer.fee)
        places = [self.name("places", place) for place in offer.places]
        return self.t("list.separator").join(places) or self.t(f"place.{offer.channel}")

    def checklist(self, procedure: Entry) -> Entry | None:
        """Return the sheet to print of a procedure."""
        return self.catalogue.at(f"{procedure.path.with_suffix('').as_posix()}/{CHECKLIST_FOLDER}/index.md")

    def benefit_of(self, measure: Entry, index: int) -> Markup:
        """Return what a measure's number counts."""
        shown = measure.shown_in(self.language)
        if shown == DEFAULT:
            text = measure.facts.benefits[index].of
            return (
                escape(text)
                if shown == self.language
                else Markup('<span lang="{}">{}</span>').format(HTML_LANG[shown], text)
            )
        return escape(measure.versions[shown].texts.benefits_of[index])  # type: ignore[attr-defined]

    def flow(self, entry: Entry) -> dict[str, Markup]:
        """Return the drawing and the ordered list of a procedure's flow."""
        flow = flow_of(entry, self.language if self.language in entry.versions else DEFAULT, self.catalogue)
        strings = FlowStrings.of(self.t)
        return {
            "chart": Markup(render_svg(flow, prefix=entry.id, strings=strings)),  # noqa: S704 - it escapes
            "steps": Markup(render_outline(flow, prefix=entry.id, strings=strings)),  # noqa: S704 - it escapes
        }

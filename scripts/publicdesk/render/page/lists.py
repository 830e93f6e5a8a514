"""What a template sees of the lists: links to narrower and wider ones, with counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publicdesk.contract.built import CLASS_FOLDERS
from publicdesk.contract.kinds import KINDS
from publicdesk.languages import prefix
from publicdesk.listing.alphabet import readings_of
from publicdesk.listing.facets import Listing, narrowings, whole
from publicdesk.listing.glossary import glossary
from publicdesk.listing.registers import A_TO_Z, REGISTERS

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Entry
    from publicdesk.listing.alphabet import Alphabet
    from publicdesk.listing.classes import ClassNode
    from publicdesk.listing.glossary import GlossaryTerm
    from publicdesk.render.page.view import View


@dataclass(frozen=True)
class ListLink:
    """A link to a list: its words, its address as seen from the page, and the number of its entries."""

    text: str
    href: str
    count: int


@dataclass(frozen=True)
class Chosen:
    """A chosen value: the words of its facet and of itself, and the address of the list without it."""

    facet: str
    value: str
    without: str


@dataclass(frozen=True)
class Lists:
    """The lists as a page of one language links to them."""

    view: View

    def of_head(self, head: Entry) -> Listing | None:
        """Return the register that a page heads, None where it heads none."""
        folder = head.path.parent.as_posix()
        return next(
            (whole(register, self.view.catalogue) for register in REGISTERS if register.folder == folder),
            None,
        )

    def groups(self, listing: Listing) -> list[tuple[str, list[ListLink]]]:
        """Return each facet that narrows a listing: its name, and a link for each of its values."""
        view = self.view
        return [
            (
                view.t(f"facet.{narrowing.facet.name}"),
                [
                    ListLink(narrowing.facet.label(value, view), self._href(narrower), len(narrower.members))
                    for value, narrower in narrowing.listings
                ],
            )
            for narrowing in narrowings(listing, view.catalogue, view)
        ]

    def values(self, folder: str, facet: str) -> list[ListLink]:
        """Return a link for each value of one facet of a register."""
        head = self.view.index(folder)
        listing = self.of_head(head) if head else None
        groups = self.groups(listing) if listing else []
        name = self.view.t(f"facet.{facet}")
        return next((links for title, links in groups if title == name), [])

    def chosen(self, listing: Listing) -> list[Chosen]:
        """Return what was chosen; each can be taken back."""
        view = self.view
        rows = []
        for choice in listing.choices:
            rest = tuple(other for other in listing.choices if other is not choice)
            rows.append(
                Chosen(
                    view.t(f"facet.{choice.facet.name}"),
                    choice.facet.label(choice.value, view),
                    self._href(Listing(listing.register, rest, ())),
                )
            )
        return rows

    def alphabet_href(self, listing: Listing) -> str:
        """Return the address of the register's alphabetical list."""
        return self.view.path(f"{prefix(self.view.language)}{listing.register.folder}/{A_TO_Z}/")

    def letters(self, alphabet: Alphabet) -> list[tuple[str, str, list[Entry]]]:
        """Return each initial with an id for it and its entries."""
        groups = alphabet.groups(self.view.language, readings_of(self.view.catalogue))
        return [(mark, f"initial-{at}", entries) for at, (mark, entries) in enumerate(groups, 1)]

    def terms(self) -> list[tuple[str, str, list[GlossaryTerm]]]:
        """Return each initial with an id for it and the terms of the glossary."""
        groups = glossary(self.view.catalogue, self.view.language)
        return [(mark, f"initial-{at}", terms) for at, (mark, terms) in enumerate(groups, 1)]

    def by_kind(self, entries: tuple[Entry, ...]) -> list[tuple[str, list[Entry]]]:
        """Return entries by their kind, in the order of the kinds in the contract."""
        kinds = [kind.name for kind in KINDS]
        grouped = {name: [entry for entry in entries if entry.kind.name == name] for name in kinds}
        return [(name, members) for name, members in grouped.items() if members]

    def class_link(self, node: ClassNode) -> ListLink:
        """Return the link to a class."""
        href = self.view.path(f"{prefix(self.view.language)}{node.folder}/")
        return ListLink(self.view.class_name(node.scheme, node.code), href, node.total)

    def class_heads(self) -> list[Entry]:
        """Return the pages of the three classification lists."""
        heads = (self.view.index(folder) for folder in CLASS_FOLDERS.values())
        return [head for head in heads if head]

    def _href(self, listing: Listing) -> str:
        return self.view.path(f"{prefix(self.view.language)}{listing.folder}/")

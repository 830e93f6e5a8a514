"""The lists of a register by facet, as pages with plain links: they work without script."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publicdesk.listing.derived import LISTING, Derived, Origin, Place, Template, derive
from publicdesk.listing.registers import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.listing.registers import Facet, Register
    from publicdesk.wording.words import Words


@dataclass(frozen=True)
class Choice:
    """A facet with the value that was chosen."""

    facet: Facet
    value: str


@dataclass(frozen=True)
class Listing:
    """A register as far as it is narrowed.

    Attributes:
        register: the register.
        choices: what was chosen; none on the register's head.
        members: the entries that have all chosen values, sorted.

    """

    register: Register
    choices: tuple[Choice, ...]
    members: tuple[Entry, ...]

    @property
    def folder(self) -> str:
        """Folder of its page in the site."""
        steps = [f"{choice.facet.name}/{choice.value.lower()}" for choice in self.choices]
        return "/".join([self.register.folder, *steps])


@dataclass(frozen=True)
class Narrowing:
    """A facet by which a listing can be narrowed: the lists it leads to, in the order of its values."""

    facet: Facet
    listings: tuple[tuple[str, Listing], ...]


def whole(register: Register, catalogue: Catalogue) -> Listing:
    """Return the register with nothing chosen."""
    return Listing(register, (), tuple(register.entries(catalogue)))


def narrowings(listing: Listing, catalogue: Catalogue, words: Words) -> list[Narrowing]:
    """Return the facets that narrow a listing, each with its values that some member has.

    A value that all members of an already narrowed listing have would lead to the same list: it is left out.
    """
    found = []
    for facet in _open_facets(listing):
        by_value: dict[str, list[Entry]] = defaultdict(list)
        for entry in listing.members:
            for value in dict.fromkeys(facet.values_of(entry)):
                by_value[value].append(entry)
        ordered = sorted(by_value, key=lambda value: facet.order(value, catalogue, words))
        lists = [
            (
                value,
                Listing(listing.register, (*listing.choices, Choice(facet, value)), tuple(by_value[value])),
            )
            for value in ordered
            if not listing.choices or len(by_value[value]) < len(listing.members)
        ]
        if lists:
            found.append(Narrowing(facet, tuple(lists)))
    return found


def _open_facets(listing: Listing) -> Iterable[Facet]:
    register = listing.register
    if not listing.choices:
        return register.facets
    if len(listing.choices) > 1:
        return ()
    first = listing.choices[0].facet.name
    return [register.facet(second) for one, second in register.pairs if one == first]


def listing_pages(catalogue: Catalogue, languages: Iterable[Words]) -> Iterator[Derived]:
    """Yield a page for each value of each facet, and for each pair of values that narrows further."""
    words = list(languages)
    for register in REGISTERS:
        head = catalogue.at(f"{register.folder}/index.md")
        if head is None:
            continue
        pending: list[tuple[Listing, tuple[str, ...]]] = [
            (whole(register, catalogue), ("index.md", head.path.as_posix()))
        ]
        while pending:
            listing, above = pending.pop(0)
            if listing.choices:
                page = _page(listing, above, head, words)
                yield page
                above = (*above, page.path.as_posix())
            for narrowing in narrowings(listing, catalogue, words[0]):
                pending += [(narrower, above) for _, narrower in narrowing.listings]


def _page(listing: Listing, above: tuple[str, ...], head: Entry, words: list[Words]) -> Derived:
    def texts(each: Words) -> tuple[str, str]:
        chosen = each.t("list.separator").join(
            choice.facet.label(choice.value, each) for choice in listing.choices
        )
        name = head.texts(each.language).title
        count = each.counted("list.count", len(listing.members))
        return (
            each.t("listing.title", register=name, chosen=chosen),
            each.t("listing.summary", register=name, chosen=chosen, count=count),
        )

    template = Template(LISTING, "pages/listing.html", listing)
    return derive(Place(listing.folder, above), template, Origin(head, listing.members), texts, words)

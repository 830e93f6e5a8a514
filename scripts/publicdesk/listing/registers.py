"""The registers that citizens look through, and the facets that narrow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.contract.registers import BLANK_FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.wording.words import Words


@dataclass(frozen=True)
class Facet:
    """One property that a register can be narrowed by.

    Attributes:
        name: its name in addresses and in the theme's words (``facet.<name>``).
        values_of: the values an entry has.
        table: the table whose rows the values are, empty where they are choices of the contract.
        words: prefix of the theme's words for a value, where they are no rows of a table.

    """

    name: str
    values_of: Callable[[Entry], Iterable[str]]
    table: str = ""
    words: str = ""

    def label(self, value: str, words: Words) -> str:
        """Return the name of a value."""
        return words.name(self.table, value) if self.table else words.t(f"{self.words}.{value}")

    def order(self, value: str, catalogue: Catalogue, words: Words) -> tuple[int, str]:
        """Return the place of a value among the others: that of its row, else that of its word."""
        known = list(catalogue.tables[self.table]) if self.table else list(words.t.words)
        wanted = value if self.table else f"{self.words}.{value}"
        return (known.index(wanted) if wanted in known else len(known), value)


@dataclass(frozen=True)
class Register:
    """A register: the entries of a kind, its facets, and the pairs of facets that narrow it further.

    Attributes:
        kind: kind of its entries.
        folder: folder of its pages; the page ``index.md`` there heads it.
        facets: its facets, the most wanted first.
        pairs: names of two facets that may be chosen together, in the order of their addresses.

    """

    kind: str
    folder: str
    facets: tuple[Facet, ...]
    pairs: tuple[tuple[str, str], ...]

    def facet(self, name: str) -> Facet:
        """Return the facet of that name."""
        return next(facet for facet in self.facets if facet.name == name)

    def entries(self, catalogue: Catalogue) -> list[Entry]:
        """Return its entries, ordered by the place of their first tax, then by id."""
        taxes = list(catalogue.tables["taxes"])
        return sorted(
            catalogue.of_kind(self.kind), key=lambda entry: (_place(entry.facts.tax[0], taxes), entry.id)
        )


def _place(value: str, known: list[str]) -> int:
    return known.index(value) if value in known else len(known)


def _formats(form: Entry) -> Iterable[str]:
    return (
        {BLANK_FORMAT}
        if form.facts.fields
        else {file.file.rpartition(".")[2].lower() for file in form.facts.files}
    )


def _online(procedure: Entry) -> Iterable[str]:
    offers = {offer.channel for offer in procedure.facts.channels}
    return ("yes",) if "online" in offers else ("no",)


_TAX = Facet("tax", lambda entry: entry.facts.tax, table="taxes")
_OWNER = Facet("unit", lambda entry: (entry.facts.owner,), table="units")

REGISTERS: Final[tuple[Register, ...]] = (
    Register(
        kind="procedure",
        folder="procedures",
        facets=(
            _TAX,
            Facet("audience", lambda entry: entry.facts.audience, table="audiences"),
            Facet(
                "channel", lambda entry: [offer.channel for offer in entry.facts.channels], words="channel"
            ),
            Facet("online", _online, words="online"),
            Facet("unit", lambda entry: (entry.facts.unit,), table="units"),
        ),
        pairs=(("tax", "audience"), ("tax", "channel")),
    ),
    Register(
        kind="form",
        folder="forms",
        facets=(
            _TAX,
            Facet("channel", lambda entry: entry.facts.submit, words="channel"),
            Facet("format", _formats, words="format"),
            Facet("language", lambda entry: entry.languages(), words="in"),
            _OWNER,
        ),
        pairs=(("tax", "channel"),),
    ),
    Register(
        kind="service",
        folder="services",
        facets=(
            _TAX,
            Facet("kind", lambda entry: (entry.facts.service_kind,), words="service.kind"),
            Facet("login", lambda entry: entry.facts.login, table="logins"),
            _OWNER,
        ),
        pairs=(("tax", "kind"),),
    ),
)
"""Every register, in the order of the main menu."""

A_TO_Z: Final = "a-z"
"""Folder of a register's list in the order of the language's letters."""


def reserved_names(folder: str) -> set[str]:
    """Return the names in a register's folder that its lists take, so that no entry may have them as id."""
    for register in REGISTERS:
        if register.folder == folder:
            return {A_TO_Z, *(facet.name for facet in register.facets)}
    return set()

"""The list of a register in the order of the language's alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from publicdesk.listing.derived import LISTING, Derived, Origin, Place, Template, derive
from publicdesk.listing.facets import whole
from publicdesk.listing.initials import initial, sort_key
from publicdesk.listing.registers import A_TO_Z, REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.languages import Language
    from publicdesk.listing.registers import Register
    from publicdesk.wording.words import Words


@dataclass(frozen=True)
class Alphabet:
    """A register to be shown by initial; ``members`` are its entries in no order that matters."""

    register: Register
    members: tuple[Entry, ...]

    def groups(self, language: Language, readings: dict[str, str]) -> list[tuple[str, list[Entry]]]:
        """Return each initial with its entries, sorted as readers of the language look them up."""

        def title(entry: Entry) -> str:
            return str(entry.texts(language).title)

        ordered = sorted(self.members, key=lambda entry: sort_key(title(entry), language, readings))
        grouped = groupby(ordered, key=lambda entry: initial(title(entry), language, readings))
        joined: dict[str, list[Entry]] = {}
        for mark, entries in grouped:
            joined.setdefault(mark, []).extend(entries)
        return list(joined.items())


def readings_of(catalogue: Catalogue) -> dict[str, str]:
    """Return the kana of the kanji with which Japanese titles begin."""
    return {word: row.kana for word, row in catalogue.tables["readings"].items()}  # type: ignore[attr-defined]


def alphabet_pages(catalogue: Catalogue, languages: Iterable[Words]) -> Iterator[Derived]:
    """Yield the alphabetical list of each register."""
    words = list(languages)
    for register in REGISTERS:
        head = catalogue.at(f"{register.folder}/index.md")
        if head is None:
            continue
        members = whole(register, catalogue).members

        def texts(each: Words, head: Entry = head, number: int = len(members)) -> tuple[str, str]:
            name = head.texts(each.language).title
            count = each.counted("list.count", number)
            return each.t("a-z.title", register=name), each.t("a-z.summary", register=name, count=count)

        place = Place(f"{register.folder}/{A_TO_Z}", ("index.md", head.path.as_posix()))
        template = Template(LISTING, "pages/a-z.html", Alphabet(register, members))
        yield derive(place, template, Origin(head, members), texts, words)

"""What the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from publicdesk.languages import DEFAULT, LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from publicdesk.collect.class_lists import ClassRow
    from publicdesk.collect.pages import Source
    from publicdesk.contract.common import Texts
    from publicdesk.contract.flow import FlowBlock, FlowLabels
    from publicdesk.contract.kinds import Kind
    from publicdesk.contract.site import Site
    from publicdesk.contract.tables import Section
    from publicdesk.contract.types import Model


@dataclass(frozen=True)
class Version:
    """A page in one language: its texts, and the file they came from."""

    texts: Texts
    source: Source
    labels: FlowLabels | None = None


@dataclass(frozen=True)
class Entry:
    """A page with its facts, stated once, and its versions in the languages it is written in.

    Attributes:
        kind: its kind.
        id: its id within the kind.
        facts: the typed front matter of the Chinese page.
        source: the Chinese page's file.
        flow: its flow, where it has one.
        versions: each language it is written in, the Chinese one included.

    """

    kind: Kind
    id: str
    facts: Any
    source: Source
    flow: FlowBlock | None
    versions: dict[Language, Version]

    @property
    def path(self) -> PurePosixPath:
        """Path of the Chinese page, relative to ``docs/``."""
        return self.source.path

    def languages(self) -> tuple[Language, ...]:
        """Return the languages it is written in, in the site's order."""
        return tuple(language for language in LANGUAGES if language in self.versions)

    def shown_in(self, language: Language) -> Language:
        """Return the language a reader of ``language`` gets: that one, or the default where it is missing."""
        return language if language in self.versions else DEFAULT

    def texts(self, language: Language) -> Any:  # noqa: ANN401 - the model depends on the kind
        """Return the texts in ``language``, or in the default language where there is no translation."""
        return self.versions[self.shown_in(language)].texts


@dataclass(frozen=True)
class Catalogue:
    """All that the site is made from.

    Attributes:
        entries: every page, in the order of their paths.
        tables: name of each table to its rows by id.
        classes: ``theme``, ``cake`` and ``service`` to the rows of the list by code.
        site: what is said once for the whole site.
        sections: the service plan's sections by number.
        refused: kind, id and path of the pages that exist and are not among the entries, because they could
            not be read or the contract refuses them; a reference to one of them is no fault of its own.
        refused_rows: table and id of the rows that exist and are not among ``tables``, because the contract
            refuses them.
        unread: names of the tables and lists that are missing or could not be read, and files of the pages that
            could not: nothing is known of what they hold.

    """

    entries: tuple[Entry, ...]
    tables: dict[str, dict[str, Model]]
    classes: dict[str, dict[str, ClassRow]]
    site: Site
    sections: dict[int, Section]
    refused: frozenset[tuple[str, str, str]] = frozenset()
    refused_rows: frozenset[tuple[str, str]] = frozenset()
    unread: frozenset[str] = frozenset()
    _by_id: dict[tuple[str, str], Entry] = field(default_factory=dict, repr=False)
    _by_path: dict[str, Entry] = field(default_factory=dict, repr=False)
    _parts: dict[PurePosixPath, list[Entry]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            self._by_id.setdefault((entry.kind.name, entry.id), entry)
            self._by_path[entry.path.as_posix()] = entry
            if not entry.kind.own_page:
                self._parts.setdefault(entry.path.parent, []).append(entry)

    def sources(self) -> Iterator[Source]:
        """Yield the file of each page in each language that it is written in."""
        return (version.source for entry in self.entries for version in entry.versions.values())

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the entries of a kind, in the order of their paths."""
        return [entry for entry in self.entries if entry.kind.name == kind]

    def parts_in(self, folder: PurePosixPath) -> list[Entry]:
        """Return the entries in a folder that are shown together on the page of its ``index.md``."""
        return self._parts.get(folder, [])

    def get(self, kind: str, entry_id: str) -> Entry | None:
        """Return the entry of a kind with an id, or None."""
        return self._by_id.get((kind, entry_id))

    def ids(self, kind: str) -> set[str]:
        """Return the ids of a kind, those of refused pages too."""
        refused = {entry_id for other, entry_id, _ in self.refused if other == kind}
        return refused | {entry.id for entry in self.of_kind(kind)}

    def row_ids(self, table: str) -> set[str]:
        """Return the ids of a table's rows, those of refused rows too."""
        refused = {row_id for name, row_id in self.refused_rows if name == table}
        return refused | set(self.tables.get(table, ()))

    def knows_all_of(self, table: str) -> bool:
        """Tell whether the table was read and none of its rows refused."""
        return table not in self.unread and all(name != table for name, _ in self.refused_rows)

    def is_refused(self, path: str) -> bool:
        """Tell whether the page at ``path`` exists and is not among the entries."""
        return any(other == path for _, _, other in self.refused)

    def at(self, path: str) -> Entry | None:
        """Return the entry whose Chinese page lies at ``path`` (relative to ``docs/``), or None."""
        return self._by_path.get(path)

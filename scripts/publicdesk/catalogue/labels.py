"""Names of table rows in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue
    from publicdesk.contract.tables import Label
    from publicdesk.languages import Language


def in_language(label: Label, language: Language) -> str:
    """Return a label's text in ``language``."""
    return str(getattr(label, "zh" if language == "zh-TW" else language))


def row_name(catalogue: Catalogue, table: str, row_id: str, language: Language) -> str:
    """Return the name of a row, or its id where the table has no such row (the check reports that)."""
    row = catalogue.tables[table].get(row_id)
    return in_language(row.name, language) if row else row_id  # type: ignore[attr-defined]


def row_note(catalogue: Catalogue, table: str, row_id: str, language: Language) -> str:
    """Return the note of a row in ``language``, empty where it has none."""
    note = getattr(catalogue.tables[table].get(row_id), "note", None)
    return in_language(note, language) if note else ""

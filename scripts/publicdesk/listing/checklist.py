"""The sheet of each procedure to print: what to bring, and at the counter what is still missing.

Taiwan's offices tell all that is missing at once, on the one-time correction notice (一次補正通知單); the
same list serves both, so that what a reader was told to bring is what the counter asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.listing.derived import CHECKLIST, Derived, Origin, Place, Template, derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.wording.words import Words

FOLDER = "checklist"


def checklist_pages(catalogue: Catalogue, languages: Iterable[Words]) -> Iterator[Derived]:
    """Yield the sheet of each procedure, in the languages that the procedure is written in."""
    words = list(languages)
    for procedure in catalogue.of_kind("procedure"):

        def texts(each: Words, procedure: Entry = procedure) -> tuple[str, str]:
            title = procedure.texts(each.language).title
            return each.t("checklist.title", title=title), each.t("checklist.summary", title=title)

        folder = procedure.path.with_suffix("").as_posix()
        above = ("index.md", "procedures/index.md", procedure.path.as_posix())
        spoken = [each for each in words if each.language in procedure.versions]
        template = Template(CHECKLIST, "pages/checklist.html", procedure)
        yield derive(Place(f"{folder}/{FOLDER}", above), template, Origin(procedure, ()), texts, spoken)

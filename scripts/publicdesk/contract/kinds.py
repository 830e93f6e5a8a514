"""Which folder holds which kind of page, and the models of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.contract.common import Page, PageTexts, Texts
from publicdesk.contract.information import Chapter, Faq, Measure, MeasureTexts, News, Office, OfficeTexts
from publicdesk.contract.procedure import Procedure
from publicdesk.contract.registers import Form, Service

if TYPE_CHECKING:
    from pathlib import PurePosixPath


@dataclass(frozen=True)
class Kind:
    """A kind of page.

    Attributes:
        name: the field's term for it; references name it.
        folder: its folder under ``docs/``.
        facts: model of the Chinese page's front matter.
        texts: model of a translation's front matter.
        own_page: false where its entries are shown together on the page above them.
        has_id: whether its front matter states an id (else the id is the file's name).

    """

    name: str
    folder: str
    facts: type[Texts]
    texts: type[Texts]
    own_page: bool = True
    has_id: bool = True


PAGE: Final = Kind("page", "", Page, PageTexts, has_id=False)

KINDS: Final[tuple[Kind, ...]] = (
    Kind("procedure", "procedures", Procedure, Texts),
    Kind("form", "forms", Form, Texts),
    Kind("service", "services", Service, Texts),
    Kind("faq", "faq", Faq, Texts, own_page=False),
    Kind("chapter", "white-paper", Chapter, Texts, has_id=False),
    Kind("news", "news", News, Texts),
    Kind("office", "offices", Office, OfficeTexts),
    Kind("measure", "plan", Measure, MeasureTexts, own_page=False, has_id=False),
    PAGE,
)


def kind_of(path: PurePosixPath) -> Kind:
    """Return the kind of the page at ``path`` (relative to ``docs/``): its folder tells it.

    The file ``index.md`` of a folder heads the list of that folder and is a page.
    """
    if path.name.split(".")[0] == "index":
        return PAGE
    return next((kind for kind in KINDS if kind.folder and path.parts[0] == kind.folder), PAGE)

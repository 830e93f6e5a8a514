"""Which folder holds which kind of page, and the models of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from publicdesk.contract.built import DATA
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
        dataset: name of its open data, empty where it is not published as such.
        listed: whether readers and robots are led to it.
        depth: folders between its own folder and the page.
        heading: level at which the headings of its text begin, one below the template's heading over it.

    """

    name: str
    folder: str
    facts: type[Texts]
    texts: type[Texts]
    own_page: bool = True
    has_id: bool = True
    dataset: str = ""
    listed: bool = True
    depth: int = 0
    heading: int = 2

    def data_files(self) -> tuple[str, ...]:
        """Return the names of its open data and of their schema, relative to the root of the site."""
        return (f"{DATA}/{self.dataset}.json", f"{DATA}/{self.dataset}.schema.json") if self.dataset else ()


PAGE: Final = Kind("page", "", Page, PageTexts, has_id=False)

KINDS: Final[tuple[Kind, ...]] = (
    Kind("procedure", "procedures", Procedure, Texts, dataset="procedures", heading=3),
    Kind("form", "forms", Form, Texts, dataset="forms"),
    Kind("service", "services", Service, Texts, dataset="services"),
    Kind("faq", "faq", Faq, Texts, own_page=False, dataset="questions", depth=1, heading=3),
    Kind("chapter", "white-paper", Chapter, Texts, has_id=False),
    Kind("news", "news", News, Texts),
    Kind("office", "offices", Office, OfficeTexts, dataset="offices"),
    Kind("measure", "plan", Measure, MeasureTexts, own_page=False, has_id=False, dataset="plan", heading=5),
    PAGE,
)


def kind_of(path: PurePosixPath) -> Kind:
    """Return the kind of the page at ``path`` (relative to ``docs/``): its folder tells it.

    The file ``index.md`` of a folder heads the list of that folder and is a page.
    """
    if path.name.split(".")[0] == "index":
        return PAGE
    return next((kind for kind in KINDS if kind.folder and path.parts[0] == kind.folder), PAGE)

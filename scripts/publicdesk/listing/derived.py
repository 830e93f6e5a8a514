"""A page that follows from other pages: it has facts and texts like any other, and no file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from publicdesk.catalogue.model import Entry, Version
from publicdesk.collect.markdown.parsed_text import parse_text
from publicdesk.collect.pages import Source
from publicdesk.collect.yaml_lines import Block
from publicdesk.contract.common import Page, PageTexts
from publicdesk.contract.kinds import Kind
from publicdesk.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from publicdesk.contract.common import Classification
    from publicdesk.wording.words import Words

LISTING: Final = Kind("listing", "", Page, PageTexts, has_id=False)
CHECKLIST: Final = Kind("checklist", "", Page, PageTexts, has_id=False)


@dataclass(frozen=True)
class Derived(Entry):
    """An entry that follows from others.

    Attributes:
        template: template that shows it.
        above: paths of the pages above it, from the home page down.
        content: what the template shows; its type is the template's matter.

    """

    template: str
    above: tuple[str, ...]
    content: Any


@dataclass(frozen=True)
class Place:
    """Where a derived page lies: its folder in the site, and the paths of the pages above it."""

    folder: str
    above: tuple[str, ...]

    @property
    def path(self) -> PurePosixPath:
        """Path that the page would have if it were a file."""
        return PurePosixPath(self.folder) / "index.md"


@dataclass(frozen=True)
class Template:
    """What shows a derived page: its kind, its template and the template's content."""

    kind: Kind
    name: str
    content: Any


@dataclass(frozen=True)
class Origin:
    """What a derived page follows from.

    Attributes:
        like: the page that it is owned and classified like.
        members: the pages that it shows.
        classification: its classes where they are its own.

    """

    like: Entry
    members: tuple[Entry, ...]
    classification: Classification | None = None


def derive(
    place: Place,
    template: Template,
    origin: Origin,
    texts: Callable[[Words], tuple[str, str]],
    words: Iterable[Words],
) -> Derived:
    """Make a derived page in the languages of ``words``; ``texts`` gives its title and summary.

    It was reviewed with the newest of its members, and must be reviewed again with the first of them.
    """
    like = origin.like.facts
    dated = [origin.like, *origin.members]
    told = {each.language: texts(each) for each in words}
    # Unvalidated: texts are put together from several good ones, and may be longer than an editor's.
    facts = Page.model_construct(
        title=told[DEFAULT][0],
        summary=told[DEFAULT][1],
        owner=like.owner,
        published=like.published,
        reviewed=max(entry.facts.reviewed for entry in dated),
        review_by=min(entry.facts.review_by for entry in dated),
        classification=origin.classification or like.classification,
        sources=[],
        unverified=[],
        systems=[],
        menu=None,
    )
    source = Source(
        file=origin.like.source.file,
        path=place.path,
        language=DEFAULT,
        kind=template.kind,
        front=Block({}, 0),
        body="",
        body_line=0,
        text=parse_text("", 0),
        flow=None,
    )
    versions = {
        language: Version(PageTexts.model_construct(title=title, summary=summary, menu=None), source)
        for language, (title, summary) in told.items()
    }
    return Derived(
        kind=template.kind,
        id=place.folder,
        facts=facts,
        source=source,
        flow=None,
        versions=versions,
        template=template.name,
        above=place.above,
        content=template.content,
    )

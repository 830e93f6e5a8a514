"""What a page says of itself to the rules that compare pages."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class Link(BaseModel):
    """A link that readers can reach: its accessible name, its address, its selector.

    `landmark` is `frame` in a header, footer, navigation or aside, else `main`; `region` says which:
    `header`, `navigation`, `footer`, `side` or `main`. `own` says that the link depends on the page that it
    is on: the page itself, the next one, or the same in another language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    href: str
    landmark: str
    region: str = ""
    own: bool = False
    selector: str


class Navigation(BaseModel):
    """A navigation: its name, the words and the addresses of its links in order, and its region."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    items: tuple[str, ...]
    targets: tuple[str, ...] = ()
    region: str = ""
    selector: str


class Alternate(BaseModel):
    """The same page in another language, as the page's head says: `hreflang` and address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    href: str


class Field(BaseModel):
    """A field to search the site: its accessible name and its selector."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    selector: str


class Profile(BaseModel):
    """A page as rules that compare pages see it.

    `page` is its path in the site, `address` its address; addresses of the site are without its origin.
    `anchors` are the ids that links can lead to; `located` says that the page marks where in the site it is;
    `scripted`, that scripts may add what is not there yet; `metas` are the contents of the named metas of its
    head, by name in lower case.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: str
    title: str
    language: str
    address: str = ""
    headings: tuple[str, ...]
    links: tuple[Link, ...]
    navigations: tuple[Navigation, ...]
    alternates: tuple[Alternate, ...] = ()
    anchors: frozenset[str] = frozenset()
    searches: tuple[Field, ...] = ()
    located: bool = False
    scripted: bool = False
    metas: Mapping[str, str] = {}

"""What a page says of itself to the rules that compare pages."""

from typing import Any

from pydantic import BaseModel, ConfigDict
from selenium.webdriver import Chrome


class Link(BaseModel):
    """A visible link: its accessible name, its address, its selector.

    `landmark` is `frame` in a header, footer, navigation or aside, else `main`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    href: str
    landmark: str
    selector: str


class Navigation(BaseModel):
    """A navigation: its name and the words of its links in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    items: tuple[str, ...]
    selector: str


class Profile(BaseModel):
    """A page as rules that compare pages see it; `page` is its path in the site."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: str
    title: str
    language: str
    headings: tuple[str, ...]
    links: tuple[Link, ...]
    navigations: tuple[Navigation, ...]


def page_profile(driver: Chrome) -> dict[str, Any]:
    """Return what the page says of itself, of the shape of `Profile` without its path."""
    profile: dict[str, Any] = driver.execute_script("return aaaudit.profile()")
    return profile

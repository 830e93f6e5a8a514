"""How formats for machines name a page: as its file in the folder of the site."""

from aaaudit.target import quoted


def file_of(page: str) -> str:
    """Return the file of a page by its path in the site: `/guide/` is `guide/index.html`."""
    return f"{page}index.html".removeprefix("/") if page.endswith("/") else page.removeprefix("/")


def uri_of(page: str) -> str:
    """Return the same as a relative address."""
    return quoted(file_of(page))

"""What is audited: a folder with a built site, which is served, or a site that is there at an address."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from aaaudit.discovery import discovered, reader
from aaaudit.errors import CannotRunError
from aaaudit.server import served

_PAGE_SUFFIXES = {".html", ".htm", ".xhtml"}
_INDEX = "index.html"


@dataclass(frozen=True)
class Page:
    """A page: its path in the site (`/guide/`, the same wherever the site is served) and its address now."""

    path: str
    url: str


type Read = Callable[[str], bytes | None]
"""Gives what is at an address of the site, None where there is nothing."""


@dataclass(frozen=True)
class Site:
    """A site that answers at `origin`, with its pages (at least one) ordered by path."""

    origin: str
    pages: tuple[Page, ...]
    read: Read


@contextmanager
def opened(target: str, host: str = "127.0.0.1") -> Iterator[Site]:
    """Give the site in a folder or at an http(s) address, for as long as the context lasts.

    A folder is served at `host`, which is a name or an address of this machine.

    Raises `CannotRunError` where there is none, or it has no page.
    """
    if target.lower().startswith(("http://", "https://")):
        found = discovered(target)
        yield Site(found.origin, _ordered(found.pages), reader(found.origin))
        return
    folder = Path(target)
    paths = _paths(folder)
    with served(folder, host) as origin:
        pages = _ordered({path: origin + quoted(path) for path in paths})
        yield Site(origin, pages, lambda url: _read(folder, url))


def _read(folder: Path, url: str) -> bytes | None:
    """Read the file that the server would give, without asking it."""
    path = unquote(urlsplit(url).path, errors="surrogateescape")
    try:
        return (folder / f"{path}{_INDEX if path.endswith('/') else ''}".lstrip("/")).read_bytes()
    except (OSError, ValueError):  # none there, a folder, or no name that a file could have
        return None


def _ordered(pages: dict[str, str]) -> tuple[Page, ...]:
    return tuple(Page(path, pages[path]) for path in sorted(pages))


def _paths(folder: Path) -> list[str]:
    """Find the pages in a folder by their files' names."""
    if not folder.exists():
        message = (
            f"There is no folder {folder}; build the site first, or give an address that begins with http."
        )
        raise CannotRunError(message)
    if not folder.is_dir():
        message = f"{folder} is a file; give the folder of the site that it belongs to."
        raise CannotRunError(message)
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    paths = [_path_in_site(PurePosixPath(file)) for file in files if file.suffix.lower() in _PAGE_SUFFIXES]
    if not paths:
        message = f"{folder} has no HTML page, so that there is nothing to audit; build the site first."
        raise CannotRunError(message)
    return paths


def _path_in_site(file: PurePosixPath) -> str:
    """Name a page as a static host does: `guide/index.html` is `/guide/`."""
    path = f"/{file.as_posix()}"
    return path.removesuffix(_INDEX) if file.name == _INDEX else path


def quoted(path: str) -> str:
    """Write a page's path in the site as in an address."""
    # File names are bytes, and not always UTF-8: such a page cannot be shown, but it can be told.
    return quote(path.encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~")

"""What an editor meant by an address that leads to no file, where it can be known."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from publicdesk.suggest import nearest

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.files import Tree

_MAIL: Final = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,10}[a-z]{2,20}", re.ASCII | re.IGNORECASE)
_PHONE: Final = re.compile(r"\+?[0-9(][0-9()\- ]{5,20}(?:[#,][0-9]{1,6})?")
_SITE: Final = re.compile(
    r"(?:www\.[\w.-]+|(?:[\w-]{1,63}\.){1,10}(?:com|edu|gov|info|jp|net|org|tw))(?::[0-9]+)?(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"(?P<scheme>https?|mailto|tel)[:：][/／]{0,2}(?P<rest>.+)", re.IGNORECASE)
_TITLED: Final = re.compile(r"(?P<address>\S+)\s+[“”「『＂'‘’].*")
_ENDINGS: Final = (".html", ".htm", ".MD", ".markdown", ".md", "/")


def address_meant(address: str, folder: str, catalogue: Catalogue, tree: Tree) -> str:
    """Return the address that was meant by one that leads to no file, as seen from ``folder``; empty if unknown."""
    if outer := _outer(unicodedata.normalize("NFKC", address).strip()):
        return outer
    titled = _TITLED.fullmatch(address)
    path, _, part = (titled["address"] if titled else address).partition("#")
    path = unicodedata.normalize("NFKC", unquote(path))
    wanted = posixpath.normpath(posixpath.join(folder, path))
    found = _page(wanted, catalogue) or _file(wanted, tree)
    if not found:
        return ""
    return posixpath.relpath(found, folder) + (f"#{part}" if part else "")


def nearest_page(path: str, catalogue: Catalogue) -> str:
    """Return the page that was meant: of this name in another folder, or of nearly this name here."""
    folder, name = posixpath.split(path)
    pages = [entry.path for entry in catalogue.entries]
    moved = next((page.as_posix() for page in pages if page.name == name and name != "index.md"), "")
    near = nearest(name, [page.name for page in pages if page.parent.as_posix() == folder])
    return moved or (posixpath.join(folder, near) if near else "")


def _outer(address: str) -> str:
    """Return the address of another site, of a mailbox or of a telephone that lacks its beginning."""
    if match := _SCHEME.fullmatch(address):
        scheme, rest = match["scheme"].lower(), match["rest"].lstrip("/")
        whole = _outer(rest) or rest
        return (
            whole
            if whole.startswith(("https:", "mailto:", "tel:"))
            else f"{scheme.replace('http', 'https', scheme == 'http')}:{rest}"
        )
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    if _PHONE.fullmatch(address):
        return f"tel:{re.sub(r'[() ]+', '-', address).strip('-').replace('--', '-')}"
    return f"https://{address}" if _SITE.fullmatch(address) else ""


def _page(path: str, catalogue: Catalogue) -> str:
    """Return the page that a path without its ending, or with another one, is meant for."""
    name = next((path.removesuffix(ending) for ending in _ENDINGS if path.endswith(ending)), path)
    name = name.removesuffix("/index").removesuffix("/")
    for candidate in (f"{name}.md", f"{name}/index.md"):
        if catalogue.at(candidate):
            return candidate
    return nearest_page(f"{name}.md", catalogue) if not posixpath.splitext(path)[1] or name != path else ""


def _file(path: str, tree: Tree) -> str:
    """Return the supplied file of this name in another folder, or of nearly this name in this one."""
    folder, name = posixpath.split(path)
    files = [item.path for item in tree.files("supplied")]
    moved = [file.as_posix() for file in files if file.name.casefold() == name.casefold()]
    if moved:
        return moved[0] if len(moved) == 1 else ""
    near = nearest(name, [file.name for file in files if file.parent.as_posix() == folder])
    return posixpath.join(folder, near) if near else ""

"""Addresses of pages in the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.contract.built import BLANK_FORMS
from publicdesk.languages import prefix

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from publicdesk.catalogue.model import Entry
    from publicdesk.languages import Language

INDEX: Final = "index.md"
"""Name of the page that heads a folder."""


def address(entry: Entry, language: Language) -> str:
    """Return the address of ``entry`` for a reader of ``language``, relative to the root of the site.

    Where there is no page in that language it is the address of the Chinese page; an entry that is shown
    as part of another page has that page's address with its id as the fragment.
    """
    shown = prefix(entry.shown_in(language))
    if not entry.kind.own_page:
        return f"{shown}{folder_of(entry.path.with_name(INDEX))}#{entry.id}"
    return f"{shown}{folder_of(entry.path)}"


def folder_of(page: PurePosixPath) -> str:
    """Return the folder that a page gets in the site, from the path of its Chinese file under ``docs/``."""
    folder = page.parent if page.name == INDEX else page.with_suffix("")
    return "" if folder.as_posix() == "." else f"{folder.as_posix()}/"


def relative(target: str, page: str) -> str:
    """Return ``target`` as seen from ``page``; both are addresses relative to the root of the site.

    It keeps to folders: a site may lie anywhere on its host, and be read from a disk.
    """
    path, hash_sign, fragment = target.partition("#")
    here = page.split("/")[:-1]
    there = path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    steps = "../" * (len(here) - shared) + "/".join(there[shared:])
    if hash_sign and not steps:
        return f"#{fragment}"
    return f"{steps or './'}{hash_sign}{fragment}"


def form_file(form: Entry, language: Language, ending: str) -> str:
    """Return the name of a form's file, relative to the root of the site."""
    return f"{BLANK_FORMS}/{form.id}.{language}.{ending}"

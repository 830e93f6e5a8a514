"""Addresses of pages in the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.languages import prefix

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Entry
    from publicdesk.languages import Language


def address(entry: Entry, language: Language) -> str:
    """Return the address of ``entry`` for a reader of ``language``, relative to the root of the site.

    Where there is no page in that language it is the address of the Chinese page; an entry that is shown
    as part of another page has that page's address with its id as the fragment.
    """
    shown = prefix(entry.shown_in(language))
    folder = entry.path.parent.as_posix()
    folder = "" if folder == "." else f"{folder}/"
    if not entry.kind.own_page:
        return f"{shown}{folder}#{entry.id}"
    return f"{shown}{folder}" if entry.path.name == "index.md" else f"{shown}{folder}{entry.path.stem}/"


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
    return f"files/{form.id}.{language}.{ending}"

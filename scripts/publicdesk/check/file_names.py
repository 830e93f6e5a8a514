"""Judge the names of files and folders under ``docs/``, and find the name that was likely meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from publicdesk.check.addresses import is_taken
from publicdesk.collect.files import shown
from publicdesk.collect.pages import split_language
from publicdesk.contract.files import HIDDEN_ENDINGS
from publicdesk.contract.names import (
    FILE_NAME,
    FILE_SIGN,
    FOLDER_NAME,
    LONGEST_NAME,
    SLUG,
    is_device,
)
from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT, TRANSLATIONS, Language

if TYPE_CHECKING:
    from publicdesk.collect.files import Item, Tree

_SLUG: Final = re.compile(SLUG)
_MEANT: Final[dict[str, Language]] = {
    "en": "en", "en-us": "en", "en-gb": "en", "eng": "en", "ja": "ja", "jp": "ja", "ja-jp": "ja", "jpn": "ja",
    "zh": DEFAULT, "zh-tw": DEFAULT, "zh-hant": DEFAULT, "zh-hant-tw": DEFAULT, "tw": DEFAULT, "cht": DEFAULT,
}  # fmt: skip
"""How a language is also written at the end of a page's name."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})*")


def judge_page_name(item: Item, file: str, tree: Tree) -> Finding | None:
    """Find a page whose name has another form than its address may have."""
    name = item.path.name
    if item.path.suffix != ".md":
        page, language = split_language(item.path.with_suffix(".md"))
        meant = _page(_slug(page.stem), language)
        return Finding.of(
            "page.ending", file, 0, ending=item.path.suffix, suggestion=_free(meant, item, tree)
        )
    stem = split_language(item.path)[0].stem
    if stem.lower() == "readme":
        return Finding.of(
            "page.readme", file, 0, suggestion=_free(name.replace(stem, "index", 1), item, tree)
        )
    if _SLUG.fullmatch(stem):
        return _common(stem, item, file)
    start, _, ending = stem.rpartition(".")
    if start and _LANGUAGE.fullmatch(ending.lower()):
        meant = _page(_slug(start), _MEANT.get(ending.lower(), ""))
        return Finding.of("page.language", file, 0, language=ending, suggestion=_free(meant, item, tree))
    language = split_language(item.path)[1]
    return Finding.of("page.name", file, 0, suggestion=_free(_page(_slug(stem), language), item, tree))


def judge_folder_name(item: Item, file: str, tree: Tree, *, with_pages: bool) -> Finding | None:
    """Find a folder whose name cannot be a part of an address; ``with_pages`` tells that pages lie in it."""
    name = item.path.name
    if item.path.suffix.lower() == ".md":
        return Finding.of("folder.page", file, 0)
    pattern = _SLUG if with_pages else FOLDER_NAME
    if not pattern.fullmatch(name):
        return Finding.of("folder.name", file, 0, suggestion=_free(_slug(name), item, tree))
    return _common(name, item, file) or _case(item, file, tree)


def judge_file_name(item: Item, file: str, tree: Tree) -> Finding | None:
    """Find a supplied file whose name a system, a server or an address cannot hold."""
    name = item.path.name
    if not FILE_NAME.fullmatch(name) or unicodedata.normalize("NFC", name) != name:
        # Without an ending it is of no kind that is published, which is said of its content.
        if "." not in name.strip(".") and all(map(FILE_SIGN.fullmatch, name)):
            return None
        sign = next((char for char in name if not FILE_SIGN.fullmatch(char)), "")
        suggestion = _free(_mended(name), item, tree)
        if sign:
            return Finding.of("file.sign", file, 0, sign=_named(sign), suggestion=suggestion)
        return Finding.of("file.name", file, 0, suggestion=suggestion)
    inner = [part.lower() for part in name.split(".")[1:-1]]
    double = next((part for part in inner if part in HIDDEN_ENDINGS), "")
    if double:
        page = name.rpartition(".")[0]
        meant = page if re.fullmatch(r"[a-z0-9-]+(\.(en|ja))?\.md", page) else ""
        return Finding.of("file.endings", file, 0, ending=f".{double}", suggestion=_free(meant, item, tree))
    return _common(name, item, file) or _case(item, file, tree)


def _common(name: str, item: Item, file: str) -> Finding | None:
    if is_device(name):
        return Finding.of("file.device", file, 0, name=name)
    if len(item.path.name) > LONGEST_NAME:
        return Finding.of("file.long", file, 0, number=len(item.path.name), limit=LONGEST_NAME)
    return None


def _case(item: Item, file: str, tree: Tree) -> Finding | None:
    """Find the second of two names that are one where capitals do not count, as on Windows and macOS."""
    first = tree.alike[item.path.as_posix().casefold()][0]
    if first.path == item.path:
        return None
    return Finding.of("file.case", file, 0, other=tree.name_of(first))


def _free(name: str, item: Item, tree: Tree) -> str:
    """Return a name where it may be suggested: it is right, and nothing has it."""
    path = item.path.with_name(name) if name else item.path
    if path == item.path or any(
        other is not item for other in tree.alike.get(path.as_posix().casefold(), ())
    ):
        return ""
    stem = split_language(path)[0].stem if item.role == "page" else ""
    right = _SLUG.fullmatch(stem) if item.role == "page" and item.form == "file" else name == shown(name)
    taken = len(path.parts) == 1 and is_taken(stem or name)
    return name if right and not taken and not is_device(name) and len(name) <= LONGEST_NAME else ""


def _page(stem: str, language: str) -> str:
    if not stem or not language:
        return ""
    return f"{stem}.{language}.md" if language in TRANSLATIONS else f"{stem}.md"


def _slug(text: str) -> str:
    """Return a name in the form of an address; empty where letters are lost that have no such form."""
    plain = unicodedata.normalize("NFKC", text).lower()
    lost = any(char.isalnum() and not char.isascii() for char in plain)
    return "" if lost or not plain.isprintable() else re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _mended(name: str) -> str:
    """Return a supplied file's name with what it may not hold left out; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFC", "".join(map(_plain, name)))
    stem, dot, ending = plain.rpartition(".")
    kept = "".join(char if FILE_SIGN.fullmatch(char) else "-" for char in stem)
    kept = re.sub(r"-{2,}", "-", re.sub(r" {2,}", " ", kept)).strip(" .-_")
    mended = f"{kept}{dot}{ending.strip()}"
    return mended if kept and FILE_NAME.fullmatch(mended) else ""


def _plain(char: str) -> str:
    """Return the usual form of a full-width letter or half-width kana; brackets and the like stay."""
    return unicodedata.normalize("NFKC", char) if not FILE_SIGN.fullmatch(char) and char.isalnum() else char


def _named(sign: str) -> str:
    """Return a character with its number where it cannot be seen."""
    if "\udc80" <= sign <= "\udcff":
        return f"\\x{ord(sign) - 0xDC00:02x}"
    return sign if sign.isprintable() and not unicodedata.combining(sign) else f"U+{ord(sign):04X}"

"""Judge what lies under ``docs/``: what it is, what it is called, where it lies and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from publicdesk.check.addresses import Addresses, home_of
from publicdesk.check.file_content import judge_content
from publicdesk.check.file_names import judge_file_name, judge_folder_name, judge_page_name
from publicdesk.collect.files import DATA_FOLDER
from publicdesk.collect.pages import split_language
from publicdesk.collect.tables import CLASSIFICATION_FOLDER, CLASSIFICATIONS
from publicdesk.contract.files import PAGE, TABLE
from publicdesk.contract.names import DEEPEST
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from publicdesk.collect.files import Item, Tree

_LISTS: Final = frozenset(f"{name}.csv" for name in CLASSIFICATIONS)


def judge_tree(tree: Tree) -> tuple[frozenset[PurePosixPath], list[Finding]]:
    """Judge everything under ``docs/``, one finding at most for each thing.

    Returns the paths that are refused, those in a refused folder too, and the findings.
    """
    judge = _Judge(tree)
    refused: set[PurePosixPath] = set()
    findings = list(tree.findings)
    for item in tree.items:
        if item.path.parent in refused:
            refused.add(item.path)
        elif finding := judge.finding(item):
            refused.add(item.path)
            findings.append(finding)
    return frozenset(refused), findings


class _Judge:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._addresses = Addresses(tree)
        self._homes = {parent for item in tree.items if item.role == "page" for parent in item.path.parents}

    def finding(self, item: Item) -> Finding | None:
        """Return the first fault of an item."""
        file = self._tree.name_of(item)
        if item.form == "link":
            return Finding.of("file.link", file, 0)
        if item.form == "special":
            return Finding.of("file.special", file, 0)
        if item.form == "folder":
            return self._folder(item, file)
        if item.role == "table":
            return _table(item, file, self._tree)
        return self._page(item, file) if item.role == "page" else self._supplied(item, file)

    def _page(self, item: Item, file: str) -> Finding | None:
        return (
            judge_page_name(item, file, self._tree)
            or _size(item, file, PAGE)
            or _place(item, file, self._tree)
            or self._addresses.finding(item, file)
        )

    def _supplied(self, item: Item, file: str) -> Finding | None:
        return (
            judge_file_name(item, file, self._tree)
            or judge_content(item, file, self._tree)
            or self._addresses.finding(item, file)
        )

    def _folder(self, item: Item, file: str) -> Finding | None:
        if item.path.parts[0] == DATA_FOLDER:
            known = item.path.parts in {(DATA_FOLDER,), (DATA_FOLDER, CLASSIFICATION_FOLDER)}
            return None if known else Finding.of("table.place", file, 0)
        if len(item.path.parts) > DEEPEST:
            return Finding.of("folder.deep", file, 0, number=DEEPEST)
        return judge_folder_name(
            item, file, self._tree, with_pages=item.path in self._homes
        ) or self._addresses.finding(item, file)


def _table(item: Item, file: str, tree: Tree) -> Finding | None:
    """Find what lies among the tables and is none, and tables that are too large."""
    path = item.path
    is_list = path.parent.name == CLASSIFICATION_FOLDER
    if is_list and path.name not in _LISTS:
        return Finding.of("table.place", file, 0)
    if not is_list and path.suffix != ".yml":
        right = path.with_suffix(".yml")
        likely = path.suffix.lower() in {".yaml", ".yml"} and right.as_posix() not in tree.alike
        return Finding.of("table.place", file, 0, suggestion=right.name if likely else "")
    return _size(item, file, TABLE)


def _size(item: Item, file: str, limit: int) -> Finding | None:
    if item.size <= limit:
        return None
    return Finding.of("file.size", file, 0, size=f"{item.size:,}", limit=f"{limit:,}")


def _place(item: Item, file: str, tree: Tree) -> Finding | None:
    """Find a page that lies deeper than pages of its kind do."""
    home = home_of(item)
    if home is None:
        return None
    right = home / item.path.name
    is_head = split_language(item.path)[0].name == "index.md"
    suggestion = "" if is_head or right.as_posix() in tree.alike else f"{tree.docs.name}/{right}"
    return Finding.of("page.deep", file, 0, folder=f"{tree.docs.name}/{home}/", suggestion=suggestion)

"""Read the pages of ``docs/``: front matter, text and flow block of each file, with their lines."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from publicdesk.collect.cache import Cache
from publicdesk.collect.files import read_text
from publicdesk.collect.markdown.definitions import Definition
from publicdesk.collect.markdown.flow_blocks import take_flows
from publicdesk.collect.markdown.limits import Excess
from publicdesk.collect.markdown.parsed_text import Element, ParsedText, parse_text
from publicdesk.collect.markdown.passages import Passage
from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.collect.yaml_reader import Spot
from publicdesk.collect.yaml_scalars import Ambiguous
from publicdesk.contract.files import PAGE
from publicdesk.contract.kinds import Kind, kind_of
from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT, TRANSLATIONS, Language

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import PurePosixPath

    from publicdesk.collect.files import Item, Tree


@dataclass(frozen=True)
class PageText:
    """What stands in a page's file.

    Attributes:
        front: its front matter.
        body: its text after the front matter, without flow blocks.
        body_line: line on which ``body`` starts.
        text: the body, parsed.
        flow: its flow block, where it has one.
        flow_unread: whether it has a flow block that cannot be read.

    """

    front: Block
    body: str
    body_line: int
    text: ParsedText
    flow: Block | None
    flow_unread: bool = False


@dataclass(frozen=True)
class Source(PageText):
    """A page's file as it was read, and what its path tells.

    Attributes:
        file: its path as an editor knows it (``docs/forms/x.en.md``).
        path: the path of the Chinese page, relative to ``docs/``; translations share it.
        language: language of the file, told by its name.
        kind: kind of the page, told by its folder.

    """

    file: str = field(kw_only=True)
    path: PurePosixPath = field(kw_only=True)
    language: Language = field(kw_only=True)
    kind: Kind = field(kw_only=True)


@dataclass(frozen=True)
class Pages:
    """The pages of a site as they were read.

    Attributes:
        sources: the files that could be read, in the order of their paths.
        unread: paths of the pages whose file could not be read, relative to ``docs/``.
        unread_files: those files, as an editor knows them.

    """

    sources: list[Source]
    unread: list[PurePosixPath]
    unread_files: frozenset[str] = frozenset()


Read = tuple[PageText | None, tuple[Finding, ...]]
"""A file's text, None where it cannot be read, and what was found on the way."""

_KEPT = (PageText, ParsedText, Element, Passage, Definition, Excess, Block, Spot, Ambiguous, Finding, dt.date)
"""Classes of what the cache keeps of a page."""


def read_pages(tree: Tree, refused: Collection[PurePosixPath] = ()) -> tuple[Pages, list[Finding]]:
    """Read every page, but for those at the ``refused`` paths."""
    sources: list[Source] = []
    unread = [item for item in tree.items if item.path in refused and item.role == "page"]
    findings: list[Finding] = []
    cache = Cache[Read](tree.docs, {(one.__module__, one.__qualname__): one for one in _KEPT})
    for item in tree.files("page", refused):
        source, found = _read_page(tree, item, cache)
        findings += found
        if source:
            sources.append(source)
        else:
            unread.append(item)
    cache.save()
    paths = [split_language(item.path)[0] for item in unread]
    return Pages(sources, paths, frozenset(map(tree.name_of, unread))), findings


def _read_page(tree: Tree, item: Item, cache: Cache[Read]) -> tuple[Source | None, Sequence[Finding]]:
    """Read a page; None where it cannot be read, with the finding that says why."""
    file = tree.name_of(item)
    text, unreadable = read_text(tree.docs / item.path, file, PAGE)
    if text is None:
        return None, unreadable
    page, findings = cache.get(file, text, lambda: _parse(text, file))
    if page is None:
        return None, findings
    path, language = split_language(item.path)
    return Source(**vars(page), file=file, path=path, language=language, kind=kind_of(path)), findings


def _parse(text: str, file: str) -> Read:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, (_no_front(lines, file),)
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, (_no_end(lines, file),)
    front, findings = read_block("\n".join(lines[1:end]), file=file, line=2)
    if front is None:
        return None, tuple(_text_in_front(finding, lines) for finding in findings)
    body, blocks, flow_findings = take_flows("\n".join(lines[end + 1 :]), file=file, line=end + 2)
    page = PageText(
        front=front,
        body=body,
        body_line=end + 2,
        text=parse_text(body, end + 2),
        flow=blocks[0] if blocks else None,
        flow_unread=not blocks and bool(flow_findings),
    )
    second = (Finding.of("flow.second", file, block.line) for block in blocks[1:])
    return page, (*findings, *flow_findings, *second)


def _no_end(lines: list[str], file: str) -> Finding:
    """Tell why no line ends the front matter."""
    for at, line in enumerate(lines[1:], 2):
        if re.fullmatch(r"[-－–—‐−_=+~.…]{2,}", line.strip()):
            return Finding.of("front.end", file, at, marks=line.strip())
    return Finding.of("front.open", file, 1)


def _text_in_front(finding: Finding, lines: list[str]) -> Finding:
    """Tell of a line without a colon after an empty one that the text begins there, where no --- stands before it."""
    if finding.rule == "yaml.missing-colon" and not lines[finding.line - 2].strip():
        return Finding.of("front.text", finding.file, finding.line)
    return finding


def _no_front(lines: list[str], file: str) -> Finding:
    """Tell why the first line begins no front matter."""
    if not any(line.strip() for line in lines):
        return Finding.of("file.empty", file, 0)
    at, first = next(((at, line.strip()) for at, line in enumerate(lines, 1) if line.strip()), (1, ""))
    if not re.fullmatch(r"[-－–—‐−_=+~]{2,}", first):
        return Finding.of("front.missing", file, 1)
    if first == "---" and at > 1:
        return Finding.of("front.late", file, 1, line=at)
    return Finding.of("front.marks", file, at, marks=first)


@lru_cache(maxsize=10_000)
def split_language(relative: PurePosixPath) -> tuple[PurePosixPath, Language]:
    """Return the path of the Chinese page and the language: ``x.en.md`` is the English ``x.md``."""
    stem, dot, suffix = relative.stem.rpartition(".")
    for language in TRANSLATIONS:
        if dot and suffix == language:
            return relative.with_name(f"{stem}.md"), language
    return relative, DEFAULT

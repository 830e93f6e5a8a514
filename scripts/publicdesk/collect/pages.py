"""Read the pages of ``docs/``: front matter, text and flow block of each file, with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publicdesk.collect.files import read_text
from publicdesk.collect.markdown.flow_blocks import take_flows
from publicdesk.collect.markdown.parsed_text import ParsedText, parse_text
from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.contract.files import PAGE
from publicdesk.contract.kinds import Kind, kind_of
from publicdesk.finding import Finding
from publicdesk.languages import DEFAULT, TRANSLATIONS, Language

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path, PurePosixPath

    from publicdesk.collect.files import Tree
    from publicdesk.collect.markdown.parsed_text import ParsedText


@dataclass(frozen=True)
class Source:
    """A page's file as it was read.

    Attributes:
        file: its path as an editor knows it (``docs/forms/x.en.md``).
        path: the path of the Chinese page, relative to ``docs/``; translations share it.
        language: language of the file, told by its name.
        kind: kind of the page, told by its folder.
        front: its front matter.
        body: its text after the front matter, without flow blocks.
        body_line: line on which ``body`` starts.
        text: the body, parsed.
        flow: its flow block, where it has one.
        flow_unread: whether it has a flow block that cannot be read.

    """

    file: str
    path: PurePosixPath
    language: Language
    kind: Kind
    front: Block
    body: str
    body_line: int
    text: ParsedText
    flow: Block | None
    flow_unread: bool = False


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


def read_pages(tree: Tree, refused: Collection[PurePosixPath] = ()) -> tuple[Pages, list[Finding]]:
    """Read every page, but for those at the ``refused`` paths."""
    sources: list[Source] = []
    unread = [item for item in tree.items if item.path in refused and item.role == "page"]
    findings: list[Finding] = []
    for item in tree.files("page", refused):
        source, found = read_page(tree.docs / item.path, item.path, tree.name_of(item))
        findings += found
        if source:
            sources.append(source)
        else:
            unread.append(item)
    paths = [split_language(item.path)[0] for item in unread]
    return Pages(sources, paths, frozenset(map(tree.name_of, unread))), findings


def read_page(path: Path, relative: PurePosixPath, file: str) -> tuple[Source | None, list[Finding]]:
    """Read the page at ``path``; None where it cannot be read, with the finding that says why."""
    text, unreadable = read_text(path, file, PAGE)
    if text is None:
        return None, unreadable
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [_no_front(lines, file)]
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, [Finding.of("front.open", file, 1)]
    front, findings = read_block("\n".join(lines[1:end]), file=file, line=2)
    if front is None:
        return None, findings
    body, blocks, flow_findings = take_flows("\n".join(lines[end + 1 :]), file=file, line=end + 2)
    findings += flow_findings
    page, language = split_language(relative)
    source = Source(
        file=file,
        path=page,
        language=language,
        kind=kind_of(page),
        front=front,
        body=body,
        body_line=end + 2,
        text=parse_text(body, end + 2),
        flow=blocks[0] if blocks else None,
        flow_unread=not blocks and bool(flow_findings),
    )
    findings += [Finding.of("flow.second", file, block.line) for block in blocks[1:]]
    return source, findings


def _no_front(lines: list[str], file: str) -> Finding:
    """Tell why the first line begins no front matter."""
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

"""A Markdown text seen as lines: without its code, and its headings with their ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pymdownx.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_MAY_HOLD_CODE = re.compile(r"`|~~~|^(?: {4}|\t)", re.MULTILINE)
_HOLDS_PARAGRAPHS = re.compile(r" {0,3}(?:[*+-]|\d+\.|:) |!!! |\[\^")
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_HEADING = re.compile(r"^#{1,6}\s+(?P<text>.*?)\s*#*\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<inside>[^}]*)\}\s*$")
_ID = re.compile(r"(?:^|\s)#(?P<id>[^\s}]+)")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")

slug = slugify(case="lower")
"""Id of a heading from its words; it keeps Chinese, so that ids do not move when a heading is inserted."""

_INLINE = re.compile(
    r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+[\"'(][^)]*)?\)"
)
_DEFINED = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?(?P<target>\S+?)>?(?=\s|$)")


@dataclass(frozen=True)
class Link:
    """A link in a text.

    Attributes:
        target: where it points.
        line: its line, counted from the first line that was given.
        start: column of the target, counted from 0.
        end: column after the whole link, where attributes would stand; None for a link defined apart.
        text: its words; of an image its alternative text.
        image: whether it shows a picture in place of leading somewhere.

    """

    target: str
    line: int
    start: int = 0
    end: int | None = None
    text: str = ""
    image: bool = False


def links_in(body: str, first_line: int) -> Iterator[Link]:
    """Yield the links of a Markdown text, code left out."""
    for number, line in enumerate(without_code(body).split("\n"), first_line):
        for match in _INLINE.finditer(line):
            image = line[: match.start()].endswith("!")
            yield Link(
                match["target"], number, match.start("target"), match.end(), match["text"].strip(), image
            )
        for match in _DEFINED.finditer(line):
            yield Link(match["target"], number, match.start("target"))


def without_code(text: str) -> str:
    """Return ``text`` with code emptied; lines and, for code within a line, columns stay the same."""
    if not _MAY_HOLD_CODE.search(text):
        return text
    kept = []
    fence = ""
    for line in _without_indented_code(text.split("\n")):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence):
                fence = ""
            kept.append("")
        elif match:
            fence = match[1]
            kept.append("")
        else:
            kept.append(_CODE_SPAN.sub(lambda span: " " * len(span[0]), line))
    return "\n".join(kept)


def _without_indented_code(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those emptied that are code by their indentation.

    Four spaces after an empty line make code, but not below an item of a list, a note or an admonition, where
    they make a paragraph of it.
    """
    within, code, after_empty, fence = False, False, True, ""
    for line in lines:
        match = _FENCE.match(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) else fence
        elif not line.strip():
            after_empty = True
        elif line.startswith(("    ", "\t")):
            code = code or (after_empty and not within)
            after_empty = False
            if code:
                yield ""
                continue
        else:
            within = bool(_HOLDS_PARAGRAPHS.match(line)) or (within and not after_empty)
            code, after_empty = False, False
            fence = match[1] if match else ""
        yield line


def heading_ids(text: str) -> Iterator[str]:
    """Yield the ids that the headings of a Markdown text get, in order."""
    for _, anchor in heading_anchors(text):
        yield anchor


def heading_anchors(text: str) -> Iterator[tuple[int, str]]:
    """Yield, for each heading of a Markdown text, its line, counted from 0, and the id that it gets."""
    seen: set[str] = set()
    for number, line in enumerate(without_code(text).split("\n")):
        match = _HEADING.match(line)
        if match:
            anchor = _anchor(match["text"], seen)
            seen.add(anchor)
            yield number, anchor


def _anchor(words: str, seen: set[str]) -> str:
    """Return the id of a heading: the stated one, else that of its words, made unlike those ``seen``."""
    attributes = _ATTRIBUTES.search(words)
    stated = _ID.search(attributes["inside"]) if attributes else None
    if stated:
        return str(stated["id"])
    plain = _MARKUP.sub(r"\1", words[: attributes.start()] if attributes else words)
    found = str(slug(plain, "-"))
    unique, number = found, 0
    while unique in seen:
        number += 1
        unique = f"{found}_{number}"
    return unique

"""Take the flow blocks out of a text: fenced blocks whose language is ``flow``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from publicdesk.collect.yaml_lines import Block, read_block
from publicdesk.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCED: Final = FencedBlockPreprocessor.FENCED_BLOCK_RE
"""What a fenced block is to Python-Markdown, which makes code of the others."""

_OPENED: Final = re.compile(r"^(?:`{3,}|~{3,})[ ]*flow[ ]*$", re.MULTILINE)


def take_flows(text: str, *, file: str, line: int) -> tuple[str, list[Block], list[Finding]]:
    """Return a text without its flow blocks, the blocks, and what was found on the way.

    ``line`` is the text's first line in ``file``. An empty line stays for each line that is taken.
    """
    blocks: list[Block] = []
    findings: list[Finding] = []
    kept: list[str] = []
    at = 0
    for begin, end, code in _flows(text):
        first = line + text.count("\n", 0, begin)
        block, found = read_block(code, file=file, line=first + 1)
        findings += found
        blocks += [block] if block else []
        kept += [text[at:begin], "\n" * text.count("\n", begin, end)]
        at = end
    rest = text[at:]
    opened = _OPENED.search(rest)
    if opened and not any(match.start() < opened.start() < match.end() for match in _FENCED.finditer(rest)):
        first = line + text.count("\n", 0, at + opened.start())
        findings.append(Finding.of("flow.open", file, first))
        rest = rest[: opened.start()]
    kept += [rest, "\n" * (text.count("\n", at) - rest.count("\n"))]
    return "".join(kept), blocks, findings


def without_fences(text: str) -> str:
    """Return a text whose fenced code is emptied; lines stay the same."""
    return _FENCED.sub(lambda match: "\n" * match[0].count("\n"), text)


def _flows(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the flow blocks of a text: where each begins and ends, and what it holds."""
    if "flow" not in text:
        return
    for match in _FENCED.finditer(text):
        if match["lang"] == "flow":
            yield match.start(), match.end(), match["code"].removesuffix("\n")

"""Judge signs that an editor meant as Markdown and that Markdown does not read: readers would see them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from publicdesk.finding import Finding
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.collect.markdown.passages import Passage
    from publicdesk.collect.pages import Source

_FENCE: Final = re.compile(r"^(?P<sign>`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_WIDE_START: Final = re.compile(
    r"^[ \u3000]*(?P<sign>[＃＞])(?P<more>[＃#＞>]*)[ \u3000]*(?P<words>[^\n]+)", re.MULTILINE
)
_WIDE_ROW: Final = re.compile(r"^｜[^\n]*｜[ \u3000]*$", re.MULTILINE)
_STARS: Final = re.compile(
    r"(?<![＊~=])(?P<sign>＊＊|~~|==)(?P<words>[^\s*＊~=](?:[^\n*＊~=]{0,80}[^\s*＊~=])?)(?P=sign)(?![＊~=])"
    r"|(?<!\*)\*\* ?(?P<loose>[^\s*][^\n*]{0,80}?) ?\*\*(?!\*)"
    r"|^\*\*(?P<open>[^\s*][^\n*]{0,80})$",
    re.MULTILINE,
)
_COMMENT: Final = re.compile(r"<!--(?!-?>)(?!(?s:.*)-->)")
_ATTRIBUTES: Final = re.compile(r"[{｛][:：]?[ \u3000]*[#＃][\w-]{1,80}[ \u3000]*[}｝]")
_ANY: Final = re.compile(r"[＃＞｜＊{｛]|\*\*|~~|==|<!--")
_TO_TAKE_OUT: Final = frozenset(("~~", "=="))


def judge_signs(catalogue: Catalogue) -> list[Finding]:
    """Find signs of Markdown that readers see in the texts of all pages."""
    findings: list[Finding] = []
    for source in catalogue.sources():
        findings += _fence(source)
        for passage in source.text.passages:
            findings += _shown(passage, source)
    return findings


def _fence(source: Source) -> Iterator[Finding]:
    """Tell of the first line that was meant to begin or end code and does neither."""
    for passage in source.text.passages:
        if match := _FENCE.search(passage.text):
            line = passage.line_at(match.start())
            yield Finding.of("text.fence", source.file, line, sign=match["sign"])
            return


def _shown(passage: Passage, source: Source) -> Iterator[Finding]:
    text = passage.text
    if not _ANY.search(text):
        return

    def told(rule: str, at: int, **facts: str) -> Finding:
        return Finding.of(rule, source.file, passage.line_at(at), "warning", **facts)

    for match in _WIDE_START.finditer(text) if passage.tag == "p" else ():
        signs = unicodedata.normalize("NFKC", match["sign"] + match["more"])
        line = excerpt(f"{signs} {match['words']}")
        yield told("text.sign", match.start("sign"), sign=match["sign"], line=line)
    rows = list(_WIDE_ROW.finditer(text)) if "｜" in text else []
    if len(rows) > 1:
        line = excerpt(" | ".join(rows[0][0].split("｜")).strip())
        yield told("text.sign", rows[0].start(), sign="｜", line=line)
    for match in _STARS.finditer(text):
        sign, words = match["sign"] or "**", match["words"] or match["loose"] or match["open"]
        line = words if sign in _TO_TAKE_OUT else f"**{words}**"
        yield told("text.sign", match.start(), sign=sign, line=excerpt(line))
    if "<!--" in text and (remark := _COMMENT.search(text)):
        yield told("text.comment", remark.start())
    for match in _ATTRIBUTES.finditer(text):
        name = re.sub(r"[{｛:： \u3000#＃}｝]", "", match[0])
        yield told("text.id", match.start(), what=match[0], id=name)

"""What may stand in a text: elements, attributes and schemes of addresses; whatever is not here is refused.

The check judges each text by this list, the editors' guide shows it, and a sanitizer holds the finished text
against it when a page is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from publicdesk.text.addresses import scheme_of


@dataclass(frozen=True)
class Allowed:
    """An element that may stand in a text.

    Attributes:
        attributes: the attributes that it may have besides those that every element may have.
        notation: how Markdown writes it; an element that has a notation may not be written as HTML.
        meaning: what it is for, in Chinese, where an editor writes it as HTML.

    """

    attributes: frozenset[str] = frozenset()
    notation: str = ""
    meaning: str = ""


def _markdown(notation: str, *attributes: str) -> Allowed:
    return Allowed(frozenset(attributes), notation)


def _html(meaning: str, *attributes: str) -> Allowed:
    return Allowed(frozenset(attributes), meaning=meaning)


_TABLE: Final = _markdown("| words | words |")
_CELL: Final = _markdown("| words | words |", "class")
_NOTE: Final = _markdown("!!! note", "class")

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
"""Elements of headings, the highest first."""

ELEMENTS: Final[dict[str, Allowed]] = {
    "a": _markdown("[words](page.md)", "href", "hreflang", "class"),
    "abbr": _html("縮寫，title 是全稱"),
    "bdi": _html("文字方向與前後文不同的名稱", "dir"),
    "blockquote": _markdown("> words"),
    "br": _html("換行"),
    "code": _markdown("`words`", "class"),
    "dd": _html("名詞的說明"),
    "details": _html("可以展開的段落", "open"),
    "dfn": _html("在此定義的名詞"),
    "div": _NOTE,
    "dl": _html("名詞與說明的清單"),
    "dt": _html("名詞"),
    "em": _markdown("*words*"),
    "h1": _markdown("## words"),
    "h2": _markdown("## words"),
    "h3": _markdown("### words"),
    "h4": _markdown("#### words"),
    "h5": _markdown("##### words"),
    "h6": _markdown("###### words"),
    "hr": _markdown("---"),
    "img": _markdown("![what it shows](file.png)", "src", "alt"),
    "kbd": _html("要按的鍵"),
    "li": _markdown("- words"),
    "ol": _markdown("1. words", "start"),
    "p": _markdown("words", "class"),
    "pre": _markdown("```"),
    "rp": _html("注音的括號"),
    "rt": _html("注音"),
    "ruby": _html("附注音的字"),
    "samp": _html("畫面上的字"),
    "span": _html("他種語言的文字，要有 lang", "dir"),
    "strong": _markdown("**words**"),
    "sub": _html("下標"),
    "summary": _html("展開前看到的一行"),
    "sup": _html("上標"),
    "table": _TABLE,
    "tbody": _TABLE,
    "td": _CELL,
    "th": _CELL,
    "thead": _TABLE,
    "tr": _TABLE,
    "ul": _markdown("- words"),
    "var": _html("變數"),
    "wbr": _html("可以換行的地方"),
}
"""The elements: those that Markdown makes, and those that carry a meaning for which it has no notation."""

EVERYWHERE: Final = frozenset(("id", "lang", "title"))
"""Attributes that every element may have."""

SCHEMES: Final = frozenset(("https", "mailto", "tel"))
"""Schemes of the addresses that a text may lead to; an address without a scheme leads to a page of the site."""

RUNS_SCRIPT: Final = frozenset(("data", "javascript", "vbscript"))
"""Schemes of addresses that run a script or hold a page of their own; the check of the markup tells them."""

WRITTEN_AS_HTML: Final = frozenset(name for name, allowed in ELEMENTS.items() if not allowed.notation)

NOTES: Final = (
    "abstract", "attention", "caution", "danger", "error", "example", "hint", "important", "info", "note",
    "question", "quote", "success", "summary", "tip", "warning",
)  # fmt: skip
"""Kinds of notes; any other word would be a class of the theme, such as one that hides what has it."""

MARKED: Final = "term"
"""Class of a link to the glossary, which is made when a page is; no editor writes it."""

_CLASSES: Final = re.compile(
    rf"admonition-title|admonition ({'|'.join(NOTES)})|align-(left|center|right)"
    rf"|footnote(-ref|-backref)?|language-[A-Za-z0-9_+.#-]+|{MARKED}"
)
"""Classes that a notation of Markdown gives, and that of a link to the glossary."""

_IDS: Final = re.compile(r"[\w:.-]{1,200}")
"""An id: letters and digits of any script, and the signs in the ids of footnotes."""

_TAGS: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
"""A tag of a language (BCP 47)."""

_PATTERNS: Final = {"class": _CLASSES, "id": _IDS, "lang": _TAGS, "hreflang": _TAGS}


def allows(element: str, attribute: str, value: str) -> bool:
    """Tell whether an element of this name may have this attribute with this value."""
    allowed = ELEMENTS.get(element)
    if allowed is None or attribute not in EVERYWHERE | allowed.attributes:
        return False
    if attribute == "href":
        return scheme_of(value) in {*SCHEMES, ""}
    if attribute == "src":
        return not scheme_of(value)
    pattern = _PATTERNS.get(attribute)
    return pattern is None or bool(pattern.fullmatch(value))

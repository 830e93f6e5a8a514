"""Judge the words of a text: links say where they lead, no typewriter tricks, no amount written twice."""

from __future__ import annotations

import posixpath
import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from publicdesk.finding import Finding
from publicdesk.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.catalogue.model import Catalogue, Entry
    from publicdesk.collect.markdown.passages import Passage
    from publicdesk.collect.pages import Source

_HAN = r"[\u3400-\u9fff]"
_SPACED = re.compile(rf"(?<!{_HAN}){_HAN}(?:\u3000+{_HAN})+(?!{_HAN})")
_ADDRESS = re.compile(r"(?:https?://\S+|(?:[a-z0-9-]+\.)+(?:com|jp|net|org|tw)(?:[/?#:]\S*)?)", re.IGNORECASE)
_TARGET = r"[ \u3000]?[(（][ \u3000]?(?P<{name}>[^()（）\s]{{0,200}}(?:\.md|://)[^()（）\s]{{0,200}})[ \u3000]?[)）]"
_UNMADE = re.compile(
    r"\[(?!\^)(?P<words>[^\[\]\n]{1,200})\]"
    rf"(?:\[(?!\^)[^\[\]\n]{{0,200}}\]|{_TARGET.format(name='to')})"
    rf"|[［【「](?P<other>[^［］【】「」\n]{{1,200}})[］】」]{_TARGET.format(name='target')}"
)
_UNUSED: Final = {"link": "link.unused", "abbr": "abbr.unused", "footnote": "footnote.unused"}
_UNMADE_NOTE = re.compile(r"\[\^[^\[\]\s]{1,50}\]")
_NUMBER = r"\d[\d,]{0,20}(?:\.\d{1,20})?"
_SCALES: Final = {
    "thousand": 10**3,
    "萬": 10**4,
    "万": 10**4,
    "million": 10**6,
    "百萬": 10**6,
    "百万": 10**6,
    "千萬": 10**7,
    "千万": 10**7,
    "億": 10**8,
    "billion": 10**9,
}
_SCALE = "|".join(_SCALES)
_SUM = rf"(?=\d)(?:{_NUMBER} ?(?:{_SCALE}) ?)*(?:{_NUMBER})?"
_AMOUNT = re.compile(
    rf"(?:NT\$|TWD|NTD|新[臺台]幣) ?(?P<after>{_NUMBER}(?: ?(?:{_SCALE}))?)"
    rf"|(?P<before>{_SUM}) ?(?:元|(?:ニュー)?台湾ドル|(?:NT|Taiwan) dollars)",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<scale>{_SCALE})?", re.IGNORECASE)


def judge_wording(catalogue: Catalogue) -> list[Finding]:
    """Find faults of wording in the texts of all pages."""
    findings: list[Finding] = []
    for entry in catalogue.entries:
        amounts = _amounts_of(entry, catalogue)
        for version in entry.versions.values():
            source = version.source
            findings += _links(entry, source, catalogue)
            findings += _definitions(source)
            for passage in source.text.passages:
                findings += _tricks(passage, source)
                findings += _unmade(passage, source)
                if amounts:
                    findings += _repeated(passage, source, amounts)
    return findings


def is_vague(words: str) -> bool:
    """Tell whether a link's words say nothing of where it leads."""
    return _bare(words) in _vague()


@cache
def _vague() -> frozenset[str]:
    text = files("publicdesk.check").joinpath("vague_links.toml").read_text(encoding="utf-8")
    return frozenset(_bare(words) for group in tomllib.loads(text).values() for words in group)


def _bare(words: str) -> str:
    """Return words without punctuation, spaces and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words).casefold() if sign.isalnum())


def _links(entry: Entry, source: Source, catalogue: Catalogue) -> Iterator[Finding]:
    for link in source.text.having("a"):
        address = link.attributes.get("href", "")
        is_note = link.attributes.get("class", "").startswith("footnote") and address.startswith("#fn")
        if not address or link.is_html or is_note:
            continue
        if _ADDRESS.fullmatch(link.text):
            yield Finding.of("link.bare", source.file, link.line, text=link.text)
        elif is_vague(link.text):
            title = _title_at(address, entry, source, catalogue)
            yield Finding.of("link.vague", source.file, link.line, text=link.text, suggestion=title)


def _title_at(target: str, entry: Entry, source: Source, catalogue: Catalogue) -> str:
    """Return the title of the page that a link leads to, which would make good words for it."""
    path = unquote(target.partition("#")[0])
    goal = catalogue.at(posixpath.normpath(posixpath.join(entry.path.parent.as_posix(), path)))
    return goal.texts(source.language).title if goal else ""


def _tricks(passage: Passage, source: Source) -> Iterator[Finding]:
    text = passage.text
    if "\u3000" in text:
        for match in _SPACED.finditer(text):
            line = passage.line_at(match.start())
            words = match[0].replace("\u3000", "")
            yield Finding.of("text.spaced", source.file, line, "warning", text=match[0], words=words)


def _unmade(passage: Passage, source: Source) -> Iterator[Finding]:
    """Find what was meant as a link and is none: readers would see its brackets."""
    for match in _UNMADE.finditer(passage.text):
        target, words = match["to"] or match["target"], match["words"] or match["other"]
        whole = f"[{words}]({target})" if target else ""
        meant = excerpt(whole) if whole != match[0] else ""
        line = passage.line_at(match.start())
        yield Finding.of("link.unmade", source.file, line, text=excerpt(match[0]), suggestion=meant)
    for match in _UNMADE_NOTE.finditer(passage.text) if "[^" in passage.text else ():
        text = passage.text[match.end() :] if match.start() == 0 else ""
        if not text.startswith("：") and any(
            other.text.startswith(f"{match[0]}：") for other in source.text.passages
        ):
            continue
        meant = excerpt(f"{match[0]}: {text[1:].strip()}") if text.startswith("：") else ""
        line = passage.line_at(match.start())
        yield Finding.of("footnote.missing", source.file, line, text=match[0], suggestion=meant)


def _definitions(source: Source) -> Iterator[Finding]:
    """Find lines that define something and that no reader sees, because nothing uses them."""
    for one in source.text.definitions:
        rule = "definition.twice" if one.twice else _UNUSED[one.kind]
        yield Finding.of(rule, source.file, source.body_line + one.at, name=excerpt(one.name))


def _amounts_of(entry: Entry, catalogue: Catalogue) -> dict[int, str]:
    """Return the amounts of money that a page shows from the table, to the ids of their rows."""
    rows = catalogue.tables["amounts"]
    return {
        value.value: row_id
        for row_id in getattr(entry.facts, "amounts", ())
        if row_id in rows and rows[row_id].unit == "TWD"  # type: ignore[attr-defined]
        for value in rows[row_id].values  # type: ignore[attr-defined]
    }


def _repeated(passage: Passage, source: Source, amounts: dict[int, str]) -> Iterator[Finding]:
    for match in _AMOUNT.finditer(passage.text):
        row = amounts.get(_value(match["after"] or match["before"]))
        if row:
            line = passage.line_at(match.start())
            yield Finding.of("text.amount", source.file, line, "warning", text=match[0].strip(), id=row)


def _value(words: str) -> int:
    """Return the number that words such as ``1,333萬`` or ``2.5 million`` stand for."""
    return round(
        sum(
            float(part["number"].replace(",", "")) * _SCALES.get((part["scale"] or "").lower(), 1)
            for part in _PART.finditer(words)
        )
    )

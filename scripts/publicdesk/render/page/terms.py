"""Terms, abbreviations and words of another language in texts, marked where a text is made into HTML.

A term leads to the glossary at its first use on a page, and its meaning is the link's title: it can be read
without leaving the page, without script, and by a screen reader as the link's description. The link is no
``dfn``: that element marks where a term is defined, which is the glossary.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from markdown.util import HTML_PLACEHOLDER_RE

from publicdesk.catalogue.addresses import address, relative
from publicdesk.catalogue.anchors import GLOSSARY_PAGE
from publicdesk.languages import HTML_LANG, LANGUAGES
from publicdesk.listing.glossary import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publicdesk.catalogue.model import Catalogue
    from publicdesk.languages import Language
    from publicdesk.listing.glossary import Lexicon
    from publicdesk.render.page.view import View

MOST: Final = 8
"""Terms that one text marks at most, the rarest first: a text full of links is hard to read."""

_NO_TERMS: Final = frozenset(
    ("a", "abbr", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "ruby", "samp", "var")
)
_NO_WORDS: Final = frozenset(("code", "pre", "script", "style"))
_VOID: Final = ("<br", "<img", "<wbr", "<!--", "<hr", "&")
_CHINESE: Final = (
    r"[\u3400-\u9fff](?:[\u3400-\u9fff\u3001\u3002\u300c-\u300f\uff08\uff09·－]*[\u3400-\u9fff])?"
)
_NEVER: Final = r"(?!)"


class GlossaryMarker:
    """Marks words in the trees of texts; one for a build, for a page marks a term once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._glossary = catalogue.at(GLOSSARY_PAGE)
        self._lexicons = {language: lexicon(catalogue, language) for language in LANGUAGES}
        self._patterns = {language: _pattern(self._lexicons[language], language) for language in LANGUAGES}
        self._marked: dict[str, set[str]] = {}

    def mark(
        self,
        root: ET.Element,
        stash: Sequence[str | ET.Element],
        view: View,
        shown: Language,
        *,
        part: bool = False,
    ) -> None:
        """Mark the words of a text that stands on the page of ``view`` and is written in ``shown``.

        ``stash`` holds the HTML for which placeholders stand in the tree. A ``part`` stands on a page that
        other texts stand on too: what they marked is not marked again.
        """
        if not part:
            self._marked.pop(view.page, None)
        marked = self._marked.setdefault(view.page, set())
        href = ""
        if self._glossary and self._glossary is not view.entry and shown == view.language:
            href = relative(address(self._glossary, view.language), view.page)
        _Marks(self._lexicons[shown], self._patterns[shown], marked, href).mark(root, stash)


def _pattern(lexicon: Lexicon, language: Language) -> re.Pattern[str]:
    """Return what finds raw HTML, abbreviations, terms and, in English, Chinese words; the longest first."""
    forms = "|".join(map(re.escape, sorted(lexicon.forms, key=len, reverse=True))) or _NEVER
    shorts = "|".join(map(re.escape, sorted(lexicon.shorts, key=len, reverse=True))) or _NEVER
    words = rf"(?<![\w-])(?i:{forms})(?![\w-])" if language == "en" else forms
    return re.compile(
        f"{HTML_PLACEHOLDER_RE.pattern.replace('(', '(?P<raw>', 1)}"
        rf"|(?<![A-Za-z])(?P<short>{shorts})(?![A-Za-z])"
        rf"|(?P<term>{words})"
        rf"|(?P<chinese>{_CHINESE if language == 'en' else _NEVER})"
    )


class _Marks:
    """Marks the words of one text."""

    def __init__(self, words: Lexicon, pattern: re.Pattern[str], marked: set[str], href: str) -> None:
        self._words = words
        self._pattern = pattern
        self._marked = marked
        self._href = href
        self._wanted: frozenset[str] = frozenset()
        self._within = 0
        self._stash: Sequence[str | ET.Element] = ()

    def mark(self, root: ET.Element, stash: Sequence[str | ET.Element]) -> None:
        """Mark the words in the tree of a text."""
        self._stash = stash
        self._within = 0
        self._wanted = self._choice(root)
        self._rebuild(root, terms=True)

    def _choice(self, root: ET.Element) -> frozenset[str]:
        """Return the ids of the terms to mark: the rarest of those that the text holds and no link names."""
        if not self._href:
            return frozenset()
        named = {"".join(link.itertext()).casefold() for link in root.iter("a")}
        led_to = {term_id for form, term_id in self._words.forms.items() if form in named}
        found: dict[str, None] = {}
        for text in _texts(root):
            for match in self._pattern.finditer(text):
                term_id = self._id_of(match)
                if term_id and self._words.terms[term_id].note:
                    found[term_id] = None
        left_out = led_to | self._marked | self._words.common
        candidates = [term_id for term_id in found if term_id not in left_out]
        return frozenset(sorted(candidates, key=lambda one: self._words.rarity[one])[:MOST])

    def _id_of(self, match: re.Match[str]) -> str:
        if match["short"]:
            return self._words.shorts[match["short"]]
        # Python finds ı and ſ where i and s are asked for without regard to capitals; they make other words.
        return self._words.forms.get(match["term"].casefold(), "") if match["term"] else ""

    def _rebuild(self, element: ET.Element, *, terms: bool) -> None:
        """Put the marked words of an element in place of its texts."""
        pieces = list(self._pieces(element.text, terms=terms))
        for child in list(element):
            tail, child.tail = child.tail, None
            if child.tag not in _NO_WORDS and "lang" not in child.attrib:
                self._rebuild(child, terms=terms and child.tag not in _NO_TERMS)
            pieces += [child, *self._pieces(tail, terms=terms)]
            element.remove(child)
        element.text = None
        last: ET.Element | None = None
        for piece in pieces:
            if isinstance(piece, str):
                if last is None:
                    element.text = (element.text or "") + piece
                else:
                    last.tail = (last.tail or "") + piece
            else:
                element.append(piece)
                last = piece

    def _pieces(self, text: str | None, *, terms: bool) -> Iterator[str | ET.Element]:
        """Yield a text as pieces: what stays as it is, and elements."""
        if not text:
            return
        at = 0
        for match in self._pattern.finditer(text):
            if match["raw"]:
                self._step(str(self._stash[int(match["raw"])]))
                continue
            element = None if self._within else self._element(match, terms=terms)
            if element is not None:
                yield text[at : match.start()]
                yield element
                at = match.end()
        yield text[at:]

    def _step(self, html: str) -> None:
        """Go into or out of an element that was written as raw HTML; nothing is marked inside."""
        if html.startswith("</"):
            self._within = max(0, self._within - 1)
        elif html.startswith("<") and not html.startswith(_VOID):
            self._within += 1

    def _element(self, match: re.Match[str], *, terms: bool) -> ET.Element | None:
        if match["chinese"]:
            return _new("span", match[0], lang=HTML_LANG["zh-TW"])
        if not terms:
            return None
        term = self._words.terms.get(self._id_of(match))
        if term is None:
            return None
        short = None
        if match["short"] and match[0] not in self._marked:
            self._marked.add(match[0])
            short = _new("abbr", match[0], title=term.name)
        if term.id not in self._wanted or term.id in self._marked:
            return short
        self._marked.add(term.id)
        facts = {"class": "term", "href": f"{self._href}#{term.id}", "title": term.note}
        if short is None:
            return _new("a", match[0], **facts)
        link = ET.Element("a", facts)
        link.append(short)
        return link


def _texts(element: ET.Element) -> Iterator[str]:
    """Yield the texts of an element in which terms may be marked."""
    yield element.text or ""
    for child in element:
        if child.tag not in _NO_TERMS | _NO_WORDS and "lang" not in child.attrib:
            yield from _texts(child)
        yield child.tail or ""


def _new(tag: str, text: str, /, **attributes: str) -> ET.Element:
    element = ET.Element(tag, attributes)
    element.text = text
    return element

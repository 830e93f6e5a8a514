"""Links to the glossary that a page's other links would be mistaken for.

Terms are marked text by text, before the page around them is made. Where another link of the finished page has
the words of a term and leads elsewhere, the two could not be told apart in a list of links (WCAG 2.2, success
criterion 2.4.9): the page's own link stays, and the term is left as plain text.
"""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

_TERM: Final = 'class="term"'
_LINK: Final = re.compile(rf"<a {_TERM} [^>]*>(?P<words>.*?)</a>", re.DOTALL)
"""A link to the glossary, as ``terms.py`` makes it: no sign of HTML stands in its attributes."""


def told_apart(html: str) -> str:
    """Return the page without the links of those terms whose words another of its links has."""
    if _TERM not in html:
        return html
    names = {_name(link.text()) for link in LexborHTMLParser(html).css("a:not(.term)")}

    def unless_namesake(link: re.Match[str]) -> str:
        return link["words"] if _name(_text(link["words"])) in names else link[0]

    return _LINK.sub(unless_namesake, html)


def _text(html: str) -> str:
    body = LexborHTMLParser(html).body
    return body.text() if body else ""


def _name(words: str) -> str:
    return " ".join(words.split()).casefold()

"""Links to the glossary that a page's other links would be mistaken for.

Terms are marked text by text, before the page around them is made. Where another link of the finished page has
the words of a term and leads elsewhere, the two could not be told apart in a list of links (WCAG 2.2, success
criterion 2.4.9): the page's own link stays, and the term is left as plain text.
"""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"<a\b(?P<facts>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_TERM: Final = 'class="term"'


def told_apart(html: str) -> str:
    """Return the page without the links of those terms whose words another of its links has."""
    if _TERM not in html:
        return html
    names = {_name(link) for link in _LINK.finditer(html) if _TERM not in link["facts"]}

    def unless_namesake(link: re.Match[str]) -> str:
        return link["words"] if _TERM in link["facts"] and _name(link) in names else link[0]

    return _LINK.sub(unless_namesake, html)


def _name(link: re.Match[str]) -> str:
    return " ".join(_TAG.sub("", link["words"]).split()).casefold()

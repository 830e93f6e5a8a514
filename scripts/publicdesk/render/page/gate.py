"""The last gate before a page: a sanitizer takes out of a finished text what may not stand in it.

The check has judged the text before, so nothing is to be taken out here. Where something is, the check and the
renderer disagree, and the build stops: a page that shows less than its editor wrote would be as wrong as one that
shows more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import nh3
from selectolax.lexbor import LexborHTMLParser

from publicdesk.contract.markup import ELEMENTS, EVERYWHERE, SCHEMES, allows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.collect.pages import Source

_ATTRIBUTES: Final = {name: set(EVERYWHERE | allowed.attributes) for name, allowed in ELEMENTS.items()}

Node = tuple[str, tuple[tuple[str, str], ...]]


class MarkupError(Exception):
    """A finished text holds what may not stand in it.

    Attributes:
        file: the file that the text comes from.
        line: the line of the element that would be taken out, or of the text where it is not known.
        what: the name of the element.

    """

    def __init__(self, file: str, line: int, what: str) -> None:
        super().__init__(f"{file}:{line}: <{what}>")
        self.file = file
        self.line = line
        self.what = what


def require_allowed(html: str, source: Source) -> None:
    """Let a finished text through where the sanitizer takes nothing out of it.

    Raises:
        MarkupError: it would take something out.

    """
    before, after = list(_nodes(html)), list(_nodes(sanitized(html)))
    if before == after:
        return
    at = next((at for at, node in enumerate(before) if at >= len(after) or after[at] != node), 0)
    name = next((name for name, _ in before[at:] if name), "")
    line = next((element.line for element in source.text.having(name)), source.body_line)
    raise MarkupError(source.file, line, name)


def sanitized(html: str) -> str:
    """Return HTML without what ``contract/markup.py`` does not allow."""
    return nh3.clean(
        html,
        tags=set(ELEMENTS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=False,
    )


def _kept(element: str, attribute: str, value: str) -> str | None:
    return value if allows(element, attribute, value) else None


def _nodes(html: str) -> Iterator[Node]:
    """Yield what a fragment holds, in its order: elements with their attributes, and texts without a name."""
    body = LexborHTMLParser(f"<div>{html}</div>").body
    for node in body.traverse(include_text=True) if body else ():
        if node.tag == "-text":
            yield "", (("", node.text_content or ""),)
        else:
            yield str(node.tag), tuple(sorted((name, value or "") for name, value in node.attributes.items()))

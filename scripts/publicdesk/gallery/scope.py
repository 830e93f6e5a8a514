"""Let a component stand on a page that already has it: what a page may hold once gets a name of its own.

An example is the template's own HTML but for three things that belong to a page and not to the component:
ids, access keys, and the names of landmarks, which the example's heading completes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LISTS: Final = (
    "for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
    "aria-details", "aria-owns", "aria-flowto", "aria-activedescendant",
)  # fmt: skip
"""Attributes whose value is ids, parted by spaces."""

_LINKS: Final = ("href", "xlink:href")

_LANDMARKS: Final = (
    "nav, aside, form[role=search], search, section[aria-label], section[aria-labelledby], "
    "form[aria-label], form[aria-labelledby], [role=region], [role=navigation]"
)

_URL: Final = re.compile(r"url\(\s*#([^)\s]+)\s*\)")


def scoped(html: str, scope: str, heading: str) -> str:
    """Return an example's HTML with ids that begin with ``scope``.

    ``heading`` is the id of the example's heading. A link to a part of the page that the example does not
    have leads to the example itself, whose id is ``scope``.
    """
    tree = LexborHTMLParser(html, is_fragment=True)
    for at, node in enumerate(tree.css(_LANDMARKS)):
        _name(node, f"landmark-{at}", heading)
    nodes = tree.css("*")
    own = {str(node.attributes["id"]) for node in nodes if node.attributes.get("id")}
    for node in nodes:
        _rename(node, own, scope)
    return str(tree.html)


def _name(node: LexborNode, spare: str, heading: str) -> None:
    """Add the example's heading to the name of a landmark: a page must not have two of the same name."""
    attributes = node.attributes
    names = (attributes.get("aria-labelledby") or "").split()
    if not names and attributes.get("aria-label"):
        # An element that refers to itself here is called by its aria-label, and then by the other.
        node.attrs["id"] = names_itself = attributes.get("id") or spare
        names = [names_itself]
    node.attrs["aria-labelledby"] = " ".join([*names, heading])


def _rename(node: LexborNode, own: set[str], scope: str) -> None:
    for key, value in node.attributes.items():
        if key == "accesskey":
            del node.attrs[key]
        elif value is None:
            continue
        elif key == "id":
            node.attrs[key] = f"{scope}-{value}"
        elif key in _LISTS:
            node.attrs[key] = " ".join(f"{scope}-{one}" if one in own else one for one in value.split())
        elif key in _LINKS and value.startswith("#"):
            node.attrs[key] = f"#{scope}-{value[1:]}" if value[1:] in own else f"#{scope}"
        elif "url(" in value:
            node.attrs[key] = _URL.sub(lambda match: f"url(#{scope}-{match[1]})", value)

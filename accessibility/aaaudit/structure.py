"""Parts of pages: what hands find out on a part of one page, they would find on another page that has it.

Keys pressed, pointers moved and time passed meet elements, styles and scripts, not sentences: a part is an
element with its name, classes, roles and states, in its place below others up to the root, under the same
styles and scripts; and all kinds of controls of a page together are a part, since a fault may be that one is
missing. Pages that come out of one template share nearly all of them. So interactions go over as
few pages as have each part among them. The argument holds where such a page passes: where a hand finds
anything on a page, that page vouches for none of its parts, and each page with a part that no page vouches
for is gone over by hand, so that no finding is told of a page on which it was not seen.

Against the argument stand texts on which an interaction may depend, and there it is not used: all that stands
in a form, a dialog or a widget is compared word by word (a message about an error may say nothing), and so
are inline styles and scripts. Ids and values of data attributes are compared where styles or scripts may look
for them. How many alike elements stand in a row, the order of parts that stand beside
each other, and the lines of a drawing are not compared; who does not trust that has hands go over each page.
"""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Self

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXTS = frozenset(
    {
        "alt", "aria-controls", "aria-describedby", "aria-description", "aria-details", "aria-label",
        "aria-labelledby", "cite", "content", "datetime", "download", "for", "headers", "hreflang", "name",
        "placeholder", "srcset", "title", "value",
    }
)  # fmt: skip
_ADDRESSES = frozenset({"action", "data", "formaction", "href", "poster", "src", "xlink:href"})
_VERBATIM = frozenset(
    {"dialog", "fieldset", "form", "input", "label", "script", "select", "style", "textarea"}
)
_WIDGETS = re.compile(
    r"alert|alertdialog|combobox|dialog|grid|listbox|log|menu|slider|status|tablist|timer|tree"
)
_DRAWN = frozenset(
    {
        "cx", "cy", "d", "dx", "dy", "height", "points", "r", "rx", "ry", "transform", "viewbox", "width",
        "x", "x1", "x2", "y", "y1", "y2",
    }
)  # fmt: skip
_DRAWINGS = frozenset(
    {"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "text", "tspan"}
)
_CONTROLS = frozenset({"audio", "button", "form", "input", "select", "summary", "textarea", "video"})
_HANDLED = frozenset({"contenteditable", "draggable", "role", "tabindex"})
_HEAD_CODE = "head > style, head > script:not([type*=json i]), head > link[rel~=stylesheet i]"
_UNSEEN = frozenset({"base", "link", "meta", "noscript", "title"})  # of the head, but see `_head`
_SIZE_OF_EMPTY = 250  # elements that take as long as to load a page and have hands go over it, as measured
_WORD = re.compile(rb"[\w-]+")
_DATASET = re.compile(rb"\bdataset\s*\.\s*(\w+)")
_ANY_DATA = re.compile(rb"\bdataset\b(?!\s*\.\s*\w)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def chosen(
    pages: Mapping[str, frozenset[str]],
    sizes: Mapping[str, int],
    vouched: frozenset[str],
    doubted: frozenset[str],
) -> list[str]:
    """Choose the pages that hands have to go over next, of those they have not, given by their parts.

    `sizes` are numbers of elements. `vouched` are parts of pages that passed. Each page with a part of `doubted`,
    which are parts of pages that did not, is chosen if no page vouches for it; and others that have all parts
    left at little cost (nearly the least: the weighted greedy choice of
    https://en.wikipedia.org/wiki/Set_cover_problem, without those that later ones have made needless). The same
    pages give the same choice.
    """
    left = {page: parts - vouched for page, parts in pages.items()}
    doubtful = doubted - vouched
    asked = [page for page, parts in left.items() if parts & doubtful]
    missing = frozenset().union(*left.values()).difference(*(left[page] for page in asked))
    costs = {page: _SIZE_OF_EMPTY + sizes[page] for page in left}
    found = _greedy({page: parts & missing for page, parts in left.items()}, costs)
    return sorted([*asked, *found])


def _greedy(left: Mapping[str, frozenset[str]], costs: Mapping[str, int]) -> list[str]:
    """Take the page with the most new parts for its cost, and so on; then give up the dearest needless ones."""
    missing = frozenset().union(*left.values())
    heap = [(-len(parts) / costs[page], page) for page, parts in left.items()]
    heapq.heapify(heap)
    found: list[str] = []
    while missing:
        _, page = heapq.heappop(heap)
        gain = len(left[page] & missing) / costs[page]
        if heap and -gain > heap[0][0]:  # others have been chosen since it was put here
            heapq.heappush(heap, (-gain, page))
        else:
            found.append(page)
            missing -= left[page]
    had = Counter(part for page in found for part in left[page])
    for page in sorted(found, key=lambda page: (-costs[page], page)):
        if all(had[part] > 1 for part in left[page]):
            found.remove(page)
            had.subtract(left[page])
    return found


@dataclass(frozen=True)
class Described:
    """A page for comparison, in hashes of 16 hexadecimal digits.

    `root` is the same for pages whose root element, style sheets and scripts are, those in their heads in the
    same order; `parts` are those of the page, which has `size` elements.
    """

    root: str
    parts: frozenset[str]
    size: int


def described(html: bytes, code: Iterable[bytes]) -> Described:
    """Describe a page.

    `code` are the style sheets and scripts that the page loads. An id counts where they have its word, since
    it may be by the id that they treat an element in a way of its own.
    """
    sources = sorted({sha256(source).hexdigest(): source for source in code}.items())
    document = LexborHTMLParser(html)
    scripts = document.css(
        "style,script:not([type='application/ld+json' i])"
    )  # which is for search engines only
    inline = "\n".join(node.text() for node in scripts).encode("utf-8", "replace")
    known = _Known.of((_words(inline), *map(_words, dict(sources).values())))
    attributes = document.root.attributes if document.root is not None else {}
    top = repr(([digest for digest, _ in sources], sorted(attributes.items())))
    parts = {_hashed(top)}
    controls: set[str] = set()
    for root in (document.head, document.body):
        if root is not None:
            _walk(root, top, known, parts, controls)
    code_of_head = [_head_code(node) for node in document.css(_HEAD_CODE)]
    parts.add(_hashed(repr(sorted(controls))))
    return Described(_hashed(repr((top, code_of_head))), frozenset(parts), len(document.css("*")))


def _head_code(node: LexborNode) -> tuple[str, list[tuple[str, str | None]], str]:
    """Tell a style or script of the head from others, but for the address, which may be written in several ways."""
    kept = sorted((name, value) for name, value in node.attributes.items() if name not in _ADDRESSES)
    return str(node.tag), kept, node.text()


@dataclass(frozen=True)
class _Known:
    """Words of styles and scripts: all, and the names of data attributes that they may ask for."""

    words: frozenset[str]
    data: frozenset[str]

    @classmethod
    def of(cls, codes: Iterable[tuple[frozenset[str], frozenset[str], bool]]) -> Self:
        """Join the words of several files."""
        words: set[str] = set()
        data: set[str] = set()
        any_name = False
        for found, named, is_dynamic in codes:
            words |= found
            data |= named
            any_name = any_name or is_dynamic
        return cls(frozenset(words), frozenset(words if any_name else data))

    def asks_for(self, attribute: str) -> bool:
        """Tell whether the value of a data attribute may matter."""
        first, *others = attribute.removeprefix("data-").split("-")
        camel = first + "".join(word.capitalize() for word in others)
        return attribute in self.words or camel in self.data


@lru_cache(maxsize=64)
def _words(source: bytes) -> tuple[frozenset[str], frozenset[str], bool]:
    """Give the words of a style or script, those behind `dataset.`, and whether it may ask for others."""
    words = frozenset(word.decode("utf-8", "replace") for word in _WORD.findall(source))
    named = frozenset(word.decode("utf-8", "replace") for word in _DATASET.findall(source))
    return words, named, "data-" in words or bool(_ANY_DATA.search(source))


def _hashed(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _walk(top: LexborNode, above: str, known: _Known, parts: set[str], controls: set[str]) -> None:
    """Collect the way from the root to each element, once each, and of which of them are controls.

    Without recursion: a page may be nested deeper than Python's stack.
    """
    waiting = [(top, above)]
    while waiting:
        node, path = waiting.pop()
        attributes = node.attributes  # made anew at each call
        is_verbatim = _is_verbatim(node, attributes)
        shown = _shown(node, attributes, known, is_verbatim=is_verbatim)
        if not shown:
            continue
        here = _hashed(f"{path}>{shown}")
        parts.add(here)
        if node.tag in _CONTROLS or any(name in _HANDLED or name.startswith("on") for name in attributes):
            controls.add(here)
        if not is_verbatim:
            waiting.extend((child, here) for child in reversed(list(node.iter())))


def _shown(node: LexborNode, attributes: dict[str, str | None], known: _Known, *, is_verbatim: bool) -> str:
    """Describe an element for comparison; nothing for one that is neither seen nor handled."""
    tag = str(node.tag)
    if tag in _UNSEEN and not _head(attributes):
        return ""
    if tag == "script" and "json" in (attributes.get("type") or ""):
        return ""
    drawn = _DRAWN if tag in _DRAWINGS else frozenset()
    kept = " ".join(
        f"{name}={'' if name.lower() in drawn else value}" for name, value in sorted(_kept(attributes, known))
    )
    inside = "".join(_verbatim(node, known)) if is_verbatim else ""
    return f"{tag} {kept} {inside}"


def _head(attributes: dict[str, str | None]) -> bool:
    return "http-equiv" in attributes or attributes.get("name") == "viewport"


def _is_verbatim(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    role = attributes.get("role") or ""
    return node.tag in _VERBATIM or bool(_WIDGETS.search(role)) or "contenteditable" in attributes


def _verbatim(top: LexborNode, known: _Known) -> Iterator[str]:
    """Give all that an element contains, texts too, but for the addresses that differ with a page's place."""
    for node in top.traverse(include_text=True):
        if node.tag == "-text":
            yield node.text_content or ""
        else:
            kept = sorted(_kept(node.attributes, known, texts=True))
            yield f"<{node.tag} {kept}>"


def _kept(
    attributes: dict[str, str | None], known: _Known, *, texts: bool = False
) -> Iterator[tuple[str, str]]:
    """Give the attributes that count, an address as its kind only."""
    for name, value in attributes.items():
        text = value or ""
        if name in _ADDRESSES:
            yield name, _kind(text)
        elif name == "id":
            yield name, text if text in known.words else ""
        elif (name.startswith("data-") and not known.asks_for(name)) or (
            name in _TEXTS and not (texts or name == "content")
        ):
            yield name, ""
        else:
            yield name, text


def _kind(address: str) -> str:
    """Tell a place on the page, an address of another kind (`mailto:`), and a page apart."""
    if address.startswith("#"):
        return "#"
    scheme = _SCHEME.match(address)
    return scheme[0].lower() if scheme else "page"

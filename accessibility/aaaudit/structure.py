"""Pages of equal structure: what hands find out on one of them, they would find on the others.

Keys pressed, pointers moved and time passed meet elements, styles and scripts, not sentences: two pages whose
elements have the same names, classes, roles and states in the same places, and that load the same styles and
scripts, come out of one template. So interactions go over one page of each structure. The argument holds
where that page passes; where a hand finds anything on it, each page of its structure is gone over by hand, so
that no finding is told of a page on which it was not seen, and none is lost.

Against the argument stand texts on which an interaction may depend, and there it is not used: all that stands
in a form, a dialog or a widget is part of the structure word by word (a message about an error may say
nothing), and so are inline styles and scripts. How many alike elements stand in a row is no part of it.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from hashlib import sha256

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
_LANDMARKS = frozenset({"aside", "footer", "form", "header", "main", "nav", "search"})
_UNSEEN = frozenset({"base", "link", "meta", "noscript", "title"})  # of the head, but see `_head`
_WORD = re.compile(rb"[\w-]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Turn(Enum):
    """What to do with a page: go over it by hand, wait for another of its structure, or nothing more."""

    HANDS = auto()
    WAIT = auto()
    NOTHING = auto()


class Structures[Kept]:
    """Which structure has been gone over by hand, on which page, and which pages wait for that.

    `clean` are structures of which a page has passed already. For several workers at once.
    """

    def __init__(self, clean: Iterable[str]) -> None:
        self._clean = set(clean)
        self._unclean: set[str] = set()
        self._first: dict[str, Kept] = {}
        self._waiting: defaultdict[str, list[Kept]] = defaultdict(list)
        self._lock = threading.Lock()

    def turn(self, structure: str, page: Kept) -> Turn:
        """Say what to do with a page; one that has to wait is kept until `settle` gives it back."""
        with self._lock:
            if structure in self._clean:
                return Turn.NOTHING
            if structure in self._unclean or self._first.setdefault(structure, page) is page:
                return Turn.HANDS
            self._waiting[structure].append(page)
            return Turn.WAIT

    def settle(self, structure: str, page: Kept, *, clean: bool) -> list[Kept]:
        """Note how a page came out, and return those that have waited for it."""
        with self._lock:
            if self._first.get(structure) is not page:
                return []
            (self._clean if clean else self._unclean).add(structure)
            return self._waiting.pop(structure, [])

    def waiting(self) -> list[Kept]:
        """Return the pages whose turn has not come."""
        with self._lock:
            return [page for pages in self._waiting.values() for page in pages]


def structure_key(html: bytes, code: Iterable[bytes]) -> str:
    """Return a hash that pages of equal structure share.

    `code` are the style sheets and scripts that the page loads. An id counts where they have its word, since
    it may be by the id that they treat an element in a way of its own.
    """
    sources = sorted({sha256(source).hexdigest(): source for source in code}.items())
    document = LexborHTMLParser(html)
    inline = "\n".join(node.text() for node in document.css("style,script")).encode("utf-8", "replace")
    known = {
        word.decode("utf-8", "replace")
        for source in (inline, *dict(sources).values())
        for word in _WORD.findall(source)
    }
    parts: set[str] = set()
    landmarks: list[str] = []
    for root in (document.head, document.body):
        if root is not None:
            _walk(root, "html", known, parts, landmarks)
    hashed = sha256()
    root_attributes = document.root.attributes if document.root is not None else {}
    for line in (*dict(sources), repr(sorted(root_attributes.items())), *landmarks, *sorted(parts)):
        hashed.update(line.encode("utf-8", "replace") + b"\0")
    return hashed.hexdigest()


def _walk(top: LexborNode, above: str, known: set[str], parts: set[str], landmarks: list[str]) -> None:
    """Collect the way from the root to each element, once each, and the landmarks in their order.

    Without recursion: a page may be nested deeper than Python's stack.
    """
    waiting = [(top, above)]
    while waiting:
        node, path = waiting.pop()
        shown = _shown(node, known)
        if not shown:
            continue
        here = sha256(f"{path}>{shown}".encode("utf-8", "replace")).hexdigest()[:16]
        parts.add(here)
        if node.tag in _LANDMARKS or node.attributes.get("role"):
            landmarks.append(here)
        if not _is_verbatim(node):
            waiting.extend((child, here) for child in reversed(list(node.iter())))


def _shown(node: LexborNode, known: set[str]) -> str:
    """Describe an element for comparison; nothing for one that is neither seen nor handled."""
    attributes = node.attributes
    tag = str(node.tag)
    if tag in _UNSEEN and not _head(attributes):
        return ""
    if tag == "script" and "json" in (attributes.get("type") or ""):
        return ""
    kept = " ".join(f"{name}={value}" for name, value in sorted(_kept(attributes, known)))
    inside = "".join(_verbatim(node, known)) if _is_verbatim(node) else ""
    return f"{tag} {kept} {inside}"


def _head(attributes: dict[str, str | None]) -> bool:
    return "http-equiv" in attributes or attributes.get("name") == "viewport"


def _is_verbatim(node: LexborNode) -> bool:
    role = node.attributes.get("role") or ""
    return node.tag in _VERBATIM or bool(_WIDGETS.search(role)) or "contenteditable" in node.attributes


def _verbatim(top: LexborNode, known: set[str]) -> Iterator[str]:
    """Give all that an element contains, texts too, but for the addresses that differ with a page's place."""
    for node in top.traverse(include_text=True):
        if node.tag == "-text":
            yield node.text_content or ""
        else:
            kept = sorted(_kept(node.attributes, known, texts=True))
            yield f"<{node.tag} {kept}>"


def _kept(
    attributes: dict[str, str | None], known: set[str], *, texts: bool = False
) -> Iterator[tuple[str, str]]:
    """Give the attributes that count, an address as its kind only."""
    for name, value in attributes.items():
        text = value or ""
        if name in _ADDRESSES:
            yield name, _kind(text)
        elif name == "id":
            yield name, text if text in known else ""
        elif name in _TEXTS and not (texts or name == "content"):
            yield name, ""
        else:
            yield name, text


def _kind(address: str) -> str:
    """Tell a place on the page, an address of another kind (`mailto:`), and a page apart."""
    if address.startswith("#"):
        return "#"
    scheme = _SCHEME.match(address)
    return scheme[0].lower() if scheme else "page"

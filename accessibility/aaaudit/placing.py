"""Putting pages in the place of one that is loaded: when that may be done, and what has to be known for it.

Most of the time that rules on content cost on a page goes into loading it: a new document, a new world of
scripts, axe-core and our rules compiled and slow at first. Pages of one template differ in their content
only. So their content is put, one after the other, into the document of a page that was loaded, where the
styles apply to it as to any other, and the rules on content run in each. What differs from loading is that
the page's own scripts do not run. So a page is put only where it is known what they would do:

- it stands on the same ground: the same root, styles and scripts in the same order, letter by letter;
- for each of its elements, loaded pages have shown what scripts do to such an element, by its way from the
  root (names, attributes, classes, roles, scripts; not texts and addresses): nothing, or the same change of
  attributes each time, which is then made;
- no loaded page contradicts: where scripts change more than attributes of a page all of whose elements are of
  kinds known from others, or change like elements in different ways, no page of the family is put, and those
  that were put before are loaded after all;
- it has no frames, media, canvas, own elements, redirects by markup, nor sheets in its body;
- and the page whose document is used, put in its own place, gives the very facts that it gave when loaded.

Each page that does not fit is loaded as if there were no other way.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from selenium.webdriver import Chrome

from aaaudit.axe import axe_options
from aaaudit.finding import Rule
from aaaudit.target import Page

_MOST_ODD = 100  # pages that scripts make anew, after which a site counts as made by scripts

type Attributes = Mapping[str, str | None]
"""What scripts make of attributes, by name; None where they take one away."""


@dataclass(frozen=True)
class Delivered:
    """A loaded page as the server delivers it: the ways to its elements, hashed, and what scripts change.

    `changed` are attributes by the way to their element; None where scripts change more than these, or the page
    has what cannot be put in another's place.
    """

    ways: frozenset[str]
    changed: Mapping[str, Attributes] | None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """Read what the page tells (page/placing.js)."""
        return cls(frozenset(said["ways"]), said["changed"])


@dataclass(frozen=True)
class Known:
    """Ways to elements of which it is known what scripts do to them, and what they change."""

    ways: frozenset[str]
    changed: Mapping[str, Attributes]


class Family:
    """Pages under the same root, styles and scripts, and what loaded ones have shown of them.

    Its methods may be called by several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._untouched: set[str] = set()
        self._changed: dict[str, Attributes] = {}
        self._odd: list[frozenset[str]] = []
        self._is_trusted = True
        self._host: Page | None = None

    def learn(self, page: Page, delivered: Delivered) -> None:
        """Take in what a loaded page shows."""
        with self._lock:
            if delivered.changed is None:
                self._odd.append(delivered.ways)
                self._is_trusted = self._is_trusted and len(self._odd) <= _MOST_ODD
                return
            untouched = delivered.ways - delivered.changed.keys()
            if (
                untouched & self._changed.keys()
                or self._untouched & delivered.changed.keys()
                or any(self._changed.get(way, made) != made for way, made in delivered.changed.items())
            ):
                self._is_trusted = False
            self._untouched |= untouched
            self._changed |= delivered.changed
            self._host = self._host or page

    def doubt(self) -> None:
        """Take note that a page put in its own place gave other facts than it gave when loaded."""
        with self._lock:
            self._is_trusted = False

    @property
    def is_trusted(self) -> bool:
        """Whether nothing has spoken against putting its pages."""
        with self._lock:
            ways = self._untouched | self._changed.keys()
            return self._is_trusted and not any(odd <= ways for odd in self._odd)

    @property
    def host(self) -> Page | None:
        """The page in whose place others can be put, if there is one yet."""
        with self._lock:
            return self._host

    @property
    def known(self) -> Known:
        """What is known now."""
        with self._lock:
            return Known(frozenset({*self._untouched, *self._changed}), dict(self._changed))


def open_page(driver: Chrome, known: Known) -> None:
    """Make the page that is loaded one in whose place others can be put."""
    driver.execute_async_script(_OPEN, sorted(known.ways), known.changed)


def put_pages(
    driver: Chrome, urls: Sequence[str], axe_rules: Sequence[Rule], own_rules: Sequence[str]
) -> list[tuple[str, str, str] | None]:
    """Put pages in the place of the open one, run the rules in each, and give their plain results in order.

    They are what axe and our own rules found and what the page says of itself, each as JSON. There are none of a
    page that has to be loaded.
    """
    results: list[tuple[str, str, str] | None] = driver.execute_async_script(
        _PUT, list(urls), axe_options(axe_rules), list(own_rules)
    )
    return results


_OPEN = """
const [ways, changed, done] = arguments;
aaaudit.placing.know(ways, changed);
aaaudit.placing.compared().then(() => done(), () => done());
"""

_PUT = """
const [urls, options, own, done] = arguments;
aaaudit.placing.run(urls, options, own).then(done, () => done(urls.map(() => null)));
"""

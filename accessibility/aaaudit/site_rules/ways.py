"""Ways to find a page and to know where it is: several ways (2.4.5), location (2.4.8), reachable at all."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact
from aaaudit.profile import Profile
from aaaudit.site_rules.addresses import by_address, fragment, linked, plain
from aaaudit.site_rules.facts import about_link, about_page

_FEWEST_PAGES = 4  # a set of pages; fewer are found at a glance
_MOST = 0.8  # of the pages of a language, that a site map has to list
_SITE_MAP = re.compile(
    r"\bsite ?map\b|\ba ?(to|-|–) ?z\b|網站導覽|網站地圖|サイト ?マップ|plan du site|mapa del sitio",
    re.IGNORECASE,
)
_ROUTE = re.compile(r"^(!|/|:~:)")  # fragments that scripts or browsers read, not ids


def judge_ways(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find pages that only one link leads to, without a search, a site map or a complete start page."""
    pages = by_address(profiles)
    for some in _by_language(profiles):
        if len(some) < _FEWEST_PAGES or any(page.searches for page in some) or _has_map(some, pages):
            continue
        for profile in some:
            sources = [one for one in some if plain(profile.address) in linked(one, pages)]
            if len(sources) == 1 and profile is not _start(some):
                params = {"source": sources[0].page}
                yield about_page(profile, "aaa:multiple-ways", Outcome.CANNOT_TELL, "one-link", params)


def judge_location(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find pages that do not mark where they are, on a site where others do."""
    for some in _by_language(profiles):
        start = _start(some)
        marked = [page for page in some if page.located]
        if len(some) < _FEWEST_PAGES:
            continue
        for page in some:
            if page is not start and page.navigations and not page.located:
                message = "unlike-others" if marked else "unmarked"
                params = {"other": marked[0].page} if marked else {}
                yield about_page(page, "aaa:location", Outcome.CANNOT_TELL, message, params)


def judge_reachable(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find pages that no chain of links from the start page leads to (a hint)."""
    pages = by_address(profiles)
    start = next((profile for profile in profiles if profile.page == "/"), None)
    if start is None or not linked(start, pages):
        return  # no start page, or none that is meant to lead anywhere
    seen = {plain(start.address)}
    waiting = deque(seen)
    while waiting:
        new = linked(pages[waiting.popleft()], pages) - seen
        seen |= new
        waiting.extend(sorted(new))
    for address, profile in pages.items():
        if address not in seen and not re.search(r"/(404|500|offline)(\.html?|/)$", profile.page):
            yield about_page(profile, "aaa:reachable", Outcome.FAILED, "no-way", {})


def judge_fragments(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find links to a place on a page of the site that is not there (a hint)."""
    pages = by_address(profiles)
    for profile in profiles:
        for link in profile.links:
            place, target = fragment(link.href), pages.get(plain(link.href))
            if target and place and not _ROUTE.match(place) and place not in {*target.anchors, "top"}:
                params = {"place": place, "target": target.page}
                yield about_link(profile, link, "aaa:link-place", Outcome.FAILED, "missing", params)


def _by_language(profiles: Sequence[Profile]) -> list[list[Profile]]:
    languages: dict[str, list[Profile]] = {}
    for profile in profiles:
        languages.setdefault(profile.language, []).append(profile)
    return list(languages.values())


def _start(pages: Sequence[Profile]) -> Profile:
    """Return the page with the shortest path."""
    return min(pages, key=lambda page: (len(page.page), page.page))


def _has_map(some: Sequence[Profile], pages: Mapping[str, Profile]) -> bool:
    """Whether the start page, or a page that is called a site map, links to most pages of the language."""
    addresses = {plain(page.address) for page in some}
    maps = [page for page in some if _SITE_MAP.search(" ".join([page.title, *page.headings]))]
    return any(
        len(linked(page, pages) & addresses) >= _MOST * (len(addresses) - 1) for page in [_start(some), *maps]
    )

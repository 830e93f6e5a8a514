"""What does the same on several pages has the same name on them (3.2.4)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact
from aaaudit.profile import Field, Link, Profile
from aaaudit.site_rules.addresses import plain
from aaaudit.site_rules.facts import about_link, about_page

_RULE = "aaa:consistent-identification"
_FEWEST_PAGES = 3
_EVERYWHERE = 0.6  # of a language's pages: what stands on fewer is no fixed part of the site
_MAJORITY = 0.7  # of the pages with a part, that call it by one name
_WORD = re.compile(r"[^\W\d_]+")


def judge_identification(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find links of the frame of a site, and its search fields, that have another name than on most pages."""
    languages: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        languages[profile.language].append(profile)
    for pages in languages.values():
        if len(pages) >= _FEWEST_PAGES:
            yield from _judge_links(pages)
            yield from _judge_searches(pages)


def _judge_links(pages: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    places: defaultdict[tuple[str, str], list[tuple[Profile, list[Link]]]] = defaultdict(list)
    for profile in pages:
        for place, links in _frame(profile).items():
            places[place].append((profile, links))
    for members in places.values():
        usual = _usual([{link.name for link in links} for _, links in members], len(pages))
        for profile, links in members:
            if usual and usual not in {link.name for link in links}:
                outcome, message = _difference(usual, [link.name for link in links])
                params = {"name": links[0].name, "usual": usual, "target": links[0].href}
                yield about_link(profile, links[0], _RULE, outcome, message, params)


def _frame(profile: Profile) -> dict[tuple[str, str], list[Link]]:
    """Return the links of the header, navigation and footer of a page, by region and address.

    Links to the page itself are left out: they may say so.
    """
    found: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in profile.links:
        address = plain(link.href)
        fixed = link.region in {"header", "navigation", "footer"} and not link.own and link.name
        if fixed and address != plain(profile.address) and "#" not in link.href:
            found[link.region, address].append(link)
    return found


def _usual(names: Sequence[set[str]], pages: int) -> str:
    """Return the name that most pages use, empty where the part is not fixed or no name prevails."""
    if len(names) < max(_FEWEST_PAGES, _EVERYWHERE * pages):
        return ""
    name, count = Counter(name for some in names for name in sorted(some)).most_common(1)[0]
    return name if count >= _MAJORITY * len(names) and count < len(names) else ""


def _difference(usual: str, names: Sequence[str]) -> tuple[Outcome, str]:
    """Tell names that share nothing with the usual one from those that may count as consistent with it."""
    alike = any(_words(usual) & _words(name) for name in names)
    return (Outcome.CANNOT_TELL, "perhaps") if alike else (Outcome.FAILED, "different")


def _words(name: str) -> set[str]:
    """Return words, and single characters of scripts that do not set words apart."""
    words = set(_WORD.findall(name.lower()))
    return words | {letter for word in words if word > "\u3040" for letter in word}


def _judge_searches(pages: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    having: list[tuple[Profile, Field]] = [
        (profile, profile.searches[0]) for profile in pages if len(profile.searches) == 1
    ]
    usual = _usual([{field.name} for _, field in having], len(pages))
    for profile, field in having:
        if usual and field.name and field.name != usual:
            outcome, message = _difference(usual, [field.name])
            params = {"name": field.name, "usual": usual, "target": ""}
            yield about_page(profile, _RULE, outcome, f"search-{message}", params, field.selector)

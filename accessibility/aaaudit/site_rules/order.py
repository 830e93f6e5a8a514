"""Navigation that stands on several pages keeps its order (3.2.3), by the links that pages have in common."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact
from aaaudit.profile import Navigation, Profile
from aaaudit.site_rules.addresses import plain
from aaaudit.site_rules.facts import about_page

_FEWEST_PAGES = 3  # that have a navigation, before one of them can be said to differ
_FEWEST_ITEMS = 3
_MAJORITY = 0.6  # of the pages with the navigation: they show what its order is
_ALIKE = 0.6  # of the links of two navigations: below, they are two that happen to have one name


def judge_order(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find navigations whose links stand in another order than on most pages of the language."""
    groups: defaultdict[tuple[str, str, str], list[tuple[Profile, Navigation]]] = defaultdict(list)
    for profile in profiles:
        names = Counter((navigation.name, navigation.region) for navigation in profile.navigations)
        for navigation in profile.navigations:
            if names[navigation.name, navigation.region] == 1:
                groups[profile.language, navigation.name, navigation.region].append((profile, navigation))
    for members in groups.values():
        yield from _judge_group(members)
    yield from _judge_parts(profiles)


def _judge_group(members: Sequence[tuple[Profile, Navigation]]) -> Iterator[tuple[str, OwnFact]]:
    orders = [_order(navigation) for _, navigation in members]
    usual = _usual(orders)
    for (profile, navigation), order in zip(members, orders, strict=True):
        if swapped := _swapped(order, usual):
            words = dict(zip(map(plain, navigation.targets), navigation.items, strict=False))
            params = {
                "first": words[swapped[0]],
                "second": words[swapped[1]],
                "other": _example(members, usual),
            }
            yield about_page(
                profile, "aaa:consistent-navigation", Outcome.FAILED, "order", params, navigation.selector
            )


def _order(navigation: Navigation) -> tuple[str, ...]:
    """Return the addresses that a navigation links to once, in order."""
    targets = [plain(target) for target in navigation.targets]
    counts = Counter(targets)
    return tuple(target for target in targets if counts[target] == 1)


def _usual(orders: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the order that most pages have, empty where there is none."""
    if len(orders) < _FEWEST_PAGES:
        return ()
    order, _ = Counter(orders).most_common(1)[0]
    same = sum(not _swapped(other, order) and _alike(other, order) for other in orders)
    return order if len(order) >= _FEWEST_ITEMS and same >= _MAJORITY * len(orders) else ()


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = set(one) & set(other)
    return len(shared) >= _FEWEST_ITEMS and len(shared) >= _ALIKE * min(len(set(one)), len(set(other)))


def _swapped(order: tuple[str, ...], usual: tuple[str, ...]) -> tuple[str, str] | None:
    """Return two neighbours of an order that stand the other way round in the usual one."""
    if order == usual or not _alike(order, usual):
        return None
    places = {target: place for place, target in enumerate(usual)}
    known = [target for target in order if target in places]
    return next(((one, two) for one, two in pairwise(known) if places[one] > places[two]), None)


def _example(members: Sequence[tuple[Profile, Navigation]], usual: tuple[str, ...]) -> str:
    return next(profile.page for profile, navigation in members if _order(navigation) == usual)


def _judge_parts(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find pages on which whole navigations stand in another order than on most."""
    languages: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        languages[profile.language].append(profile)
    for pages in languages.values():
        orders = [_parts(profile) for profile in pages]
        usual = _usual(orders)
        for profile, order in zip(pages, orders, strict=True):
            if swapped := _swapped(order, usual):
                other = next(page.page for page in pages if _parts(page) == usual)
                params = {"first": swapped[0], "second": swapped[1], "other": other}
                yield about_page(profile, "aaa:consistent-navigation", Outcome.FAILED, "parts", params)


def _parts(profile: Profile) -> tuple[str, ...]:
    names = [navigation.name for navigation in profile.navigations if navigation.name]
    counts = Counter(names)
    return tuple(name for name in names if counts[name] == 1)

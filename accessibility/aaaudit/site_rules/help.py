"""Help that stands on several pages stands in the same order on them (3.2.6)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact
from aaaudit.profile import Link, Profile
from aaaudit.site_rules.addresses import plain
from aaaudit.site_rules.facts import about_link

_RULE = "aaa:consistent-help"
_FEWEST_PAGES = 3
_MAJORITY = 0.6
_FIXED = {"header", "footer"}  # a path or a menu of a section, in other parts, is of its own pages only
_HELP = re.compile(
    r"\b(contact|help|faqs?|support|live chat|chat with|ask us|feedback|call us|questions)\b"
    r"|聯絡|聯繫|客服|意見信箱|信箱|常見問題|常見問答|線上諮詢|服務專線|幫助|說明中心|智能客服|問與答"
    r"|お問い?合わ?せ|問合せ|よくある質問|ヘルプ|サポート|ご意見|相談|チャット",
    re.IGNORECASE,
)


def judge_help(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find pages on which ways to get help stand in another order, or in another part, than on most pages."""
    languages: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        languages[profile.language].append(profile)
    for pages in languages.values():
        yield from _judge_language(pages)


def _ways(profile: Profile) -> dict[str, Link]:
    """Return the ways to get help that the frame of a page offers once, by address, in order."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in profile.links:
        by_address = link.href.startswith(("tel:", "mailto:", "sms:"))
        if link.region in {"header", "navigation", "footer", "side"} and (
            by_address or _HELP.search(link.name)
        ):
            found[plain(link.href)].append(link)
    return {address: links[0] for address, links in found.items() if len(links) == 1}


def _judge_language(pages: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    ways = [(profile, _ways(profile)) for profile in pages]
    pairs: Counter[tuple[str, str]] = Counter()
    regions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, found in ways:
        pairs.update(_pairs(found))
        for address, link in found.items():
            regions[address][link.region] += 1
    for profile, found in ways:
        yield from _judge_page(profile, found, pairs, regions)


def _pairs(ways: dict[str, Link]) -> list[tuple[str, str]]:
    order = list(ways)
    return [(one, two) for place, one in enumerate(order) for two in order[place + 1 :]]


def _judge_page(
    profile: Profile,
    ways: dict[str, Link],
    pairs: Counter[tuple[str, str]],
    regions: defaultdict[str, Counter[str]],
) -> Iterator[tuple[str, OwnFact]]:
    moved = {
        address
        for address, link in ways.items()
        if {link.region, *regions[address]} <= _FIXED and _is_rare(regions[address], link.region)
    }
    for address in sorted(moved):
        params = {"name": ways[address].name, "usual": regions[address].most_common(1)[0][0]}
        yield about_link(profile, ways[address], _RULE, Outcome.FAILED, "moved", params)
    for one, two in _pairs(ways):
        both = Counter({"this": pairs[one, two], "other": pairs[two, one]})
        if one not in moved and two not in moved and _is_rare(both, "this"):
            params = {"name": ways[one].name, "other": ways[two].name}
            yield about_link(profile, ways[one], _RULE, Outcome.FAILED, "order", params)
            return


def _is_rare(counts: Counter[str], this: str) -> bool:
    """Whether most pages, and enough of them, have it otherwise."""
    usual, most = counts.most_common(1)[0]
    return usual != this and counts.total() >= _FEWEST_PAGES and most >= _MAJORITY * counts.total()

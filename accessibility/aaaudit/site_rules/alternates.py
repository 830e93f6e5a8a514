"""Pages in other languages: each names the others, and is named by them, in the language that it is in."""

from collections.abc import Iterator, Sequence

from aaaudit.finding import Outcome
from aaaudit.language import primary
from aaaudit.own import OwnFact
from aaaudit.profile import Profile
from aaaudit.site_rules.addresses import by_address, plain
from aaaudit.site_rules.facts import about_page

_RULE = "aaa:alternate-languages"


def judge_alternates(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find alternates (`hreflang`) that are not in their language, or do not name the page in return."""
    pages = by_address(profiles)
    for profile in profiles:
        own = plain(profile.address)
        for alternate in profile.alternates:
            target = pages.get(plain(alternate.href))
            if target is None or target is profile or alternate.language == "x-default":
                continue
            params = {"target": target.page, "language": alternate.language}
            selector = f'link[hreflang="{alternate.language}"]'
            if primary(alternate.language) != primary(target.language):
                params["found"] = target.language
                yield about_page(profile, _RULE, Outcome.FAILED, "other-language", params, selector)
            elif own not in {plain(back.href) for back in target.alternates}:
                yield about_page(profile, _RULE, Outcome.FAILED, "not-returned", params, selector)

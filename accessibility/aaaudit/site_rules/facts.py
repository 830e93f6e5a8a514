"""How judges of a site say what they found."""

from html import escape

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact
from aaaudit.profile import Link, Profile


def about_page(  # noqa: PLR0913, PLR0917 - what a fact consists of
    profile: Profile,
    rule: str,
    outcome: Outcome,
    message: str,
    params: dict[str, str],
    selector: str = "html",
) -> tuple[str, OwnFact]:
    """Return a fact about a page, or one of its parts."""
    fact = OwnFact(
        rule=rule, outcome=outcome, message=message, params=params, selector=selector, html=f"<{selector}>"
    )
    return profile.page, fact


def about_link(  # noqa: PLR0913, PLR0917 - what a fact consists of
    profile: Profile, link: Link, rule: str, outcome: Outcome, message: str, params: dict[str, str]
) -> tuple[str, OwnFact]:
    """Return a fact about a link."""
    html = f'<a href="{escape(link.href)}">{escape(link.name)}</a>'
    fact = OwnFact(
        rule=rule, outcome=outcome, message=message, params=params, selector=link.selector, html=html
    )
    return profile.page, fact

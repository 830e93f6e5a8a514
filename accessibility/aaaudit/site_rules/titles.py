"""Titles that do not tell pages apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aaaudit.finding import Outcome
from aaaudit.own import OwnFact
from aaaudit.profile import Profile


def judge_titles(profiles: Sequence[Profile]) -> Iterator[tuple[str, OwnFact]]:
    """Find pages of one language that have the same title, each told with the first page that has it.

    A title must describe its page (2.4.2), and two pages may be about the same; so a person has to decide.
    """
    same: defaultdict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.title:
            same[profile.language, profile.title].append(profile)
    for first, *others in same.values():
        for other in others:
            params = {"title": other.title, "other": first.page}
            yield (
                other.page,
                OwnFact(
                    rule="aaa:title-unique",
                    outcome=Outcome.CANNOT_TELL,
                    message="same",
                    params=params,
                    selector="title",
                    html=f"<title>{other.title}</title>",
                ),
            )

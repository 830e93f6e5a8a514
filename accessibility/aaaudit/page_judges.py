"""Rules of the page scope whose script only tells facts, which are judged here."""

from collections.abc import Callable, Iterable, Sequence

from aaaudit.language_judges import LANGUAGE_RULES, judge_languages
from aaaudit.own import OwnFact, OwnResults, ToldFact

type PageJudge = Callable[[Sequence[ToldFact]], Iterable[OwnFact]]

PAGE_JUDGES: Sequence[tuple[frozenset[str], PageJudge]] = ((LANGUAGE_RULES, judge_languages),)
"""Rules, and the judge of what they tell of one page at one width."""


def judged(results: OwnResults) -> OwnResults:
    """Return the results with judgements in place of the facts that were told."""
    found = list(results.found)
    for rules, judge in PAGE_JUDGES:
        found += judge([told for told in results.told if told.rule in rules])
    return results.model_copy(update={"found": tuple(found), "told": ()})

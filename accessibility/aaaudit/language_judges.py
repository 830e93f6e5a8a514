"""Judge the texts that the page's rules on language tell, each with the language that is stated for it."""

from collections.abc import Iterator, Sequence

from aaaudit.finding import Outcome
from aaaudit.language import Contradiction, contradiction, foreign_passages, primary
from aaaudit.own import OwnFact, ToldFact

LANGUAGE_RULES = frozenset({"aaa:page-language", "aaa:part-language", "aaa:part-language-missing"})

_LONGEST_QUOTATION = 80


def judge_languages(told: Sequence[ToldFact]) -> Iterator[OwnFact]:
    """Judge what a page's rules on language told: of each, data `lang` and `text`.

    Of a part, `page` is the page's language. Where the page itself states a wrong language, its paragraphs in
    the right one are no faults of their own.
    """
    explained: set[tuple[str, str]] = set()
    for one in sorted(told, key=lambda one: one.rule != "aaa:page-language"):
        lang, text = one.data["lang"], one.data["text"]
        if one.rule == "aaa:part-language-missing":
            for passage, found in foreign_passages(lang, text):
                if (lang, found.language) not in explained:
                    quotation = passage[:_LONGEST_QUOTATION] + "…" * (len(passage) > _LONGEST_QUOTATION)
                    params = {**_params(lang, found), "passage": quotation}
                    yield one.fact(Outcome.FAILED, "unmarked", params)
        elif wrong := contradiction(lang, text):
            explained.add((lang, wrong.language))
            yield _wrong(one, wrong)
        else:
            yield one.fact(Outcome.PASSED, "", {})


def _wrong(told: ToldFact, found: Contradiction) -> OwnFact:
    params = _params(told.data["lang"], found)
    if not found.certain:
        return told.fact(Outcome.CANNOT_TELL, "perhaps", params)
    of_page = primary(told.data.get("page", "")) == primary(found.language)
    return told.fact(Outcome.FAILED, "of-page" if of_page else "wrong", params)


def _params(lang: str, found: Contradiction) -> dict[str, str]:
    return {"lang": lang, "found": found.language, "evidence": found.evidence}

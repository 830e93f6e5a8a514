"""The self-assessment as an HTML page that is itself accessible: no script, nothing loaded."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from aaaudit.finding import Level
from aaaudit.rules import ReportLanguage
from aaaudit.standards import criteria
from aaaudit.standards.assess import Answer, Answered, Assessment
from aaaudit.standards.words import answer_word, lapse_word, verdict_words, why_words, word

_MOST_PLACES = 5  # of one code; the report of the audit has them all
_RESULTS = (Answer.PASSED, Answer.FAILED, Answer.NOT_APPLICABLE, Answer.OPEN)


def as_html(assessment: Assessment, language: ReportLanguage) -> str:
    """Return the self-assessment as an HTML page in a language."""
    sections = {
        number: "".join(_criterion(group, language) for group in _by_criterion(codes))
        for number, codes in _by_guideline(assessment.codes)
    }
    menu = "".join(
        f'<li><a href="#guideline-{number}">{_say("guideline", language, number=number)}</a></li>\n'
        for number in sections
    )
    body = "".join(
        f'<section aria-labelledby="guideline-{number}">\n<h2 id="guideline-{number}">'
        f"{_say('guideline', language, number=number)}</h2>\n{content}</section>\n"
        for number, content in sections.items()
    )
    title = _say("title", language)
    standard = _say("standard", language, edition=assessment.edition, level=assessment.audit.level.value)
    style = files("aaaudit.report").joinpath("style.css").read_text(encoding="utf-8")
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: {standard}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#result">{_say("skip", language)}</a>
<header>
<h1>{title}</h1>
<p>{standard}</p>
</header>
<nav aria-label="{_say("menu", language)}">
<ul>
{menu}</ul>
</nav>
<main id="result">
{_result(assessment, language)}{body}</main>
</body>
</html>
"""


def _result(assessment: Assessment, language: ReportLanguage) -> str:
    mood = "good" if assessment.is_done else "bad"
    scope = _say("scope", language, pages=len(assessment.audit.pages), on=assessment.on)
    bare = _bare(assessment)
    without = f"<p>{_say('without-code', language, numbers=', '.join(bare))}</p>\n" if bare else ""
    return (
        f'<p class="verdict {mood}">{escape(verdict_words(assessment, language))}</p>\n<p>{scope}</p>\n'
        f"{_counts(assessment, language)}<p>{_say('summary', language)}</p>\n{without}"
    )


def _bare(assessment: Assessment) -> list[str]:
    """Return the criteria that have no code; the older edition's are another WCAG's."""
    covered = {one.code.criterion for one in assessment.codes}
    wanted = (one for one in criteria().values() if one.level.rank <= assessment.audit.level.rank)
    return [one.number for one in wanted if one.number not in covered and assessment.edition == "115.11"]


def _counts(assessment: Assessment, language: ReportLanguage) -> str:
    """Make the table of numbers of codes by level and result."""
    head = "".join(f'<th scope="col">{answer_word(answer, language)}</th>' for answer in _RESULTS)
    lines = [
        (level.value, [one for one in assessment.codes if one.code.level is level])
        for level in (Level.A, Level.AA, Level.AAA)
        if level.rank <= assessment.audit.level.rank
    ]
    lines.append((_say("all", language), list(assessment.codes)))
    body = "".join(
        f'<tr><th scope="row">{name}</th>'
        + "".join(f"<td>{sum(one.answer is answer for one in codes)}</td>" for answer in _RESULTS)
        + "</tr>\n"
        for name, codes in lines
    )
    return (
        f"<table>\n<caption>{_say('counts', language)}</caption>\n<thead>\n"
        f'<tr><th scope="col">{_say("level", language)}</th>{head}</tr>\n</thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )


def _by_guideline(codes: Iterable[Answered]) -> Iterator[tuple[str, list[Answered]]]:
    for number, group in groupby(codes, key=lambda one: one.code.criterion.rpartition(".")[0]):
        yield number, list(group)


def _by_criterion(codes: Iterable[Answered]) -> Iterator[list[Answered]]:
    for _, group in groupby(codes, key=lambda one: one.code.criterion):
        yield list(group)


def _criterion(codes: Sequence[Answered], language: ReportLanguage) -> str:
    number = codes[0].code.criterion
    known = criteria().get(number)  # 4.1.1 is a criterion of the older edition only
    title = number
    if known:
        name = known.name.in_language(language)
        title = word("criterion", language, number=number, name=name, level=known.level.value)
    return f"<h3>{escape(title)}</h3>\n" + "".join(_code(one, language) for one in codes)


def _code(one: Answered, language: ReportLanguage) -> str:
    kind = "machine-code" if one.code.machine else "manual-code"
    facts = [
        (_say("answer", language), f"<strong>{answer_word(one.answer, language)}</strong>"),
        (_say("kind", language), _say(kind, language, level=one.code.level.value)),
        (
            _say("machine", language),
            f"{answer_word(one.machine.answer, language)}: {escape(why_words(one, language))}",
        ),
        (_say("manual", language), _manual(one, language)),
    ]
    if one.machine.places:
        facts.append((_say("evidence", language), _places(one, language)))
    if one.machine.rules:
        rules = ", ".join(f"<code>{escape(rule)}</code>" for rule in one.machine.rules)
        facts.append((_say("rules", language), rules))
    if one.answer is Answer.OPEN:
        lacks = _list(
            escape(lapse_word(lapse, number, language)) for lapse, number in one.manual.open.items()
        )
        facts.append((_say("still-open", language), lacks))
        facts.append((_say("check", language), escape(one.code.check.in_language(language))))
    details = "".join(f"<dt>{term}</dt>\n<dd>{fact}</dd>\n" for term, fact in facts)
    name = escape(one.code.text.in_language(language))
    return f'<h4 id="{one.code.code}">{one.code.code} {name}</h4>\n<dl>\n{details}</dl>\n'


def _manual(one: Answered, language: ReportLanguage) -> str:
    answer = answer_word(one.manual.answer, language)
    reviews = _list(
        _say(
            "review",
            language,
            outcome=answer_word(Answer(review.outcome.value), language),
            pages=review.pages,
            by=review.by,
            on=review.on,
            expires=review.expires,
            note=review.note,
        )
        for review in one.manual.reviews
    )
    if not reviews and one.manual.answer is Answer.OPEN:
        return f"{answer}: {_say('no-review', language)}"
    return answer + reviews


def _places(one: Answered, language: ReportLanguage) -> str:
    shown = one.machine.places[:_MOST_PLACES]
    items = [
        _say("place", language, page=place.page, findings=place.findings, selector=place.selector)
        for place in shown
    ]
    if rest := len(one.machine.places) - len(shown):
        items.append(_say("more-places", language, number=rest))
    return _list(items)


def _say(key: str, language: ReportLanguage, **params: object) -> str:
    return escape(word(key, language, **params))


def _list(items: Iterable[str]) -> str:
    """Make a list of HTML texts; nothing of none."""
    inside = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul>\n{inside}</ul>\n" if inside else ""

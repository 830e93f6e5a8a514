"""`aaaudit todo`: what a person must look at now, with instructions."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aaaudit.arguments import LEVELS, Parser, add_target, add_today
from aaaudit.content import read_contents
from aaaudit.finding import Level
from aaaudit.policy import Policy, load_policy, overridden
from aaaudit.reviews import load_reviews
from aaaudit.rules import ReportLanguage
from aaaudit.standards import EDITIONS, Edition, codes
from aaaudit.target import opened
from aaaudit.tasks import Task, by_folder, load_questions, tasks

_MOST_FOLDERS = 4
_LANGUAGES = ("en", "zh-TW", "ja")


def todo(arguments: Sequence[str]) -> int:
    """List what a person must look at, and return 0: that there is something to do is no fault."""
    options = _parser().parse_args(arguments)
    policy = load_policy(options.policy) if options.policy else Policy()
    policy = overridden(policy, {"level": options.level} if options.level else {})
    reviews = load_reviews(options.reviews)
    questions = load_questions(options.audit) if options.audit else ()
    with opened(options.target) as site:
        found = read_contents(site)
    contents = {page: content for page, content in found.items() if not policy.excludes(page)}
    listed = tasks(contents, reviews, policy.level, options.today, questions)
    if options.format == "json":
        sys.stdout.write(json.dumps([_record(task) for task in listed], ensure_ascii=False, indent=2) + "\n")
    else:
        lines = [line for task in listed for line in _lines(task, options.language, options.standard)]
        sys.stdout.write("".join(f"{line}\n" for line in [*lines, _sum(listed, len(contents), policy.level)]))
    return 0


def _parser() -> Parser:
    parser = Parser(prog="aaaudit todo", description="List what a person must look at now.")
    add_target(parser)
    parser.add_argument("--level", choices=LEVELS, help="conformance level (default: AAA)")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="TOML file that leaves pages out")
    parser.add_argument("--audit", type=Path, metavar="FILE", help="audit.json, whose questions are added")
    parser.add_argument("--standard", choices=EDITIONS, help="add how to check each code of this standard")
    parser.add_argument("--language", choices=_LANGUAGES, default="en", help="of the instructions")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the list")
    add_today(parser)
    return parser


def _lines(task: Task, language: ReportLanguage, edition: Edition | None) -> Iterator[str]:
    one = task.criterion
    yield f"{one.number} {one.name.in_language(language)} (level {one.level})"
    yield f"  {one.review.in_language(language)}"
    for lapse, pages in task.pages.items():
        folders = ", ".join(f"{name} {number}" for name, number in by_folder(pages, _MOST_FOLDERS))
        yield f"  {lapse}: {_counted(len(pages))} ({folders}), such as {pages[0]}"
    for review in task.lapsed:
        yield f"  last review: {review.outcome} on {review.pages} by {review.by} on {review.on}"
    if task.questions:
        first = task.questions[0]
        asked = _counted(len({question.page for question in task.questions}))
        place = f"{first.page}: {first.selector} ({first.rule})"
        yield f"  the audit asks {len(task.questions)} times on {asked}, such as {place}"
    for code in codes(edition).values() if edition else ():
        if code.criterion == one.number and not code.machine:
            yield f"  {code.code} {code.text.in_language(language)}: {code.check.in_language(language)}"
    yield ""


def _sum(listed: Sequence[Task], pages: int, level: Level) -> str:
    scope = f"{_counted(pages)}, WCAG 2.2 level {level}"
    if not listed:
        return f"Nothing to do: each review holds on {scope}."
    return f"{len(listed)} criteria to look at, of {scope}."


def _counted(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"


def _record(task: Task) -> dict[str, Any]:
    return {
        "criterion": task.criterion.number,
        "level": task.criterion.level.value,
        "name": task.criterion.name.model_dump(by_alias=True),
        "review": task.criterion.review.model_dump(by_alias=True),
        "pages": {lapse.value: list(pages) for lapse, pages in task.pages.items()},
        "lapsed": [review.model_dump(mode="json", exclude={"hashes"}) for review in task.lapsed],
        "questions": [question.model_dump(mode="json") for question in task.questions],
    }

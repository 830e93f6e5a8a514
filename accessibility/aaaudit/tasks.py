"""What people must look at now: criteria with the pages that have no review that holds."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from aaaudit.content import Content
from aaaudit.errors import CannotRunError
from aaaudit.finding import Level, Outcome
from aaaudit.reviews import Lapse, Review, Reviews
from aaaudit.standards import Criterion, criteria


class Question(BaseModel):
    """A finding that an audit leaves to a person, as far as it is told here."""

    model_config = ConfigDict(frozen=True)

    rule: str
    criteria: tuple[str, ...]
    outcome: Outcome
    page: str
    selector: str


@dataclass(frozen=True)
class Task:
    """A criterion to review: its pages by why, the reviews that hold no more, and questions of an audit."""

    criterion: Criterion
    pages: Mapping[Lapse, tuple[str, ...]]
    lapsed: tuple[Review, ...] = ()
    questions: tuple[Question, ...] = field(default=())

    @property
    def count(self) -> int:
        """Number of pages to look at by the reviews."""
        return sum(len(pages) for pages in self.pages.values())


def tasks(
    contents: Mapping[str, Content],
    reviews: Reviews,
    level: Level,
    today: date,
    questions: Sequence[Question] = (),
) -> tuple[Task, ...]:
    """List what must be looked at on the pages of a site, by criterion in order of numbers."""
    wanted = [criterion for criterion in criteria().values() if criterion.level.rank <= level.rank]
    found = (_task(criterion, contents, reviews, today, questions) for criterion in wanted)
    return tuple(task for task in found if task.count or task.questions)


def _task(
    criterion: Criterion,
    contents: Mapping[str, Content],
    reviews: Reviews,
    today: date,
    questions: Sequence[Question],
) -> Task:
    asked = tuple(question for question in questions if criterion.number in question.criteria)
    pages: dict[Lapse, list[str]] = {}
    lapsed: dict[int, Review] = {}
    for page, content in contents.items() if not criterion.whole else ():
        if not content.concerns(criterion.applies):
            continue
        standing = reviews.standing(criterion.number, page, content, today)
        if standing.lapse:
            pages.setdefault(standing.lapse, []).append(page)
        if standing.lapse and standing.review:
            lapsed[id(standing.review)] = standing.review
    ordered = {lapse: tuple(pages[lapse]) for lapse in Lapse if lapse in pages}
    return Task(criterion, ordered, tuple(lapsed.values()), asked)


def load_questions(file: Path) -> tuple[Question, ...]:
    """Read from an audit's JSON report what it leaves to a person.

    Raises `CannotRunError` where the file is none.
    """
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        findings = TypeAdapter(tuple[Question, ...]).validate_python(data["findings"])
    except OSError as error:
        message = f"{file}: the audit cannot be read: {error.strerror}."
        raise CannotRunError(message) from error
    except (ValueError, TypeError, KeyError, ValidationError) as error:
        message = f"{file} is no audit.json; give the one that aaaudit writes with --report."
        raise CannotRunError(message) from error
    return tuple(finding for finding in findings if finding.outcome is Outcome.CANNOT_TELL)


def by_folder(pages: Sequence[str], most: int) -> list[tuple[str, int]]:
    """Count pages by the first folder of their paths, the fullest first, at most so many, then the rest."""
    counts = Counter(f"/{first}/" if slash else "/" for first, slash, _ in (_split(page) for page in pages))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ordered) <= most:
        return ordered
    return [*ordered[:most], ("elsewhere", sum(number for _, number in ordered[most:]))]


def _split(page: str) -> tuple[str, str, str]:
    return page.removeprefix("/").partition("/") if "/" in page[1:] else ("", "", "")

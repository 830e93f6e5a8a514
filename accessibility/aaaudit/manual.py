"""What people have reviewed, as reports tell it: apart from what the machine found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aaaudit.content import Content
from aaaudit.finding import Level
from aaaudit.reviews import Review, Reviews, Verdict
from aaaudit.standards import criteria
from aaaudit.tasks import tasks


@dataclass(frozen=True)
class Reviewed:
    """A record that holds, with the pages on which it does."""

    review: Review
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Manual:
    """All records that hold, by criterion in order of numbers, and the criteria with pages that have none."""

    reviewed: tuple[Reviewed, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def has_failures(self) -> bool:
        """Whether a person has found a fault that a record still tells."""
        return any(one.review.outcome is Verdict.FAILED for one in self.reviewed)


def manual(contents: Mapping[str, Content], reviews: Reviews, level: Level, today: date) -> Manual:
    """Gather what the records say of these pages today, for the criteria up to a level."""
    reviewed = [
        one
        for criterion in criteria().values()
        if criterion.level.rank <= level.rank
        for one in _reviewed(criterion.number, contents, reviews, today)
    ]
    unseen = tasks(contents, reviews, level, today)
    return Manual(tuple(reviewed), tuple(task.criterion.number for task in unseen if task.count))


def _reviewed(
    number: str, contents: Mapping[str, Content], reviews: Reviews, today: date
) -> Iterable[Reviewed]:
    pages: defaultdict[int, list[str]] = defaultdict(list)
    records: dict[int, Review] = {}
    for page, content in sorted(contents.items()):
        standing = reviews.standing(number, page, content, today)
        if standing.review and not standing.lapse:
            records[id(standing.review)] = standing.review
            pages[id(standing.review)].append(page)
    return [Reviewed(records[key], tuple(found)) for key, found in pages.items()]

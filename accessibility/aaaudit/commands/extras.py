"""What an audit's options add to its reports: the day, the trend, pictures, and what people have reviewed."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from aaaudit.arguments import REVIEWS, day
from aaaudit.audit import Audit, Means
from aaaudit.content import read_contents
from aaaudit.errors import CannotRunError
from aaaudit.finding import Finding
from aaaudit.grid import Grid
from aaaudit.manual import Manual, manual
from aaaudit.pictures import Picture, take_pictures
from aaaudit.policy import Policy
from aaaudit.programs import find_programs
from aaaudit.report import Extras
from aaaudit.report.trend import load_previous, trend
from aaaudit.reviews import load_reviews
from aaaudit.target import opened


def add_extras(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="FILE",
        help="audit.json of the last run, to tell what is new and gone",
    )
    parser.add_argument(
        "--date",
        type=day,
        metavar="DATE",
        help="day that the reports name (default: none, so that nothing differs)",
    )


def add_pictures(parser: argparse.ArgumentParser) -> None:
    """Add the option that needs the site."""
    parser.add_argument("--pictures", action="store_true", help="add small pictures of elements that failed")


class Teller:
    """Tells what the options ask for besides the audit; `policy` and `means` are those that it ran with.

    Without them there is no site to look at: shards that are joined. Raises `CannotRunError`, before the time
    for the audit is spent, where a file cannot be read.
    """

    def __init__(
        self, options: argparse.Namespace, policy: Policy | None = None, means: Means | None = None
    ) -> None:
        self._options = options
        self._policy = policy
        self._means = means
        self._previous = load_previous(options.previous) if options.previous else None
        if policy and options.pictures and not options.report:
            message = "Pictures are part of a report; give --report DIR, or leave --pictures out."
            raise CannotRunError(message)
        self._reviews = load_reviews(policy.reviews or REVIEWS) if policy and options.report else None

    def __call__(self, audit: Audit) -> Extras:
        """Return what there is to tell."""
        return Extras(
            date=self._options.date.isoformat() if self._options.date else "",
            trend=trend(audit, self._previous) if self._previous else None,
            manual=self._manual(audit),
            pictures=self._pictures(audit),
        )

    def _manual(self, audit: Audit) -> Manual | None:
        if self._reviews is None:
            return None
        pages = set(audit.pages)
        with opened(self._options.target) as site:
            contents = {page: content for page, content in read_contents(site).items() if page in pages}
        return manual(contents, self._reviews, audit.level, self._options.today)

    def _pictures(self, audit: Audit) -> Mapping[Finding, Picture]:
        if self._policy is None or self._means is None or not self._options.pictures:
            return {}
        place = Grid(self._means.grid) if self._means.grid else find_programs()
        target, timeout = self._options.target, self._policy.timeout
        return take_pictures(target, self._means.host, audit.failures, place, timeout)

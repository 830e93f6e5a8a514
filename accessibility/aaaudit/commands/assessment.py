"""The self-assessment that `aaaudit TARGET --standard EDITION` adds to an audit."""

import argparse
import sys

from aaaudit.arguments import REVIEWS
from aaaudit.audit import Audit
from aaaudit.content import read_contents
from aaaudit.errors import CannotRunError
from aaaudit.policy import Policy
from aaaudit.reviews import load_reviews
from aaaudit.standards.assess import assess
from aaaudit.standards.report import assessment_as_text, write_assessment
from aaaudit.target import opened


class Assessor:
    """Assesses an audit by the options and the policy that it ran with.

    Raises `CannotRunError`, before the time for the audit is spent, where the options or the records of
    reviews do not allow it.
    """

    def __init__(self, options: argparse.Namespace, policy: Policy) -> None:
        if options.shard:
            message = "A shard is not the whole site to assess; leave out --shard or --standard."
            raise CannotRunError(message)
        self._options = options
        self._reviews = load_reviews(policy.reviews or REVIEWS)

    def __call__(self, audit: Audit) -> None:
        """Write the self-assessment into the folder of the reports, and its summary to the output."""
        with opened(self._options.target) as site:
            contents = read_contents(site)
        assessment = assess(audit, self._options.standard, contents, self._reviews, self._options.today)
        if self._options.report:
            write_assessment(assessment, self._options.report)
        if self._options.format == "text":
            sys.stdout.write(f"\n{assessment_as_text(assessment)}")

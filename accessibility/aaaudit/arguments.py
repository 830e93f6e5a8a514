"""What the commands' arguments share."""

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from aaaudit.errors import CannotRunError
from aaaudit.finding import Level

LEVELS = tuple(level.value for level in Level if level is not Level.HINT)
REVIEWS = Path("accessibility/reviews")


class Parser(argparse.ArgumentParser):
    """Tells a mistake in one sentence, as all that keeps the audit from running is told."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of writing the whole usage."""
        sentence = f"{message}; {self.prog} --help shows the options."
        raise CannotRunError(sentence)


def day(text: str) -> date:
    """Read a date such as 2026-11-30."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"'{text}' is no date such as 2026-11-30"
        raise argparse.ArgumentTypeError(message) from error


def add_today(parser: argparse.ArgumentParser) -> None:
    """Add the option that says which date is today."""
    parser.add_argument(
        "--today",
        type=day,
        default=datetime.now().astimezone().date(),
        metavar="DATE",
        help="the date that expiry is judged by (default: the system's)",
    )


def add_target(parser: argparse.ArgumentParser) -> None:
    """Add the site and the folder of reviews."""
    parser.add_argument("target", metavar="TARGET", help="folder with the built site, or its http(s) address")
    add_reviews(parser)


def add_reviews(parser: argparse.ArgumentParser) -> None:
    """Add the folder of reviews."""
    parser.add_argument(
        "--reviews",
        type=Path,
        default=REVIEWS,
        metavar="DIR",
        help=f"folder with the records of reviews (default: {REVIEWS})",
    )

"""`aaaudit review`: keep a record of what a person has reviewed."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from aaaudit.arguments import Parser, add_target, add_today, day
from aaaudit.content import read_contents
from aaaudit.reviews import Verdict, check_criterion, new_review, write_review
from aaaudit.target import opened

_OUTCOMES = {verdict.value.replace(" ", "-"): verdict for verdict in Verdict}


def review(arguments: Sequence[str]) -> int:
    """Write a record, tell where it is, and return 0."""
    options = _parser().parse_args(arguments)
    with opened(options.target) as site:
        contents = read_contents(site)
    data = {
        "criterion": options.criterion,
        "pages": options.pages,
        "outcome": _OUTCOMES[options.outcome],
        "by": options.by,
        "expires": options.expires or _next_year(options.today),
        "note": options.note,
    }
    record = new_review(data, contents, options.today)
    file = write_review(record, options.reviews)
    number = len(record.hashes)
    scope = f"{number} page{'' if number == 1 else 's'} until {record.expires}"
    sys.stdout.write(f"{file}: {record.criterion} {record.outcome} on {scope}.\n")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="aaaudit review", description="Keep a record of what a person has reviewed.")
    add_target(parser)
    parser.add_argument(
        "--criterion", required=True, type=_criterion, metavar="NUMBER", help="success criterion, as 1.2.3"
    )
    parser.add_argument(
        "--pages", required=True, metavar="PATTERN", help='the pages reviewed, as "/guide/*" (quoted)'
    )
    parser.add_argument("--outcome", required=True, choices=tuple(_OUTCOMES), help="what was found")
    parser.add_argument("--by", required=True, metavar="NAME", help="who looked")
    parser.add_argument("--note", default="", metavar="TEXT", help="what was seen, and how it was checked")
    parser.add_argument(
        "--expires", type=day, metavar="DATE", help="last date on which it holds (default: a year from today)"
    )
    add_today(parser)
    return parser


def _criterion(number: str) -> str:
    try:
        check_criterion(number)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return number


def _next_year(today: date) -> date:
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # 29 February
        return today.replace(year=today.year + 1, day=28)

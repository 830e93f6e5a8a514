"""The command `aaaudit`: reads its arguments, has the audit run, writes the reports, says how it went."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from aaaudit.arguments import LEVELS, REVIEWS, Parser, add_today
from aaaudit.audit import Gathered, Means, gathered, judged
from aaaudit.baseline import Known, load_baseline, with_baseline
from aaaudit.commands.assessment import Assessor
from aaaudit.commands.criteria import criteria
from aaaudit.commands.extras import Teller, add_extras, add_pictures
from aaaudit.commands.publish import publish
from aaaudit.commands.review import review
from aaaudit.commands.todo import todo
from aaaudit.errors import CannotRunError
from aaaudit.merge import joined, write_shard
from aaaudit.policy import Policy, load_policy, overridden
from aaaudit.progress import ProgressBar
from aaaudit.report import FORMS, make_folder, write_reports
from aaaudit.shard import shard_of
from aaaudit.standards import EDITIONS

GOOD, FINDINGS, CANNOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit a site, or do what another command is for (see `COMMANDS`).

    Returns 0 where every page was audited and none failed, 1 where one failed or was not audited, 2 where
    there is no result at all.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = COMMANDS.get(given[0]) if given else None
    try:
        return command(given[1:]) if command else _run(_parser().parse_args(given))
    except CannotRunError as reason:
        sys.stderr.write(f"aaaudit: {reason}\n")
    except KeyboardInterrupt:
        sys.stderr.write("aaaudit: stopped; no report was written.\n")
    return CANNOT_RUN


def _parser() -> Parser:
    parser = Parser(
        prog="aaaudit",
        description="Audit a site in headless Chromium by axe-core's rules for WCAG 2.2.",
        epilog="Exit codes: 0 good, 1 failures or pages not audited, 2 could not run.",
    )
    parser.add_argument("target", metavar="TARGET", help="folder with the built site, or its http(s) address")
    parser.add_argument("--level", choices=LEVELS, help="conformance level that has to hold (default: AAA)")
    parser.add_argument(
        "--browsers", type=int, metavar="N", help="browsers at once (default: one a core, at most 4)"
    )
    parser.add_argument(
        "--width",
        type=int,
        action="extend",
        nargs="+",
        metavar="W",
        dest="widths",
        help="viewport widths in CSS pixels (default: 1280 320)",
    )
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="TOML file that says what is audited and how"
    )
    parser.add_argument("--axe", type=Path, metavar="FILE", help="an axe-core other than the bundled one")
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="folder for results, so that unchanged pages cost nothing"
    )
    parser.add_argument(
        "--shard", metavar="I/N", help="audit share I of N only; join them with aaaudit merge"
    )
    parser.add_argument(
        "--each-page",
        action="store_true",
        help="let every rule go over every page, whatever the policy says of pages built alike",
    )
    parser.add_argument("--grid", default="", metavar="URL", help="Selenium Grid to run the browsers on")
    parser.add_argument(
        "--serve-host",
        default="127.0.0.1",
        metavar="HOST",
        help="name or address of this machine for the Grid's browsers (default: 127.0.0.1)",
    )
    parser.add_argument(
        "--standard", choices=EDITIONS, help="assess the site by this edition of Taiwan's standard, too"
    )
    parser.add_argument(
        "--reviews", type=Path, metavar="DIR", help=f"folder with records of reviews (default: {REVIEWS})"
    )
    _add_outputs(parser)
    add_pictures(parser)
    return parser


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="TOML file with known findings")
    add_today(parser)
    parser.add_argument("--report", type=Path, metavar="DIR", help="folder for audit.json and index.html")
    parser.add_argument("--format", choices=tuple(FORMS), default="text", help="form of what is written here")
    add_extras(parser)


def _run(options: argparse.Namespace) -> int:
    policy = load_policy(options.policy) if options.policy else Policy()
    keys = ("level", "browsers", "widths", "baseline", "reviews")
    given = {key: value for key in keys if (value := getattr(options, key)) is not None}
    if options.each_page:
        given |= {"by_hand": "each page", "look": "each page"}
    policy = overridden(policy, given)
    known = load_baseline(policy.baseline) if policy.baseline else ()
    assessor = Assessor(options, policy) if options.standard else None
    means = _means(options)
    teller = Teller(options, policy, means)
    if options.report:
        make_folder(options.report)
    progress = ProgressBar()
    try:
        facts = gathered(options.target, policy, progress, means)
    finally:
        progress.clear()
    return _reported(facts, known, options, teller, assessor)


def _means(options: argparse.Namespace) -> Means:
    return Means(
        axe=options.axe,
        cache=options.cache,
        shard=shard_of(options.shard) if options.shard else None,
        grid=options.grid,
        host=options.serve_host,
    )


def _merge(arguments: Sequence[str]) -> int:
    parser = Parser(prog="aaaudit merge", description="Join the shards of an audit into one report.")
    parser.add_argument(
        "folders", metavar="DIR", nargs="+", type=Path, help="--report folder of a run with --shard"
    )
    _add_outputs(parser)
    options = parser.parse_args(arguments)
    if options.report:
        make_folder(options.report)
    known = load_baseline(options.baseline) if options.baseline else ()
    teller = Teller(options)
    return _reported(joined(options.folders), known, options, teller)


def _reported(
    facts: Gathered,
    known: Sequence[Known],
    options: argparse.Namespace,
    teller: Teller,
    assessor: Assessor | None = None,
) -> int:
    result = with_baseline(judged(facts), known, options.today, whole=facts.shard is None)
    extras = teller(result)
    if options.report:
        write_reports(result, options.report, extras)
        if facts.shard:
            write_shard(facts, options.report)
    sys.stdout.write(FORMS[options.format](result, extras))
    if assessor:
        assessor(result)
    return GOOD if result.is_good else FINDINGS


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "criteria": criteria,
    "merge": _merge,
    "publish": publish,
    "review": review,
    "todo": todo,
}
"""What `aaaudit` does by another first word than that of a target: each gets the arguments after it."""

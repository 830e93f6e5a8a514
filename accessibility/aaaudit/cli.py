"""The command `aaaudit`: reads its arguments, has the audit run, writes the reports, says how it went."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from aaaudit.audit import audit
from aaaudit.errors import CannotRunError
from aaaudit.finding import Level
from aaaudit.policy import Policy, load_policy, overridden
from aaaudit.report import as_json, as_text, make_folder, write_reports

GOOD, FINDINGS, CANNOT_RUN = 0, 1, 2

_LEVELS = [level.value for level in Level if level is not Level.HINT]


class _Parser(argparse.ArgumentParser):
    """Tells a mistake in one sentence, as all that keeps the audit from running is told."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of writing the whole usage."""
        sentence = f"{message}; {self.prog} --help shows the options."
        raise CannotRunError(sentence)


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit a site.

    Returns 0 where every page was audited and none failed, 1 where one failed or was not audited, 2 where
    there is no result at all.
    """
    try:
        return _run(_parser().parse_args(arguments))
    except CannotRunError as reason:
        sys.stderr.write(f"aaaudit: {reason}\n")
    except KeyboardInterrupt:
        sys.stderr.write("aaaudit: stopped; no report was written.\n")
    return CANNOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="aaaudit",
        description="Audit a site in headless Chromium by axe-core's rules for WCAG 2.2.",
        epilog="Exit codes: 0 good, 1 failures or pages not audited, 2 could not run.",
    )
    parser.add_argument("target", metavar="TARGET", help="folder with the built site, or its http(s) address")
    parser.add_argument("--level", choices=_LEVELS, help="conformance level that has to hold (default: AAA)")
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
    parser.add_argument("--report", type=Path, metavar="DIR", help="folder for audit.json and index.html")
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="TOML file that says what is audited and how"
    )
    parser.add_argument("--axe", type=Path, metavar="FILE", help="an axe-core other than the bundled one")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="form of what is written here"
    )
    return parser


def _run(options: argparse.Namespace) -> int:
    policy = load_policy(options.policy) if options.policy else Policy()
    given = {"level": options.level, "browsers": options.browsers, "widths": options.widths}
    policy = overridden(policy, {key: value for key, value in given.items() if value is not None})
    if options.report:
        make_folder(options.report)
    progress = _Progress()
    try:
        result = audit(options.target, policy, progress, options.axe)
    finally:
        progress.clear()
    if options.report:
        write_reports(result, options.report)
    sys.stdout.write(as_json(result) if options.format == "json" else as_text(result))
    return GOOD if result.is_good else FINDINGS


class _Progress:
    """A line on the terminal that counts pages; nothing where the output is kept in a file."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, pages: int) -> None:
        """Show how many pages are done."""
        if self._shown:
            sys.stderr.write(f"\r{done} of {pages} pages")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that what comes next begins on a clean one."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

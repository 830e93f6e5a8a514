"""`aaaudit publish`: make the report a part of the site that it is about."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from aaaudit.arguments import Parser
from aaaudit.errors import CannotRunError
from aaaudit.report import PUBLISHED
from aaaudit.report.machine import PICTURES

PLACE = Path("accessibility/report")
"""Where in a site its report is."""


def publish(arguments: Sequence[str]) -> int:
    """Put the report's pages, JSON and EARL into the site, in place of an older report, and return 0."""
    parser = Parser(prog="aaaudit publish", description="Put a report into the site that it is about.")
    parser.add_argument("report", metavar="REPORT_DIR", type=Path, help="folder that --report wrote")
    parser.add_argument("site", metavar="SITE_DIR", type=Path, help="folder with the built site")
    options = parser.parse_args(arguments)
    place = options.site / PLACE
    _check(options.report, options.site)
    try:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for name in PUBLISHED:
            shutil.copyfile(options.report / name, place / name)
        if (options.report / PICTURES).is_dir():
            shutil.copytree(options.report / PICTURES, place / PICTURES)
    except OSError as error:
        message = f"The report cannot be put into {place}: {error.strerror or error}."
        raise CannotRunError(message) from error
    sys.stdout.write(f"{place}: {len(PUBLISHED)} files.\n")
    return 0


def _check(report: Path, site: Path) -> None:
    if not site.is_dir():
        message = f"There is no folder {site}; build the site first."
        raise CannotRunError(message)
    missing = [name for name in PUBLISHED if not (report / name).is_file()]
    if missing:
        message = f"{report} has no {missing[0]}; write the report first: aaaudit {site} --report {report}."
        raise CannotRunError(message)

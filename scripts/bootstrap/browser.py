"""Find Chromium, its driver and a font with Chinese characters; have installed what is missing."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bootstrap import packages
from bootstrap.programs import CannotRunError, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DRIVERS = ("chromedriver", "chromium.chromedriver")  # the second is the name inside Ubuntu's snap

# What tells the tools the pair that was found: Selenium reads the second itself.
BROWSER_VARIABLE = "CHROME_BIN"
DRIVER_VARIABLE = "SE_CHROMEDRIVER"
DRIVER_FOLDER_VARIABLE = "CHROMEWEBDRIVER"  # GitHub's runners keep their chromedriver in this folder


@dataclass(frozen=True)
class Program:
    """A browser or driver that has been run: its path and its version, such as "140.0.7339.80"."""

    path: str
    version: str

    @property
    def major(self) -> str:
        """The part of the version that browser and driver must share."""
        return self.version.split(".")[0]


@dataclass(frozen=True)
class Equipment:
    """What this machine has for tests in a browser, the preferred first."""

    browsers: list[Program]
    drivers: list[Program]
    font: bool

    def lacking(self) -> list[str]:
        """Return which of packages.CHROMIUM and packages.FONT are missing."""
        lacking = [] if self.browsers and self.drivers else [packages.CHROMIUM]
        return lacking if self.font else [*lacking, packages.FONT]

    def pair(self) -> tuple[Program, Program] | None:
        """Return the first browser that has a driver of its major version, with that driver."""
        for browser in self.browsers:
            for driver in self.drivers:
                if browser.major == driver.major:
                    return browser, driver
        return None


def ensure(environ: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, str]:
    """Return the variables that tell the tools where the browser and its driver are.

    Raises:
        CannotRunError: something is missing and may not be installed, or browser and driver do not match.
    """
    equipment = survey(environ)
    if equipment.lacking():
        packages.install(equipment.lacking(), environ, tell)
        equipment = survey(environ)
    lacking = equipment.lacking()
    if lacking:
        message = f"Installed, and still not found on PATH: {' and '.join(lacking)}; add its folder to PATH."
        raise CannotRunError(message)
    pair = equipment.pair()
    if pair is None:
        browser, driver = equipment.browsers[0], equipment.drivers[0]
        message = (
            f"{browser.path} is version {browser.version} and {driver.path} is version {driver.version}, but "
            "their first numbers must be the same; install a pair with: "
            f"{packages.command_for([packages.CHROMIUM], environ)}"
        )
        raise CannotRunError(message)
    return {BROWSER_VARIABLE: pair[0].path, DRIVER_VARIABLE: pair[1].path}


def survey(environ: Mapping[str, str]) -> Equipment:
    """Collect the browsers, drivers and fonts of this machine by running each program found."""
    path = environ.get("PATH", "")
    browsers = [environ.get(BROWSER_VARIABLE), *(shutil.which(name, path=path) for name in BROWSERS)]
    folder = environ.get(DRIVER_FOLDER_VARIABLE)
    drivers = [
        environ.get(DRIVER_VARIABLE),
        os.path.join(folder, DRIVERS[0]) if folder else None,  # noqa: PTH118 - a string, as its neighbours are
        *(shutil.which(name, path=path) for name in DRIVERS),
    ]
    return Equipment(_running(browsers), _running(drivers), font=_has_font(environ))


def _running(paths: Iterable[str | None]) -> list[Program]:
    programs = {}
    for path in paths:
        # One program often has several names; running a browser costs a fifth of a second.
        real = os.path.realpath(path) if path else ""
        if path and real not in programs:
            version = re.search(r"\d+(\.\d+)+", answer(path, "--version"))
            programs[real] = Program(path, version.group()) if version else None
    return [program for program in programs.values() if program]


def _has_font(environ: Mapping[str, str]) -> bool:
    """Ask fontconfig for a font of Taiwan's Chinese; without its program, look for font files named CJK."""
    fc_list = shutil.which("fc-list", path=environ.get("PATH"))
    if fc_list:
        return bool(answer(fc_list, ":lang=zh-tw"))
    home = Path(environ.get("HOME") or Path.home())
    places = (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )
    return any(next(place.rglob("*CJK*"), None) for place in places)

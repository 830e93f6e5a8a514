"""Where Chromium and the driver that steers it are on this machine."""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aaaudit.errors import CannotRunError

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_CHROMEDRIVER_NAMES = ("chromedriver", "chromium.chromedriver")


@dataclass(frozen=True)
class Programs:
    """Paths of the browser and of the driver that steers it."""

    chromium: str
    chromedriver: str


def find_programs(environ: Mapping[str, str] = os.environ) -> Programs:
    """Find Chromium and chromedriver: those that the environment names, else those on the PATH.

    Nothing is downloaded.

    Raises `CannotRunError` with what to install.
    """
    return Programs(
        _found("Chromium", _CHROMIUM_NAMES, "CHROME_BIN", "chromium", environ),
        _found("chromedriver", _CHROMEDRIVER_NAMES, "SE_CHROMEDRIVER", "chromium-driver", environ),
    )


def _found(
    program: str, names: Sequence[str], variable: str, package: str, environ: Mapping[str, str]
) -> str:
    named = environ.get(variable)
    if named:
        if shutil.which(named):
            return named
        message = (
            f"{variable} names {named}, which is no program that can be run; correct it, or leave it out."
        )
        raise CannotRunError(message)
    for name in names:
        path = shutil.which(name, path=environ.get("PATH", ""))
        if path:
            return path
    message = (
        f"{program} is not on the PATH (looked for {', '.join(names)}); "
        f"install it, for example with: apt-get install {package}"
    )
    raise CannotRunError(message)

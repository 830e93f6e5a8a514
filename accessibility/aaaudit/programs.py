"""Chromium and the driver that steers it on this machine: where they are, how they are started and ended."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

from aaaudit.errors import BrowserStartError, CannotRunError
from aaaudit.place import Running, first_line, options

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SECONDS = 60  # to tell a version
_CHROMEDRIVER_NAMES = ("chromedriver", "chromium.chromedriver")


@dataclass(frozen=True)
class Programs:
    """Paths of the browser and of the driver that steers it: a `Place`."""

    chromium: str
    chromedriver: str

    @property
    def name(self) -> str:
        """What is started here."""
        return self.chromium

    def start(self) -> Running:
        """Start the driver, and with it a browser.

        Raises `BrowserStartError` where one of them does not start.
        """
        # Its own folder for profile and temporary files, so that nothing is left behind when it has to be
        # killed.
        folder = tempfile.TemporaryDirectory(prefix="aaaudit-", ignore_cleanup_errors=True)
        service = Service(
            executable_path=self.chromedriver,
            env={**os.environ, "TMPDIR": folder.name},
            # A process group of its own can be killed as one, and does not get the Ctrl-C meant for us.
            popen_kw={"start_new_session": True},
        )
        chosen = options()
        chosen.binary_location = self.chromium
        chosen.add_argument(f"--user-data-dir={folder.name}/profile")
        try:
            driver = Chrome(options=chosen, service=service)
        except (WebDriverException, HTTPError, OSError) as error:
            _ended(service, folder)
            message = (
                f"{self.chromium} could not be started ({first_line(error)}); "
                "check that chromium and chromedriver are of the same version."
            )
            raise BrowserStartError(message) from error

        def end() -> None:
            _ended(service, folder)
            driver.command_executor.close()  # type: ignore[union-attr] # a str only before it has started

        return Running(driver, end)

    def version(self) -> str:
        """Tell the versions of both programs."""
        return f"{_version(self.chromium)}; {_version(self.chromedriver)}"


def find_programs(environ: Mapping[str, str] = os.environ) -> Programs:
    """Find Chromium and chromedriver: those that the environment names, else those on the PATH.

    Nothing is downloaded.

    Raises `CannotRunError` with what to install.
    """
    return Programs(
        _found("Chromium", _CHROMIUM_NAMES, "CHROME_BIN", "chromium", environ),
        _found("chromedriver", _CHROMEDRIVER_NAMES, "SE_CHROMEDRIVER", "chromium-driver", environ),
    )


def _version(program: str) -> str:
    try:
        told = subprocess.check_output(  # noqa: S603 - as the user names it
            [program, "--version"], timeout=_SECONDS, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError) as error:
        message = f"{program} could not be started ({error}); check that it is the program that it should be."
        raise BrowserStartError(message) from error
    return told.decode("utf-8", "replace").strip()


def _ended(service: Service, folder: tempfile.TemporaryDirectory[str]) -> None:
    process: subprocess.Popen[bytes] | None = getattr(service, "process", None)
    if process is not None:
        _kill_group(process)
        service.stop()
    folder.cleanup()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


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

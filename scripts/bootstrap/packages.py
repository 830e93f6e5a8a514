"""Install system packages with the system's own package manager, or say the command that does."""

from __future__ import annotations

import os
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bootstrap.programs import CannotRunError, answer, carry_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

CHROMIUM = "Chromium with its chromedriver"
FONT = "a font with Chinese characters"


@dataclass(frozen=True)
class Manager:
    """A package manager: how it refreshes its lists, installs, and calls what we need.

    ``packages`` maps CHROMIUM and FONT to package names; ``by_hand`` maps one of them to a command that we
    print but do not run, because it changes more than a package.
    """

    program: str
    install: tuple[str, ...]
    packages: Mapping[str, tuple[str, ...]]
    refresh: tuple[str, ...] = ()
    by_hand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def commands(self, lacking: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the command lines that install what is lacking, in order, without sudo."""
        lines = [self.by_hand[item] for item in lacking if item in self.by_hand]
        names = tuple(name for item in lacking if item not in self.by_hand for name in self.packages[item])
        if names:
            lines += [self.refresh] if self.refresh else []
            lines += [self.install + names]
        return lines


APT_UPDATE = ("apt-get", "update")
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
DEBIAN = Manager(
    program="apt-get",
    refresh=APT_UPDATE,
    install=APT_INSTALL,
    packages={CHROMIUM: ("chromium", "chromium-driver"), FONT: ("fonts-noto-cjk",)},
)
UBUNTU = Manager(
    program="apt-get",
    refresh=APT_UPDATE,
    install=APT_INSTALL,
    packages={FONT: ("fonts-noto-cjk",)},
    # Ubuntu's apt packages of Chromium only point to the snap, which brings its chromedriver along.
    by_hand={CHROMIUM: ("snap", "install", "chromium")},
)
OTHERS = (
    Manager(
        program="dnf",
        install=("dnf", "install", "-y"),
        packages={CHROMIUM: ("chromium", "chromedriver"), FONT: ("google-noto-sans-cjk-fonts",)},
    ),
    Manager(
        program="pacman",
        install=("pacman", "-S", "--noconfirm", "--needed"),
        packages={CHROMIUM: ("chromium",), FONT: ("noto-fonts-cjk",)},
    ),
    Manager(
        program="apk",
        install=("apk", "add"),
        packages={CHROMIUM: ("chromium", "chromium-chromedriver"), FONT: ("font-noto-cjk",)},
    ),
)


def install(lacking: Sequence[str], environ: Mapping[str, str], tell: Callable[[str], None]) -> None:
    """Install what is lacking, as root or with a sudo that asks for no password.

    Raises:
        CannotRunError: it may not or cannot; the sentence holds the exact command for a person.
    """
    what = " and ".join(lacking)
    verb = "are" if len(lacking) > 1 else "is"
    manager = find_manager(environ, _distribution())
    if manager is None:
        known = ", ".join(manager.program for manager in (DEBIAN, *OTHERS))
        message = (
            f"Missing on this machine: {what}; none of the package managers {known} is on PATH, "
            f"on Debian the command is: {spoken(DEBIAN, lacking)}"
        )
        raise CannotRunError(message)
    by_hand = f"Missing on this machine: {what}; install with: {spoken(manager, lacking)}"
    prefix = _prefix(environ)
    if prefix is None or any(item in manager.by_hand for item in lacking):
        raise CannotRunError(by_hand)
    tell(f"Installing with {manager.program} what {verb} missing on this machine: {what}")
    for command in manager.commands(lacking):
        outcome = carry_out([*prefix, *command], dict(environ, DEBIAN_FRONTEND="noninteractive"))
        if outcome.code:
            message = f"{manager.program} failed; its message is above. {by_hand}"
            raise CannotRunError(message, outcome.output)


def command_for(lacking: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return the line for a person to type on this system, or Debian's where the system is not known."""
    return spoken(find_manager(environ, _distribution()) or DEBIAN, lacking)


def spoken(manager: Manager, lacking: Sequence[str]) -> str:
    """Return the line for a person to type: the manager's commands, joined, with sudo unless this is root."""
    sudo = "" if _is_root() else "sudo "
    return " && ".join(sudo + shlex.join(command) for command in manager.commands(lacking))


def find_manager(environ: Mapping[str, str], distribution: Sequence[str]) -> Manager | None:
    """Return the package manager on PATH; ``distribution`` holds ID and ID_LIKE of os-release."""
    apt = UBUNTU if "ubuntu" in distribution else DEBIAN
    for manager in (apt, *OTHERS):
        if shutil.which(manager.program, path=environ.get("PATH")):
            return manager
    return None


def _distribution() -> list[str]:
    """Return ID and ID_LIKE of /etc/os-release (freedesktop.org's os-release(5))."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    return shlex.split(facts.get("ID", "")) + shlex.split(facts.get("ID_LIKE", "").strip("\"'"))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _prefix(environ: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return what to put before a command to run it as root, or None where that is not allowed."""
    if _is_root():
        return ()
    sudo = shutil.which("sudo", path=environ.get("PATH"))
    if sudo and answer(sudo, "-n", "echo", "allowed") == "allowed":
        return (sudo, "-n", "env", "DEBIAN_FRONTEND=noninteractive")
    return None

"""The commands of run.py and the steps of its ``test``, as data: no other list of them stands anywhere."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Browser(enum.IntEnum):
    """Whether Chromium is looked for, and installed where it is missing, before a command runs.

    WANTED and NEEDED differ where it can be neither found nor installed: only NEEDED stops the command.
    """

    UNUSED = 0
    WANTED = 1
    NEEDED = 2


@dataclass(frozen=True)
class Command:
    """One command of run.py: what it does in one line, what follows ``python``, whether it needs a browser.

    ``target`` is given to the program unless the user's first argument is one.
    """

    summary: str
    argv: tuple[str, ...]
    browser: Browser = Browser.UNUSED
    target: str = ""
    defaults: tuple[str, ...] = ()

    def arguments(self, given: list[str]) -> list[str]:
        """Return what follows ``python`` when the user has given these arguments."""
        if not self.target:
            return [*self.argv, *given]
        own = bool(given) and not given[0].startswith("-")
        target, rest = (given[0], given[1:]) if own else (self.target, given)
        return [*self.argv, target, *self.defaults, *rest]


@dataclass(frozen=True)
class Step:
    """One step of ``run.py test``: its name and what follows ``python``."""

    name: str
    argv: tuple[str, ...]
    browser: Browser = Browser.UNUSED


COMMANDS = {
    "build": Command("make the site in site/", ("-m", "publicdesk", "build")),
    "serve": Command("show the site on this machine while you write", ("-m", "publicdesk", "serve")),
    "check": Command("check the content, without a build", ("-m", "publicdesk", "check")),
    "audit": Command(
        "test the accessibility of site/, or of a folder or address that you name first",
        ("-m", "aaaudit"),
        Browser.NEEDED,
        target="site",
        defaults=("--policy", "accessibility/policy.toml", "--report", "reports/audit"),
    ),
    "guide": Command("write the editors' guide anew from the contract", ("-m", "publicdesk", "guide")),
    "links": Command("check the links of the built site", ("-m", "publicdesk", "links"), Browser.WANTED),
    "weight": Command("weigh each page of the built site", ("-m", "publicdesk", "weight")),
}
TEST_SUMMARY = "run every check of the repository, or one: test --only NAME"

LINTED = ("scripts", "accessibility", "tests")
STEPS = (
    Step("lint", ("-m", "ruff", "check", *LINTED)),
    Step("format", ("-m", "ruff", "format", "--check", *LINTED)),
    Step("types", ("-m", "mypy")),
    Step("pytest", ("-m", "pytest", "-n", "auto", "--dist", "loadfile"), Browser.NEEDED),
    *(
        Step(name, tuple(COMMANDS[name].arguments([])), COMMANDS[name].browser)
        for name in ("check", "build", "links", "weight", "audit")
    ),
)

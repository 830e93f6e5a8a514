"""The command line of run.py."""

from __future__ import annotations

import dataclasses
import difflib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bootstrap import browser, environment, steps
from bootstrap.commands import COMMANDS, STEPS, TEST_SUMMARY, Browser
from bootstrap.interpreter import VARIABLE
from bootstrap.programs import CannotRunError, hand_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bootstrap.commands import Step

ROOT = Path(__file__).resolve().parents[2]
GOOD, FAILED, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
HELP = ("-h", "--help")


def main(argv: list[str]) -> int:
    """Run one command and return its exit code; on POSIX a command that is handed over does not return."""
    try:
        return _dispatch(argv)
    except CannotRunError as error:
        if error.output:
            sys.stderr.write(error.output.rstrip() + "\n")
        _tell(error.sentence)
    except OSError as error:
        _tell(f"{error.filename or 'The system'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        _tell("Stopped.")
        return INTERRUPTED
    return COULD_NOT_RUN


def _dispatch(argv: list[str]) -> int:
    if argv and argv[0] in HELP:
        sys.stdout.write(_help())
        return GOOD
    if not argv:
        sys.stderr.write(_help())
        return COULD_NOT_RUN
    name, given = argv[0], argv[1:]
    if name == "test":
        return _test(given)
    if name not in COMMANDS:
        raise CannotRunError(_unknown("command", name, [*COMMANDS, "test"]))
    os.chdir(ROOT)
    command = COMMANDS[name]
    python = environment.prepare(ROOT, os.environ, _tell)
    asks_for_help = any(argument in HELP for argument in given)
    variables = {} if asks_for_help else _browser_variables(name, command.browser)
    environ = dict(environment.without_misleading(os.environ), **variables)
    return hand_over([str(python), *command.arguments(given)], environ)


def _test(given: list[str]) -> int:
    if any(argument in HELP for argument in given[:1]):
        sys.stdout.write(_test_help())
        return GOOD
    chosen = _chosen_steps(given)
    os.chdir(ROOT)
    python = environment.prepare(ROOT, os.environ, _tell)
    variables = _browser_variables("test", max(step.browser for step in chosen))
    environ = dict(environment.without_misleading(os.environ), **variables)
    results = steps.run(chosen, str(python), environ, sys.stdout.write)
    sys.stdout.write(steps.table(results))
    return FAILED if any(result.code for result in results) else GOOD


def _chosen_steps(given: list[str]) -> Sequence[Step]:
    if not given:
        return STEPS
    names = [step.name for step in STEPS]
    if given[0] != "--only" or len(given) == 1:
        message = f"test takes no argument but --only NAME, and NAME is one of {', '.join(names)}."
        raise CannotRunError(message)
    name, rest = given[1], given[2:]
    for step in STEPS:
        if step.name == name:
            return [dataclasses.replace(step, argv=(*step.argv, *rest))]
    raise CannotRunError(_unknown("step", name, names))


def _browser_variables(name: str, need: Browser) -> dict[str, str]:
    if need is Browser.UNUSED:
        return {}
    try:
        return browser.ensure(os.environ, _tell)
    except CannotRunError as error:
        if need is Browser.NEEDED:
            raise
        _tell(f"{error.sentence} ({name} goes on without it)")
        return {}


def _unknown(kind: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    question = f"did you mean {near[0]}? The" if near else "the"
    return f"There is no {kind} {name}; {question} {kind}s are {', '.join(known)}."


def _help() -> str:
    width = max(len(name) for name in COMMANDS)
    rows = [(name, command.summary) for name, command in COMMANDS.items()] + [("test", TEST_SUMMARY)]
    listed = "\n".join(f"  {name:<{width}}  {summary}" for name, summary in rows)
    return f"""usage: python3 scripts/run.py COMMAND [ARGUMENT ...]

{listed}

The first use makes .venv and installs into it what the project needs. The arguments go to the command as
they are, and COMMAND --help lists them; a path among them is read from the repository's folder. The variable
{VARIABLE} names the Python to use; without it the version in .python-version is looked for.
"""


def _test_help() -> str:
    listed = "\n".join(f"  {step.name:<6}  python {' '.join(step.argv)}" for step in STEPS)
    return f"""usage: python3 scripts/run.py test [--only STEP [ARGUMENT ...]]

{listed}
"""


def _tell(sentence: str) -> None:
    sys.stderr.write(f"run.py: {sentence}\n")
    sys.stderr.flush()

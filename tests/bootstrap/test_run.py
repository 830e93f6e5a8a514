"""The commands of run.py: help, mistakes, and what is handed over."""

from __future__ import annotations

import ast
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from bootstrap import interpreter
from bootstrap.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bootstrap.conftest import Door

NAMES = "build, serve, check, audit, guide, links, weight, test"


@pytest.fixture
def repository(pytestconfig: pytest.Config) -> Path:
    """Return the folder of this repository."""
    return pytestconfig.rootpath


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command(door: Door, flag: str) -> None:
    """Help goes to standard output, names each command with its summary, and is a success."""
    done = door.run(flag)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "usage: python3 scripts/run.py COMMAND [ARGUMENT ...]"
    assert [line.split()[0] for line in lines[2:10]] == NAMES.split(", ")
    assert "  build   make the site in site/" in lines


def test_no_command_gives_the_help_as_an_error(door: Door) -> None:
    """Without a command the help goes to standard error and the exit code says that nothing was done."""
    done = door.run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == door.run("--help").stdout


def test_unknown_command_lists_the_commands(door: Door) -> None:
    """A command that does not exist is answered with those that do."""
    done = door.run("publish")
    assert done.returncode == 2
    assert done.stderr == f"run.py: There is no command publish; the commands are {NAMES}.\n"


def test_misspelt_command_gets_a_proposal(door: Door) -> None:
    """A command that is nearly right is answered with the right one."""
    done = door.run("bild")
    assert done.returncode == 2
    assert done.stderr == f"run.py: There is no command bild; did you mean build? The commands are {NAMES}.\n"


@pytest.mark.parametrize("name", ["build", "serve", "check"])
def test_arguments_go_to_the_command(ready: Door, name: str) -> None:
    """The generator gets its command and the user's arguments as they are."""
    done = ready.run(name, "--format", "json", "a b")
    assert (done.returncode, done.stderr) == (0, "")
    assert ready.calls() == [f"-m publicdesk {name} --format json a b"]


def test_exit_code_of_the_command_is_ours(ready: Door) -> None:
    """What the command returns is what run.py returns."""
    assert ready.run("check", FAILING="-m publicdesk").returncode == 7


@pytest.mark.parametrize(
    ("given", "handed_over"),
    [
        ([], "site --policy accessibility/policy.toml --report reports/audit"),
        (["--level", "AA"], "site --policy accessibility/policy.toml --report reports/audit --level AA"),
        (
            ["out", "--level", "AA"],
            "out --policy accessibility/policy.toml --report reports/audit --level AA",
        ),
    ],
)
def test_audit_takes_the_site_unless_a_target_comes_first(given: list[str], handed_over: str) -> None:
    """The audit has the project's target, policy and report; later arguments may overrule them."""
    assert " ".join(COMMANDS["audit"].arguments(given)) == f"-m aaaudit {handed_over}"


def test_python_too_old_to_start_gets_a_sentence(door: Door, python_before_3_8: str) -> None:
    """A Python that cannot read the package is told so instead of meeting a syntax error."""
    done = door.run("check", python=python_before_3_8)
    sentence = "run.py needs Python 3.8 or newer to start, and finds the newer one for the project itself.\n"
    assert (done.returncode, done.stderr) == (2, sentence)


def test_package_is_python_3_8_and_standard_library_only(repository: Path) -> None:
    """Each module parses as Python 3.8 and imports nothing that would have to be installed."""
    modules = [repository / "scripts" / "run.py", *(repository / "scripts" / "bootstrap").glob("*.py")]
    imported: set[str] = set()
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"), feature_version=(3, 8))):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                imported.add(str(node.module).split(".")[0])
    assert imported - set(sys.stdlib_module_names) == {"bootstrap"}


def test_least_python_is_the_project_s(repository: Path) -> None:
    """run.py looks for the Python that pyproject.toml asks for."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={'.'.join(map(str, interpreter.MINIMUM))}"


def test_workflow_runs_run_py_and_nothing_else(repository: Path) -> None:
    """The checks of a pull request are those of ``run.py test``, on the Python of the matrix."""
    text = (repository / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["python3 scripts/run.py test"]
    assert [step["env"] for step in steps if "env" in step] == [
        {"PUBLICDESK_PYTHON": "${{ steps.python.outputs.python-path }}"}
    ]

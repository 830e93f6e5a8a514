"""Tiny sites made from dicts of files, and what the command says of them."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from aaaudit.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = (
    '<meta name="viewport" content="width=device-width"><style>body { color: #000; background: #fff }</style>'
)


@dataclass(frozen=True)
class Said:
    """How a run of the command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The JSON report that it wrote."""
        data: dict[str, Any] = json.loads(self.out)
        return data

    def of(self, page: str) -> list[tuple[str, str, list[int], str]]:
        """Return rule, outcome, widths and selector of each finding on a page."""
        keys = ("rule", "outcome", "widths", "selector")
        return [
            tuple(finding[key] for key in keys)
            for finding in self.data["findings"]
            if finding["page"] == page
        ]


@dataclass(frozen=True)
class Desk:
    """Where a test makes sites and runs the command, in this process."""

    factory: pytest.TempPathFactory
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def page(self, body: str = "<p>Good</p>", head: str = "", title: str = "") -> str:
        """Return a page that has no fault but those of its body and head, and a title of its own."""
        title = title or f"Good page {next(self.numbers)}"
        return (
            f'<!doctype html><html lang="en"><head><title>{title}</title>{HEAD}{head}</head>'
            f"<body><main><h1>{title}</h1>{body}</main></body></html>"
        )

    def folder(self, files: dict[str, str]) -> Path:
        """Write files, named by their paths, into a new folder."""
        folder = self.factory.mktemp("site")
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return folder

    def run(self, *arguments: str | Path, policy: str = "") -> Said:
        """Run the command on a target, with a policy."""
        file = self.factory.mktemp("policy") / "policy.toml"
        file.write_text(policy, encoding="utf-8")
        return self.command(*arguments, "--policy", file)

    def command(self, *arguments: str | Path) -> Said:
        """Run the command with these arguments and no others."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(argument) for argument in arguments])
        return Said(code, out.getvalue(), err.getvalue())

    def audit(self, files: dict[str, str], *arguments: str | Path, policy: str = "") -> Said:
        """Run the command on a site made of files, with one browser unless the arguments say otherwise."""
        return self.run(self.folder(files), *arguments, policy=f"browsers = 1\n{policy}")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk for the whole session, so that one audit can serve a module's tests."""
    return Desk(tmp_path_factory)

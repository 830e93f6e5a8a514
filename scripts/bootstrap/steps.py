"""Run the steps of ``run.py test`` to the last, whatever fails on the way."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bootstrap.programs import show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bootstrap.commands import Step


@dataclass(frozen=True)
class Result:
    """How a step ended: its name, its exit code (0 is good) and the seconds it took."""

    name: str
    code: int
    seconds: float

    @property
    def outcome(self) -> str:
        """The result in one word."""
        return "failed" if self.code else "good"


def run(
    steps: Sequence[Step],
    python: str,
    environ: Mapping[str, str],
    write: Callable[[str], object],
) -> list[Result]:
    """Run the steps in order, each under its name, and return their results in that order."""
    results = []
    for step in steps:
        write(f"== {step.name}: python {' '.join(step.argv)}\n")
        began = time.monotonic()
        code = show([python, *step.argv], environ)
        results.append(Result(step.name, code, time.monotonic() - began))
        write(f"== {step.name}: {results[-1].outcome} after {results[-1].seconds:.1f} s\n\n")
    return results


def table(results: Sequence[Result]) -> str:
    """Return one line for each step and a last line with the counts."""
    lines = [f"{result.name:<8} {result.outcome:<6} {result.seconds:>7.1f} s" for result in results]
    failed = sum(bool(result.code) for result in results)
    return "\n".join([*lines, f"steps: {len(results) - failed} good, {failed} failed"]) + "\n"

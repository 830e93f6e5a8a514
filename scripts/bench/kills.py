"""Kill builds at random moments and start two at once; tell after each whether the site in place is whole.

Usage: python scripts/bench/kills.py [--project DIR] [--kills N] [--doubles N] [--seed N]

The project (default: tests/sites/tiny) is copied, so that nothing in it changes. Its site is whole where its files
and their hashes are those of a clean build of the content before a change, or of the content after it. Signals go
round: SIGKILL, SIGTERM, SIGINT. While a build runs, a thread opens the site's index.html as fast as it can and counts
how often it was not there. After all kills one build must end with 0 and leave nothing beside the site.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "sites" / "tiny"
CHANGED = "docs/index.md"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


@dataclass
class Watch:
    """How often the site was looked for while builds ran, and how often it was not there."""

    looks: int = 0
    absent: int = 0
    stop: threading.Event = field(default_factory=threading.Event)


class Bench:
    """A copy of a project whose content has two states, each with the site that a clean build makes of it.

    Args:
        project: the folder of mkdocs.yml.
        folder: an empty folder for the copy.

    """

    def __init__(self, project: Path, folder: Path) -> None:
        self.root = folder / "project"
        self.site = self.root / "site"
        shutil.copytree(project, self.root, symlinks=True, ignore=shutil.ignore_patterns(".*", "site"))
        if not (self.root / "overrides").exists():
            (self.root / "overrides").symlink_to(ROOT / "overrides")
        text = (self.root / CHANGED).read_text(encoding="utf-8")
        self._contents = (text, text.rstrip("\n") + "\n\n第二次。\n")
        self._whole: list[str] = []
        for number in (0, 1):
            self._write(number)
            began = time.monotonic()
            done = self.start()
            _, said = done.communicate()
            if done.returncode:
                sys.exit(f"the project does not build:\n{said}")
            self.seconds = time.monotonic() - began
            self._whole.append(_digest(self.site))
        self._former = self._whole[1]
        self.watch = Watch()

    def change(self) -> None:
        """Give the content the state that the site in place does not have."""
        self._former = _digest(self.site)
        self._write(1 - self._whole.index(self._former))

    def _write(self, number: int) -> None:
        (self.root / CHANGED).write_text(self._contents[number], encoding="utf-8")

    def start(self) -> subprocess.Popen[str]:
        """Start a build."""
        return subprocess.Popen(
            [sys.executable, "-m", "publicdesk", "build", "--language", "en"],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def state(self) -> str:
        """Return what is in the place of the site: the former one, the new one, nothing, or half of one."""
        if not self.site.is_dir():
            return "ABSENT"
        found = _digest(self.site)
        if found == self._former:
            return "former"
        return "new" if found in self._whole else "HALF"

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look for the site all the time, from another thread."""
        watch, page = self.watch, self.site / "index.html"

        def look() -> None:
            while not watch.stop.is_set():
                watch.looks += 1
                watch.absent += not page.is_file()
                time.sleep(0.0001)

        thread = threading.Thread(target=look)
        watch.stop.clear()
        thread.start()
        try:
            yield
        finally:
            watch.stop.set()
            thread.join()


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _last(said: str) -> str:
    """Return the last line of what a build said, without what differs from run to run."""
    lines = said.strip().splitlines()
    line = lines[-1] if lines else "(nothing)"
    return re.sub(r"process \d+ \(since [^)]*\)", "process N (since T)", line)


def kill(bench: Bench, number: int, chance: random.Random) -> tuple[str, ...]:
    """Build, send a signal at a random moment, and return: signal, exit code, state, last line."""
    sent = SIGNALS[number % len(SIGNALS)]
    bench.change()
    build = bench.start()
    time.sleep(chance.uniform(0, bench.seconds * 1.1))
    build.send_signal(sent)
    said, _ = build.communicate()
    return sent.name, str(build.returncode), bench.state(), _last(said)


def double(bench: Bench, offset: float) -> Iterator[tuple[str, ...]]:
    """Start two builds, one later than the other, and yield for each: first or second, exit code, state, last line."""
    bench.change()
    builds = {"first": bench.start()}
    time.sleep(offset)
    builds["second"] = bench.start()
    said = {name: build.communicate()[0] for name, build in builds.items()}
    for name, build in builds.items():
        waited = " (waited)" if "waiting for it" in said[name] else ""
        yield name + waited, str(build.returncode), bench.state(), _last(said[name])


def _table(title: str, rows: list[tuple[str, ...]]) -> None:
    print(f"\n{title}\n{'times':>5}  {'which':<16} {'exit':>4}  {'site':<6}  last line")
    for (which, code, state, line), times in sorted(Counter(rows).items()):
        print(f"{times:>5}  {which:<16} {code:>4}  {state:<6}  {line}")


def main() -> int:
    """Run what the command line asks for; return 1 where a site was not whole."""
    parser = argparse.ArgumentParser(description="Kill builds and start two at once.")
    parser.add_argument("--project", type=Path, default=TINY)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--doubles", type=int, default=20)
    parser.add_argument("--seed", type=int, default=13)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.project.resolve(), Path(folder))
        with bench.watched():
            kills = [kill(bench, number, chance) for number in range(options.kills)]
            step = bench.seconds * 1.1 / max(options.doubles - 1, 1)
            doubles = [row for number in range(options.doubles) for row in double(bench, number * step)]
            bench.change()
            last = bench.start()
            last.communicate()
        left = sorted(path.name for path in bench.root.glob(".*"))
        _table(f"{options.kills} kills (seed {options.seed})", kills)
        _table(f"{options.doubles} double builds, the second 0 to {bench.seconds * 1.1:.1f} s later", doubles)
        watch = bench.watch
        print(f"\nindex.html was looked for {watch.looks} times, and was absent {watch.absent} times")
        print(
            f"one build afterwards: exit {last.returncode}, {bench.state()}, beside the site: {left or 'nothing'}"
        )
    broken = sum(row[2] in {"ABSENT", "HALF"} for row in kills + doubles)
    return int(bool(broken or watch.absent or last.returncode or left))


if __name__ == "__main__":
    sys.exit(main())

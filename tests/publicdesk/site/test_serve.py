"""The address that the site is served at, and a server that goes on after a fault in a page."""

from __future__ import annotations

import signal
import socket
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from builds import PATIENCE, ended, started
from publicdesk.cli import main

if TYPE_CHECKING:
    from tiny_site import Project

GOOD = "such as 127.0.0.1:8000"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("127.0.0.1:99999", f"'99999' is no port; write a number from 1 to 65535, {GOOD}"),
        ("127.0.0.1:65536", f"'65536' is no port; write a number from 1 to 65535, {GOOD}"),
        ("127.0.0.1:0", f"'0' is no port; write a number from 1 to 65535, {GOOD}"),
        ("127.0.0.1:-1", f"'-1' is no port; write a number from 1 to 65535, {GOOD}"),
        ("127.0.0.1:http", f"'http' is no port; write a number from 1 to 65535, {GOOD}"),
        ("127.0.0.1:", f"'' is no port; write a number from 1 to 65535, {GOOD}"),
        ("127.0.0.1:８０００", f"'８０００' is no port; write a number from 1 to 65535, {GOOD}"),
        ("[::1]:70000", f"'70000' is no port; write a number from 1 to 65535, {GOOD}"),
        ("8000", f"'8000' is no address to serve at; write host:port, {GOOD}"),
        (":8000", f"':8000' is no address to serve at; write host:port, {GOOD}"),
        ("", f"'' is no address to serve at; write host:port, {GOOD}"),
        ("我的電腦:8000", f"'我的電腦' is no IP address; write the address of this machine, {GOOD}"),
        ("1.2.3:8000", f"'1.2.3' is no IP address; write the address of this machine, {GOOD}"),
        ("http://127.0.0.1:8000", f"'http://127.0.0.1' is no IP address; write the address of this machine, {GOOD}"),
        ("192.0.2.1:8000", f"192.0.2.1 is no address of this machine; name one that is, {GOOD}"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_served_at_is_told(
    tiny: Project, capsys: pytest.CaptureFixture[str], address: str, sentence: str
) -> None:
    """A wrong address ends with 2 and a sentence that shows a right one."""
    assert main(["--project", str(tiny.root), "serve", "--address", address]) == 2
    assert capsys.readouterr().err == f"publicdesk: {sentence}\n"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])  # noqa: S104 - refused before it is served
def test_a_busy_port_is_told(tiny: Project, capsys: pytest.CaptureFixture[str], host: str) -> None:
    """Where another program listens already, the sentence says so before the site is built."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["--project", str(tiny.root), "serve", "--address", f"{host}:{port}"]) == 2
    assert capsys.readouterr().err == (
        f"publicdesk: port {port} is in use by another program; end that program, "
        "or name another port with --address\n"
    )


def test_a_project_without_settings_is_told_where_to_run(
    tiny: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without mkdocs.yml nothing is served."""
    (tiny.root / "mkdocs.yml").unlink()
    assert main(["--project", str(tiny.root), "serve"]) == 2
    assert capsys.readouterr().err == (
        f"publicdesk: there is no {tiny.root / 'mkdocs.yml'}; "
        "run this where mkdocs.yml is, or name that folder with --project\n"
    )


def test_a_server_is_stopped_by_a_signal_and_leaves_no_trace(tiny: Project) -> None:
    """A good address is served until the signal comes; then the server ends with 0 and says no more than that."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = started(tiny, "serve", "--address", f"127.0.0.1:{port}")
    end = time.monotonic() + PATIENCE
    page = ""
    while not page and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                page = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    server.send_signal(signal.SIGTERM)
    code, said = ended(server)
    assert "<!doctype html>" in page
    assert code == 0
    assert said.endswith("Shutting down...\n")
    assert "Traceback" not in said

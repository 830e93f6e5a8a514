"""The command from outside: its module, its options over the policy, how it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.aaaudit.conftest import Desk

COMMAND = (sys.executable, "-m", "aaaudit")


def test_options_go_before_the_policy(desk: Desk) -> None:
    """What the command line does not give is as the policy says."""
    policy = 'level = "A"\nwidths = [500]\nexclude = ["/x*"]'
    files = {"index.html": desk.page(), "x.html": desk.page()}
    data = desk.audit(files, "--format", "json", "--width", "900", "--width", "400", policy=policy).data
    assert (data["level"], data["widths"]) == ("A", [400, 900])
    assert (data["pages"], data["excluded"]) == (["/"], ["/x.html"])
    assert {rule["level"] for rule in data["rules"]} == {"A", "hint"}


def test_the_module_is_the_command(desk: Desk) -> None:
    """It writes its report to the output and nothing else, where no person watches."""
    folder = desk.folder({"index.html": desk.page()})
    done = subprocess.run(  # noqa: S603 - the command under test
        [*COMMAND, folder, "--format", "json"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["good"] is True


def test_ctrl_c_ends_the_command_and_its_browsers(desk: Desk, tmp_path: Path) -> None:
    """No stack trace is shown and no file is left of an audit that is stopped in its midst."""
    folder = desk.folder({"index.html": desk.page("<script>while (true) {}</script>")})
    command = subprocess.Popen(  # noqa: S603 - the command under test
        [*COMMAND, folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    while not list(tmp_path.glob("*/profile/Default")):
        time.sleep(0.05)
    command.send_signal(signal.SIGINT)
    assert command.communicate(timeout=60) == ("", "aaaudit: stopped; no report was written.\n")
    assert command.returncode == 2
    assert list(tmp_path.iterdir()) == []

"""Chromium, its driver and a font: found, installed, or asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bootstrap import packages
from bootstrap.packages import CHROMIUM, DEBIAN, FONT, OTHERS, UBUNTU

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bootstrap.conftest import Door

SUDO = "" if os.geteuid() == 0 else "sudo "
AUDIT = "-m aaaudit site --policy accessibility/policy.toml --report reports/audit"
BOTH = "Chromium with its chromedriver and a font with Chinese characters"
DEBIAN_COMMAND = (
    f"{SUDO}apt-get update && "
    f"{SUDO}apt-get install -y --no-install-recommends chromium chromium-driver fonts-noto-cjk"
)
NOTHING_FOUND = (
    f"run.py: Missing on this machine: {BOTH}; none of the package managers apt-get, dnf, pacman, apk is "
    f"on PATH, on Debian the command is: {DEBIAN_COMMAND}"
)

APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND apt-get $*" >> "$CALLS"
case "$1" in install) printf '#!/bin/sh\\necho font\\n' > "{bin}/fc-list" ;; esac
"""
BROKEN_APT = "#!/bin/sh\necho 'E: Unable to fetch'\nexit 100\n"


@pytest.fixture
def equipped(ready: Door) -> Door:
    """Give the machine all: Google Chrome with a driver of its version, and a font."""
    ready.answering("google-chrome", "Google Chrome 140.0.7339.80")
    ready.answering("chromedriver", "ChromeDriver 140.0.7339.12 (abc-refs/branch-heads/7339@{#1})")
    ready.answering("fc-list", "/fonts/NotoSansCJK.ttc: Noto Sans CJK TC:style=Regular")
    return ready


def without_font(door: Door) -> None:
    """Let fontconfig know no font of Taiwan's Chinese, and let apt-get be run as root."""
    door.script(door.bin / "fc-list", "#!/bin/sh\nexit 0\n")
    door.script(door.bin / "sudo", '#!/bin/sh\nshift\nexec "$@"\n')
    for name in ("env", "echo"):
        (door.bin / name).symlink_to(f"/usr/bin/{name}")


def test_found_pair_is_told_to_the_audit(equipped: Door) -> None:
    """The audit gets the paths of the browser and the driver that were found."""
    done = equipped.run("audit")
    assert done.stdout == f"ran {AUDIT} [{equipped.bin}/google-chrome {equipped.bin}/chromedriver]\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_driver_in_the_runner_s_folder_is_found(equipped: Door) -> None:
    """The chromedriver that GitHub's runners keep in the folder CHROMEWEBDRIVER is found there."""
    folder = equipped.home / "driver"
    folder.mkdir()
    (equipped.bin / "chromedriver").rename(folder / "chromedriver")
    done = equipped.run("audit", CHROMEWEBDRIVER=str(folder))
    assert done.stdout == f"ran {AUDIT} [{equipped.bin}/google-chrome {folder}/chromedriver]\n"


def test_browser_with_a_driver_of_its_version_is_preferred(equipped: Door) -> None:
    """Of two browsers the one that the driver fits is taken."""
    equipped.answering("chromium", "Chromium 139.0.1.1 built on Debian")
    done = equipped.run("audit")
    assert done.stdout == f"ran {AUDIT} [{equipped.bin}/google-chrome {equipped.bin}/chromedriver]\n"


def test_versions_that_do_not_match_are_said(equipped: Door) -> None:
    """A browser and a driver of different major versions are named with both versions."""
    equipped.answering("chromedriver", "ChromeDriver 139.0.1.1")
    done = equipped.run("audit")
    assert done.returncode == 2
    assert done.stderr == (
        f"run.py: {equipped.bin}/google-chrome is version 140.0.7339.80 and {equipped.bin}/chromedriver is "
        "version 139.0.1.1, but their first numbers must be the same; install a pair with: "
        f"{DEBIAN_COMMAND.replace(' fonts-noto-cjk', '')}\n"
    )


def test_missing_browser_without_package_manager_gives_the_command(ready: Door) -> None:
    """What is missing and the exact command are said, and the audit is not started."""
    ready.script(ready.bin / "fc-list", "#!/bin/sh\nexit 0\n")
    done = ready.run("audit")
    assert (done.returncode, done.stderr) == (2, f"{NOTHING_FOUND}\n")
    assert ready.calls() == []


def test_launcher_that_only_asks_for_a_snap_is_no_browser(equipped: Door) -> None:
    """A chromium-browser that fails when it is run, as Ubuntu's without its snap, does not count."""
    (equipped.bin / "google-chrome").unlink()
    equipped.script(equipped.bin / "chromium-browser", "#!/bin/sh\necho 'snap 140.0.1 needed'\nexit 1\n")
    done = equipped.run("audit")
    assert done.returncode == 2
    assert done.stderr.startswith("run.py: Missing on this machine: Chromium with its chromedriver; none of")


def test_links_go_on_without_a_browser(ready: Door) -> None:
    """The link check, which opens no browser, says what is missing and runs."""
    ready.script(ready.bin / "fc-list", "#!/bin/sh\nexit 0\n")
    done = ready.run("links")
    assert done.stderr == f"{NOTHING_FOUND} (links goes on without it)\n"
    assert done.returncode == 0
    assert ready.calls() == ["-m publicdesk links"]


def test_help_of_the_audit_needs_no_browser(ready: Door) -> None:
    """Asking for help installs nothing."""
    done = ready.run("audit", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert ready.calls() == [f"{AUDIT} --help"]


def test_only_what_is_missing_is_installed(equipped: Door) -> None:
    """With apt-get and the right to use it, the missing font is installed and the audit goes on."""
    without_font(equipped)
    equipped.script(equipped.bin / "apt-get", APT.format(bin=equipped.bin))
    done = equipped.run("audit")
    assert done.stderr == (
        "run.py: Installing with apt-get what is missing on this machine: a font with Chinese characters\n"
    )
    assert equipped.calls() == [
        "noninteractive apt-get update",
        "noninteractive apt-get install -y --no-install-recommends fonts-noto-cjk",
        AUDIT,
    ]


def test_failed_installation_is_shown_with_the_command(equipped: Door) -> None:
    """What apt-get said is shown, then the command for a person."""
    without_font(equipped)
    equipped.script(equipped.bin / "apt-get", BROKEN_APT)
    done = equipped.run("audit")
    assert done.returncode == 2
    command = f"{SUDO}apt-get update && {SUDO}apt-get install -y --no-install-recommends fonts-noto-cjk"
    assert done.stderr.split("\n", 1)[1] == (
        "E: Unable to fetch\n"
        "run.py: apt-get failed; its message is above. "
        f"Missing on this machine: a font with Chinese characters; install with: {command}\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may always install")
def test_without_the_right_to_install_the_command_is_given(equipped: Door) -> None:
    """A user without sudo gets the exact command."""
    without_font(equipped)
    (equipped.bin / "sudo").unlink()
    equipped.script(equipped.bin / "apt-get", APT.format(bin=equipped.bin))
    done = equipped.run("audit")
    assert done.returncode == 2
    assert done.stderr == (
        "run.py: Missing on this machine: a font with Chinese characters; install with: "
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends fonts-noto-cjk\n"
    )


@pytest.mark.parametrize(
    ("manager", "lacking", "lines"),
    [
        (DEBIAN, [CHROMIUM], ["apt-get update", "{apt} chromium chromium-driver"]),
        (DEBIAN, [CHROMIUM, FONT], ["apt-get update", "{apt} chromium chromium-driver fonts-noto-cjk"]),
        (UBUNTU, [CHROMIUM], ["snap install chromium"]),
        (UBUNTU, [CHROMIUM, FONT], ["snap install chromium", "apt-get update", "{apt} fonts-noto-cjk"]),
        (OTHERS[0], [CHROMIUM, FONT], ["dnf install -y chromium chromedriver google-noto-sans-cjk-fonts"]),
        (OTHERS[1], [CHROMIUM, FONT], ["pacman -S --noconfirm --needed chromium noto-fonts-cjk"]),
        (OTHERS[2], [CHROMIUM, FONT], ["apk add chromium chromium-chromedriver font-noto-cjk"]),
    ],
)
def test_each_system_has_its_commands(
    manager: packages.Manager, lacking: Sequence[str], lines: Sequence[str]
) -> None:
    """Each package manager gets its own names, in one command where one will do."""
    apt = "apt-get install -y --no-install-recommends"
    expected = " && ".join(SUDO + line.format(apt=apt) for line in lines)
    assert packages.spoken(manager, lacking) == expected


@pytest.mark.parametrize(
    ("distribution", "manager"), [(["debian"], DEBIAN), (["ubuntu", "debian"], UBUNTU), ([], DEBIAN)]
)
def test_ubuntu_is_told_from_debian(door: Door, distribution: list[str], manager: packages.Manager) -> None:
    """apt-get means other packages on Ubuntu and its kin than on Debian."""
    door.answering("apt-get", "")
    assert packages.find_manager(door.environ, distribution) is manager

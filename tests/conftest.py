"""One browser and one site with a page of every kind, for all tests."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from chromium import chromium
from desk import built_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

    from desk import Desk


def pytest_configure() -> None:
    """Let commands that tests start hear Ctrl-C, which a run that a shell put into the background ignores."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """Give one headless Chromium to all tests."""
    with chromium() as driver:
        yield driver


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Build the tiny site with a page of every kind once; tests only read it."""
    with built_desk(tmp_path_factory.mktemp("desk") / "project") as desk:
        yield desk

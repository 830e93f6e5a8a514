"""One browser for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """Give one headless Chromium to all tests."""
    with chromium() as driver:
        yield driver

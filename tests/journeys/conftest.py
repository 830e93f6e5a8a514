"""Readers of each language, and one of them with the site's scripts as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chromium import resize
from keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

    from publicdesk.languages import Language

READERS: list[tuple[Language, bool]] = [("zh-TW", True), ("zh-TW", False), ("en", False), ("ja", False)]


@pytest.fixture(params=READERS, ids=lambda reader: f"{reader[0]} {'with' if reader[1] else 'without'} script")
def reader(request: pytest.FixtureRequest) -> tuple[Language, bool]:
    """Give each reader in turn: the language, and whether pages may run scripts."""
    chosen: tuple[Language, bool] = request.param
    return chosen


@pytest.fixture
def language(reader: tuple[Language, bool]) -> Language:
    """Return the reader's language."""
    return reader[0]


@pytest.fixture
def scripted(reader: tuple[Language, bool]) -> bool:
    """Tell whether pages may run scripts."""
    return reader[1]


@pytest.fixture
def keyboard(browser: Chrome, *, scripted: bool) -> Iterator[Keyboard]:
    """Give a keyboard; scrolling is not animated, so that a stop is where it stays when it is looked at."""
    calm = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", calm)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripted})
    resize(browser, 1280)
    yield Keyboard(browser)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

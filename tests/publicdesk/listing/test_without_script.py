"""Every register can be reached and narrowed in a browser that runs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By

from chromium import resize, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome


@pytest.fixture(scope="module")
def home(built_tiny: Path) -> Iterator[str]:
    """Serve the tiny site and give the address of its English home page."""
    with served(built_tiny) as address:
        yield f"{address}en/"


@pytest.fixture
def scriptless(browser: Chrome) -> Iterator[Chrome]:
    """Switch JavaScript off for one test, and smooth scrolling with it: a click waits for no animation."""
    calm = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", calm)
    resize(browser, 1280)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def follow(browser: Chrome, *links: str) -> None:
    """Click one link after another, opening the groups of the list that hold them."""
    for words in links:
        for group in browser.find_elements(By.CSS_SELECTOR, ".facets details:not([open]) summary"):
            group.click()
        browser.find_element(By.PARTIAL_LINK_TEXT, words).click()


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        (("Procedures", "Estate tax ("), "Procedures: Estate tax"),
        (("Procedures", "At the counter"), "Procedures: At the counter"),
        (("Forms", "ODT open document"), "Forms: ODT open document"),
        (("Online services", "File a return"), "Online services: File a return"),
        (("Forms", "In alphabetical order"), "Forms from A to Z"),
        (("Service types", "800"), "Service types: 800 Investment and personal finance"),
        (("Procedures", "Estate tax return", "Print the checklist"), "Checklist: Estate tax return"),
    ],
)
def test_a_register_is_narrowed_by_plain_links(
    scriptless: Chrome, home: str, path: tuple[str, ...], heading: str
) -> None:
    """From the home page each list, alphabet, class and sheet is a few links away."""
    scriptless.get(home)
    follow(scriptless, *path)
    assert scriptless.find_element(By.TAG_NAME, "h1").text == heading
    assert scriptless.find_elements(By.CSS_SELECTOR, "main a")


def test_a_blank_form_is_three_links_from_the_home_page(scriptless: Chrome, home: str) -> None:
    """The register leads to the form, and the form to its file in an open format."""
    scriptless.get(home)
    follow(scriptless, "Forms", "Estate tax return form")
    address = scriptless.find_element(By.CSS_SELECTOR, ".downloads a").get_attribute("href")
    assert str(address).endswith("/files/estate-tax-form.en.odt")

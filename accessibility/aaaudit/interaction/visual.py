"""Zoom to 200 %: the page in a window of half the width and height, where no text may be cut off."""

from collections.abc import Iterable

from selenium.webdriver import Chrome

from aaaudit.browser import Browser, UnfitPageError
from aaaudit.own import OwnFact, OwnResults, run_own

ZOOM_RULES = frozenset({"aaa:zoom-clipped"})
_ZOOMED = {"width": 640, "height": 512}  # 1280 by 1024 at 200 %


def see_zoomed(browser: Browser) -> Iterable[OwnFact]:
    """Run the rule on zoom in a window of half the size."""
    browser.do(_halve)
    browser.settle()
    found, _ = browser.do(lambda driver: run_own(driver, sorted(ZOOM_RULES)))
    results = OwnResults.model_validate(found)
    if results.errors:
        message = f"a rule failed on it ({results.errors[0]})"
        raise UnfitPageError(message)
    return results.found


def _halve(driver: Chrome) -> None:
    metrics = {**_ZOOMED, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

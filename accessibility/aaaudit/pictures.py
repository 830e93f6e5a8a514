"""Pictures of elements that failed, for people who read the report: few, and small."""

import base64
import contextlib
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aaaudit.browser import Browser, BrowserLostError, PageHungError, UnfitPageError
from aaaudit.errors import BrowserStartError
from aaaudit.finding import Finding
from aaaudit.place import Place
from aaaudit.server import served
from aaaudit.target import quoted

MOST_PICTURES = 60
MOST_OF_A_RULE = 3
_MOST_BYTES = 60_000
_WIDEST, _HIGHEST = 640, 360  # CSS pixels
_MARGIN = 12  # around the element, so that it is seen where it stands
_SCALES = (1, 0.5)


@dataclass(frozen=True)
class Picture:
    """A PNG with its size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        """Name of its file, which is that of any picture with the same bytes."""
        return f"{sha256(self.data).hexdigest()[:16]}.png"


def take_pictures(
    target: str, host: str, findings: Iterable[Finding], place: Place, timeout: float
) -> dict[Finding, Picture]:
    """Take pictures of the first elements of each rule, as they look on the target at the finding's width.

    An element that is not there any more, or has no size, has none; neither has one whose page hangs: a report
    without a picture is still a report. A folder is served at `host`.
    """
    pictures: dict[Finding, Picture] = {}
    chosen = _chosen(findings)
    if not chosen:
        return pictures
    with (
        _origin(target, host) as origin,
        contextlib.suppress(PageHungError, BrowserLostError, BrowserStartError),
    ):
        browser = Browser(place, (), timeout)
        try:
            for (page, width), group in chosen.items():
                pictures |= _of_page(browser, f"{origin}{quoted(page)}", width, group)
        except (PageHungError, BrowserLostError):
            browser.kill()
            raise
        browser.close()
    return pictures


def _chosen(findings: Iterable[Finding]) -> Mapping[tuple[str, int], list[Finding]]:
    """Choose the findings that get a picture, by the page and the width at which to look."""
    of_rule: Counter[str] = Counter()
    chosen: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        if of_rule[finding.rule] < MOST_OF_A_RULE and of_rule.total() < MOST_PICTURES:
            of_rule[finding.rule] += 1
            chosen[finding.page, finding.widths[-1]].append(finding)
    return dict(sorted(chosen.items()))


def _of_page(browser: Browser, url: str, width: int, group: Iterable[Finding]) -> dict[Finding, Picture]:
    pictures: dict[Finding, Picture] = {}
    with contextlib.suppress(UnfitPageError):
        browser.resize(width)
        browser.load(url)
        browser.settle()
        for finding in group:
            picture = _of_element(browser, finding.selector)
            if picture:
                pictures[finding] = picture
    return pictures


def _of_element(browser: Browser, selector: str) -> Picture | None:
    box: Mapping[str, float] | None = browser.do(
        lambda driver: driver.execute_script(_BOX, selector.split(" >> "), _MARGIN)
    )
    if box is None:
        return None
    clip = {**box, "width": min(box["width"], _WIDEST), "height": min(box["height"], _HIGHEST)}
    for scale in _SCALES:
        data = _captured(browser, {**clip, "scale": scale})
        if len(data) <= _MOST_BYTES:
            width, height = struct.unpack(">II", data[16:24])  # of the PNG's first chunk, IHDR
            return Picture(data, width, height)
    return None


def _captured(browser: Browser, clip: Mapping[str, float]) -> bytes:
    options: dict[str, Any] = {"format": "png", "clip": clip, "captureBeyondViewport": True}
    answer = browser.do(lambda driver: driver.execute_cdp_cmd("Page.captureScreenshot", options))
    return base64.b64decode(answer["data"])


@contextmanager
def _origin(target: str, host: str) -> Iterator[str]:
    if target.lower().startswith(("http://", "https://")):
        parts = urlsplit(target)
        yield f"{parts.scheme}://{parts.netloc}"
    else:
        with served(Path(target), host) as origin:
            yield origin


# Gives the box of the element at the end of a way through frames and shadow roots, in pixels of the document.
_BOX = """
const [way, margin] = arguments;
let root = document, left = scrollX, top_ = scrollY, element = null;
for (const [index, selector] of way.entries()) {
  try { element = root.querySelector(selector); } catch { return null; }
  if (!element) return null;
  if (index < way.length - 1) {
    if (element.contentDocument) {
      const frame = element.getBoundingClientRect();
      left += frame.left + element.clientLeft;
      top_ += frame.top + element.clientTop;
    }
    root = element.shadowRoot ?? element.contentDocument;
    if (!root) return null;
  }
}
const box = element.getBoundingClientRect();
if (!box.width || !box.height) return null;
const x = Math.max(0, Math.floor(left + box.left - margin)), y = Math.max(0, Math.floor(top_ + box.top - margin));
return { x, y, width: Math.ceil(left + box.right + margin) - x, height: Math.ceil(top_ + box.bottom + margin) - y };
"""

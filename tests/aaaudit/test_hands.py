"""What hands find that is no failure: hints on forced colours, and what only a person can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

LOSS = "aaa:forced-colors-loss"
ICON = (
    '.icon::before { content: ""; display: block; width: 2rem; height: 2rem; background: #036;'
    " mask-image: linear-gradient(45deg, #000 50%, #0000 50%) }"
)
TICK = ".tick { appearance: none; width: 3rem; height: 3rem; border: 2px solid #000 }"
FIELD = '<p><label for="field">{label}</label> <input id="field"></p>'
DRAG = """
<ul id="list"><li draggable="true">所得稅</li><li draggable="true">房屋稅</li></ul>
<p><button type="button" id="sort">依筆畫排序</button></p>
<script>
  let dragged;
  list.addEventListener("dragstart", (event) => { dragged = event.target; });
  list.addEventListener("drop", (event) => event.target.before(dragged));
  sort.addEventListener("click", () => list.prepend(list.lastElementChild));
</script>
"""


@dataclass(frozen=True)
class Page:
    """A page by its body and style, and what is found on it: (rule, outcome, message), or nothing."""

    name: str
    body: str
    found: tuple[str, str, str] | None
    style: str = ""


def _failed(message: str) -> tuple[str, str, str]:
    return (LOSS, "failed", message)


def _asked(rule: str, message: str) -> tuple[str, str, str]:
    return (f"aaa:{rule}", "cannot tell", message)


PAGES = (
    Page(
        "state-of-a-tick-box",
        '<label><input type="checkbox" class="tick"> Send it by post</label>',
        _failed("state"),
        f"{TICK} .tick:checked {{ background: #036 }}",
    ),
    Page(
        "state-of-a-tick-box-with-border",
        '<label><input type="checkbox" class="tick"> Send it by post</label>',
        None,
        f"{TICK} .tick:checked {{ background: #036; border-width: 1rem }}",
    ),
    Page(
        "place-in-a-menu",
        '<nav><a href="/" aria-current="page">查詢進度</a> <a href="/?pay">線上繳稅</a></nav>',
        _failed("state"),
        "[aria-current] { background: #036; color: #fff }",
    ),
    Page(
        "place-in-a-menu-underlined",
        '<nav><a href="/" aria-current="page">查詢進度</a> <a href="/?pay">線上繳稅</a></nav>',
        None,
        "[aria-current] { background: #036; color: #fff; border-bottom: 3px solid }",
    ),
    Page(
        "icon-through-a-mask",
        '<button class="icon" aria-label="メニューを開く"></button>',
        _failed("icon"),
        ICON,
    ),
    Page(
        "icon-with-a-system-colour",
        '<button class="icon" aria-label="メニューを開く"></button>',
        None,
        f"{ICON} @media (forced-colors: active) {{ .icon::before {{ background: ButtonText }} }}",
    ),
    Page(
        "field-without-edge",
        FIELD.format(label="案件編號"),
        _failed("edge"),
        "input { border: 0; background: #ddd; height: 3rem }",
    ),
    Page(
        "field-with-clear-edge",
        FIELD.format(label="案件編號"),
        None,
        "input { border: 2px solid transparent; background: #ddd; height: 3rem }",
    ),
    Page(
        "two-fingers",
        '<p id="map">Map of the offices</p><script>map.addEventListener("touchmove", (event) => '
        "{ if (event.touches.length === 2) map.dataset.zoom = 2; });</script>",
        _asked("pointer-gestures", "fingers"),
    ),
    Page(
        "swipe",
        '<p id="photos">庁舎の写真</p>'
        '<script>const swipe = () => {}; photos.addEventListener("touchstart", swipe);</script>',
        _asked("pointer-gestures", "path"),
    ),
    Page(
        "touch-without-gesture",
        '<p id="photos">庁舎の写真</p><script>photos.addEventListener("touchstart", () => {});</script>',
        None,
    ),
    Page("drag-beside-a-button", DRAG, _asked("dragging", "drags")),
    Page(
        "focus-handed-on",
        '<p><button id="one">Open the list</button> <button id="two">Close the list</button></p>'
        "<script>one.addEventListener('focus', () => two.focus());</script>",
        _asked("focus-context", "hands-on"),
    ),
    Page(
        "session-that-ends",
        "<p>送信まで一時間です。</p><script>const sessionTimeout = 3600; setTimeout(() => {}, 1);</script>",
        _asked("time-limit", "session"),
    ),
)
RULES = {page.found[0] for page in PAGES if page.found}


@pytest.fixture(scope="module")
def found(desk: Desk) -> dict[str, set[tuple[str, str, str]]]:
    """Audit all pages in one run; give what is said by the rules of this test, by path of the page."""
    files = {"index.html": desk.page()}
    for page in PAGES:
        files[f"{page.name}/index.html"] = desk.page(page.body, f"<style>{page.style}</style>")
    said = desk.audit(files, "--format", "json")
    assert said.data["not_audited"] == []
    told: dict[str, set[tuple[str, str, str]]] = {}
    for finding in said.data["findings"]:
        if finding["rule"] in RULES:
            fact = (finding["rule"], finding["outcome"], finding["message"])
            told.setdefault(finding["page"], set()).add(fact)
    return told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_hands_say_no_more_than_they_know(found: dict[str, set[tuple[str, str, str]]], page: Page) -> None:
    """A hint or an open question where there is one, with its reason, and nothing where there is none."""
    assert found.get(f"/{page.name}/", set()) == ({page.found} if page.found else set())

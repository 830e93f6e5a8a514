"""The cards and icons of a built site, and what its pages say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from png import read_png
from publicdesk.check.run import check
from publicdesk.report.formats import as_text
from publicdesk.site.build import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

    from desk import Desk
    from tiny_site import Project

BASE = "https://tiny.example/"
HOME_ALT = {
    "": "首頁 - 小小稅務站",
    "en/": "Home page - Tiny tax desk",
    "ja/": "ホーム - 小さな税務案内",
}
LOAD = """
const [addresses, done] = arguments;
const sizes = addresses.map((address) => new Promise((resolve) => {
  const picture = new Image();
  picture.onload = () => resolve([picture.naturalWidth, picture.naturalHeight]);
  picture.onerror = () => resolve(null);
  picture.src = address;
}));
Promise.all(sizes).then(done);
"""


def shared(site: Path, path: str) -> dict[str, str]:
    """Return what a page says of itself to those who show a link to it."""
    tree = LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))
    said = {
        str(node.attributes["property"]): str(node.attributes["content"]) for node in tree.css("[property]")
    }
    card = tree.css_first("meta[name='twitter:card']")
    return said | ({"twitter:card": str(card.attributes["content"])} if card else {})


def listed_pages(site: Path) -> Iterator[str]:
    """Yield the paths of the pages that robots are led to."""
    for file in sorted(site.rglob("index.html")):
        if "noindex" not in file.read_text(encoding="utf-8"):
            path = file.parent.relative_to(site).as_posix()
            yield "" if path == "." else f"{path}/"


def test_a_page_says_in_full_what_is_to_be_shown_beside_a_link_to_it(built_tiny: Path) -> None:
    """Title, summary, address and card, in the order and the words that Open Graph asks for."""
    assert shared(built_tiny, "ja/procedures/estate-tax-return") == {
        "og:title": "遺産税の申告",
        "og:description": "相続人が遺産税を申告します。",
        "og:type": "website",
        "og:url": f"{BASE}ja/procedures/estate-tax-return/",
        "og:site_name": "小さな税務案内",
        "og:locale": "ja_JP",
        "og:image": f"{BASE}ja/procedures/estate-tax-return/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "遺産税の申告 - 手続き - 小さな税務案内",
        "twitter:card": "summary_large_image",
    }


def test_every_page_names_a_card_that_is_there_with_its_words_as_alternative(built_tiny: Path) -> None:
    """A page of content has its own, beside it; what follows from others has its language's home page's."""
    own, borrowed = set(), set()
    for path in listed_pages(built_tiny):
        said = shared(built_tiny, path)
        assert said["og:url"] == f"{BASE}{path}"
        assert said["og:image"].startswith(BASE)
        card = said["og:image"].removeprefix(BASE)
        assert read_png((built_tiny / card).read_bytes()).size == (1200, 630)
        if card == f"{path}card.png":
            own.add(card)
            assert path in HOME_ALT or said["og:image:alt"].startswith(f"{said['og:title']} - ")
        else:
            borrowed.add(path)
            prefix = path.partition("/")[0] + "/" if path.startswith(("en/", "ja/")) else ""
            assert card == f"{prefix}card.png"
            assert said["og:image:alt"] == HOME_ALT[prefix]
    assert own == {file.relative_to(built_tiny).as_posix() for file in built_tiny.rglob("card.png")}
    for kind in ("procedures/estate-tax-return", "forms/estate-tax-form", "news/new-form", "faq/estate"):
        assert {f"{kind}/card.png", f"en/{kind}/card.png", f"ja/{kind}/card.png"} <= own
    assert "en/procedures/estate-tax-return/checklist/" in borrowed


def test_different_pages_have_different_cards(built_tiny: Path) -> None:
    """A card shows its own page's title; two with one title in one language would be one card."""
    cards = [file.read_bytes() for file in built_tiny.rglob("card.png")]
    assert len(set(cards)) == len(cards)


def test_the_home_page_is_called_by_the_name_of_the_site(built_tiny: Path) -> None:
    """Its own title says nothing to those who are not there yet."""
    said = [shared(built_tiny, path) for path in HOME_ALT]
    assert [one["og:title"] for one in said] == ["小小稅務站", "Tiny tax desk", "小さな税務案内"]
    assert [one["og:locale"] for one in said] == ["zh_TW", "en_US", "ja_JP"]
    assert [one["og:image:alt"] for one in said] == list(HOME_ALT.values())


def test_news_and_chapters_are_articles(built_tiny: Path) -> None:
    """What is read as a text of its own day; all else is part of a web site."""
    assert shared(built_tiny, "news/new-form")["og:type"] == "article"
    assert shared(built_tiny, "white-paper/promise")["og:type"] == "article"
    assert shared(built_tiny, "offices")["og:type"] == "website"


def test_what_nobody_is_led_to_has_nothing_to_share(built_tiny: Path) -> None:
    """The gallery of components and the error page name no card."""
    assert shared(built_tiny, "en/components/card") == {}
    assert "og:" not in (built_tiny / "404.html").read_text(encoding="utf-8")


def test_a_site_without_an_address_has_no_cards(tiny: Project) -> None:
    """Those who show links want absolute addresses."""
    tiny.replace("mkdocs.yml", "site_url: https://tiny.example/", "site_url: ''")
    assert build_site(tiny.root, tiny.root / "site").pages > 0
    assert shared(tiny.root / "site", "en") == {}
    assert list((tiny.root / "site").rglob("card.png")) == []


def test_a_title_that_cannot_be_drawn_is_told_and_shown_with_the_home_page_s_card(tiny: Project) -> None:
    """The warning names file, line and character; no card with a hole in a name is published."""
    tiny.replace("docs/news/new-form.md", "title: 新書表上線", "title: 新書表上線，\U00020bb7先生說明📞")
    before = "docs/news/new-form.md:7: warning: the title's character "
    after = (
        " cannot be drawn on a social card; write one in daily use, or have it drawn (decision note 15); "
        "until then a link to the page is shown with the home page's card [glyph.title]\n"
    )
    assert tiny.report() == (
        f"{before}\U0001f4de (U+1F4DE){after}{before}\U00020bb7 (U+20BB7){after}0 errors, 2 warnings\n"
    )
    site = tiny.root / "site"
    assert build_site(tiny.root, site).pages > 0
    said = shared(site, "news/new-form")
    assert (said["og:image"], said["og:image:alt"]) == (f"{BASE}card.png", HOME_ALT[""])
    assert not (site / "news/new-form/card.png").exists()
    assert shared(site, "en/news/new-form")["og:image"] == f"{BASE}en/news/new-form/card.png"


def test_a_site_s_name_that_cannot_be_drawn_is_told_and_takes_no_other_language_s_cards(
    tiny: Project,
) -> None:
    """It stands on every card of its language, so there is none; the pages still say their titles."""
    tiny.replace("docs/_data/site.yml", "en: Tiny tax desk", "en: Tiny tax desk ☎")
    _, findings = check(tiny.root / "docs")
    assert as_text(findings, "zh-TW") == (
        "docs/_data/site.yml:1: 提醒: 社群分享圖卡畫不出網站名稱裡的字元 ☎ (U+260E)；請改用常用字，"
        "或請維護人員補上字形（見決策紀錄第 15 號）；在那之前，這個語言的頁面都沒有圖卡 [glyph.site]\n"
        "0 項錯誤，1 項提醒\n"
    )
    site = tiny.root / "site"
    assert build_site(tiny.root, site).pages > 0
    said = shared(site, "en/news")
    assert said["og:title"]
    assert not {"og:image", "og:image:alt", "twitter:card"} & said.keys()
    assert "og:image" in shared(site, "ja/news")


@pytest.mark.parametrize("path", ["", "ja/procedures/estate-tax-return/"])
def test_the_icons_that_a_page_names_load(browser: Chrome, desk: Desk, path: str) -> None:
    """For bars and tabs a drawing and its pictures of 16 and 32 pixels; for a phone's screen one of 180."""
    browser.get(f"{desk.base}{path}")
    script = "return [...document.querySelectorAll('link[rel~=icon], link[rel=apple-touch-icon]')].map(l => l.href)"
    named = browser.execute_script(script)
    assert [address.removeprefix(desk.base) for address in named] == [
        "favicon.ico", "assets/icon.svg", "assets/icon-180.png",
    ]  # fmt: skip
    sizes = browser.execute_async_script(LOAD, named)
    assert sizes[0] in ([16, 16], [32, 32])
    assert sizes[1][0] == sizes[1][1] > 0
    assert sizes[2] == [180, 180]


def test_a_browser_reads_a_card(browser: Chrome, desk: Desk) -> None:
    """What our own reader takes for a PNG is one for Chromium too."""
    browser.get(desk.base)
    cards = [f"{desk.base}{prefix}card.png" for prefix in ("", "en/", "ja/")]
    assert browser.execute_async_script(LOAD, cards) == [[1200, 630]] * 3

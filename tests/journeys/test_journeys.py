"""Four journeys of a citizen, by keyboard alone, with the site's scripts and without any."""

from __future__ import annotations

import base64
import io
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from selenium.webdriver.support.wait import WebDriverWait

from chromium import resize
from keyboard import Keyboard
from publicdesk.languages import HTML_LANG, OWN_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome

    from desk import Desk
    from publicdesk.languages import Language

PROCEDURE = "procedures/estate-tax-return.md"
CHECKLIST = "procedures/estate-tax-return/checklist/index.md"
FORM = "forms/estate-tax-form.md"
OFFICE = "offices/main.md"

DEEP: dict[Language, tuple[str, Language]] = {
    "zh-TW": (CHECKLIST, "en"),
    "en": (OFFICE, "ja"),
    "ja": ("forms/format/odt/index.md", "zh-TW"),
}
"""A page deep in the site by the reader's language, and the language to switch to."""

LIKE = str.maketrans({"⺠": "民", "戸": "戶"})
"""What a font draws alike has one glyph, and a PDF names it by one of its characters; NFKC knows most."""


def title(desk: Desk, path: str, language: Language) -> str:
    """Return the title of a page."""
    return desk.entry(path).texts(language).title


def menu(desk: Desk, folder: str, language: Language) -> str:
    """Return the words of a folder in the main menu."""
    texts = desk.entry(f"{folder}/index.md").texts(language)
    return texts.menu or texts.title


def heading(keyboard: Keyboard) -> str:
    """Return the title that the page shows."""
    return str(keyboard.driver.execute_script("return document.querySelector('h1').innerText"))


def squeezed(text: str) -> str:
    """Take out spaces and line ends, and write parts of characters as the characters that they look like."""
    return "".join(unicodedata.normalize("NFKC", text).translate(LIKE).split())


def printed(driver: Chrome) -> str:
    """Print the page as the browser does, and return the text on the paper."""
    pdf = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    return squeezed(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(pdf))).pages)
    )


def test_a_procedure_is_found_and_its_checklist_printed(
    desk: Desk, keyboard: Keyboard, language: Language, *, scripted: bool
) -> None:
    """All documents of the catalogue stand on the paper, with the form and the address of the page."""
    words = desk.words(language)
    keyboard.open(desk.base + desk.path("index.md", language))
    keyboard.skip_to_main(words.t("skip.main"))
    keyboard.follow(title(desk, PROCEDURE, language))
    keyboard.skip_to_main(words.t("skip.main"))
    keyboard.follow(words.t("checklist.open", title=title(desk, PROCEDURE, language)))
    assert heading(keyboard) == title(desk, CHECKLIST, language)
    button = keyboard.driver.execute_script("return document.querySelector('[data-print]').checkVisibility()")
    assert button == scripted
    if scripted:
        keyboard.driver.execute_script("window.asked = 0; window.print = () => { window.asked += 1; }")
        keyboard.tab_to_link(words.t("tools.print"))
        keyboard.press("Enter")
        assert keyboard.driver.execute_script("return window.asked") == 1
    paper = printed(keyboard.driver)
    facts = desk.entry(PROCEDURE).facts
    documents = [
        words.name("documents", item.document) for offer in facts.channels for item in offer.documents
    ]
    assert len(documents) > 1
    expected = [*documents, *(title(desk, f"forms/{form}.md", language) for form in facts.forms)]
    expected.append(f"https://tiny.example/{desk.path(CHECKLIST, language)}")
    assert [text for text in expected if squeezed(text) not in paper] == []
    assert words.t("skip.main") not in paper


def test_a_form_is_found_and_downloaded(
    desk: Desk, keyboard: Keyboard, language: Language, tmp_path: Path
) -> None:
    """The file arrives whole, and its text names the form in the reader's language."""
    keyboard.driver.execute_cdp_cmd(
        "Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    keyboard.open(desk.base + desk.path("index.md", language))
    keyboard.follow(menu(desk, "forms", language))
    keyboard.skip_to_main(desk.strings[language]("skip.main"))
    keyboard.follow(title(desk, FORM, language))
    name = f"estate-tax-form.{language}.odt"
    keyboard.tab_to(lambda stop: stop.href.endswith(f"/files/{name}"), name)
    keyboard.press("Enter")
    WebDriverWait(keyboard.driver, 10, 0.05).until(lambda _: zipfile.is_zipfile(tmp_path / name))
    with zipfile.ZipFile(tmp_path / name) as file:
        text = file.read("content.xml").decode()
    assert title(desk, FORM, language) in text
    assert desk.entry(FORM).facts.code in text


def test_the_language_is_switched_on_a_deep_page_and_back(
    desk: Desk, keyboard: Keyboard, language: Language
) -> None:
    """The switch leads to the same page in the other language, which says so, and back to where it began."""
    path, other = DEEP[language]
    keyboard.open(desk.base + desk.path(path, language))
    for wanted in (other, language):
        keyboard.follow(OWN_NAME[wanted])
        assert keyboard.driver.current_url == desk.base + desk.path(path, wanted)
        root = keyboard.driver.execute_script("return document.documentElement.lang")
        assert root == HTML_LANG[wanted]
        assert heading(keyboard) == title(desk, path, wanted)


def test_the_accessible_way_into_an_office_is_reached(
    desk: Desk, keyboard: Keyboard, language: Language
) -> None:
    """From the home page over the menu to the office; its facts come into the window with the space bar."""
    words = desk.words(language)
    keyboard.open(desk.base + desk.path("index.md", language))
    keyboard.follow(menu(desk, "offices", language))
    keyboard.skip_to_main(words.t("skip.main"))
    keyboard.follow(title(desk, OFFICE, language))
    assert heading(keyboard) == title(desk, OFFICE, language)
    keyboard.skip_to_main(words.t("skip.main"))
    office = desk.entry(OFFICE)
    facilities = [words.name("facilities", name) for name in office.facts.facilities]
    expected = {*facilities, office.texts(language).accessible_route, office.texts(language).floor_plan}
    seen: set[str] = set()
    for _ in range(20):
        seen |= set(keyboard.driver.execute_script(_IN_THE_WINDOW))
        if expected <= seen:
            break
        keyboard.press(" ")
    assert expected <= seen
    assert words.t("office.route") in seen


_IN_THE_WINDOW = """
return [...document.querySelectorAll("main h2, main p, main li")].filter((one) => {
  const {top, bottom, height, left, right} = one.getBoundingClientRect();
  const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return height > 0 && top >= 0 && bottom <= innerHeight && front && (one.contains(front) || front.contains(one));
}).map((one) => one.innerText.trim());
"""


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (":focus-visible { outline: none; }", "its ring is none"),
        (":focus-visible { outline: 3px solid #eee; }", "is lost on"),
        (".skip-link { top: -6rem !important; }", "outside of the window"),
        ("header { position: fixed; inset: 0; z-index: 9; background: white; }", "something lies over it"),
    ],
)
def test_a_focus_that_is_not_seen_is_told(desk: Desk, browser: Chrome, style: str, fault: str) -> None:
    """The first stop of a page does not pass where its ring is missing, faint, out of sight or covered."""
    resize(browser, 1280)
    keyboard = Keyboard(browser)
    keyboard.open(f"{desk.base}en/offices/main/")
    browser.execute_script(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: arguments[0]}))",
        style,
    )
    with pytest.raises(AssertionError, match=fault):
        keyboard.tab()

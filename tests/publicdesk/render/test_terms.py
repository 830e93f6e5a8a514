"""What readers are told of the words in a text: terms, abbreviations, words of another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from publicdesk.check.run import check
from publicdesk.render.page.terms import MOST
from publicdesk.report.formats import as_text
from publicdesk.site.build import build_site

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from tiny_site import Project

GLOSSARY = """
recheck:
  name: {zh-TW: 復查, en: Re-examination, ja: ふくさ}
  note: {zh-TW: 請國稅局重新審查。, en: Asking the bureau to look again., ja: もう一度の審査。}
  synonyms: {zh-TW: [重審, 再看一次], en: [recheck]}
recheck-decision:
  name: {zh-TW: 復查決定（決定書）, en: Re-examination decision, ja: ふくさけってい}
  note: {zh-TW: 復查的結果。, en: What came of it., ja: けっか。}
uniform-number:
  name: {zh-TW: 統一證號, en: Uniform ID number, ja: とういつしょうごう}
  abbreviation: {en: UI number}
  note: {zh-TW: 外國人的號碼。, en: The number of a foreign national., ja: がいこくじんのばんごう。}
dollar:
  name: {zh-TW: 新臺幣, en: New Taiwan dollar, ja: ドル}
  abbreviation: {en: NT$}
  common: true
  note: {zh-TW: 貨幣。, en: The currency., ja: つうか。}
agency:
  name: {zh-TW: 機關, en: Agency, ja: きかん}
  note: {zh-TW: 政府的單位。, en: A part of the government., ja: せいふのぶもん。}
silent:
  name: {zh-TW: 無說明, en: Unexplained word, ja: せつめいなし}
"""

PAGE = """
---
title: {title}
summary: {title}。
owner: service
published: 2026-01-05
reviewed: 2026-02-01
review_by: 2027-02-01
classification: {{theme: "100", cake: "100", service: "800"}}
---

{text}
"""
TRANSLATION = """
---
title: {title}
summary: {title}.
---

{text}
"""


@pytest.fixture
def explained(tiny: Project) -> Project:
    """Return the tiny site with a glossary in three languages."""
    tiny.write(
        {
            "docs/_data/glossary.yml": GLOSSARY,
            "docs/glossary.md": PAGE.format(title="名詞解釋", text="復查等用語。"),
            "docs/glossary.en.md": TRANSLATION.format(title="Glossary", text="Terms such as re-examination."),
            "docs/glossary.ja.md": TRANSLATION.format(title="ようごしゅう", text="ようご。"),
        }
    )
    return tiny


def tree(project: Project, path: str) -> LexborHTMLParser:
    """Build the project in Chinese and English, and return one of its pages."""
    site = project.root / "site"
    result = build_site(project.root, site, ["en"])
    assert result.pages > 0, as_text(result.findings, "en")
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def prose(project: Project, text: str, language: str = "en") -> LexborNode:
    """Return the text of a piece of news as the built site shows it in a language."""
    suffix, prefix = ("", "") if language == "zh-TW" else (f".{language}", f"{language}/")
    path = project.root / f"docs/news/new-form{suffix}.md"
    head = path.read_text(encoding="utf-8").rpartition("---\n")[0]
    path.write_text(f"{head}---\n\n{text}\n", encoding="utf-8")
    node = tree(project, f"{prefix}news/new-form").css_first(".prose")
    assert node
    return node


def terms(node: LexborNode) -> list[str]:
    """Return the words that lead to the glossary."""
    return [link.text() for link in node.css("a.term")]


def test_the_first_use_of_a_term_leads_to_its_meaning(explained: Project) -> None:
    """The link leads to the term's place, its title is the meaning; the second use is plain."""
    text = prose(explained, "Ask for a re-examination. A Re-examination is free.")
    assert terms(text) == ["re-examination"]
    assert text.css_first("a.term").attributes == {
        "class": "term",
        "href": "../../glossary/#recheck",
        "title": "Asking the bureau to look again.",
    }
    assert text.text().strip() == "Ask for a re-examination. A Re-examination is free."


def test_the_longest_term_wins_and_every_spelling_counts(explained: Project) -> None:
    """Words in parentheses are another spelling; English has plurals; a part of a word is no term."""
    assert terms(prose(explained, "收到決定書。復查決定和復查。", "zh-TW")) == ["決定書", "復查"]
    assert terms(prose(explained, "Two agencies sent re-examination decisions.")) == [
        "agencies",
        "re-examination decisions",
    ]
    assert terms(prose(explained, "An interagency inter-agency matter.")) == []


def test_a_term_is_left_alone_where_a_link_would_be_in_the_way(explained: Project) -> None:
    """No term is marked in links, headings, code or raw HTML, nor where a link has the same words."""
    text = prose(
        explained,
        "## Agency { #agency }\n\n[Agency rules](../forms/index.md), `agency`, <kbd>agency</kbd>, "
        "*the agency*.\n\nAsk for a [re-examination](../forms/index.md), and the re-examination is made.",
    )
    assert terms(text) == ["agency"]
    assert text.css_first("em a.term") is not None


def test_common_and_unexplained_words_are_left_alone(explained: Project) -> None:
    """A flag leaves a word out; a term without a note has nothing to tell."""
    assert terms(prose(explained, "The New Taiwan dollar is an unexplained word.")) == []


def test_a_text_marks_the_rarest_terms_only(explained: Project) -> None:
    """A text full of links is hard to read: where there are more terms, the frequent ones stay plain."""
    letters = "abcdefghij"
    rows = "".join(
        f"row-{one}:\n  name: {{zh-TW: 詞{one}, en: word{one}, ja: ご{one}}}\n"
        "  note: {zh-TW: 一, en: One, ja: い}\n"
        for one in letters
    )
    explained.write({"docs/_data/glossary.yml": GLOSSARY + rows})
    path = explained.root / "docs/white-paper/promise.en.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nworda wordb\n", encoding="utf-8")
    text = prose(explained, " ".join(f"word{one}" for one in letters))
    assert terms(text) == [f"word{one}" for one in letters[2:]]
    assert len(terms(text)) == MOST


def test_texts_that_share_a_page_share_their_marks(explained: Project) -> None:
    """Questions stand together on a page: a term that one has marked is plain in the next."""
    question = explained.root / "docs/faq/estate/who-files.en.md"
    question.write_text(
        question.read_text(encoding="utf-8") + "\nAn agency, a re-examination.\n", encoding="utf-8"
    )
    head = explained.root / "docs/faq/estate/index.en.md"
    head.write_text(head.read_text(encoding="utf-8") + "\nOur agency.\n", encoding="utf-8")
    page = tree(explained, "en/faq/estate")
    assert [link.text() for link in page.css("a.term")] == ["agency", "re-examination"]
    assert page.css_first(".question a.term").attributes["href"] == "../../glossary/#recheck"


def test_a_term_gives_way_to_a_link_of_its_name_elsewhere_on_the_page(explained: Project) -> None:
    """Two links of one name that lead to different places could not be told apart in a list of links."""
    question = explained.root / "docs/faq/estate/who-files.en.md"
    written = question.read_text(encoding="utf-8")
    question.write_text(
        f"{written}\nAn agency, a [re-examination](../../forms/index.md).\n", encoding="utf-8"
    )
    head = explained.root / "docs/faq/estate/index.en.md"
    head.write_text(head.read_text(encoding="utf-8") + "\nAsk for a re-examination.\n", encoding="utf-8")
    page = tree(explained, "en/faq/estate")
    assert terms(page.css_first("main")) == ["agency"]
    assert "Ask for a re-examination." in page.css_first("main").text()


def test_an_abbreviation_is_written_out_at_its_first_use(explained: Project) -> None:
    """The full name is its title; one whose term is rare also leads to the glossary."""
    text = prose(explained, "Pay NT$100 or NT$200 with your UI number, not a GUI number.")
    assert [(one.text(), one.attributes["title"]) for one in text.css("abbr")] == [
        ("NT$", "New Taiwan dollar"),
        ("UI number", "Uniform ID number"),
    ]
    assert terms(text) == ["UI number"]


def test_chinese_words_in_english_are_marked_with_their_language(explained: Project) -> None:
    """A voice changes for them, in headings and links too; what an editor has marked stays as it is."""
    text = prose(
        explained,
        "## The 復查 form { #form }\n\nWrite 「更正申報」 (corrected), [退稅 form](../forms/index.md), "
        '`代碼`, and [申告]{: lang="ja" }, <span lang="ja">税</span>.',
    )
    assert [(one.text(), one.attributes["lang"]) for one in text.css("[lang]")] == [
        ("復查", "zh-Hant-TW"),
        ("更正申報", "zh-Hant-TW"),
        ("退稅", "zh-Hant-TW"),
        ("申告", "ja"),
        ("税", "ja"),
    ]
    assert text.css_first("h2").attributes["id"] == "form"


def test_without_a_glossary_page_nothing_leads_there(explained: Project) -> None:
    """Abbreviations are still written out."""
    for suffix in ("", ".en", ".ja"):
        (explained.root / f"docs/glossary{suffix}.md").unlink()
    text = prose(explained, "A re-examination costs NT$100.")
    assert (terms(text), len(text.css("abbr"))) == ([], 1)


def test_the_glossary_is_sorted_as_each_language_looks_words_up(explained: Project) -> None:
    """Each term has its id, its meaning and its names in the other languages, marked as such."""
    page = tree(explained, "glossary")
    assert [node.text() for node in page.css("main h2")] == ["ㄈ", "ㄊ", "ㄐ", "ㄒ", "ㄨ"]
    assert page.css(".prose a.term") == []
    entry = page.css_first("#recheck")
    assert [node.text(strip=True) for node in entry.css("dt, dd")] == [
        "復查",
        "請國稅局重新審查。",
        "也說：重審、再看一次",
        "英文：Re-examination",
        "日文：ふくさ",
    ]
    assert [node.attributes["lang"] for node in entry.css("[lang]")] == ["en", "ja"]
    english = LexborHTMLParser((explained.root / "site/en/glossary/index.html").read_text(encoding="utf-8"))
    assert [node.text() for node in english.css("main h2")] == ["A", "N", "R", "U"]
    assert english.css_first("#uniform-number abbr").text() == "UI number"


def test_a_term_that_may_be_misread_shows_its_reading(explained: Project) -> None:
    """As ruby, in the languages that it is given for; who has no ruby sees it in brackets."""
    explained.replace(
        "docs/_data/glossary.yml",
        "  synonyms: {zh-TW: [重審, 再看一次]",
        "  reading: {zh-TW: ㄈㄨˋ ㄔㄚˊ}\n  synonyms: {zh-TW: [重審, 再看一次]",
    )
    term = tree(explained, "glossary").css_first("#recheck dfn")
    assert term.inner_html == "<ruby>復查<rp>（</rp><rt>ㄈㄨˋ ㄔㄚˊ</rt><rp>）</rp></ruby>"
    english = LexborHTMLParser((explained.root / "site/en/glossary/index.html").read_text(encoding="utf-8"))
    assert english.css_first("#recheck dfn").inner_html == "Re-examination"


def test_a_reading_in_other_letters_is_a_finding(explained: Project) -> None:
    """Zhuyin is the only reading that readers in Taiwan have all learnt."""
    explained.replace(
        "docs/_data/glossary.yml",
        "  synonyms: {zh-TW: [重審, 再看一次]",
        "  reading: {zh-TW: fuchá}\n  synonyms: {zh-TW: [重審, 再看一次]",
    )
    assert explained.report() == (
        'docs/_data/glossary.yml:4: error: "zh-TW" cannot be "fuchá"; write it in the form of ㄎㄡˋ ㄐㄧㄠˇ '
        "[value.pattern]\n1 error, 0 warnings\n"
    )


def test_a_text_may_link_to_a_term(explained: Project) -> None:
    """The check knows the places of the glossary."""
    explained.replace("docs/news/new-form.md", "\n---\n\n", "\n---\n\n[復查](../glossary.md#recheck)\n")
    assert explained.report() == "0 errors, 0 warnings\n"
    explained.replace("docs/news/new-form.md", "#recheck", "#rechek")
    assert 'did you mean "#recheck"? [link.anchor]' in explained.report()


def test_an_abbreviation_of_a_wrong_shape_is_a_finding(explained: Project) -> None:
    """It is a text for each language that has one."""
    explained.replace("docs/_data/glossary.yml", "abbreviation: {en: NT$}", "abbreviation: NT$")
    assert explained.report() == (
        'docs/_data/glossary.yml:14: error: "abbreviation" must be a group of keys, and "NT$" is none; '
        "write abbreviation: {zh-TW: ...}; the keys are zh-TW, en, ja [value.not-group]\n1 error, 0 warnings\n"
    )


def test_a_japanese_name_that_cannot_be_sorted_names_its_row(explained: Project) -> None:
    """The glossary needs the kana of its names, as the registers need those of their titles."""
    explained.replace("docs/_data/glossary.yml", "ja: きかん", "ja: 機関")
    _, findings = check(explained.root / "docs")
    assert [(one.file, one.line, one.rule) for one in findings] == [
        ("docs/_data/glossary.yml", 18, "reading.missing")
    ]

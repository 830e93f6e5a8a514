"""What an editor reads when a text holds what would shut readers out: the file, the line and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from png import DOT
from publicdesk.check.wording import is_vague
from publicdesk.contract.markup import WRITTEN_AS_HTML

if TYPE_CHECKING:
    from tiny_site import Project

NEWS = "docs/news/new-form.en.md"
PROCEDURE = "docs/procedures/estate-tax-return.en.md"
QUESTION = "docs/faq/estate/who-files.en.md"
GOOD = "0 errors, 0 warnings\n"
ONE = "1 error, 0 warnings\n"
WARNED = "0 errors, 1 warning\n"


def said(tiny: Project, file: str, text: str) -> str:
    """Put a text at the end of a page, and return the report without the file's name.

    The line of each finding is counted from the first line of that text.
    """
    path = tiny.root / file
    old = path.read_text(encoding="utf-8").rstrip("\n")
    first = old.count("\n") + 2
    path.write_text(f"{old}\n\n{text}\n", encoding="utf-8")
    lines = []
    for line in tiny.report().splitlines():
        if line.startswith(f"{file}:"):
            number, rest = line.removeprefix(f"{file}:").split(":", 1)
            lines.append(f"{int(number) - first}:{rest}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("image", ["![](x.png)", "![ ](x.png)", "![][1]\n\n[1]: x.png"])
def test_an_image_without_alternative_text_is_refused(tiny: Project, image: str) -> None:
    """A reader who does not see it must be told what it shows, however it was written."""
    tiny.write({"docs/news/x.png": DOT})
    assert said(tiny, NEWS, image) == (
        '1: error: the image "x.png" has no alternative text; '
        f"write what it shows: ![what it shows](file) [image.no-alt]\n{ONE}"
    )


def test_an_image_with_alternative_text_is_welcome(tiny: Project) -> None:
    """The notation that the message asks for passes."""
    tiny.write({"docs/news/x.png": DOT})
    assert said(tiny, NEWS, "![The counter](x.png)") == GOOD


def test_a_skipped_heading_level_is_told_with_its_mark(tiny: Project) -> None:
    """Each page's text begins one level below the template's heading over it, and goes down step by step."""
    assert said(tiny, NEWS, "## One { #one }\n\n#### Two { #two }\n\n#### Three { #three }") == (
        '3: error: the heading "Two" is of level 4 and follows one of level 2; '
        f"begin its line with ### [heading.skipped]\n{ONE}"
    )
    assert said(tiny, QUESTION, "##### Deep { #deep }").startswith(
        '1: error: the heading "Deep" is of level 5 and follows one of level 2; begin its line with ### '
    )


@pytest.mark.parametrize("heading", ["# New { #new }", "#New", "New\n==="])
def test_a_heading_of_the_page_s_own_level_is_refused(tiny: Project, heading: str) -> None:
    """The page's title is its only heading of level 1, in every notation that Markdown has for one."""
    assert said(tiny, NEWS, heading) == (
        '1: error: the heading "New" is of level 1, and the text stands below one of level 1; '
        f"begin its line with ## [heading.too-high]\n{ONE}"
    )


def test_a_procedure_s_text_stands_below_a_heading_of_the_template(tiny: Project) -> None:
    """A heading of level 2 would end the section that the template gives the text."""
    assert said(tiny, PROCEDURE, "## Where { #where-to }") == (
        '1: error: the heading "Where" is of level 2, and the text stands below one of level 2; '
        f"begin its line with ### [heading.too-high]\n{ONE}"
    )


@pytest.mark.parametrize(
    "table",
    [
        "| a | b |\n| c | d |",
        "| --- | --- |\n| a | b |",
        "|  |  |\n| --- | --- |\n| a | b |",
    ],
)
def test_a_table_without_heading_cells_is_refused(tiny: Project, table: str) -> None:
    """Without heads a screen reader reads cells in a row; of rows alone Markdown makes no table."""
    report = said(tiny, NEWS, table)
    assert report.startswith(
        "1: error: the table has no heading cells; begin it, after an empty line, with a row that names its "
        "columns and a row | --- | --- | [table.no-header]\n"
    )


def test_a_column_without_a_heading_is_told_by_its_number(tiny: Project) -> None:
    """A corner left empty is an empty heading to a screen reader."""
    assert said(tiny, NEWS, "|  | b |\n| --- | --- |\n| a | c |") == (
        "1: error: column 1 of the table has no heading; "
        f"write what the column holds in the first row [table.empty-header]\n{ONE}"
    )
    tiny.replace(NEWS, "|  | b |", "| a \\| b | c |")
    assert tiny.report() == GOOD


@pytest.mark.parametrize("words", ["here", "Click here!", "[這裡]", "→ 按此", "詳細はこちら", "More"])
def test_a_link_that_says_nothing_suggests_the_title_of_its_page(tiny: Project, words: str) -> None:
    """The title of the page that it leads to says more; punctuation and capitals make no difference."""
    assert said(tiny, NEWS, f"[{words}](../procedures/estate-tax-return.md)") == (
        f'1: error: the link text "{words}" does not say where it leads; '
        f'write what is to be found there, such as "Estate tax return" [link.vague]\n{ONE}'
    )


def test_a_link_that_leads_out_is_asked_for_words_of_its_own(tiny: Project) -> None:
    """There is no title to suggest; links whose address stands apart are read too."""
    for link in ("[read more](https://tax.example/)", "[read more][tax]\n\n[tax]: https://tax.example/"):
        report = said(tiny, NEWS, link)
        assert report.splitlines()[-2] == (
            '1: error: the link text "read more" does not say where it leads; '
            "write what is to be found there [link.vague]"
        )


@pytest.mark.parametrize("link", ["<https://tax.example/>", "[https://tax.example/](https://tax.example/)"])
def test_a_bare_address_is_no_link_text(tiny: Project, link: str) -> None:
    """Read aloud, an address is a row of letters."""
    assert said(tiny, NEWS, link) == (
        "1: error: a link shows the bare address https://tax.example/; "
        f"write [what is to be found there](address) [link.bare]\n{ONE}"
    )


def test_only_words_that_say_nothing_are_vague() -> None:
    """A word that names a thing stays allowed, though it holds one of the list."""
    assert all(map(is_vague, ("這裡", "請點選", "HERE.", "ｈｅｒｅ", "こちら", "詳細")))
    assert not any(map(is_vague, ("詳細說明書", "hereditary land", "こちらの申告書", "更多元繳稅方式")))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<SCRIPT src="x.js"></SCRIPT>', "<script>"),
        ('<kbd onclick="go()">x</kbd>', 'onclick="go()"'),
        ("[Reckon it](javascript:go)", "javascript:go"),
        ('*words*{: onclick="go()" }', 'onclick="go()"'),
    ],
)
def test_script_in_a_text_is_refused(tiny: Project, text: str, what: str) -> None:
    """No text runs script, in whatever way it is brought in."""
    assert said(tiny, NEWS, text) == (
        f"1: error: the text holds script ({what}); take it out: texts run no script [html.script]\n{ONE}"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<kbd style="color: red">x</kbd>', 'style="color: red"'),
        ('*x*{: style="color: red" }', 'style="color: red"'),
        ("<center>x</center>", "<center>"),
        ("a <font>b</font>", "<font>"),
    ],
)
def test_a_look_of_its_own_is_refused(tiny: Project, text: str, what: str) -> None:
    """A colour that an editor picks holds in no other colour scheme."""
    assert said(tiny, NEWS, text) == (
        f"1: error: the text states its own look ({what}); "
        f"take it out: the theme gives every text its look [html.look]\n{ONE}"
    )


def test_a_page_inside_a_page_is_refused(tiny: Project) -> None:
    """What another site shows there is in nobody's hands."""
    assert said(tiny, NEWS, '<iframe src="https://x.example/"></iframe>') == (
        "1: error: the text shows another page inside itself (<iframe>); "
        f"take it out, and write a link to that page [html.frame]\n{ONE}"
    )


def test_an_element_that_markdown_has_a_notation_for_is_told_with_it(tiny: Project) -> None:
    """Links in raw HTML are read by no check and lead to no built page."""
    assert said(tiny, NEWS, 'See <a href="x.md">this</a>.') == (
        f"1: error: the HTML <a> has no place in a text; write [words](page.md) [html.element]\n{ONE}"
    )
    tiny.replace(NEWS, '<a href="x.md">this</a>', "<span>this</span>")
    assert tiny.report() == (
        f"{NEWS}:8: error: the HTML <span> has no place in a text; "
        f'write [words]{{: lang="en" }} [html.element]\n{ONE}'
    )


def test_an_element_without_a_notation_is_told_with_those_allowed(tiny: Project) -> None:
    """The message names what may be used."""
    known = ", ".join(sorted(WRITTEN_AS_HTML))
    assert said(tiny, NEWS, "<form>") == (
        "1: error: the HTML <form> has no place in a text; "
        f"take it out; a text may hold {known} [html.element]\n{ONE}"
    )


def test_elements_that_carry_a_meaning_are_allowed(tiny: Project) -> None:
    """Pronunciation, language, keys and what folds away have no notation in Markdown."""
    assert (
        said(
            tiny,
            NEWS,
            "Press <kbd>Tab</kbd> for <ruby>稅<rp>(</rp><rt>ㄕㄨㄟˋ</rt><rp>)</rp></ruby>, "
            '<span lang="ja">税</span>, 2<sup>nd</sup>.<br>'
            "\n\n<details><summary>Why?</summary>So.</details>",
        )
        == GOOD
    )


def test_code_and_comments_are_not_judged(tiny: Project) -> None:
    """What a text shows as code is not what it is built of; a list's paragraphs are no code."""
    assert (
        said(
            tiny,
            NEWS,
            "Write `<script>` or `![](x.png)`.\n\n```\n# one\n<script>\n```\n\n"
            "    <iframe>\n    [here](x)\n\n<!-- <font>\n-->\n",
        )
        == GOOD
    )
    assert said(tiny, NEWS, "- a\n\n    <font>").startswith("3: error: the text states its own look (<font>)")


def test_a_word_spread_with_spaces_is_a_warning(tiny: Project) -> None:
    """Emphasis by wide spaces breaks the word for search and speech."""
    assert said(tiny, NEWS, "Mind 注　意 here.") == (
        '1: warning: the word "注　意" is spread with spaces, so search and screen readers meet single '
        f"characters; write **注意** [text.spaced]\n{WARNED}"
    )


@pytest.mark.parametrize("sign", ["->", "=>", "→", "●", "・"])
def test_a_sign_in_place_of_a_list_is_a_warning(tiny: Project, sign: str) -> None:
    """Lines that begin with signs look like a list and are none."""
    assert said(tiny, NEWS, f"{sign} bring it") == (
        f'1: warning: the line begins with "{sign}" and is no list to a screen reader; '
        f"write, after an empty line: - bring it [text.bullet]\n{WARNED}"
    )


@pytest.mark.parametrize("amount", ["NT$35,000,000", "35 million NT dollars", "3,500萬元", "3500万台湾ドル"])
def test_an_amount_that_the_table_holds_is_a_warning(tiny: Project, amount: str) -> None:
    """Next year the table changes and the text would not, however the amount was written."""
    assert said(tiny, PROCEDURE, f"Up to {amount}.") == (
        f"1: warning: the text states {amount}, which the page shows from docs/_data/amounts.yml "
        f'("counter-limit"); write: the amount shown on this page [text.amount]\n{WARNED}'
    )
    tiny.replace(PROCEDURE, amount, "NT$35,000")
    assert tiny.report() == GOOD


def test_the_same_faults_read_in_chinese(tiny: Project) -> None:
    """Each sentence exists in the editors' own language."""
    path = tiny.root / "docs/news/new-form.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n# 大標\n\n[按此](../forms/index.md)\n", encoding="utf-8"
    )
    first = path.read_text(encoding="utf-8").split("\n").index("# 大標") + 1
    assert tiny.report("zh-TW") == (
        f"docs/news/new-form.md:{first}: 錯誤: 標題「大標」是第 1 層，但上面已有第 1 層標題；"
        "請把這一行的開頭寫成 ## [heading.too-high]\n"
        f"docs/news/new-form.md:{first + 2}: 錯誤: 連結文字「按此」沒有說明通往哪裡；"
        "請寫出那裡有什麼，例如「書表」 [link.vague]\n2 項錯誤，0 項提醒\n"
    )

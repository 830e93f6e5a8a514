"""What an editor reads when the content is wrong: the whole report, one sentence for each fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tiny_site import Project

PROCEDURE = "docs/procedures/estate-tax-return.md"
GOOD = "0 errors, 0 warnings\n"
ONE = "1 error, 0 warnings\n"


def test_a_faultless_site_has_no_findings(tiny: Project) -> None:
    """A site without faults gives a report that only counts to nothing."""
    assert tiny.report() == GOOD
    assert tiny.report("zh-TW") == "0 項錯誤，0 項提醒\n"


def test_an_unknown_key_is_named_with_the_key_that_was_meant(tiny: Project) -> None:
    """A key that the contract does not know is an error, with a suggestion where one is near."""
    tiny.replace(PROCEDURE, "audience: [heir]", "audience: [heir]\naudiance: [heir]")
    assert tiny.report() == (
        f'{PROCEDURE}:8: error: there is no key "audiance" here; did you mean "audience"? '
        f"[key.unknown]\n{ONE}"
    )


def test_an_unknown_key_inside_a_list_is_named_with_its_own_line(tiny: Project) -> None:
    """The line is that of the key, however deep it stands, and the keys that fit there are listed."""
    tiny.replace(PROCEDURE, "    working_days: 7", "    zzz: 7")
    assert tiny.report() == (
        f'{PROCEDURE}:13: error: there is no key "zzz" here; take it out; the keys are channel, documents, '
        f"working_days, fee, places [key.unknown]\n{ONE}"
    )


def test_a_missing_key_is_named_with_its_meaning(tiny: Project) -> None:
    """A key that every procedure needs is asked for, in the words of the office."""
    tiny.replace(PROCEDURE, "outcome: certificate\n", "")
    assert tiny.report() == (
        f'{PROCEDURE}:2: error: the key "outcome" (結果) is missing; '
        f"add a line outcome: with its value [key.missing]\n{ONE}"
    )


def test_a_value_of_the_wrong_type_is_told_with_the_right_form(tiny: Project) -> None:
    """A number written with its unit is refused, and the message says how to write it."""
    tiny.replace(PROCEDURE, "working_days: 7", "working_days: 7 天")
    assert tiny.report() == (
        f'{PROCEDURE}:13: error: "working_days" must be a whole number, and "7 天" is none; '
        f"write plain digits: 7 [value.not-number]\n{ONE}"
    )


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('Loss "A & B" after <script> storm', "<script>"),
        ("Loss after **the** storm", "**the**"),
        ("[Loss](loss.md) after the storm", "[Loss](loss.md)"),
        ("Loss &amp; gain", "&amp;"),
        ("Loss <!-- check this", "<!--"),
    ],
)
def test_markup_in_a_plain_text_is_an_error(tiny: Project, text: str, mark: str) -> None:
    """A title is shown in lists, files and other formats, so it can hold neither HTML nor Markdown."""
    file = PROCEDURE.replace(".md", ".en.md")
    tiny.replace(file, "title: Estate tax return\nsum", f"title: '{text}'\nsum")
    assert tiny.report() == (
        f'{file}:2: error: "title" holds {mark}, and this text is shown letter by letter; write plain words, '
        f"without tags, bold or links; those belong into the text of a page [value.markup]\n{ONE}"
    )


@pytest.mark.parametrize("text", ["A & B", "less than <5 or > 3", "2 * 3 * 4", "a [b] (c)", "<5>"])
def test_signs_that_are_no_markup_are_no_error(tiny: Project, text: str) -> None:
    """A title may hold any sign by itself."""
    tiny.replace(PROCEDURE.replace(".md", ".en.md"), "title: Estate tax return\nsum", f"title: '{text}'\nsum")
    assert tiny.report() == GOOD


def test_a_reference_to_no_form_suggests_the_form_that_was_meant(tiny: Project) -> None:
    """A form that does not exist is named, and so is the one whose id is nearest."""
    tiny.replace(PROCEDURE, "forms: [estate-tax-form]", "forms: [estate-tax-from]")
    assert tiny.report() == (
        f'{PROCEDURE}:19: error: there is no form "estate-tax-from"; '
        f'did you mean "estate-tax-form"? [reference.page]\n{ONE}'
    )


def test_a_code_that_no_list_can_hold_is_an_error(tiny: Project) -> None:
    """A theme has two levels, so a third place other than 0 cannot be right."""
    tiny.replace(PROCEDURE, 'theme: "100"', 'theme: "101"')
    assert tiny.report() == (
        f'{PROCEDURE}:28: error: the theme code "101" cannot be right; did you mean "100"? '
        f"[classification.malformed]\n{ONE}"
    )


def test_a_well_formed_code_outside_the_list_is_a_warning(tiny: Project) -> None:
    """An office's list may lag behind, so a code that could be right only warns."""
    tiny.replace(PROCEDURE, 'service: "800"', 'service: "H00"')
    assert tiny.report() == (
        f'{PROCEDURE}:28: warning: the service code "H00" is well formed and not in '
        "docs/_data/classification/service.csv; correct it, or add it to the list with its source "
        "[classification.unknown]\n0 errors, 1 warning\n"
    )


def test_a_missing_class_is_an_error_and_never_a_default(tiny: Project) -> None:
    """A page without one of its classes is refused; no silent default is set."""
    tiny.replace(PROCEDURE, ', service: "800"}', "}")
    assert tiny.report() == (
        f'{PROCEDURE}:28: error: the key "service" (服務分類) is missing; '
        f"add a line service: with its value [key.missing]\n{ONE}"
    )


def test_an_id_that_two_pages_state_is_told_with_both_places(tiny: Project) -> None:
    """The second page that states an id is told where the first one is."""
    tiny.write({"docs/news/other.md": (tiny.root / "docs/news/new-form.md").read_bytes()})
    tiny.replace("docs/news/other.md", "title: 新書表上線", "title: 又一個新書表")
    assert tiny.report() == (
        'docs/news/other.md:2: error: the id "new-form" is already that of docs/news/new-form.md:2; '
        f"give one of the two pages another id and file name [id.twice]\n{ONE}"
    )


def test_a_node_that_nothing_leads_to_is_named_with_its_text(tiny: Project) -> None:
    """A node of a flow that no way reaches is found, with the line of its id."""
    tiny.replace(
        PROCEDURE,
        "  - {id: mend, text: 補正文件, next: [{to: complete}]}",
        "  - {id: mend, text: 補正文件, next: [{to: complete}]}\n"
        "  - {id: lost, text: 無人到達, next: [{to: done}]}",
    )
    for language in ("en", "ja"):
        tiny.replace(f"docs/procedures/estate-tax-return.{language}.md", "labels:\n", "labels:\n  lost: x\n")
    assert tiny.report() == (
        f'{PROCEDURE}:46: error: nothing leads to the node "lost" (無人到達); '
        f"name it under next: of the node before it, or delete it [flow.unreachable]\n{ONE}"
    )


def test_a_translation_that_states_a_fact_again_is_told_both_lines(tiny: Project) -> None:
    """A fee in a translation is an error; the message leads to the Chinese page's line."""
    tiny.replace("docs/forms/estate-tax-form.en.md", "summary:", "code: T-2\nsummary:")
    assert tiny.report() == (
        'docs/forms/estate-tax-form.en.md:3: error: the translation states the fact "code" again, which '
        "stands in docs/forms/estate-tax-form.md:3; take the line out here [translation.fact]\n" + ONE
    )


def test_yaml_that_does_not_parse_is_explained_without_jargon(tiny: Project) -> None:
    """A colon in a text is the most common fault of front matter, and its remedy is quotes."""
    tiny.replace("docs/forms/index.md", "title: 書表", "title: 書表: 全部")
    assert tiny.report() == (
        "docs/forms/index.md:2: error: the text after the colon holds another colon and a space; "
        f'put the whole text in quotes: title: "書表: 全部" [yaml.colon]\n{ONE}'
    )


def test_a_file_that_is_not_utf8_is_named_with_its_first_wrong_line(tiny: Project) -> None:
    """A file saved as Big5 is refused with the line of its first character that is not UTF-8."""
    tiny.write({"docs/about.md": b"---\ntitle: " + "關於".encode("big5") + b"\n---\n"})
    assert tiny.report() == (
        "docs/about.md:2: error: the file is not UTF-8 text from this line on; "
        f"save it again as UTF-8 [file.encoding]\n{ONE}"
    )


def test_a_broken_link_suggests_the_page_that_was_meant(tiny: Project) -> None:
    """A link to no page is found in the file and line that hold it."""
    tiny.replace(PROCEDURE, "(../forms/estate-tax-form.md)", "(../forms/estate-tax-forms.md)")
    assert tiny.report() == (
        f"{PROCEDURE}:33: error: the link ../forms/estate-tax-forms.md leads to no page; "
        f"did you mean ../forms/estate-tax-form.md? [link.page]\n{ONE}"
    )


def test_a_broken_anchor_suggests_the_part_that_was_meant(tiny: Project) -> None:
    """A link to a part that the page does not have is found, also within one page."""
    tiny.replace("docs/white-paper/promise.md", "(#promise)", "(#promises)")
    assert tiny.report() == (
        'docs/white-paper/promise.md:15: error: the link #promises leads to a part "promises" that '
        'docs/white-paper/promise.md does not have; did you mean "#promise"? [link.anchor]\n' + ONE
    )


def test_the_same_fault_reads_in_chinese_for_an_editor_who_asks(tiny: Project) -> None:
    """Each sentence exists in the editors' own language."""
    tiny.replace(PROCEDURE, "working_days: 7", "working_days: 7 天")
    assert tiny.report("zh-TW") == (
        f"{PROCEDURE}:13: 錯誤: 「working_days」必須是整數，而「7 天」不是；"
        "請只寫一般數字：7 [value.not-number]\n1 項錯誤，0 項提醒\n"
    )


def test_a_heading_with_the_id_of_a_fixed_part_is_named(tiny: Project) -> None:
    """The template gives each procedure a part "fee", so a heading may not have that id."""
    tiny.write(
        {PROCEDURE: (tiny.root / PROCEDURE).read_bytes() + "\n### 規費怎麼繳 { #fee }\n\n免費。\n".encode()}
    )
    line = (tiny.root / PROCEDURE).read_text().split("\n").index("### 規費怎麼繳 { #fee }") + 1
    assert tiny.report() == (
        f'{PROCEDURE}:{line}: error: another part of the page has the id "fee"; '
        f"give this one another id, the same in all languages [heading.reserved]\n{ONE}"
    )


def test_a_day_that_no_year_has_is_refused(tiny: Project) -> None:
    """A limit is put into calendars, so its days must be days of every year."""
    text = (tiny.root / PROCEDURE).read_text(encoding="utf-8")
    window = '- {kind: yearly-window, opens: "02-01", closes: "02-30"}'
    tiny.write({PROCEDURE: text.replace("deadlines:\n", f"deadlines:\n  {window}\n").encode()})
    line = text.split("\n").index("deadlines:") + 2
    assert tiny.report() == (
        f'{PROCEDURE}:{line}: error: "closes" is 02-30, and no year has that day; '
        f"write a real day as month-day: 05-31 [value.no-such-month-day]\n{ONE}"
    )


def test_a_heading_whose_words_make_a_taken_id_is_named_by_its_own_line(tiny: Project) -> None:
    """The id of a heading may come from its words; a link to that part in a line before it is no heading."""
    page = "docs/procedures/estate-tax-return.en.md"
    text = (tiny.root / page).read_text(encoding="utf-8") + "\nSee [the fee](#fee).\n\n### Fee\n\nFree.\n"
    tiny.write({page: text.encode()})
    line = text.split("\n").index("### Fee") + 1
    assert tiny.report() == (
        f'{page}:{line}: error: another part of the page has the id "fee"; '
        f"give this one another id, the same in all languages [heading.reserved]\n{ONE}"
    )

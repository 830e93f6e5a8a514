"""What an editor reads when a register is wrong: what citizens would find twice, or find empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.check.run import check
from publicdesk.report.formats import as_text

if TYPE_CHECKING:
    from tiny_site import Project

PROCEDURE = "docs/procedures/estate-tax-return.md"
FORM = "docs/forms/estate-tax-form.md"
SERVICE = "docs/services/estate-e-filing.md"
ONE = "1 error, 0 warnings\n"


def second_form(
    tiny: Project, *, code: str = "T-2", title: str = "另一份書表", name: str = "other-form"
) -> None:
    """Add a form that the procedure uses, like the first but for its name, code and title."""
    tiny.write({f"docs/forms/{name}.md": (tiny.root / FORM).read_bytes()})
    copy = f"docs/forms/{name}.md"
    tiny.replace(copy, "id: estate-tax-form", f"id: {name}")
    tiny.replace(copy, "code: T-1", f"code: {code}")
    tiny.replace(copy, "title: 遺產稅申報書", f"title: {title}")
    tiny.replace(PROCEDURE, "[estate-tax-form]", f"[estate-tax-form, {name}]")


def test_a_form_without_anything_to_fill_in_is_refused(tiny: Project) -> None:
    """A form has files or fields; without either there is nothing to download."""
    tiny.replace(FORM, "fields: [name, signature]\n", "")
    assert tiny.report() == (
        f"{FORM}:2: error: a form needs either files or fields, and not both; name the files that the office "
        f"supplies, or the fields that a blank form is made from [form.source]\n{ONE}"
    )


def test_a_file_that_a_form_names_must_be_there(tiny: Project) -> None:
    """A file name without its file would be a dead download."""
    tiny.replace(FORM, "fields: [name, signature]\n", "files: [{file: t1.odt, language: zh-TW}]\n")
    line = (tiny.root / FORM).read_text().split("\n").index("files: [{file: t1.odt, language: zh-TW}]") + 1
    assert tiny.report() == (
        f'{FORM}:{line}: error: the file "t1.odt" is not there; '
        f"put it into docs/forms/files/, or correct its name [form.no-file]\n{ONE}"
    )


def test_a_service_without_an_address_is_refused(tiny: Project) -> None:
    """A service that leads nowhere is none."""
    tiny.replace(SERVICE, "address: https://tax.example/\n", "")
    assert tiny.report() == (
        f'{SERVICE}:2: error: the key "address" (網址) is missing; '
        f"add a line address: with its value [key.missing]\n{ONE}"
    )


def test_a_form_that_no_procedure_uses_is_named(tiny: Project) -> None:
    """Nobody would come to it."""
    tiny.replace(PROCEDURE, "forms: [estate-tax-form]\n", "")
    assert tiny.report() == (
        f'{FORM}:2: error: no procedure uses the form "estate-tax-form"; '
        f"name it in the procedure that it belongs to, or delete its page [reference.unused]\n{ONE}"
    )


def test_a_procedure_without_a_way_to_apply_is_refused(tiny: Project) -> None:
    """An empty list of channels is told as one, at its line."""
    text = (tiny.root / PROCEDURE).read_text(encoding="utf-8")
    start, end = text.index("channels:\n"), text.index("deadlines:")
    tiny.write({PROCEDURE: (text[:start] + "channels: []\n" + text[end:]).encode()})
    line = text[:start].count("\n") + 1
    assert tiny.report() == (
        f'{PROCEDURE}:{line}: error: "channels" has too few items; '
        f"name at least one [value.empty-list]\n{ONE}"
    )


def test_a_value_outside_its_table_suggests_the_row_that_was_meant(tiny: Project) -> None:
    """A facet can only have values that its table names in three languages."""
    tiny.replace(FORM, "tax: [estate]", "tax: [estat]")
    line = (tiny.root / FORM).read_text().split("\n").index("tax: [estat]") + 1
    assert tiny.report() == (
        f'{FORM}:{line}: error: the table taxes has no row "estat"; did you mean "estate"? '
        f"[reference.row]\n{ONE}"
    )


def test_two_forms_with_one_code_are_told_with_both_places(tiny: Project) -> None:
    """A reader who asks for a code must get one form."""
    second_form(tiny, code="T-1")
    assert tiny.report() == (
        f'docs/forms/other-form.md:3: error: the form code "T-1" is already that of {FORM}:3; '
        f"correct one of the two codes, or delete the form that stands twice [form.code-twice]\n{ONE}"
    )


def test_a_row_that_stands_in_two_places_is_told_with_both(tiny: Project) -> None:
    """The same title twice is the same entry twice: a list could not tell the two apart."""
    second_form(tiny, title="遺產稅申報書")
    assert tiny.report() == (
        f'docs/forms/other-form.md:8: error: the title "遺產稅申報書" is already that of {FORM}:8; '
        f"tell the two pages apart in their titles [title.twice]\n{ONE}"
    )


def test_an_id_that_a_list_takes_is_refused(tiny: Project) -> None:
    """The list of forms by tax lies at forms/tax/, so no form may have that id."""
    second_form(tiny, name="tax")
    assert tiny.report() == (
        'docs/forms/tax.md:2: error: the id "tax" is the name of a list of this register; '
        f"give the page another id and file name [id.reserved]\n{ONE}"
    )


def test_a_japanese_title_that_cannot_be_sorted_names_the_table(tiny: Project) -> None:
    """The kana of a title's first kanji must be known before the title can stand in a list."""
    tiny.replace("docs/forms/estate-tax-form.ja.md", "title: 遺産税申告書", "title: 贈与税申告書")
    assert tiny.report() == (
        'docs/forms/estate-tax-form.ja.md:2: error: it is not known how the title "贈与税申告書" begins in '
        "kana, so the Japanese lists cannot place it; add its first word with its kana to "
        f"docs/_data/readings.yml [reading.missing]\n{ONE}"
    )


def test_a_task_of_the_home_page_must_be_a_procedure(tiny: Project) -> None:
    """The home page names only procedures that exist."""
    tiny.replace("docs/_data/site.yml", "tasks: [estate-tax-return]", "tasks: [estate-return]")
    assert tiny.report() == (
        'docs/_data/site.yml:7: error: there is no procedure "estate-return"; '
        f'did you mean "estate-tax-return"? [reference.page]\n{ONE}'
    )


def test_a_page_that_leads_to_an_unknown_system_is_told_the_nearest(tiny: Project) -> None:
    """Systems stand in one table, with their address or without one."""
    tiny.replace("docs/sitemap.md", "owner: service", "systems: [opinion-from]\nowner: service")
    _, findings = check(tiny.root / "docs")
    assert as_text(findings, "zh-TW") == (
        "docs/sitemap.md:4: 錯誤: 資料表 systems 沒有「opinion-from」；"
        "是不是要寫「opinion-form」？ [reference.row]\n"
        "1 項錯誤，0 項提醒\n"
    )

"""The pages that no editor writes: lists by facet, from A to Z, by class, and the sheet to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from publicdesk.site.build import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

SECOND = """
    ---
    id: gift-form
    title: 贈與稅申報書
    summary: 關於贈與稅。
    code: T-2
    tax: [gift]
    version: 2026-01-05
    submit: [counter, mail]
    fields: [name]
    owner: service
    published: 2026-01-05
    reviewed: 2026-03-01
    review_by: 2026-09-01
    classification: {theme: "100", cake: "100", service: H00}
    ---
"""


@pytest.fixture
def two_forms(tiny: Project) -> Path:
    """Build the tiny site with a second form, of another tax and another class, and return the site."""
    tiny.write({"docs/forms/gift-form.md": SECOND})
    tiny.write({"docs/_data/taxes.yml": (tiny.root / "docs/_data/taxes.yml").read_text() + GIFT})
    tiny.replace("docs/procedures/estate-tax-return.md", "[estate-tax-form]", "[estate-tax-form, gift-form]")
    site = tiny.root / "site"
    result = build_site(tiny.root, site)
    assert result.pages, result
    return site


GIFT = "gift:\n  order: 2\n  name: {zh-TW: 贈與稅, en: Gift tax, ja: 贈与税}\n"


def page(site: Path, path: str) -> LexborHTMLParser:
    """Return a built page."""
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def links(tree: LexborHTMLParser, selector: str) -> list[tuple[str, str | None]]:
    """Return the words and the address of each link."""
    return [(" ".join(node.text().split()), node.attributes["href"]) for node in tree.css(selector)]


def test_the_head_of_a_register_leads_to_a_list_for_each_value(two_forms: Path) -> None:
    """Each facet has a plain link for each value that some entry has, with the number of its entries."""
    assert links(page(two_forms, "en/forms"), ".facets details:first-of-type a") == [
        ("Estate tax (1)", "tax/estate/"),
        ("Gift tax (1)", "tax/gift/"),
    ]


def test_a_list_holds_exactly_the_entries_that_have_the_value(two_forms: Path) -> None:
    """The list of one tax names the form of that tax and no other; a form without English says so."""
    assert links(page(two_forms, "en/forms/tax/estate"), ".register a") == [
        ("Estate tax return form", "../../estate-tax-form/")
    ]
    assert links(page(two_forms, "en/forms/tax/gift"), ".register a") == [
        ("贈與稅申報書 (in 中文)", "../../../../forms/gift-form/")
    ]


def test_no_list_is_empty_and_no_pair_repeats_its_list(two_forms: Path) -> None:
    """A pair of values gets a page only where it narrows the list further."""
    assert not (two_forms / "forms/channel/fax").exists()
    assert not (two_forms / "forms/tax/gift/channel").exists()
    for path in two_forms.glob("**/forms/**/index.html"):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert tree.css_first(".register") is None or tree.css(".register tbody tr"), path


def test_a_choice_can_be_taken_back(two_forms: Path) -> None:
    """A narrowed list leads back to the register as a whole, and its breadcrumb to what is above it."""
    tree = page(two_forms, "en/forms/channel/mail")
    assert links(tree, ".chosen a") == [("Take back Way to apply: By post", "../../")]
    assert [text for text, _ in links(tree, ".breadcrumb a")] == ["Home", "Forms"]


def test_a_list_was_reviewed_with_its_newest_entry_and_is_due_with_its_first(two_forms: Path) -> None:
    """The dates of a page that follows from others are theirs, not those of a template."""
    tree = page(two_forms, "forms/tax/gift")
    assert tree.css_first('meta[name="DC.Date"]').attributes["content"] == "2026-03-01"
    assert tree.css_first('meta[name="DC.Coverage.t.max"]').attributes["content"] == "2026-09-01"


def test_the_alphabetical_list_has_every_entry_under_its_initial(two_forms: Path) -> None:
    """In Chinese the forms stand under the Zhuyin of their first character, in that order."""
    tree = page(two_forms, "forms/a-z")
    assert [node.text() for node in tree.css("main h2")] == ["ㄗ", "ㄧ"]
    assert [text for text, _ in links(tree, ".entry-title a")] == ["贈與稅申報書", "遺產稅申報書"]


def test_each_class_page_lists_exactly_the_pages_that_carry_its_code(two_forms: Path) -> None:
    """The tree of a classification list is made from what the pages state, in each language."""
    for scheme, folder in (("Theme", "topics"), ("Cake", "policy"), ("Service", "service-types")):
        carried: dict[str, set[str]] = {}
        for path in two_forms.rglob("index.html"):
            name = path.parent.relative_to(two_forms).as_posix()
            tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
            if name.startswith(("en/", "ja/")) or name in {"en", "ja"} or is_derived(tree, name):
                continue
            code = tree.css_first(f'meta[name="Category.{scheme}"]').attributes["content"]
            carried.setdefault(str(code), set()).add("" if name == "." else f"{name}/")
        for code, pages in carried.items():
            listed = {
                str(node.attributes["href"]).removeprefix("../../").removeprefix("./")
                for node in page(two_forms, f"{folder}/{code}").css(".class-pages a")
            }
            assert listed == pages, (scheme, code)


def is_derived(tree: LexborHTMLParser, name: str) -> bool:
    """Tell whether a page follows from others or is in the gallery: such pages are listed in no class."""
    if name.split("/", maxsplit=1)[0] == "components":
        return True
    lists = tree.css_first(".facets, .letters, .chosen, .checklist, #below, #pages") is not None
    return lists and name not in {"procedures", "forms", "services", "sitemap"}


def test_the_sheet_to_print_has_a_box_for_each_form_and_document(built_tiny: Path) -> None:
    """The sheet lists what to bring, with boxes for the reader and for the counter's correction notice."""
    tree = page(built_tiny, "en/procedures/estate-tax-return/checklist")
    rows = [" ".join(node.text().split()) for node in tree.css(".checklist-table tbody tr")]
    assert rows == [
        "Form: Estate tax return form T-1",
        "National identity card original",
        "Household registration data The office looks it up: bring nothingNoneNone",
    ]
    assert len(tree.css(".tick")) == 4
    assert links(page(built_tiny, "en/procedures/estate-tax-return"), "#documents ~ .more a") == [
        ("Print the checklist: Estate tax return", "checklist/")
    ]

"""What a built page says in its head and body."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from publicdesk.site.build import build_site
from tiny_site import SEARCH_PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

DUBLIN_CORE = {
    "Title", "Creator", "Subject", "Description", "Publisher", "Contributor", "Date", "Type", "Format",
    "Identifier", "Source", "Language", "Relation", "Coverage", "Rights",
}  # fmt: skip


def built(project: Project) -> Path:
    """Build the project and return the site's folder."""
    site = project.root / "site"
    assert build_site(project.root, site).pages > 0
    return site


def page(site: Path, path: str) -> LexborHTMLParser:
    """Return a built page."""
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def meta(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the page's named metadata."""
    return {str(node.attributes["name"]): str(node.attributes["content"]) for node in tree.css("meta[name]")}


def test_each_page_is_marked_with_the_language_of_its_text(built_tiny: Path) -> None:
    """The root is traditional Chinese; en and ja lie beside it."""
    site = built_tiny
    for path, language in (("", "zh-Hant-TW"), ("en", "en"), ("ja", "ja")):
        assert page(site, path).css_first("html").attributes["lang"] == language


def test_a_quotation_mark_in_a_text_does_not_end_an_attribute_of_the_head(built_tiny: Path) -> None:
    """The summary of an English list names its register in such marks."""
    pages = [page(built_tiny, file.parent.as_posix()) for file in (built_tiny / "en").rglob("index.html")]
    said = [meta(tree)["description"] for tree in pages if tree.css("meta[name=description]")]
    assert any(text.startswith('What the list "Procedures" has for ') for text in said)
    allowed = {"charset", "name", "content", "property"}
    assert {name for tree in pages for node in tree.css("meta") for name in node.attributes} <= allowed


def test_only_real_translations_are_listed_as_alternates(built_tiny: Path) -> None:
    """A chapter without a Japanese version has none in its head, in the site map for robots, or on disk."""
    site = built_tiny
    links = page(site, "white-paper/promise").css("link[rel=alternate]")
    assert [(link.attributes["hreflang"], link.attributes["href"]) for link in links] == [
        ("zh-Hant-TW", "https://tiny.example/white-paper/promise/"),
        ("x-default", "https://tiny.example/white-paper/promise/"),
        ("en", "https://tiny.example/en/white-paper/promise/"),
    ]
    assert "ja/white-paper/promise/" not in (site / "sitemap.xml").read_text()
    assert not (site / "ja/white-paper/promise").exists()


def test_a_link_to_an_untranslated_page_says_which_language_it_leads_to(built_tiny: Path) -> None:
    """The Japanese list leads to the Chinese chapter, and says so to eye and ear."""
    link = page(built_tiny, "ja/white-paper").css_first(".entry-list a")
    assert link.attributes == {"href": "../../white-paper/promise/", "hreflang": "zh-Hant-TW"}
    assert link.text() == "服務承諾 （中文）"
    assert link.css_first("span").attributes == {"lang": "zh-Hant-TW"}


def test_the_language_switch_says_where_a_page_is_missing(built_tiny: Path) -> None:
    """On a page without a Japanese version the switch leads to the Japanese home page, and says why."""
    switch = page(built_tiny, "white-paper/promise").css_first(".language-switch")
    last = switch.css("li")[-1]
    assert last.css_first("a").attributes["href"] == "../../ja/"
    assert last.text(strip=True) == "日本語這一頁沒有日本語版"


def test_each_page_carries_all_fifteen_elements_and_the_three_classes(built_tiny: Path) -> None:
    """Every page of every language has the whole metadata, with dates of its own."""
    site = built_tiny
    for path in site.rglob("index.html"):
        named = meta(LexborHTMLParser(path.read_text(encoding="utf-8")))
        elements = {name.split(".")[1] for name in named if name.startswith("DC.")}
        assert elements == DUBLIN_CORE, path
        assert all(named[f"Category.{kind}"] for kind in ("Theme", "Cake", "Service")), path
        assert all(content.strip() for content in named.values()), path


def test_metadata_follows_the_front_matter(tiny: Project) -> None:
    """Dates and classes are the page's own: another page's differ."""
    tiny.replace("docs/news/new-form.md", "reviewed: 2026-02-01", "reviewed: 2026-03-09")
    site = built(tiny)
    news, procedure = meta(page(site, "news/new-form")), meta(page(site, "procedures/estate-tax-return"))
    assert (news["DC.Date"], procedure["DC.Date"]) == ("2026-03-09", "2026-02-01")
    assert (news["DC.Coverage.t.min"], news["DC.Coverage.t.max"]) == ("2026-01-10", "2026-12-31")
    assert news["Category.Service"] == "800"


def test_a_procedure_shows_its_facts_in_the_reader_s_language(built_tiny: Path) -> None:
    """Time limit, time and fee stand once in the Chinese page and are shown in each language."""
    site = built_tiny
    shown = {
        language: [
            " ".join(node.text().split())
            for node in page(site, f"{prefix}procedures/estate-tax-return").css(".key-facts dd")
        ]
        for language, prefix in (("zh-TW", ""), ("en", "en/"), ("ja", "ja/"))
    }
    assert shown == {
        "zh-TW": ["死亡之日起6個月內", "7個工作天", "免費 未查證"],
        "en": ["Within 6 months from the day of death", "7 working days", "Free not verified"],
        "ja": ["死亡の日から6か月以内", "7営業日", "無料 未確認"],
    }


def test_what_the_office_looks_up_is_apart_from_what_to_bring(built_tiny: Path) -> None:
    """A document that the office looks up is named as one that need not be brought."""
    tree = page(built_tiny, "en/procedures/estate-tax-return")
    lists = [node.text(strip=True) for node in tree.css(".documents")]
    assert lists == ["National identity cardoriginal", "Household registration data"]
    assert tree.css_first(".documents-look-up").text() == "No need to bring: the office looks it up"


def test_an_unverified_fact_is_marked_where_it_stands_and_at_the_head(built_tiny: Path) -> None:
    """A fact without a source says so to every reader."""
    tree = page(built_tiny, "en/procedures/estate-tax-return")
    assert tree.css_first(".notice-warning").text(strip=True) == (
        "WarningNo citable source was found yet for some facts on this page. "
        "They are marked as not verified: fee."
    )
    assert len(tree.css(".unverified")) == 2


def test_a_flow_is_drawn_and_told_in_each_language(built_tiny: Path) -> None:
    """Each language has the drawing and a list with one item for each node."""
    site = built_tiny
    for prefix, words in (
        ("", "取得證明書"),
        ("en/", "You get the certificate"),
        ("ja/", "証明書を受け取る"),
    ):
        tree = page(site, f"{prefix}procedures/estate-tax-return")
        assert len(tree.css(".flow-outline > li")) == 4
        assert tree.css_first(".flow-chart svg[role=img]") is not None
        assert words in tree.css_first(".flow-outline").text()


def test_a_question_is_shown_on_the_page_of_its_tax(built_tiny: Path) -> None:
    """A question has no page of its own; its answer stands on the page of its tax."""
    site = built_tiny
    tree = page(site, "en/faq/estate")
    assert tree.css_first("#who-files").text(strip=True) == "Who files it?"
    assert not (site / "faq/estate/who-files").exists()


def test_a_measure_is_shown_in_its_section_with_its_number(built_tiny: Path) -> None:
    """The plan's page shows each measure under its section and item, with what it promises."""
    tree = page(built_tiny, "en/plan")
    assert tree.css_first("#section-1").text(strip=True) == "Section 1 Better service"
    assert " ".join(tree.css_first(".numbers li").text().split()) == "tests 380 visits"


def test_a_blank_form_is_an_open_document_with_title_and_language(built_tiny: Path) -> None:
    """Each language of a form has a file that opens as OpenDocument text and names its language."""
    site = built_tiny
    raw = (site / "files/estate-tax-form.en.odt").read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(raw))
    assert archive.namelist()[0] == "mimetype"
    assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    metadata = archive.read("meta.xml").decode()
    assert "<dc:title>Estate tax return form</dc:title>" in metadata
    assert "<dc:language>en</dc:language>" in metadata
    assert "Signature" in archive.read("content.xml").decode()
    styles = zipfile.ZipFile(site / "files/estate-tax-form.ja.odt").read("styles.xml").decode()
    assert 'style:language-asian="ja"' in styles
    assert 'style:language-asian="zxx"' not in styles
    link = page(site, "en/forms/estate-tax-form").css_first(".downloads a")
    assert link.attributes["href"] == "../../../files/estate-tax-form.en.odt"


def test_each_file_of_a_form_is_named_by_its_language(built_tiny: Path) -> None:
    """That of the page comes first and needs no word for it; the others say it and are marked with it."""
    links = page(built_tiny, "en/forms/estate-tax-form").css(".downloads a")
    assert [(link.attributes["hreflang"], " ".join(link.text().split())) for link in links] == [
        ("en", "Estate tax return form (ODT open document)"),
        ("zh-Hant-TW", "遺產稅申報書 (ODT open document) (in 中文)"),
        ("ja", "遺産税申告書 (ODT open document) (in 日本語)"),
    ]


def test_a_form_shows_the_procedures_that_use_it(built_tiny: Path) -> None:
    """The way back from a form to its procedures is not written anywhere: it follows from them."""
    tree = page(built_tiny, "en/forms/estate-tax-form")
    assert [a.text() for a in tree.css(".entry-title a")] == ["Estate tax return"]


def test_the_error_page_speaks_all_languages(built_tiny: Path) -> None:
    """A server shows one error page for any address, so it has the three languages, each marked."""
    tree = LexborHTMLParser((built_tiny / "404.html").read_text(encoding="utf-8"))
    assert tree.css_first("link[rel=stylesheet]").attributes["href"] == "/assets/site.css"
    assert [a.attributes["href"] for a in tree.css("main a")][2:4] == ["/en/", "/en/sitemap/"]
    assert [node.attributes["lang"] for node in tree.css("main section")] == ["zh-Hant-TW", "en", "ja"]


def test_open_data_has_one_record_for_each_entry_and_a_schema(built_tiny: Path) -> None:
    """The registers are published as JSON with ids, texts in each language, and a schema beside them."""
    site = built_tiny
    records = json.loads((site / "data/procedures.json").read_text(encoding="utf-8"))
    assert [record["id"] for record in records] == ["estate-tax-return"]
    assert records[0]["texts"]["en"]["title"] == "Estate tax return"
    assert records[0]["texts"]["en"]["address"] == "en/procedures/estate-tax-return/"
    schema = json.loads((site / "data/procedures.schema.json").read_text(encoding="utf-8"))
    assert set(records[0]) <= set(schema["items"]["properties"])


@pytest.mark.parametrize("path", ["", "en/", "ja/procedures/estate-tax-return/", "faq/estate/", "plan/"])
def test_every_page_says_that_it_is_not_the_official_site(built_tiny: Path, path: str) -> None:
    """The notice stands on each page, before its content."""
    tree = page(built_tiny, path)
    assert tree.css_first("header .site-demo").text(strip=True) in {
        "這是示範網站。",
        "This is a demonstration.",
        "これは実演サイトです。",
    }


def test_a_procedure_describes_itself_to_search_engines(built_tiny: Path) -> None:
    """The structured data names the service, its ways to apply and its processing time."""
    script = page(built_tiny, "en/procedures/estate-tax-return").css_first(
        "script[type='application/ld+json']"
    )
    data = json.loads(script.text())
    assert data["@type"] == "GovernmentService"
    assert data["name"] == "Estate tax return"
    assert data["availableChannel"] == [
        {"@type": "ServiceChannel", "name": "At the counter", "processingTime": "P7D"}
    ]


SIGNS = "Loss \"A & B\" of <5 'or' > 3"


def with_signs(tiny: Project) -> Project:
    """Write them into the English titles and summaries of three pages and into every table's English names."""
    tiny.write(SEARCH_PAGES)
    folder = tiny.root / "docs"
    for name in ("procedures/estate-tax-return", "faq/estate/who-files", "news/new-form"):
        file = folder / f"{name}.en.md"
        _, _, rest = file.read_text("utf-8").partition("summary:")
        text = json.dumps({"title": f"{SIGNS} {name}", "summary": SIGNS}, indent=0).strip("{}\n")
        file.write_text(f"---\n{text.replace(',', '')}{rest[rest.index(chr(10)) :]}", "utf-8")
    for table in (folder / "_data").glob("*.yml"):
        text = table.read_text("utf-8")
        table.write_text(re.sub(r"\ben: [^\[\]{},\n]+", lambda _: f"en: {json.dumps(SIGNS)}", text), "utf-8")
    return tiny


def test_signs_of_html_in_titles_names_and_summaries_are_shown_as_written(tiny: Project) -> None:
    """Whatever page shows such a text, it ends no attribute and begins no element."""
    site = built(with_signs(tiny))
    shown = 0
    for file in site.rglob("*.html"):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        for source in tree.css("pre"):
            source.decompose()
        text = tree.body.text() if tree.body else ""
        shown += SIGNS in text
        assert re.findall(r"&(?:amp|lt|quot|#\d+);", text) == []
        names = {name for node in tree.css("*") for name in node.attributes}
        assert {name for name in names if not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9:-]*", name)} == set()
    assert shown > 20
    for file in (*site.rglob("*.xml"), *site.rglob("*.svg")):
        ET.parse(file)  # noqa: S314 - what this build wrote
    assert SIGNS in page(site, "en/procedures/estate-tax-return").css_first("title").text()

"""Several texts on one page, and links to parts that stand only where a fact or an editor puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from publicdesk.links.judge import judge_site
from publicdesk.site.build import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from tiny_site import Project

TEXT = "文[^1]。見[期限](#期限)。\n\n### 期限\n\n<kbd id='k'>鍵</kbd>\n\n[^1]: 註。\n"


def ids(site: Path, path: str) -> list[str]:
    """Return the ids of a built page."""
    tree = LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))
    return [str(node.attributes["id"]) for node in tree.css("[id]")]


def built(tiny: Project) -> Path:
    """Return the built site of a faultless project."""
    assert tiny.report() == "0 errors, 0 warnings\n"
    site = tiny.root / "site"
    assert build_site(tiny.root, site).pages > 0
    return site


def dead_links(site: Path) -> list[str]:
    """Return the files of the site that hold links to nothing, without the examples of the components."""
    return [finding.file for finding in judge_site(site)[2] if "components/" not in finding.file]


def test_two_texts_of_one_page_have_their_own_ids(tiny: Project) -> None:
    """Headings, footnotes and HTML of two questions do not clash, and their links lead to their own."""
    page = tiny.root / "docs/faq/estate/who-files.md"
    front = page.read_text(encoding="utf-8").split("\n---\n")[0]
    page.write_text(f"{front}\n---\n\n{TEXT}", encoding="utf-8")
    other = f"{front}\n---\n\n{TEXT}".replace("id: who-files", "id: who-pays").replace("誰要申報", "誰要繳納")
    more = "\n[那裡](who-files.md#期限)、[頁](index.md#who-files)\n"
    tiny.write({"docs/faq/estate/who-pays.md": other + more})
    site = built(tiny)
    for path in ("faq/estate", "en/faq/estate"):
        found = ids(site, path)
        assert len(found) == len(set(found))
        assert {"who-pays:期限", "who-pays:k", "who-pays:fn:1", "who-pays:fnref:1"} <= set(found)
    assert dead_links(site) == []


def test_a_text_of_another_language_links_to_parts_of_its_own_language(tiny: Project) -> None:
    """A part of a page has another id in each language, so an untranslated question keeps its Chinese goal."""
    question = tiny.root / "docs/faq/estate/who-files.md"
    front = question.read_text(encoding="utf-8").split("\n---\n")[0]
    question.write_text(f"{front}\n---\n\n[期限](../../news/new-form.md#期限)\n", encoding="utf-8")
    (tiny.root / "docs/faq/estate/who-files.en.md").unlink()
    news = tiny.root / "docs/news/new-form.md"
    news.write_text(news.read_text(encoding="utf-8") + "\n## 期限\n", encoding="utf-8")
    site = built(tiny)
    html = (site / "en/faq/estate/index.html").read_text(encoding="utf-8")
    assert '<a href="../../../news/new-form/#期限" hreflang="zh-Hant-TW">期限</a>' in html
    assert dead_links(site) == []


def test_the_way_back_from_a_footnote_is_named_in_the_language_of_the_text(tiny: Project) -> None:
    """A screen reader reads the title of the link with the voice of the text around it."""
    for ending, words in ((".en", "Text[^1]."), (".ja", "文[^1]。"), ("", "文[^1]。")):
        page = tiny.root / f"docs/news/new-form{ending}.md"
        front = page.read_text(encoding="utf-8").split("\n---\n")[0]
        page.write_text(f"{front}\n---\n\n{words}\n\n[^1]: x\n", encoding="utf-8")
    site = built(tiny)
    titles = []
    for prefix in ("", "en/", "ja/"):
        tree = LexborHTMLParser((site / prefix / "news/new-form/index.html").read_text(encoding="utf-8"))
        link = tree.css_first("a.footnote-backref")
        assert link
        titles.append(link.attributes["title"])
    assert titles == ["回到內文的註1", "Jump back to footnote 1 in the text", "本文の注1に戻る"]


def test_no_page_leads_to_advice_that_the_map_of_the_site_does_not_give(
    tiny: Project, built_tiny: Path
) -> None:
    """The link to how text is made larger stands where the site map has that part."""
    assert "#zoom" not in (built_tiny / "news/new-form/index.html").read_text(encoding="utf-8")
    page = tiny.root / "docs/sitemap.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## 放大文字 { #zoom }\n", encoding="utf-8")
    site = built(tiny)
    assert 'href="../../sitemap/#zoom"' in (site / "news/new-form/index.html").read_text(encoding="utf-8")


def test_a_page_made_of_long_texts_is_built(tiny: Project) -> None:
    """The title of a list is put together from two good ones, and longer than an editor's may be."""
    long = "Estate tax " * 13
    tiny.replace("docs/_data/taxes.yml", "en: Estate tax", f"en: {long.strip()}")
    tiny.replace("docs/procedures/index.en.md", "title: Procedures", f"title: {'Procedures ' * 12}")
    assert built(tiny)


def test_letters_that_only_look_like_those_of_a_term_make_no_term(tiny: Project) -> None:
    """Capitals do not count in terms, and Turkish and old letters are other ones."""
    pages = {
        f"docs/glossary{end}.md": (tiny.root / f"docs/sitemap{end}.md").read_text(encoding="utf-8")
        for end in ("", ".en", ".ja")
    }
    tiny.write({name: text.replace("title: ", "title: 名詞 ") for name, text in pages.items()})
    tiny.replace("docs/_data/readings.yml", "いさん}", "いさん}\n白書: {kana: はくしょ}")
    with (tiny.root / "docs/_data/glossary.yml").open("a", encoding="utf-8") as file:
        file.write(
            "index: {name: {zh-TW: 索引, en: index, ja: いさん}, note: {zh-TW: 註, en: a note, ja: 註}}\n"
        )
    page = tiny.root / "docs/news/new-form.en.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\nThe İndex, the ındex, an Index.\n", encoding="utf-8"
    )
    html = (built(tiny) / "en/news/new-form/index.html").read_text(encoding="utf-8")
    assert (
        'The İndex, the ındex, an <a class="term" href="../../glossary/#index" title="a note">Index</a>.'
        in html
    )

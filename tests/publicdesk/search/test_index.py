"""What is indexed, and the files it is written to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from publicdesk.check.run import check
from publicdesk.search.site import SiteSearch, shard_count, shard_of

if TYPE_CHECKING:
    from pathlib import Path

    from publicdesk.languages import Language
    from tiny_site import Project


def search_of(project: Project) -> SiteSearch:
    """Return the search of a project."""
    catalogue, _ = check(project.root / "docs")
    assert catalogue
    return SiteSearch(catalogue)


def places(search: SiteSearch, language: Language, term: str) -> dict[str, list[int]]:
    """Return where a term stands, read from the shards: id of each document to positions."""
    files = search.language_files(language)
    count = json.loads(files["start.json"])["shards"]
    flat = json.loads(files[f"t{shard_of(term, count)}.json"]).get(term, [])
    found = {}
    document = at = 0
    while at < len(flat):
        document += flat[at]
        steps = flat[at + 2 : at + 2 + flat[at + 1]]
        found[search.documents(language)[document].entry.id] = [
            sum(steps[: end + 1]) for end in range(len(steps))
        ]
        at += 2 + len(steps)
    return found


def test_every_kind_that_a_citizen_looks_for_is_there_in_its_order(searchable: Project) -> None:
    """Procedures come first and measures of the plan last; home page and search page are left out."""
    sections = search_of(searchable).sections("en")
    assert [section.kind for section in sections] == [
        "procedure", "service", "form", "faq", "office", "news", "chapter", "page", "measure",
    ]  # fmt: skip
    paths = [document.entry.path.as_posix() for document in search_of(searchable).documents("en")]
    assert "index.md" not in paths
    assert "search.md" not in paths


def test_documents_are_grouped_by_their_first_tax_in_their_order(searchable: Project) -> None:
    """In the order of the full index a document's place is its number; measures are not listed there."""
    search = search_of(searchable)
    sections = search.sections("zh-TW")
    form = next(section for section in sections if section.kind == "form")
    [group] = form.groups
    assert (group.tax, [one.entry.id for one in group.members]) == ("estate", ["estate-tax-form"])
    listed = [one for section in sections for group in section.groups for one in group.members]
    rest = json.loads(search.language_files("zh-TW")["start.json"])["rest"]
    assert listed == search.documents("zh-TW")[: -len(rest)]
    assert [(title, address) for title, address in rest] == [("三語流程圖", "plan/#1-1-01")]


def test_a_position_tells_its_field(searchable: Project) -> None:
    """The title starts at 0, other names at 200, the summary at 400, the text at 800."""
    search = search_of(searchable)
    assert places(search, "zh-TW", "產稅")["estate-tax-form"] == [1, 204, 403, 801]
    assert places(search, "en", "estat")["estate-tax-form"][:2] == [0, 203]


def test_a_form_is_found_by_its_code_and_so_is_the_procedure_that_uses_it(searchable: Project) -> None:
    """The code is a name of the form, and part of the text of the procedure."""
    found = places(search_of(searchable), "ja", "t")
    assert found["estate-tax-form"][0] == 200
    assert found["estate-tax-return"][0] >= 800


def test_a_page_without_a_translation_is_found_by_its_chinese_text(searchable: Project) -> None:
    """The chapter has no Japanese version."""
    assert places(search_of(searchable), "ja", "承諾")["promise"][0] == 2


def test_a_question_has_its_own_document_with_its_place_on_the_page(tiny_search_site: Path) -> None:
    """A question is found as a part of its tax's page."""
    html = (tiny_search_site / "en/search/index.html").read_text(encoding="utf-8")
    assert 'href="../faq/estate/#who-files">Who files it?' in html


def test_a_site_without_a_search_page_has_no_search(tiny: Project, built_tiny: Path) -> None:
    """No index, no script, and no form in the header."""
    assert search_of(tiny).files() == {}
    assert not (built_tiny / "search").exists()
    assert 'role="search"' not in (built_tiny / "index.html").read_text(encoding="utf-8")


def test_every_page_has_a_form_that_leads_to_the_search_page(tiny_search_site: Path) -> None:
    """The form works without a script; the search page has one form, its own."""
    home = (tiny_search_site / "ja/index.html").read_text(encoding="utf-8")
    assert '<form class="search-form" role="search" action="search/" method="get">' in home
    assert (tiny_search_site / "search/index.html").read_text(encoding="utf-8").count('role="search"') == 1


def test_the_number_of_shards_grows_with_the_index() -> None:
    """A shard stays near one size."""
    assert [shard_count(size) for size in (0, 5_000, 5_001, 640_000)] == [1, 1, 2, 128]


def test_words_that_begin_alike_share_a_shard() -> None:
    """So one file tells all words that go on from a half one."""
    assert shard_of("withhold", 64) == shard_of("with", 64) == shard_of("wit", 64)


def test_two_builds_give_the_same_bytes(searchable: Project) -> None:
    """Neither the order of sets nor the time is in the files."""
    program = (
        "import hashlib, sys; from pathlib import Path; from publicdesk.check.run import check; "
        "from publicdesk.search.site import SiteSearch; "
        "files = SiteSearch(check(Path(sys.argv[1]))[0]).files(); "
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(  # noqa: S603 - this Python, this program
            [sys.executable, "-c", program, str(searchable.root / "docs")],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_rare_characters_lie_in_the_shard_that_the_script_asks_for() -> None:
    """A script counts code units, and a character beyond the first plane has two of them."""
    value = 0x811C9DC5
    for unit in (0xD842, 0xDFB7, 0xD842):
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    assert shard_of("𠮷𠮷", 1 << 16) == value % (1 << 16)

"""A tiny real project that tests copy and change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from publicdesk.check.run import check
from publicdesk.report.formats import as_text

if TYPE_CHECKING:
    from publicdesk.report.sentences import ReportLanguage

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "sites" / "tiny"

SEARCH_PAGES: dict[str, str | bytes] = {
    "docs/search.md": """\
        ---
        title: 搜尋
        summary: 搜尋的頁面。
        owner: service
        published: 2026-01-05
        reviewed: 2026-02-01
        review_by: 2027-02-01
        classification: {theme: "100", cake: "100", service: "800"}
        ---

        輸入幾個字。
        """,
    "docs/search.en.md": "---\ntitle: Search\nsummary: The page to search on.\n---\n\nType a few words.\n",
    "docs/search.ja.md": "---\ntitle: 検索\nsummary: 検索のページです。\n---\n\n言葉を入力します。\n",
}
"""A page to search on, which the tiny site does not have by itself."""


@dataclass
class Project:
    """A copy of the tiny site that a test may change."""

    root: Path

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files, named by their paths in the project; texts are dedented."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode()
            path.write_bytes(raw)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def report(self, language: ReportLanguage = "en") -> str:
        """Return the check's report, as an editor reads it."""
        _, findings = check(self.root / "docs")
        return as_text(findings, language)

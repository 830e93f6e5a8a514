"""Content that is wrong or only looks so, and the whole report that its editor reads: one YAML file a subject.

A case says how the tiny site is changed: ``files`` holds new files (a text, or bytes as ``!!binary``), ``edits``
the texts to replace in a file, each of which stands there once, ``gone`` the files and folders to delete, ``moves``
the files to rename, and ``body`` the text of the news page in the language ``language`` (zh-TW where it is left out).
``says`` is the report without its count where there
are findings; nothing where the site is good.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from tiny_site import Project

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    case for path in sorted(FOLDER.glob("*.yml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KEYS = {"id", "files", "edits", "gone", "moves", "body", "language", "says"}
NEWS = {"zh-TW": "docs/news/new-form.md", "en": "docs/news/new-form.en.md", "ja": "docs/news/new-form.ja.md"}


def test_each_case_has_an_id_of_its_own_and_known_keys() -> None:
    """A key with a typing error would leave a case untested."""
    ids = [case["id"] for case in CASES]
    assert [one for one in ids if ids.count(one) > 1] == []
    assert [case["id"] for case in CASES if not set(case) <= KEYS or "says" not in case] == []


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_editor_reads_the_whole_report(tiny: Project, case: dict[str, Any]) -> None:
    """Each fault is told once with its line and its remedy, and what is good passes."""
    for name, content in case.get("files", {}).items():
        path = tiny.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, pairs in case.get("edits", {}).items():
        for old, new in pairs:
            tiny.replace(name, old, new)
    for name in case.get("gone", []):
        path = tiny.root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for old, new in case.get("moves", {}).items():
        (tiny.root / old).rename(tiny.root / new)
    if "body" in case:
        path = tiny.root / NEWS[case.get("language", "zh-TW")]
        front = path.read_text(encoding="utf-8").split("\n---\n")[0]
        path.write_text(f"{front}\n---\n\n{case['body']}", encoding="utf-8")
    report = tiny.report().splitlines()
    assert "\n".join(report[:-1]) == (case["says"] or "").strip()
    assert bool(case["says"]) == (report[-1] != "0 errors, 0 warnings")

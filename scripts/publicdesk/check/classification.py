"""Judge classification codes: their shape, their parents, and whether the office's lists know them.

Source of the shape: three complete subtrees of the government's lists. Three characters, ``Z`` in a place
means "other"; a theme has two levels (``X00``, ``XY0``), policy and service have three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publicdesk.finding import Finding

if TYPE_CHECKING:
    from publicdesk.catalogue.model import Catalogue

_THEME_LEVELS = 2


def judge_classification(catalogue: Catalogue) -> list[Finding]:
    """Find codes that cannot be right (errors) and codes that the lists do not have (warnings)."""
    findings = []
    for entry in catalogue.entries:
        classes = getattr(entry.facts, "classification", None)
        if classes is None:
            continue
        for name in ("theme", "cake", "service"):
            code = getattr(classes, name)
            known = catalogue.classes[name]
            if code in known or name in catalogue.unread:
                continue
            line = entry.source.front.line_of(("classification", name))
            wrong = _malformed(name, code)
            if not wrong and name in catalogue.unread:
                continue
            findings.append(
                Finding.of(
                    "classification.malformed" if wrong else "classification.unknown",
                    entry.source.file,
                    line,
                    "error" if wrong else "warning",
                    list=name,
                    code=code,
                    suggestion=parent if wrong and (parent := _parent(code)) in known else "",
                )
            )
    return findings


def judge_class_rows(catalogue: Catalogue) -> list[Finding]:
    """Find rows of the lists whose code cannot be right or whose parent is missing."""
    findings = []
    for name, rows in catalogue.classes.items():
        for code, row in rows.items():
            file = f"docs/_data/classification/{name}.csv"
            parent = _parent(code)
            if _malformed(name, code):
                findings.append(
                    Finding.of(
                        "classification.malformed", file, row.line, list=name, code=code, suggestion=""
                    )
                )
            elif row.zh and parent and parent not in rows and name not in catalogue.unread:
                findings.append(
                    Finding.of("classification.parent", file, row.line, list=name, code=code, parent=parent)
                )
    return findings


def _malformed(name: str, code: str) -> bool:
    gap = code[1] == "0" and code[2] != "0"
    too_deep = name == "theme" and code[_THEME_LEVELS] != "0"
    return gap or too_deep


def _parent(code: str) -> str:
    if code[2] != "0":
        return f"{code[:2]}0"
    return f"{code[0]}00" if code[1] != "0" else ""

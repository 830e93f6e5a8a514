"""Seeded faults and their repaired twins: one YAML file a subject, read here and made into a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "aaaudit" / "faults"

# A page passes every rule but for the body it is given: contrast, line height, targets and widths are right.
STYLE = """
:root { color-scheme: light; }
body { margin: 1rem; max-width: 34rem; font: 1.125rem/1.75 sans-serif; color: #000; background: #fff; }
p { margin: 0 0 1.75em; }
a, button, input, select, textarea { min-height: 2.75rem; min-width: 2.75rem; font: inherit; color: #00264d; }
nav a, li > a:only-child { display: inline-block; padding: 0.6rem; }
:focus-visible { outline: 0.1875rem solid #000; outline-offset: 0.1875rem; }
"""

TITLES = {"en": "Case {id}", "zh-TW": "案例 {id}", "ja": "事例 {id}"}


@dataclass(frozen=True)
class Case:
    """A fault.

    Attributes:
        id: its id, unique over all files.
        rules: rules of which one at least must fail on the faulty page.
        criterion: the success criterion that the fault breaks.
        language: language of its page.
        faulty: HTML of the body with the fault; of the whole page where `whole`.
        repaired: the same with the fault mended.
        heads: HTML to add to the head of each of the two.
        files: further files beside each page, by name.
        whole: whether the HTML is a whole page.

    """

    id: str
    rules: tuple[str, ...]
    criterion: str
    language: str
    faulty: str
    repaired: str
    heads: tuple[str, str] = ("", "")
    files: dict[str, str] = field(default_factory=dict)
    whole: bool = False

    def pages(self) -> dict[str, str]:
        """Return the files of both pages, by their paths in the site."""
        files = {}
        for name, body, head in (
            ("faulty", self.faulty, self.heads[0]),
            ("repaired", self.repaired, self.heads[1]),
        ):
            files[f"{name}/{self.id}/index.html"] = body if self.whole else self._page(name, body, head)
            files |= {f"{name}/{self.id}/{file}": text for file, text in self.files.items()}
        return files

    def _page(self, name: str, body: str, head: str) -> str:
        title = f"{TITLES.get(self.language, TITLES['en']).format(id=self.id)} {name[0]}"
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{STYLE}</style>\n{head}\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n"
            "</body>\n</html>\n"
        )


def cases() -> list[Case]:
    """Read every case, in the order of files and of the cases in them."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        found += [_case(data) for data in yaml.safe_load(path.read_text(encoding="utf-8")) or ()]
    return found


def _case(data: dict[str, Any]) -> Case:
    head = data.get("head", "")
    return Case(
        id=data["id"],
        rules=tuple(data["rules"]),
        criterion=str(data["criterion"]),
        language=data["language"],
        faulty=data["faulty"],
        repaired=data["repaired"],
        heads=(data.get("head_faulty", head), data.get("head_repaired", head)),
        files=data.get("files", {}),
        whole=data.get("page", False),
    )

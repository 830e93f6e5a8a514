"""What each page of a site makes its reader download, and from whom."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from publicdesk.report.formats import as_text
from publicdesk.weight.judge import judge_weight

if TYPE_CHECKING:
    from pathlib import Path


def made(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write a site of files, named by their paths."""
    site = folder / "site"
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return site


def noise(size: int) -> str:
    """Return text that gzip cannot make much smaller."""
    draw = random.Random(1)  # noqa: S311 - no secret
    return "".join(draw.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(size))


def test_the_tiny_site_is_within_the_budget(built_tiny: Path) -> None:
    """A page of the theme needs far less than the budget, and nothing from another host."""
    weights, findings = judge_weight(built_tiny, "https://tiny.example/")
    assert findings == []
    assert weights.bytes < 15_000
    assert weights.script < 1_000


def test_a_heavy_page_is_told_its_weight(tmp_path: Path) -> None:
    """HTML, style and script count together, each as it comes over the line."""
    site = made(
        tmp_path,
        {
            "index.html": f'<link rel="stylesheet" href="a.css"><p>{noise(30_000)}</p>',
            "a.css": f"/* {noise(20_000)} */",
        },
    )
    weights, findings = judge_weight(site)
    assert as_text(findings, "en") == (
        f"site/index.html:0: error: the page's first view weighs {weights.bytes:,} bytes (HTML, style and "
        "script, gzip), and 30,000 are allowed; divide the page, or show less of each entry [site.heavy]\n"
        "1 error, 0 warnings\n"
    )


def test_heavy_scripts_are_told_apart(tmp_path: Path) -> None:
    """Scripts have a budget of their own; one that is named twice counts once."""
    page = '<script src="a.js" defer></script><script src="a.js" defer></script><p>x</p>'
    site = made(tmp_path, {"index.html": page, "a.js": noise(15_000)})
    weights, findings = judge_weight(site)
    assert [finding.rule for finding in findings] == ["site.script"]
    assert 9_000 < weights.script < 12_000


def test_what_comes_from_another_host_is_named(tmp_path: Path) -> None:
    """A font, picture or script of another host tells that host who reads what; a link does not."""
    page = (
        '<a href="https://other.example/">Other</a><img src="https://other.example/x.png" alt="">'
        '<link rel="stylesheet" href="https://tiny.example/a.css">'
    )
    site = made(tmp_path, {"index.html": page, "a.css": "p { color: #000 }"})
    _, findings = judge_weight(site, "https://tiny.example/")
    assert [(finding.rule, dict(finding.params)["link"]) for finding in findings] == [
        ("site.foreign", "https://other.example/x.png")
    ]


def test_odd_pages_and_addresses_end_no_run(tmp_path: Path) -> None:
    """A Big5 page is told; an address that no browser reads, a script in Big5 and one outside weigh nothing."""
    page = (
        '<script src></script><script src="a.js"></script><link rel="stylesheet" href="https://[x]/a.css">'
        '<script src="https://[網址]/"></script><script src="%00.js"></script><img src="//other.example/x.png" alt="">'
        '<img srcset="data:image/png;base64,AA== 1x, https://foreign.example/a,b.png 2x" alt="">'
    )
    files: dict[str, str | bytes] = {
        "index.html": page,
        "a.js": 'import "../../../etc/x.js"; import "./b.js"; // 稅'.encode("big5"),
        "b.js": b"\xff",
        "old.html": "<p>公告".encode("big5"),
    }
    weights, findings = judge_weight(made(tmp_path, files), "https://tiny.example/")
    assert weights.pages == 1
    assert sorted((finding.rule, dict(finding.params).get("link", "")) for finding in findings) == [
        ("site.encoding", ""),
        ("site.foreign", "//other.example/x.png"),
        ("site.foreign", "https://foreign.example/a,b.png"),
    ]

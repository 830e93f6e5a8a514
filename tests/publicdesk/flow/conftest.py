"""Real charts in three languages, and a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from chromium import resize
from publicdesk.flow.model import Edge, Flow, FlowStrings, Node
from publicdesk.flow.outline import render_outline
from publicdesk.flow.svg import render_svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

CHARTS = Path(__file__).parent / "charts"

STYLE = (Path(__file__).parents[3] / "overrides/components/flow/procedure.css").read_text(encoding="utf-8")

PAGE = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ --pd-ink: #1b1f23; --pd-paper: #fdfdfd; --pd-accent: #0b4a7a; --pd-tint: #eaf1f7 }}
:root[data-theme="dark"] {{
  --pd-ink: #e8eaed; --pd-paper: #16191c; --pd-accent: #9cc9f0; --pd-tint: #22303c
}}
body {{ margin: 0; padding: 1rem; font: 1.125rem/1.7 {font} }}
body {{ color: var(--pd-ink); background: var(--pd-paper) }}
a {{ color: var(--pd-accent) }}
{style}
</style>
<main><h1>{title}</h1>
{body}
</main>
"""

# Wide faces: the widest Latin that is common, and the ideographs that readers of each language see.
FONTS = {
    "zh-TW": '"DejaVu Sans", "Noto Sans CJK TC"',
    "en": '"DejaVu Sans"',
    "ja": '"DejaVu Sans", "Noto Sans CJK JP"',
}


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((CHARTS / f"{name}.yml").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="session")
def chart() -> Callable[[str, str], Flow]:
    """Give the flow of a chart file in a language."""

    def of(name: str, language: str) -> Flow:
        data = _read(name)
        actors = data["actors"]
        return Flow(
            title=data["title"][language],
            nodes=tuple(
                Node(
                    id=node["id"],
                    kind=node["kind"],
                    text=node["text"][language],
                    actor=actors[node["actor"]][language] if "actor" in node else None,
                )
                for node in data["nodes"]
            ),
            edges=tuple(
                Edge(node["id"], target, data["labels"].get(f"{node['id']} > {target}", {}).get(language))
                for node in data["nodes"]
                for target in node["next"]
            ),
        )

    return of


@pytest.fixture(scope="session")
def strings() -> Callable[[str], FlowStrings]:
    """Give the sentences around a flow in a language."""
    return lambda language: FlowStrings(**_read("strings")[language])


@pytest.fixture
def show(
    browser: Chrome,
    tmp_path: Path,
    chart: Callable[[str, str], Flow],
    strings: Callable[[str], FlowStrings],
) -> Callable[..., Chrome]:
    """Open a page with a chart and its list at a width in CSS pixels, under given media features."""

    def open_page(
        flow: Flow | str, language: str, *, width: int = 1280, media: str = "screen", **features: str
    ) -> Chrome:
        shown = chart(flow, language) if isinstance(flow, str) else flow
        sentences = strings(language)
        body = render_svg(shown, prefix="flow-1", strings=sentences)
        body += render_outline(shown, prefix="flow-1", strings=sentences)
        page = PAGE.format(language=language, title=shown.title, font=FONTS[language], style=STYLE, body=body)
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        resize(browser, width)
        emulated = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": emulated})
        browser.get(file.as_uri())
        return browser

    return open_page

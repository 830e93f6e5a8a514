"""Real charts in three languages, and a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from publicdesk.flow.model import Edge, Flow, Node
from publicdesk.flow.strings import FlowStrings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome

CHARTS = Path(__file__).parent / "charts"

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """Give one headless Chromium to all tests."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()

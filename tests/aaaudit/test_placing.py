"""Pages that scripts leave as they are delivered are put in the place of a loaded one; all others are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aaaudit.browser import Browser

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk, Said

NAMELESS = '<button type="button" hidden></button>'
SHOWN = "<script>for (const one of document.querySelectorAll('button')) one.hidden = false</script>"
POPPED = (
    "<div popover><img src='a.png'></div><script>document.querySelector('[popover]').showPopover()</script>"
)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the pages that the browser loads, in order."""
    names: list[str] = []
    load = Browser.load

    def noted(browser: Browser, url: str) -> None:
        names.append(url.rpartition("/")[2])
        load(browser, url)

    monkeypatch.setattr(Browser, "load", noted)
    return names


def audited(desk: Desk, pages: dict[str, str], *arguments: str) -> Said:
    """Audit pages, of which rules on the look go over as few as have each part."""
    policy = 'look = "each part"'
    return desk.audit(pages, "--width", "1280", "--format", "json", *arguments, policy=policy)


def findings(said: Said) -> list[dict[str, Any]]:
    """Return what was found on the pages themselves."""
    return [finding for finding in said.data["findings"] if finding["rule"] != "aaa:reachable"]


def failed(said: Said) -> set[tuple[str, str]]:
    """Return the page and the rule of each failure."""
    return {(one["page"], one["rule"]) for one in findings(said) if one["outcome"] == "failed"}


def alike(desk: Desk, bodies: dict[str, str], around: str = "{}", head: str = "") -> dict[str, str]:
    """Return pages made from bodies in the same surroundings."""
    return {
        f"{name}.html": desk.page(around.format(body), head, title=f"Income tax of group {name}")
        for name, body in bodies.items()
    }


def test_a_page_like_one_that_was_loaded_is_not_loaded_and_its_faults_are_found(
    desk: Desk, loaded: list[str]
) -> None:
    """Each fault is in the content of its page only, so that no page that is loaded tells of it."""
    link = '<p><a href="{}"><img src="map.svg" alt="{}"> {}</a></p>'
    pages = alike(
        desk,
        {
            "a": link.format("b.html", "", "Tax rates of the year"),
            "b": link.format("a.html", "", "Tax rates of the year"),
            "c": link.format("a.html", "", "here"),
            "d": link.format("a.html", "Tax rates", "Tax rates"),
        },
    )
    said = audited(desk, pages)
    assert set(loaded) == {"a.html"}
    assert {("/c.html", "aaa:link-purpose-alone"), ("/d.html", "axe:image-redundant-alt")} <= failed(said)
    assert findings(said) == findings(audited(desk, pages, "--each-page"))


def test_attributes_that_scripts_give_are_given_to_pages_that_are_put(desk: Desk, loaded: list[str]) -> None:
    """Here a button that is hidden as delivered is shown by the script, on each page."""
    pages = alike(desk, {"a": "", "b": "", "c": ""}, f"<p>Good{{}}</p>{NAMELESS}{SHOWN}")
    said = audited(desk, pages)
    assert "c.html" not in loaded
    assert {(f"/{name}", "axe:button-name") for name in pages} <= failed(said)
    assert findings(said) == findings(audited(desk, pages, "--each-page"))


@pytest.mark.parametrize(
    ("around", "head"),
    [
        ("<p>Good {}</p><script>document.querySelector('p').append('!')</script>", ""),
        ("<p>One {}</p><p>Two</p><script>document.querySelector('p').classList.add('first')</script>", ""),
        ("<p>Good {}</p><script>document.querySelector('p').attachShadow({{ mode: 'open' }})</script>", ""),
        ("<p>Good {}</p>", "<script>document.adoptedStyleSheets = [new CSSStyleSheet()]</script>"),
        ('<p>Good {}</p><iframe title="Map" src="map.html"></iframe>', ""),
        ("<p>Good {}</p><canvas></canvas>", ""),
        ("<tax-rate>Good {}</tax-rate>", ""),
        ("<p>Good {}</p><template shadowrootmode='open'></template>", ""),
        ("<p>Good {}</p>", '<base href="/">'),
        (POPPED + "<p>Good {}</p>", ""),
    ],
    ids=[
        "text", "one of several", "shadow", "sheet", "frame", "canvas", "own element", "template", "base", "popover"
    ],
)  # fmt: skip
def test_a_page_that_is_more_than_what_is_delivered_is_loaded(
    desk: Desk, loaded: list[str], around: str, head: str
) -> None:
    """What its scripts would do, or what is in it, cannot be had by putting it elsewhere."""
    pages = alike(desk, {"a": "", "b": "", "c": ""}, around, head)
    audited(desk, pages)
    assert {"a.html", "b.html", "c.html"} <= set(loaded)


@pytest.mark.parametrize(
    "odd",
    [
        {"head": "<style>p { margin: 1em }</style>"},
        {"head": "<script>let one</script>"},
        {"head": '<link rel="next" href="a.html">'},
        {"body": "<script>let one</script>"},
        {"body": "<p onclick='go()'>Good</p>"},
    ],
    ids=["style", "script", "link", "script in the body", "handler"],
)
def test_only_a_page_of_which_every_kind_of_element_is_known_is_put(
    desk: Desk, loaded: list[str], odd: dict[str, str]
) -> None:
    """One that has another on top is loaded."""
    pages = alike(desk, {"a": "", "b": "", "c": ""}, "<p>Good {}</p>")
    pages["d.html"] = desk.page(**odd)
    audited(desk, pages)
    assert set(loaded) == {"a.html", "d.html"}


def test_pages_that_were_put_are_loaded_after_all_where_another_shows_that_scripts_tell_them_apart(
    desk: Desk, loaded: list[str]
) -> None:
    """The script looks for a link in the head, which is no part of how a page is built, and changes the others."""
    script = (
        "<script>if (document.querySelector('[rel=next]')) document.querySelector('p').lang = 'xx'</script>"
    )
    pages = alike(desk, {"a": "", "b": "", "c": ""}, f"<p>Good{{}}</p>{script}")
    pages |= alike(desk, {"d": ""}, f"<p>Good{{}}</p>{script}", '<link rel="next" href="a.html">')
    said = audited(desk, pages)
    assert set(loaded) == set(pages)
    assert ("/d.html", "axe:valid-lang") in failed(said)

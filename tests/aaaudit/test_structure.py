"""Hands go over as few pages as have each part among them, and over each with a part that did not pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aaaudit import visit
from aaaudit.finding import Outcome
from aaaudit.interaction import Interaction
from aaaudit.own import OwnFact
from aaaudit.structure import chosen, described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.aaaudit.conftest import Desk

    from aaaudit.browser import Browser

PAGE = (
    '<html lang="en"><head><title>{0}</title></head>'
    '<body><main class="m"><h1 id="{0}">{0}</h1>{1}</main></body></html>'
)


def parts(body: str, title: str = "One", code: bytes = b"") -> frozenset[str]:
    """Return the parts of a page."""
    return described(PAGE.format(title, body).encode(), [code]).parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>One</p>", "<p>Two, which is longer</p>"),
        ("<ul><li>1</li></ul>", "<ul><li>1</li><li>2</li></ul>"),
        ('<a href="/a/" title="A">A</a>', '<a href="/b/" title="B">B</a>'),
        ('<svg><path d="M 1 1" class="l"/></svg>', '<svg><path d="M 2 2" class="l"/></svg>'),
        ("<p>1</p><div>1</div>", "<div>1</div><p>1</p>"),
        ('<img src="a.png" alt="A">', '<img src="b.png" alt="B">'),
        (
            '<script type="application/ld+json">{"a": 1}</script>',
            '<script type="application/ld+json">{}</script>',
        ),
    ],
)
def test_texts_and_addresses_and_numbers_and_lines_of_a_drawing_are_not_compared(
    one: str, other: str
) -> None:
    """A template makes such pages."""
    assert parts(one) == parts(other, "Two")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>One</p>", "<div>One</div>"),
        ("<p>One</p>", '<p class="x">One</p>'),
        ("<p>One</p>", '<p style="color: red">One</p>'),
        ("<p>One</p>", '<p onclick="go()">One</p>'),
        ("<p>One</p>", '<p role="alert">One</p>'),
        ("<p>One</p>", '<p tabindex="0">One</p>'),
        ('<a href="/a/">A</a>', '<a href="#a">A</a>'),
        ('<a href="/a/">A</a>', '<a href="tel:1">A</a>'),
        ("<form><p>Wrong</p></form>", "<form><p>Give a date</p></form>"),
        ('<div role="dialog">One</div>', '<div role="dialog">Two</div>'),
        ("<script>one()</script>", "<script>two()</script>"),
        ("<style>p { margin: 0 }</style>", "<style>p { margin: 1px }</style>"),
        ("<nav><p>A</p></nav><aside></aside>", "<nav></nav><aside><p>A</p></aside>"),
    ],
)
def test_whatever_a_hand_may_meet_is_compared(one: str, other: str) -> None:
    """Elements, classes, roles, handlers, kinds of link, forms and widgets word by word, code."""
    assert parts(one) != parts(other)


def test_the_code_of_a_page_is_compared() -> None:
    """So is an id that code has a word for, but no other; what is for search engines is no code."""
    assert parts("<p>One</p>", code=b"p {}") != parts("<p>One</p>", code=b"p { margin: 0 }")
    assert parts("", "One", b"#Other {}") == parts("", "Two", b"#Other {}")
    assert parts("", "One", b"#One {}") != parts("", "Two", b"#One {}")
    data = '<script type="application/ld+json">{"name": "One"}</script>'
    assert parts(data, "One") == parts(data, "Two")


@pytest.mark.parametrize(
    ("code", "compared"),
    [
        ("p {}", False),
        ("[data-node-kind=one] {}", True),
        ("p::after { content: attr(data-node-kind) }", True),
        ("show(one.dataset.nodeKind)", True),
        ("show(one.dataset.other, nodeKind)", False),
        ("const {nodeKind} = one.dataset", True),
        ('one.getAttribute("data-" + "nodeKind")', True),
        ("one.dataset[name]", False),
    ],
)
def test_the_value_of_a_data_attribute_is_compared_where_code_may_ask_for_it(
    code: str, *, compared: bool
) -> None:
    """By its name in the markup, or as scripts spell it; a name that no code has a word for is asked for by none."""
    one, other = '<p data-node-kind="one">One</p>', '<p data-node-kind="two">One</p>'
    assert (parts(one, code=code.encode()) != parts(other, code=code.encode())) is compared


@pytest.mark.parametrize(
    ("vouched", "doubted", "pages"),
    [
        ("", "", ["large", "other"]),
        ("abc", "", ["other"]),
        ("abcx", "", []),
        ("", "b", ["large", "other", "small"]),
        ("b", "b", ["large", "other"]),
    ],
)
def test_as_few_pages_are_chosen_as_have_each_part_that_no_page_vouches_for(
    vouched: str, doubted: str, pages: list[str]
) -> None:
    """And each page with a part that is doubted."""
    left = {"small": frozenset("ab"), "large": frozenset("abc"), "other": frozenset("cx")}
    sizes = dict.fromkeys(left, 100)
    assert chosen(left, sizes, frozenset(vouched), frozenset(doubted)) == pages


@pytest.mark.parametrize(("size", "pages"), [(300, ["all"]), (3000, ["one", "other"])])
def test_two_short_pages_are_chosen_rather_than_a_long_one_that_has_all_their_parts(
    size: int, pages: list[str]
) -> None:
    """A page costs what it costs to load and what each of its elements takes."""
    left = {"all": frozenset("abcd"), "one": frozenset("ab"), "other": frozenset("cd")}
    assert chosen(left, {"all": size, "one": 100, "other": 100}, frozenset(), frozenset()) == pages


def test_a_page_is_not_chosen_that_later_ones_make_needless() -> None:
    """The greedy choice takes the page with most parts first, and then pages that have each of them."""
    left = {"middle": frozenset("bcde"), "left": frozenset("abc"), "right": frozenset("def")}
    assert chosen(left, dict.fromkeys(left, 0), frozenset(), frozenset()) == ["left", "right"]


def test_a_page_nested_deeper_than_the_stack_is_compared() -> None:
    """Whatever a page is made of."""
    assert parts("<div>" * 5000) != parts("<div>" * 4000)


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have one interaction that fails each page whose text says `bad`, and note where it goes."""
    titles: list[str] = []

    def run(browser: Browser) -> Iterator[OwnFact]:
        title, text = browser.do(
            lambda driver: driver.execute_script("return [document.title, document.body.innerText]")
        )
        titles.append(title)
        if "bad" in text:
            yield OwnFact(
                rule="aaa:text-justified",
                outcome=Outcome.FAILED,
                message="justified",
                params={},
                selector="main",
                html="<main>",
            )

    rules = frozenset({"aaa:text-justified"})
    monkeypatch.setattr(visit, "INTERACTIONS", (Interaction(rules, run),))
    own = visit.chosen_own_rules
    monkeypatch.setattr(
        visit,
        "chosen_own_rules",
        lambda level: [
            rule.model_copy(update={"scope": "interaction"}) for rule in own(level) if rule.id in rules
        ],
    )
    return titles


def site(desk: Desk, first: str = "good", second: str = "good") -> dict[str, str]:
    """Return three pages that are built alike and one with a part of its own."""
    return {
        "a.html": desk.page(f"<p>{first}</p>", title="A"),
        "b.html": desk.page(f"<p>{second}</p>", title="B"),
        "c.html": desk.page("<p>good</p>", title="C"),
        "d.html": desk.page("<blockquote>good</blockquote>", title="D"),
    }


def test_hands_go_over_as_few_pages_as_have_each_part(desk: Desk, handled: list[str]) -> None:
    """The others are built alike."""
    assert desk.audit(site(desk), "--width", "1280").code == 0
    assert sorted(handled) == ["A", "D"]


def test_where_hands_find_anything_they_go_over_each_page(desk: Desk, handled: list[str]) -> None:
    """So each finding is told of a page on which it was seen."""
    said = desk.audit(site(desk, "bad", "bad"), "--width", "1280", "--format", "json")
    assert sorted(handled) == ["A", "B", "C", "D"]
    found = [finding["page"] for finding in said.data["findings"] if finding["rule"] == "aaa:text-justified"]
    assert found == ["/a.html", "/b.html"]


def test_the_policy_can_have_hands_go_over_each_page(desk: Desk, handled: list[str]) -> None:
    """Where the argument is not trusted."""
    said = desk.audit(site(desk, "good", "bad"), "--width", "1280", policy='by_hand = "each page"')
    assert sorted(handled) == ["A", "B", "C", "D"]
    assert said.code == 1


def test_a_page_is_remembered_as_alike_only_while_the_one_that_stood_for_it_is(
    desk: Desk, handled: list[str]
) -> None:
    """When that one changes, another with the part is gone over by hand."""
    folder = desk.folder(site(desk))
    cache = desk.folder({})
    arguments = (folder, "--cache", cache, "--width", "1280")
    desk.run(*arguments, policy="browsers = 1")
    (folder / "a.html").write_text(desk.page("<h2>Other</h2>", title="A"), encoding="utf-8")
    handled.clear()
    assert desk.run(*arguments, policy="browsers = 1").code == 0
    assert sorted(handled) == ["A", "B"]


PALE = '<p style="color: #707070">Pale</p>'


def test_rules_on_look_can_go_over_as_few_pages_as_have_each_part(desk: Desk) -> None:
    """A page that is built like one that passed is not looked at; rules on content go over it all the same."""
    files = {
        "a.html": desk.page("<p>Good</p>", title="A"),
        "b.html": desk.page('<p>Good</p><svg width="9" height="9" role="img"></svg>', title="B"),
        "c.html": desk.page(PALE, title="C"),
        "d.html": desk.page(PALE, title="D"),
    }
    said = desk.audit(files, "--format", "json", policy='look = "each part"')
    found = [
        (finding["rule"], finding["page"]) for finding in said.data["findings"] if finding["level"] != "hint"
    ]
    assert found == [
        ("axe:svg-img-alt", "/b.html"),
        ("axe:color-contrast-enhanced", "/c.html"),
        ("axe:color-contrast-enhanced", "/d.html"),
    ]


def test_every_rule_can_go_over_every_page(desk: Desk, handled: list[str]) -> None:
    """Whatever the policy says."""
    policy = 'look = "each part"'
    desk.audit(site(desk), "--width", "1280", "--each-page", policy=policy)
    assert sorted(handled) == ["A", "B", "C", "D"]

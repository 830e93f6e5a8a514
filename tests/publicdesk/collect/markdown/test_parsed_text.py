"""A text is read as a browser reads the page: its elements, their lines and their words."""

from __future__ import annotations

import pickle

import pytest

from publicdesk.collect.markdown.parsed_text import parse_text
from publicdesk.collect.markdown.parser import parser

TEXT = """\
One *strong
word* and [a link
over lines](a.md "t") ![A map](b.png)

# Title [^1]

- first
- second <kbd>Ctrl
  </kbd> [third](c.md)

    `code
    over lines` <sub>low</sub>

> ## Quoted
> words [fourth](d.md)

```
<script>
# no heading
```

| a | b |
|---|--:|
| [fifth](e.md) | `code` |

<details>
<summary>**More**</summary>

Inside [sixth](f.md)

</details>

Term
:   meaning <https://x.tw>

[^1]: A note [seventh](g.md)

[eighth][later]

[later]:
    h.md
"""


def test_each_element_has_the_line_on_which_it_stands() -> None:
    """Lists, quotes, tables, notes and HTML do not move the lines of what stands in them."""
    text = parse_text(TEXT, 1)
    lines = {
        element.attributes.get("href") or element.attributes.get("src") or element.tag: element.line
        for element in reversed(text.elements)
    }
    expected = {
        "a.md": 2, "b.png": 3, "h1": 5, "ul": 7, "kbd": 8, "c.md": 9, "sub": 12, "h2": 14, "d.md": 15, "pre": 17,
        "table": 22, "e.md": 24, "details": 26, "f.md": 29, "dt": 33, "https://x.tw": 34, "g.md": 36, "h.md": 38,
    }  # fmt: skip
    assert {name: lines[name] for name in expected} == expected


def test_what_an_editor_wrote_as_html_is_known() -> None:
    """All else is what Markdown makes, fenced code too."""
    text = parse_text(TEXT, 1)
    assert sorted(element.tag for element in text.elements if element.is_html) == ["kbd", "sub"]


def test_code_is_no_word_and_notation_is_none_either() -> None:
    """What a reader sees is judged, not how it was written."""
    text = parse_text(
        'Mind **this** [word](x.md "no") and `not this`.\n\n## Title { #id }\n\n| a |\n|---|\n| b |', 5
    )
    assert [(one.tag, one.line, " ".join(one.text.split())) for one in text.passages] == [
        ("p", 5, "Mind this word and ."),
        ("h2", 7, "Title"),
        ("th", 9, "a"),
        ("td", 11, "b"),
    ]


@pytest.mark.parametrize(
    ("html", "href"),
    [
        ("[x](<a b.md>)", "a b.md"),
        ("[x](notice_(2026).md)", "notice_(2026).md"),
        ("[x\ny](a.md)", "a.md"),
        ("[x][1]\n\n[1]: a.md", "a.md"),
        ("[x](a&#46;md)", "a.md"),
        ("<https://a.tw>", "https://a.tw"),
    ],
)
def test_every_notation_of_a_link_is_a_link(html: str, href: str) -> None:
    """There is one parser, so there is nothing that the page has and the check does not see."""
    assert [link.attributes["href"] for link in parse_text(html, 1).having("a")] == [href]


def test_a_text_that_would_end_or_swallow_the_page_around_it_leaks() -> None:
    """The page has a frame around each text; what closes it or stays open there is told."""
    assert parse_text("</div>\n\nmore", 1).leaks
    assert parse_text("<textarea>\n\nmore", 1).leaks
    assert not parse_text(TEXT, 1).leaks


def test_a_text_from_the_cache_makes_the_same_page() -> None:
    """The cache keeps what the judges read; the tree is made anew, without the lines."""
    fresh = parse_text(TEXT, 1)
    kept = pickle.loads(pickle.dumps(fresh))  # noqa: S301 - it has just been made
    assert (kept.elements, kept.passages, kept.ids) == (fresh.elements, fresh.passages, fresh.ids)
    for one in (fresh, kept):
        assert one.tree.root is not None
    assert parser().html(kept.tree.root, kept.tree.stash) == parser().html(fresh.tree.root, fresh.tree.stash)


def test_markdown_inside_a_block_that_folds_is_read() -> None:
    """An editor expects the same notation there."""
    text = parse_text("<details>\n<summary>Why</summary>\n**So** [x](y.md)\n\n- item\n</details>\n", 1)
    assert [element.tag for element in text.elements] == [
        "details",
        "summary",
        "p",
        "strong",
        "a",
        "ul",
        "li",
    ]

"""The last gate: whatever the check lets through, no page is made of a text that holds more than it may."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from publicdesk.collect.markdown.parsed_text import parse_text
from publicdesk.collect.markdown.parser import parser
from publicdesk.collect.pages import Source
from publicdesk.collect.yaml_lines import Block
from publicdesk.contract.kinds import PAGE
from publicdesk.contract.markup import ELEMENTS
from publicdesk.languages import DEFAULT
from publicdesk.render.page.gate import MarkupError, require_allowed, sanitized

GOOD = """\
A [link](https://a.example/?b=c&d=e "title"), [mail](mailto:a@b.example), **strong**, *em*, `code`, <kbd>key</kbd>.

## Heading { #own }

| a | b |
|:--|--:|
| 1 | ![map](map.png "map") |

3. three

<details open><summary>More</summary>Text[^1].</details>

!!! note "Mind"
    Words.

Term
:   [meaning]{: lang="ja" }

```python
<script>
```

<!-- a comment -->

[^1]: A note.
"""


def source(text: str) -> Source:
    """Return a page with a text."""
    return Source(
        file="docs/about.md",
        path=PurePosixPath("about.md"),
        language=DEFAULT,
        kind=PAGE,
        front=Block({}, {}, 0),
        body=text,
        body_line=7,
        text=parse_text(text, 7),
        flow=None,
    )


def html_of(text: str) -> str:
    """Return the HTML that Markdown makes of a text, unjudged."""
    tree = parse_text(text, 1).tree
    assert tree.root is not None
    return parser().html(tree.root, tree.stash)


def test_whatever_markdown_makes_passes() -> None:
    """Every notation of the guide gets through as it is."""
    require_allowed(html_of(GOOD), source(GOOD))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("One.\n\n<script>alert(1)</script>", 9, "script"),
        ("One.\n\n\n*x*{: onclick='a()' }", 10, "em"),
        ("[x](javascript:alert(1))", 7, "a"),
        ("One.\n\n<svg onload='a()'></svg>", 9, "svg"),
        ("![x](https://a.example/x.png)", 7, "img"),
        ("*x*{: style='color: red' }", 7, "em"),
        ("<span class='hero'>x</span>", 7, "span"),
    ],
)
def test_a_text_that_the_check_would_refuse_stops_here_too(text: str, line: int, what: str) -> None:
    """The error names the file, the line and the element, so that the report can."""
    with pytest.raises(MarkupError) as error:
        require_allowed(html_of(text), source(text))
    assert (error.value.file, error.value.line, error.value.what) == ("docs/about.md", line, what)


def test_nothing_of_what_is_not_allowed_is_left() -> None:
    """The sanitizer takes its list from the contract."""
    html = "".join(f"<{name} onclick='a()' style='b'>x</{name}>" for name in (*ELEMENTS, "form", "iframe"))
    clean = sanitized(html)
    assert "onclick" not in clean
    assert "style" not in clean
    assert "<form" not in clean
    assert "<iframe" not in clean

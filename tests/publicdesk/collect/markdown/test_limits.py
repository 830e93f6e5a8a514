"""No text keeps the parser busy for long, and none ends it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from publicdesk.collect.markdown.parsed_text import parse_text

if TYPE_CHECKING:
    from tiny_site import Project

NEWS = "docs/news/new-form.en.md"

LONG = {
    "spaces in a heading": "'## a' + ' ' * 20000 + 'b'",
    "brackets": "'[' * 5000",
    "links without end": "'[a](' * 3000",
    "pictures without end": "'![a](' * 3000",
    "stars": "'*a ' * 5000",
    "bold without end": "'**a*' * 3000",
    "underscores": "'_a' * 5000",
    "backticks": "'`'.join('`' * number for number in range(1, 150))",
    "tags": "'<kbd>' * 900",
    "open tags": "'<a ' * 5000",
    "blocks in blocks": "'<details>\\n' * 500",
    "quotes in quotes": "'> ' * 500 + 'x'",
    "lists in lists": "'\\n'.join('    ' * depth + '- x' for depth in range(100))",
    "a wide table": "'\\n'.join('|'.join([cell] * 3000) for cell in 'a-b')",
    "attributes": "'*a*{: ' + 'a=b ' * 5000",
    "comments": "'<!-- ' * 3000 + '-->'",
    "ampersands": "'&' * 20000",
    "dashes": "'-' * 20000",
    "digits": "'1,' * 10000",
    "wide spaces": "'注　' * 5000",
    "backslashes": "'\\\\' * 20001",
    "terms": "'\\n'.join(['a\\n:   '] * 2000)",
    "fences": "'\\n'.join('`' * (3 + number) for number in range(300))",
    "brackets far apart": "('[' + 'x' * 130) * 750",
    "addresses far apart": "('[a](' + 'x' * 130) * 730",
    "brackets in brackets": "'[' * 990 + 'x' * 90000 + ']' * 990",
    "short forms without end": "('*[' + 'x' * 90 + '\\n') * 990",
    "definitions": "'\\n\\n'.join(f'[{number}]: x' for number in range(9000))",
    "short forms": "'\\n\\n'.join(f'*[A{number}]: x' for number in range(6000))",
    "addresses": "'https://a.b/' * 3000",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_text_of_one_kind_is_parsed_or_refused_soon(text: str) -> None:
    """What would take the square of its length is counted first; a hang would stop here after some seconds."""
    code = f"from publicdesk.collect.markdown.parsed_text import parse_text\nparse_text({text}, 1)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)  # noqa: S603 - this interpreter


def test_a_text_as_long_as_a_book_is_refused_with_its_length(tiny: Project) -> None:
    """The number tells an editor how many pages to make of it."""
    path = tiny.root / NEWS
    path.write_text(path.read_text(encoding="utf-8") + "Mind this.\n\n" * 9_000, encoding="utf-8")
    assert tiny.report() == (
        f"{NEWS}:5: error: the text has 108,021 characters, and a page may have 100,000; "
        "divide it into several pages [text.too-long]\n1 error, 0 warnings\n"
    )


def test_brackets_that_are_never_closed_are_told_with_their_paragraph(tiny: Project) -> None:
    """The parser would look for the end of each one in all the rest."""
    path = tiny.root / NEWS
    path.write_text(path.read_text(encoding="utf-8") + f"\n{'[' * 80}{'x' * 70_000}\n", encoding="utf-8")
    assert tiny.report() == (
        f"{NEWS}:8: error: this paragraph has 80 brackets, and many are closed far away or never; "
        "close each bracket where its words end, or divide the paragraph with empty lines [text.brackets]\n"
        "1 error, 0 warnings\n"
    )


def test_a_long_paragraph_of_links_is_read() -> None:
    """Brackets that are closed at once cost nothing, however many they are."""
    assert len(list(parse_text("[words](https://a.example/page) and words\n" * 990, 1).having("a"))) == 990


def test_a_text_after_one_that_was_too_deep_is_read_as_ever() -> None:
    """The parser is left in the middle of the deep one, so another one takes its place."""
    assert parse_text("\n".join("    " * depth + "- x" for depth in range(400)), 1).excess
    assert [element.tag for element in parse_text("- a\n\nb", 1).elements] == ["ul", "li", "p"]

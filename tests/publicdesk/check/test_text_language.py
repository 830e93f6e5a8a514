"""Telling the language of a text, however long the text is."""

from __future__ import annotations

import pytest

from publicdesk.check.leftovers import lines_outside_code
from publicdesk.check.text_language import is_foreign
from publicdesk.languages import LANGUAGES


@pytest.mark.parametrize(
    "piece",
    [
        "`",
        "<",
        "{",
        "](",
        "```\n",
        "a@",
        "http://",
        "&#",
        "&a",
        "a",
        "~~~",
        "1.",
        "\u0301",
        "---\n\n",
        "<!--",
    ],
)
def test_endless_signs_are_of_no_language(piece: str) -> None:
    """A text of a hundred thousand signs ends in an answer."""
    text = piece * 100_000
    assert [is_foreign(text, language) for language in LANGUAGES] == [False] * 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n```\nb\n```\nc", ["a", "", "", "", "c"]),
        ("~~~~\n~~~\n```\n~~~~\nc  ", ["", "", "", "", "c"]),
        ("a\n```\nb", ["a", "", ""]),
    ],
)
def test_lines_of_code_are_emptied(text: str, lines: list[str]) -> None:
    """Each line keeps its number, and code that is never closed goes on to the end."""
    assert list(lines_outside_code(text)) == lines

"""Telling the language of a text, however long the text is."""

from __future__ import annotations

import pytest

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

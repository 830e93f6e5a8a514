"""Signs that a line of a report must not hold."""

from __future__ import annotations

import pytest

from publicdesk.text.escapes import escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n::add-mask::b", "a\\n::add-mask::b"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\x1b[2J\x1b[31mred\x07", "\\x1b[2J\\x1b[31mred\\x07"),
        ("\x9b31m\x7f\x00", "\\x9b31m\\x7f\\x00"),
        ("稅\u2028::error::\u2029\x85", "稅\\u2028::error::\\u2029\\x85"),
        ("\u202e報稅\u2066\u200f\u061c", "\\u202e報稅\\u2066\\u200f\\u061c"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("half \ud83d \udc80", "half \\ud83d \\udc80"),
        (
            "##[group]x ##vso[task.complete] ##teamcity[x]",
            "#\\x23[group]x #\\x23vso[task.complete] #\\x23teamcity[x]",
        ),
        ("## 標題 # [一] ###", "## 標題 # [一] ###"),
        (
            "全形　空白 😀 👨\u200d👩\u200d👧 é\u0301 C:\\n 𠮷",
            "全形　空白 😀 👨\u200d👩\u200d👧 é\u0301 C:\\n 𠮷",
        ),
    ],
)
def test_a_sign_that_moves_others_is_shown_as_its_escape(text: str, shown: str) -> None:
    """No text ends its line, moves the cursor, turns a line round or begins a command; words stay as they are."""
    assert escaped(text) == shown

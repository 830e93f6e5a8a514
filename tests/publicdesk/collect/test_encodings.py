"""Which encoding a text looks like."""

from __future__ import annotations

import pytest

from publicdesk.collect.encodings import likely_encoding

CHINESE = "---\nid: refund\ntitle: 退還溢繳稅款\n---\n納稅義務人因適用法令錯誤而溢繳之稅款，得申請退還。\n"
SIMPLIFIED = "---\nid: refund\n---\n纳税人因适用法律错误而多缴的税款，可以自缴纳之日起申请退还。\n"
JAPANESE = "---\nid: refund\n---\n誤って納めた税金は、納めた日から請求することができます。\n"
ENGLISH = "---\nid: refund\n---\nThe office’s café – “open” at noon…\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (CHINESE, "big5", "Big5"),
        (CHINESE, "cp950", "Big5"),
        (CHINESE, "utf-16", "UTF-16"),
        (CHINESE, "utf-16-le", "UTF-16"),
        (CHINESE, "utf-16-be", "UTF-16"),
        (CHINESE, "utf-32", "UTF-32"),
        (ENGLISH, "utf-16-be", "UTF-16"),
        (ENGLISH, "utf-32-le", "UTF-32"),
        (SIMPLIFIED, "gb2312", "GB18030"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (ENGLISH, "cp1252", "Windows-1252"),
        ("---\nid: é\n---\nRésumé à l'étranger\n", "latin-1", "Windows-1252"),
    ],
)
def test_an_encoding_is_known_by_its_bytes(text: str, encoding: str, name: str) -> None:
    """The encodings that editors' programs still write are told apart."""
    assert likely_encoding(text.encode(encoding)) == name


@pytest.mark.parametrize(
    "raw",
    [
        CHINESE.encode()[:-4] + b"\n",
        CHINESE.encode() + b"\xff",
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n",
        "я помню".encode("koi8-r"),
    ],
)
def test_what_is_in_doubt_is_not_named(raw: bytes) -> None:
    """A wrong advice is worse than none."""
    assert likely_encoding(raw) == ""

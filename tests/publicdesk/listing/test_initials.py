"""In which order titles stand in an alphabetical list, and under which initial."""

from __future__ import annotations

import pytest

from publicdesk.listing.initials import initial, lacks_reading, sort_key

READINGS = {"遺": "い", "遺産": "いさん", "外国": "がいこく", "還付": "かんぷ"}


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("遺產稅申報", "zh-TW", "ㄧ"),
        ("退還溢繳稅款", "zh-TW", "ㄊ"),
        ("「外僑」綜合所得稅", "zh-TW", "ㄨ"),
        ("e 化服務", "zh-TW", "E"),
        ("401申報書", "zh-TW", "#"),
        ("Estate tax return", "en", "E"),
        ("éclair", "en", "E"),
        ("401 return", "en", "#"),
        ("遺産税の申告", "ja", "あ"),
        ("外国籍の個人", "ja", "か"),
        ("オンライン申請", "ja", "あ"),
        ("ドライブスルー", "ja", "た"),
    ],
)
def test_a_title_stands_under_the_sign_that_readers_look_for(
    title: str, language: str, expected: str
) -> None:
    """Chinese by Zhuyin, English by letter, Japanese by the row of the kana table; the rest under a sign."""
    assert initial(title, language, READINGS) == expected  # type: ignore[arg-type]


def test_chinese_titles_sort_by_sound_then_tone() -> None:
    """A short syllable comes before a longer one that begins with it, whatever its tone."""
    titles = ["營業稅", "遺產稅", "查詢", "補稅", "夜間", "醫療"]
    ordered = sorted(titles, key=lambda title: sort_key(title, "zh-TW", {}))
    assert ordered == ["補稅", "查詢", "醫療", "遺產稅", "夜間", "營業稅"]


def test_japanese_titles_sort_by_their_reading() -> None:
    """Voiced and katakana initials sort among the others of their sound."""
    titles = ["還付の申請", "遺産税", "オンライン", "外国人", "えふ"]
    ordered = sorted(titles, key=lambda title: sort_key(title, "ja", READINGS))
    assert ordered == ["遺産税", "えふ", "オンライン", "外国人", "還付の申請"]


def test_the_longest_known_beginning_is_read() -> None:
    """A word of two kanji is read as a word, not as its first kanji and a rest."""
    assert lacks_reading("贈与税", READINGS)
    assert not lacks_reading("遺贈", READINGS)
    assert not lacks_reading("オンライン", READINGS)

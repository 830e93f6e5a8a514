"""How texts are measured and broken into lines."""

from __future__ import annotations

import pytest

from publicdesk.text.measure import width
from publicdesk.text.wrap import wrap


def test_east_asian_characters_are_one_em_wide() -> None:
    """Ideographs, kana and full-width punctuation each take one em."""
    assert width("外僑かな（、") == 6


def test_latin_letters_have_the_widths_of_dejavu_sans() -> None:
    """A Latin word is the sum of its letters' advance widths, 2048 units to the em."""
    assert width("Tax") == pytest.approx((1251 + 1255 + 1212) / 2048)


def test_accent_does_not_widen_its_letter() -> None:
    """A letter with an accent is as wide as without, composed or not."""
    assert width("é") == width("e\u0301") == width("e")


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("申報", 12, ("申報",)),
        ("減除免稅額及扣除額，按累進稅率計稅", 12, ("減除免稅額及扣除額，", "按累進稅率計稅")),
        ("依居住者規定，次年5月辦理結算申報", 12, ("依居住者規定，", "次年5月辦理結算申報")),
        ("国外の雇用主からの報酬を書き出す", 12, ("国外の雇用主からの", "報酬を書き出す")),
        ("Count your days in Taiwan", 10, ("Count your", "days in Taiwan")),
    ],
)
def test_lines_break_at_joints_and_are_even(text: str, limit: float, lines: tuple[str, ...]) -> None:
    """A text is broken at spaces, after punctuation and at the joints of its language, into even lines."""
    assert wrap(text, limit) == lines


def test_one_line_more_is_taken_to_spare_a_word() -> None:
    """A Japanese word is not parted where a third line saves it."""
    assert wrap("旅券、居留証、源泉徴収票を添えて申告書を提出する", 12) == (
        "旅券、居留証、",
        "源泉徴収票を添えて",
        "申告書を提出する",
    )


def test_figure_stays_with_its_unit() -> None:
    """A figure and the character after it are on one line."""
    assert wrap("全年居留183天以上者", 6) == ("全年居留", "183天以上者")


def test_no_line_begins_or_ends_with_the_wrong_mark() -> None:
    """Closing marks stay with what is before them, opening brackets with what comes after."""
    text = "填寫申報書（附護照、居留證），並簽名或蓋章。"
    for limit in range(3, 15):
        lines = wrap(text, limit)
        assert "".join(lines) == text
        assert not [line for line in lines if line[0] in "（）、，。" and line[0] != "（"]
        assert not [line for line in lines if line[-1] == "（"]


def test_address_longer_than_a_line_is_cut() -> None:
    """A piece without any break that is wider than a line does not stand out of its box."""
    lines = wrap("https://www.example.gov.tw/individual-income-tax/foreign-residents", 12)
    assert "".join(lines) == "https://www.example.gov.tw/individual-income-tax/foreign-residents"
    assert max(map(width, lines)) <= 12


def test_empty_text_has_no_line() -> None:
    """White space alone gives no line."""
    assert wrap(" \n ", 12) == ()


@pytest.mark.parametrize(
    "text",
    [
        "長" * 20_000,
        "あ" * 20_000,
        "word " * 4000,
        "x" * 20_000,
        "長\u200b" * 9000,
        "か\u3099" * 9000,
        "a" + "\u200b" * 20_000,
    ],
)
def test_text_as_long_as_a_book_is_broken_too(text: str) -> None:
    """The work grows with the length alone, for every script and for marks that have no width."""
    lines = wrap(text, 12)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(width, lines)) <= 12

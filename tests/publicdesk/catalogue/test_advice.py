"""What an editor meant by a value of the wrong form."""

from __future__ import annotations

import pytest

from publicdesk.catalogue.advice import day_meant, is_no_day, number_meant, text_meant, truth_meant
from publicdesk.contract.types import CLASS_CODE, ID, MONTH_DAY


@pytest.mark.parametrize(
    "text",
    [
        "115/1/5", "115.1.5", "115-01-05", "民國115年1月5日", "115年1月5日", "1150105", "0115-01-05", "2026/1/5",
        "2026.01.05", "2026年1月5日", "2026-1-5", "20260105", "２０２６－０１－０５", "“2026-01-05”", "令和8年1月5日",
        "January 5, 2026", "5 Jan 2026", "2026-01-05T10:00:00+08:00", "2026-01-05 10:00", "2026-01-04T16:00:00Z",
    ],
)  # fmt: skip
def test_a_day_in_another_notation_is_told_in_ours(text: str) -> None:
    """Years of the Republic and of Japan's eras are converted, and moments become days in Taipei."""
    assert day_meant(text) == "2026-01-05"


@pytest.mark.parametrize(
    "text", ["26-01-05", "98/1/5", "5/1/2026", "0226-01-05", "2026-02-30", "明天", "0001-01-01"]
)
def test_a_day_that_could_be_two_is_not_guessed(text: str) -> None:
    """A wrong suggestion is worse than none."""
    assert day_meant(text) == ""


def test_a_day_that_no_calendar_has_is_known() -> None:
    """It has the right form, so the form is not what must be changed."""
    assert [is_no_day(text) for text in ("2026-02-30", "2026-13-01", "2026-02-28", "2026-2-30")] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("２００", "200"), ("0200", "200"), ("1,050", "1050"), ("1_050", "1050"), ("0x1F", "31"), ("0o17", "15"),
        ("1e3", "1000"), ("7.0", "7"), ('"7"', "7"), ("+5", "5"), ("1:30", ""), ("7.5", ""), ("7 天", ""), ("七", "7"),
        ("2百萬元", "2000000"), ("7-10", ""),
    ],
)  # fmt: skip
def test_a_number_in_another_notation_is_told_in_plain_digits(text: str, number: str) -> None:
    """What could be no number, or two, is not guessed."""
    assert number_meant(text) == number


def test_yes_and_no_in_other_words_are_true_and_false() -> None:
    """In the editors' three languages."""
    words = ["是", "否", "はい", "いいえ", "Y", "“true”", "也許"]
    assert [truth_meant(word) for word in words] == ["true", "false", "true", "false", "true", "true", ""]


@pytest.mark.parametrize(
    ("pattern", "text", "meant"),
    [
        (ID, "Estate Tax_form", "estate-tax-form"),
        (ID, "遺產稅", ""),
        (MONTH_DAY, "5月31日", "05-31"),
        (MONTH_DAY, "2/30", ""),
        (CLASS_CODE, "“100”", '"100"'),
        (r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "8:30", '"08:30"'),
        (r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "25:00", ""),
        (r"^https://[^\s]+$", "www.etax.nat.gov.tw", "https://www.etax.nat.gov.tw"),
    ],
)
def test_a_text_in_another_form_is_told_in_the_form_asked_for(pattern: str, text: str, meant: str) -> None:
    """Only where it then has that form."""
    assert text_meant(pattern, text) == meant

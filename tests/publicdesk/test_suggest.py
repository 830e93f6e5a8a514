"""A suggestion is what was meant, or there is none."""

from __future__ import annotations

import pytest

from publicdesk.suggest import nearest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("estate-tax-from", "estate-tax-form"),
        ("estat-tax-form", "estate-tax-form"),
        ("estate_tax_form", "estate-tax-form"),
        ("estatetax-form", "estate-tax-form"),
        ("estate-form", "estate-tax-form"),
        ("ESTATE-TAX-FORM", "estate-tax-form"),
        ("ｅｓｔａｔｅ-tax-form", "estate-tax-form"),
        ("review-1", "review-1"),
    ],
)
def test_a_slip_of_the_pen_is_recognised(word: str, meant: str) -> None:
    """Letters left out, added, mistaken or changed about, another sign between words, a word left out inside."""
    assert nearest(word, ["estate-tax-form", "gift-tax-form", "review-1"]) == meant


@pytest.mark.parametrize(
    "word",
    ["gift-tax-refund", "house-tax-form", "estate-tax-return", "review-5", "form", "tax", "遺產稅申報書", ""],
)
def test_another_thing_is_no_slip_of_the_pen(word: str) -> None:
    """The page of another tax, of another number, or one that was deleted is answered with no other page's id."""
    assert nearest(word, ["estate-tax-form", "gift-tax-form", "review-1"]) == ""

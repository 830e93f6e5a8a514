"""How texts are cut into terms."""

from __future__ import annotations

import pytest

from publicdesk.search.tokens import atoms, fold, stem, terms, whole_numbers


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＰＤ－２０６", "pd-206"),
        ("台北", "臺北"),
        ("所得税", "所得稅"),
        ("ﾃﾞｰﾀ", "データ"),
    ],
)
def test_forms_of_a_character_are_one(text: str, folded: str) -> None:
    """Full width, half width and the other form of a character are found by each other."""
    assert fold(text) == folded


def test_characters_are_terms_alone_and_in_pairs() -> None:
    """Any two characters that follow each other can be looked for, and so can one."""
    assert sorted(terms(atoms("退稅了"))) == [("了", 2), ("稅", 1), ("稅了", 1), ("退", 0), ("退稅", 0)]


def test_no_pair_is_made_across_punctuation_and_its_place_stays_empty() -> None:
    """The last character of a sentence and the first of the next are no word."""
    assert [term for term, _ in terms(atoms("扣繳。申報"))] == ["扣", "扣繳", "繳", "申", "申報", "報"]
    assert [(atom.text, atom.at) for atom in atoms("稅、費")] == [("稅", 0), ("費", 2)]


def test_a_code_is_its_letters_and_its_digits_side_by_side() -> None:
    """PD-206, PD206 and PD 206 are one code."""
    expected = [("pd", 0), ("206", 1)]
    assert [list(terms(atoms(code))) for code in ("PD-206", "pd206", "PD 206")] == [expected] * 3


@pytest.mark.parametrize(
    "words",
    [
        ("refund", "refunds", "refunded", "refunding"),
        ("file", "files", "filed", "filing"),
        ("company", "companies"),
        ("tax", "taxes", "taxed"),
        ("business", "businesses"),
        ("withhold", "withholding"),
        ("stop", "stopped"),
    ],
)
def test_forms_of_an_english_word_are_one(words: tuple[str, ...]) -> None:
    """Number and time do not matter."""
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("word", ["gas", "status", "need", "king", "less", "2026", "déclaré"])
def test_an_ending_is_taken_off_only_where_a_word_remains(word: str) -> None:
    """Words that only look like another form stay as they are."""
    assert stem(word) == word


def test_words_that_stand_everywhere_keep_their_place_and_are_no_terms() -> None:
    """The words of "letter of authority" stay two places apart."""
    assert list(terms(atoms("letter of authority"))) == [("letter", 0), ("authority", 2)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("請洽 0800-000-321 或", [("0800000321", 2)]),
        ("(02) 2311-3711", [("0223113711", 0)]),
        ("＋８８６－２－２３１１－３７１１", [("886223113711", 0)]),
        ("1,234 元", [("1234", 0)]),
        ("1,23 or 12-34", []),
        ("0800000321", []),
        ("第 1 項、第 2 項", []),
        ("12-34-56-78-90-12-34", []),
    ],
)
def test_a_number_in_groups_is_one_term_too(text: str, numbers: list[tuple[str, int]]) -> None:
    """Telephone numbers and thousands are found without their separators; other digits are left alone."""
    assert list(whole_numbers(atoms(text))) == numbers

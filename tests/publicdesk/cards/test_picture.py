"""The picture of a card, read back by a reader of PNG that shares no code with what draws it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from png import read_png
from publicdesk.cards import glyphs, picture
from publicdesk.cards.glyphs import UndrawnError, load_glyphs, undrawn
from publicdesk.cards.picture import Card, draw_card, title_lines
from publicdesk.errors import CannotRunError
from tiny_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from png import Png

LONG = {
    "zh-TW": "營利事業所得稅結算申報、未分配盈餘申報、教育文化公益慈善機關或團體及其作業組織結算申報書"
    "與各項附表填寫說明及應檢附文件一覽表",
    "en": "Information for the heirs of a deceased person who are applying for a certificate of tax "
    "clearance, of exemption or of consent to transfer property",
    "ja": "先物取引業者が徴収しない、または少なく徴収した場合、どのような罰則がありますか。"
    "親子の間で未上場株式を売買する場合はどうなりますか",
}
SITE = {"zh-TW": "小小稅務站", "en": "Tiny tax desk", "ja": "小さな税務案内"}
TITLE_TOP, TITLE_END, LINE = 160, 530, 536


def drawn(title: str, language: str = "zh-TW", section: str = "") -> Png:
    """Return the card of a title."""
    return read_png(draw_card(Card(language, SITE[language], title, section)))


def test_a_card_has_the_size_and_the_colours_that_it_should() -> None:
    """1200 by 630 pixels, from the theme's ground to its accent colour."""
    style = (ROOT / "overrides/base.css").read_text(encoding="utf-8")
    theme = [re.search(rf"--pd-{name}: #(\w{{6}});", style) for name in ("paper", "accent")]
    card = drawn("遺產稅申報")
    assert card.size == (1200, 630)
    assert ["{:02x}{:02x}{:02x}".format(*card.colours[at]) for at in (0, 3)] == [
        found[1] for found in theme if found
    ]


def test_the_title_the_site_and_the_section_have_each_their_place() -> None:
    """Left of the title's beginning is only the edge; below the line is the section, where there is one."""
    card = drawn("遺產稅申報", section="申辦程序")
    assert card.inked(96, 64, 160, 128)
    assert card.inked(184, 64, 1104, 128)
    assert card.inked(96, TITLE_TOP, 1104, TITLE_END)
    assert not card.inked(28, 0, 90, 630)
    assert card.inked(96, LINE + 4, 1104, 630)
    assert not drawn("遺產稅申報").inked(96, LINE + 4, 1104, 630)


@pytest.mark.parametrize("language", ["zh-TW", "en", "ja"])
def test_a_long_title_is_cut_and_stays_within_its_place(language: str) -> None:
    """Four lines, the last with an ellipsis; nothing runs into the margin or over the line."""
    title = LONG[language]
    lines = title_lines(Card(language, SITE[language], title, ""))
    assert len(lines) == 4
    ending = "..." if language == "en" else "…"
    assert lines[-1].endswith(ending)
    kept = "".join(lines).removesuffix(ending).replace(" ", "")
    assert title.replace(" ", "").startswith(kept)
    card = drawn(title, language)
    assert not card.inked(1110)
    assert not card.inked(28, TITLE_END, 1200, LINE)


def test_a_cut_english_title_ends_with_a_whole_word() -> None:
    """Half a word might be another word."""
    words = LONG["en"].replace(",", "").split() * 2
    for first in range(len(words) // 2):
        last = title_lines(Card("en", "", " ".join(words[first:]), ""))[-1]
        assert last.endswith("...")
        assert last.removesuffix("...").split()[-1] in words


def test_a_word_that_is_longer_than_a_line_is_cut_where_the_line_ends() -> None:
    """An address without a space is no reason to leave the card."""
    card = drawn("a" * 400, "en")
    assert card.inked(96, TITLE_TOP, 1104, TITLE_END)
    assert not card.inked(1110)


@pytest.mark.parametrize("char", "直骨令今化")
def test_a_character_has_the_form_of_the_reader_s_language(char: str) -> None:
    """Taiwan and Japan write it differently; English pages quote Chinese."""
    chinese, english, japanese = (
        [row[96:] for row in drawn(char, language).rows[TITLE_TOP:TITLE_END]]
        for language in ("zh-TW", "en", "ja")
    )
    assert chinese == english
    assert chinese != japanese


def test_what_only_the_other_country_writes_is_drawn_too() -> None:
    """A Chinese page may name something in Japanese characters, and the other way round."""
    for language in ("zh-TW", "ja"):
        assert drawn("働", language).inked(96, TITLE_TOP, 170, TITLE_END)
        assert drawn("嗎", language).inked(96, TITLE_TOP, 170, TITLE_END)


def test_no_two_characters_are_drawn_alike() -> None:
    """The box that fonts show for what they lack would be one drawing of many characters."""
    for face in load_glyphs().faces.values():
        by_cell: dict[bytes, str] = defaultdict(str)
        for char, glyph in face.items():
            by_cell[glyph.cell] += char
        alike = {chars for chars in by_cell.values() if len(chars) > 1}
        assert alike <= {" \u3000", "•‧·・", "〜～"}


def test_all_characters_in_daily_use_are_drawn() -> None:
    """The 4,808 and 2,136 that schools teach are within what is drawn of Big5 and of JIS X 0208."""
    first_level = {"big5": range(0xA440, 0xC67F), "euc_jp": range(0xB0A1, 0xCFFF)}
    for codec, codes in first_level.items():
        raws = [code.to_bytes(2, "big") for code in codes]
        chars = "".join(raw.decode(codec, "ignore") for raw in raws if raw[1] >= 0x40)
        ideographs = [char for char in chars if "\u4e00" <= char <= "\u9fff"]
        assert len(ideographs) > 2900
        assert undrawn("".join(ideographs)) == []


def test_a_character_that_is_not_drawn_is_told_and_never_left_out() -> None:
    """A name with a hole would be another name."""
    assert undrawn("先生\U00020bb7、堃堃 Č") == ["\U00020bb7", "堃", "Č"]
    with pytest.raises(UndrawnError, match="\U00020bb7"):
        drawn("先生\U00020bb7")


def test_the_same_card_is_the_same_bytes() -> None:
    """What is drawn anew differs in nothing, so a published site changes only where its content does."""
    card = Card("ja", SITE["ja"], LONG["ja"], "手続き")
    first = draw_card(card)
    for made in (draw_card, picture._frame, picture._spread, picture._halved, load_glyphs):  # noqa: SLF001 - all that is remembered
        made.cache_clear()
    assert draw_card(card) == first


def test_a_broken_file_of_characters_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file, as an interrupted copy leaves it, ends the build and not in a traceback."""
    whole = glyphs.GLYPHS.read_bytes()
    broken = tmp_path / "glyphs.xz"
    broken.write_bytes(whole[: len(whole) // 2])
    monkeypatch.setattr(glyphs, "GLYPHS", broken)
    with pytest.raises(CannotRunError, match=r"glyphs\.xz cannot be read .*; restore it from the repository"):
        load_glyphs.__wrapped__()

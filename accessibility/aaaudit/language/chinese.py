"""Text in Chinese characters: Chinese or Japanese, traditional or simplified.

A character that Big5 has and GB 2312 has not is traditional (or rare), one the other way round simplified:
the two standards list the characters that readers of the one and of the other learn.
"""

from functools import cache

_SENTENCE = frozenset("的是了這这那您你妳們们他她它嗎吗呢吧啊很沒没為为讓让麼么哪啦請请並并也")
"""Characters that do a sentence's work in Chinese, and are rare in names and titles of laws."""

_FEWEST = 5  # one-sided characters: fewer may be a name or a quotation
_FIRST_ROW, _LAST_ROW = 16, 47
_FEWEST_RARE = 3
_RARE = 0.1
_CLEAR = 8  # times as many of the one kind as of the other
_SIMPLIFIED_REGIONS = {"CN", "SG", "MY"}
_TRADITIONAL_REGIONS = {"TW", "HK", "MO"}


@cache
def _side(character: str) -> int:
    """Return 1 for a traditional character, -1 for a simplified one, 0 for one that is both or neither."""
    return _has("big5", character) - _has("gb2312", character)


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def sentence_characters(text: str) -> list[str]:
    """Return the different characters of a text that do a sentence's work in Chinese, in order."""
    return [character for character in dict.fromkeys(text) if character in _SENTENCE]


@cache
def _is_common_in_japanese(character: str) -> bool:
    """Whether a character is of level 1 of JIS X 0208: its rows 16 to 47, the kanji of everyday text."""
    try:
        row = character.encode("euc_jp")[0] - 0xA0
    except UnicodeEncodeError:
        return False
    return _FIRST_ROW <= row <= _LAST_ROW


def unlike_japanese(text: str) -> list[str]:
    """Return the different characters that everyday Japanese does not have, empty where they are too few.

    A Japanese text has some, in names; in a Chinese one they are a tenth at least.
    """
    han = [character for character in text if "\u4e00" <= character <= "\u9fff"]
    rare = [character for character in han if not _is_common_in_japanese(character)]
    return list(dict.fromkeys(rare)) if len(rare) >= max(_FEWEST_RARE, _RARE * len(han)) else []


def form(text: str) -> str:
    """Return `Hant` for traditional, `Hans` for simplified characters, empty where it is not clear."""
    sides = [_side(character) for character in text if "\u4e00" <= character <= "\u9fff"]
    traditional, simplified = sides.count(1), sides.count(-1)
    if traditional >= _FEWEST and traditional >= _CLEAR * simplified:
        return "Hant"
    if simplified >= _FEWEST and simplified >= _CLEAR * traditional:
        return "Hans"
    return ""


def form_of_region(region: str) -> str:
    """Return the form of characters that a region (`TW`) is known for, empty for another region."""
    if region in _SIMPLIFIED_REGIONS:
        return "Hans"
    return "Hant" if region in _TRADITIONAL_REGIONS else ""

"""Passages in a text that are in another language than the one declared for the text.

Names, terms and single words need no mark (success criterion 3.1.2), so that only sentences count: they have
verbs and particles, or words in small letters that are no function words.
"""

import re
from collections.abc import Iterator

from aaaudit.language import chinese, tags
from aaaudit.language.identify import Contradiction, contradiction
from aaaudit.language.scripts import letters, script_of
from aaaudit.language.words import profiles, words_of

_EAST = "\u2e80-\u303f\u3040-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|[。！？；：\n\"“”„«»「」『』()（）]+")
_RUN = re.compile(rf"[{_EAST}][{_EAST}\s\d]*|[^{_EAST}]+")

_FEWEST_WORDS = 8
_FEWEST_CONTENT_WORDS = 3
_SHORTEST_CONTENT_WORD = 3
_FEWEST_ACTING_WORDS = 2  # pronouns, verbs and the like, which names do without
_FEWEST_HAN = 15
_FEWEST_CHINESE = 2  # different characters that only a sentence needs
_PARTICLES = frozenset("のはをにがとでもへや")
_FEWEST_PARTICLES = 3
_FEWEST_LETTERS = 40  # in a writing system of one language
_FEWEST_HANGUL = 20
_FEWEST_SPACED = 5
_UNSPACED = {"Thai", "Lao", "Khmer", "Myanmar", "Tibetan"}


def foreign_passages(declared: str, text: str) -> Iterator[tuple[str, Contradiction]]:
    """Find the passages of a text in another language than declared: all of it, or sentences of it."""
    whole = _foreign(declared, text)
    if whole:
        yield text, whole
        return
    for sentence in _SENTENCE.split(text):
        for run in _RUN.findall(sentence):
            if found := _foreign(declared, run.strip()):
                yield run.strip(), found


def _foreign(declared: str, text: str) -> Contradiction | None:
    found = contradiction(declared, text) if len(text) >= _FEWEST_HAN else None
    if not found or not found.certain or tags.primary(found.language) == tags.primary(declared):
        return None
    return found if _is_prose(found.language, text) else None


def _is_prose(language: str, text: str) -> bool:
    """Whether text in a language has whole sentences, and not only names and terms."""
    counts = letters(text)
    script = counts.most_common(1)[0][0]
    if language == "ja":
        return len(_PARTICLES.intersection(text)) >= _FEWEST_PARTICLES and counts.total() >= _FEWEST_HAN
    if script == "Han":
        working = len(chinese.sentence_characters(text)) >= _FEWEST_CHINESE
        return working and language == "zh" and counts["Han"] >= _FEWEST_HAN
    if language in profiles():
        return _has_sentence(language, words_of(text, script))
    if script in _UNSPACED:
        return counts[script] >= _FEWEST_LETTERS
    spaced = sum(script_of(word[0]) == script for word in text.split())
    return (
        counts[script] >= (_FEWEST_HANGUL if script == "Hangul" else _FEWEST_LETTERS)
        and spaced >= _FEWEST_SPACED
    )


def _has_sentence(language: str, words: list[str]) -> bool:
    known = profiles()[language].words
    acting = known.intersection(word.lower() for word in words) - profiles()[language].linking
    content = [
        word for word in words if word.islower() and len(word) >= _SHORTEST_CONTENT_WORD and word not in known
    ]
    return (
        len(words) >= _FEWEST_WORDS
        and len(content) >= _FEWEST_CONTENT_WORDS
        and len(acting) >= _FEWEST_ACTING_WORDS
    )

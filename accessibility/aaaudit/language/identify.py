"""Whether a text contradicts the language that is declared for it."""

from dataclasses import dataclass
from functools import lru_cache

from aaaudit.language import chinese, tags
from aaaudit.language.scripts import letters, scripts
from aaaudit.language.words import hits, profiles, words_of

_DENSE = {"Han": 3, "Kana": 2, "Hangul": 3}  # letters of the Latin alphabet that say as much as one of these
_DOMINANT = 0.75  # of a text's letters; below, it is in several writing systems at once
_KANA_IN_JAPANESE = 0.15
_KANA_IN_CHINESE = 0.02
_FEWEST_DENSE = 4
_FEWEST_LETTERS = 10
_FEW_LINES = 0.2  # of a text, that may be Chinese in a Japanese one
_FEWEST_HAN = 12  # characters, to tell Chinese from Japanese

_FEWEST_WORDS = 4
_FEWEST_HITS = 3
_FEWEST_KINDS = 2
_SHARE = 0.25  # of the words of a text, that the function words of its language make up at least
_CLEAR = 3  # times as much as the language declared explains
_LONG = 60  # words, from which near relatives are told apart too
_CLEAR_IF_LONG = 1.6


@dataclass(frozen=True)
class Contradiction:
    """A text is in `language` (a subtag, perhaps with a script), as its letters or words in `evidence` show.

    `certain` is False where the declared language is one whose words are not known, or is not quite wrong.
    """

    language: str
    evidence: str
    certain: bool


@lru_cache(maxsize=20_000)
def contradiction(declared: str, text: str) -> Contradiction | None:
    """Return how a text contradicts the tag that is declared for it; None where it does not, or may not."""
    wanted = tags.primary(declared)
    if not wanted:
        return None
    counts = letters(text)
    weights = {script: number * _DENSE.get(script, 1) for script, number in counts.items()}
    east = weights.get("Han", 0) + weights.get("Kana", 0)
    total = sum(weights.values())
    if east >= _DOMINANT * total > 0:
        return _eastern(declared, text, counts["Han"], counts["Kana"])
    script = max(weights, key=lambda name: weights[name], default="")
    if not script or weights[script] < _DOMINANT * total:
        return None
    if (languages := scripts()[script].languages) is None:
        return _by_words(declared, text, script)
    enough = counts[script] >= (_FEWEST_DENSE if script in _DENSE else _FEWEST_LETTERS)
    if not enough or wanted in languages or tags.script(declared) in scripts()[script].subtags:
        return None
    return Contradiction(_FIRST.get(script, script), script, certain=True)


_FIRST = {
    "Greek": "el", "Hebrew": "he", "Hangul": "ko", "Thai": "th", "Lao": "lo", "Khmer": "km", "Myanmar": "my",
    "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Odia": "or", "Tamil": "ta", "Telugu": "te",
    "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Tibetan": "bo", "Georgian": "ka", "Armenian": "hy",
    "Ethiopic": "am", "Bopomofo": "zh",
}  # fmt: skip
"""The language that most text in a writing system is in."""


def _eastern(declared: str, text: str, han: int, kana: int) -> Contradiction | None:
    """Judge text in Chinese characters and kana."""
    wanted = tags.primary(declared)
    if han + kana < _FEWEST_DENSE or tags.script(declared) == "Latn":
        return None
    if kana >= _FEWEST_DENSE and kana >= _KANA_IN_JAPANESE * (han + kana):
        fits = wanted in (scripts()["Kana"].languages or ())
        mixed = not fits and _chinese_lines(text) > _FEW_LINES * (han + kana)
        return None if fits or mixed else Contradiction("ja", "Kana", certain=True)
    if kana > _KANA_IN_CHINESE * (han + kana):
        return None
    evidence = "".join(chinese.unlike_japanese(text)[:8])
    if wanted not in (scripts()["Han"].languages or ()):
        return Contradiction("zh" if evidence else "zh / ja", evidence or "Han", certain=True)
    if wanted in {"ja", "ko", "vi"}:
        clear = evidence and han >= _FEWEST_HAN
        return Contradiction("zh", evidence, certain=True) if clear else None
    return _wrong_form(declared, text)


def _chinese_lines(text: str) -> int:
    """Count the characters of lines that are Chinese for certain: a page may have lines of both languages."""
    return sum(
        len(line) for line in text.splitlines() if not letters(line)["Kana"] and chinese.unlike_japanese(line)
    )


def _wrong_form(declared: str, text: str) -> Contradiction | None:
    """Judge traditional against simplified characters; a region only makes one of them likely."""
    form = chinese.form(text)
    said = tags.script(declared)
    if form and said in {"Hans", "Hant"} and said != form:
        return Contradiction(f"zh-{form}", form, certain=True)
    likely = "" if said else chinese.form_of_region(tags.region(declared))
    if form and likely and likely != form:
        return Contradiction(f"zh-{form}", form, certain=False)
    return None


def _by_words(declared: str, text: str, script: str) -> Contradiction | None:
    """Judge text in a writing system of many languages by its function words."""
    wanted = tags.primary(declared)
    words = words_of(text, script)
    found = hits(words)
    shares = {language: counter.total() / len(words) for language, counter in found.items()}
    best = max(shares, key=lambda language: shares[language], default="")
    if (
        not best
        or wanted in profiles()[best].names
        or (tags.script(declared) == "Latn" and script == "Latin")
    ):
        return None
    if (
        len(words) < _FEWEST_WORDS
        or found[best].total() < _FEWEST_HITS
        or sum(len(word) > 1 for word in found[best]) < _FEWEST_KINDS  # single letters may be code
        or shares[best] < _SHARE
        or not set(found[best]) - profiles()[best].linking  # a name has nothing but these
    ):
        return None
    own = max(
        (share for language, share in shares.items() if wanted in profiles()[language].names), default=0.0
    )
    if shares[best] < own * (_CLEAR_IF_LONG if len(words) >= _LONG else _CLEAR):
        return None
    known = any(wanted in profile.names for profile in profiles().values()) or _has_own_script(wanted, script)
    if not known and len(words) < _LONG:
        return None
    evidence = ", ".join(word for word, _ in found[best].most_common(5))
    return Contradiction(best, evidence, certain=known)


def _has_own_script(language: str, script: str) -> bool:
    """Whether a language is written in another writing system than this one, of many languages."""
    return any(language in (other.languages or ()) for name, other in scripts().items() if name != script)

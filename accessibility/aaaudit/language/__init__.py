"""Which language a text is in: by its writing system first, then by the words that every sentence needs.

There is no statistical model: `scripts.toml` says which languages a writing system serves, `words.toml` has
the function words (articles, prepositions, auxiliaries) of languages that share one. A name, a loan word, an
address or code has no function words, so that it says nothing and raises no alarm.
"""

from aaaudit.language.identify import Contradiction, contradiction
from aaaudit.language.passages import foreign_passages
from aaaudit.language.tags import primary

__all__ = ["Contradiction", "contradiction", "foreign_passages", "primary"]

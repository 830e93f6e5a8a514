/* How texts are compared: as plain phrases, and by the content words that they share. */
(() => {
  const STOP = new Set([
    "the",
    "and",
    "for",
    "with",
    "from",
    "this",
    "that",
    "these",
    "those",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "not",
    "you",
    "your",
    "our",
    "its",
    "his",
    "her",
    "their",
    "they",
    "will",
    "can",
    "may",
    "all",
    "any",
    "but",
    "out",
    "into",
    "about",
    "than",
    "then",
    "there",
    "here",
    "what",
    "which",
    "who",
    "how",
    "when",
    "where",
    "why",
    "been",
    "being",
    "more",
    "most",
    "some",
    "such",
    "only",
    "also",
    "each",
    "other",
    "through",
    "until",
    "over",
    "under",
  ]);
  const EDGE = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;
  const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

  /* A text as phrases are compared: compatibility forms, lower case, single spaces, bare of marks at its ends. */
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").replace(EDGE, "");

  const lists = new Map();
  const phrasesOf = (kind) => {
    if (!lists.has(kind)) lists.set(kind, new Set(Object.values(aaaudit.meaning.phrases[kind]).flat()));
    return lists.get(kind);
  };
  /* Whether a text is no more than one of the phrases of a kind. */
  const isPhrase = (kind, text) => phrasesOf(kind).has(plain(text));
  /* Whether a text has one of the phrases of a kind in it. */
  const hasPhrase = (kind, text) => {
    const whole = plain(text);
    return [...phrasesOf(kind)].some((phrase) => whole.includes(phrase));
  };

  const stem = (word) => word.replace(/(ies|ing|ed|es|s)$/, (end) => (end === "ies" ? "y" : "")) || word;
  const pairs = (run) =>
    run.length < 2 ? [run] : [...run].slice(1).map((char, index) => [...run][index] + char);

  /* The words of a text that carry meaning: stems of words, and pairs of characters where words are not spaced. */
  const contentWords = (text) => {
    const whole = text.normalize("NFKC").toLowerCase();
    const spaced = (whole.replace(CJK, " ").match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => word.length > 2 && !STOP.has(word))
      .map(stem);
    return new Set([...spaced, ...(whole.match(CJK) ?? []).flatMap(pairs)]);
  };
  const share = (one, other) => [...one].some((word) => other.has(word));

  /* How much of the words of two texts is common to both, from 0 to 1. */
  const likeness = (one, other) => {
    const common = [...one].filter((word) => other.has(word)).length;
    return common ? common / (one.size + other.size - common) : 0;
  };

  aaaudit.meaning = Object.assign(aaaudit.meaning ?? {}, {
    plain,
    isPhrase,
    hasPhrase,
    contentWords,
    share,
    likeness,
  });
})();

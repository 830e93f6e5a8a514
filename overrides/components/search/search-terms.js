/* A text as terms of the index, cut as publicdesk/search/tokens.py cuts it; a test compares the two. */

/** What the index says about cutting; search-index.js fills it from start.json. */
export const rules = {same: new Map(), stop: new Set(), aside: []};

const letter = character => rules.same.get(character) ?? character;
export const fold = text => text.normalize("NFKC").toLowerCase().replace(/./gsu, letter);
const TEXT = /([\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]+)|[a-z\u00df-\u024f]+|[0-9]+/gu;

export function atoms(text) {
  const folded = fold(text), found = [];
  let place = 0, end = 0, wasCjk = false;
  for (const match of folded.matchAll(TEXT)) {
    const cjk = match[1] !== undefined, gap = folded.slice(end, match.index);
    if (place && (!/^[\s\-/'’]*$/.test(gap) || (gap && cjk && wasCjk))) place += 1;
    for (const part of cjk ? match[0] : [match[0]]) {
      found.push({text: part, term: cjk ? part : stem(part), at: place, cjk, near: !gap});
      place += 1;
    }
    end = match.index + match[0].length;
    wasCjk = cjk;
  }
  return found;
}

export function stem(word) {
  if (word.length < 4 || /[^a-z0-9]/.test(word)) return word;
  if (/.{2}ies$/.test(word)) word = `${word.slice(0, -3)}y`;
  else if (/(sses|xes|ches|shes)$/.test(word)) word = word.slice(0, -2);
  else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
  const base = word.replace(/(ing|ed)$/, "");
  if (base !== word && /[aeiouy].*[^aeiou]$|[aeiouy]{2}$/.test(base)) word = base.replace(/([bdfgmnprt])\1$/, "$1");
  return word.endsWith("e") && word.length >= 4 ? word.slice(0, -1) : word;
}

/** Terms of a run of atoms with their distance from its first: pairs of characters, single ones, words. */
export function termsOf(run) {
  const found = [];
  run.forEach((atom, i) => {
    const next = run[i + 1], before = run[i - 1];
    const place = atom.at - run[0].at;
    if (!atom.cjk) {
      if (!rules.stop.has(atom.text)) found.push([atom.term, place]);
    } else if (next?.cjk && next.at === atom.at + 1) found.push([atom.text + next.text, place]);
    else if (!(before?.cjk && before.at + 1 === atom.at)) found.push([atom.text, place]);
  });
  return found;
}

export const key = run => run.map(atom => atom.cjk ? atom.term : ` ${atom.term} `).join("");
export const bare = run => key(run).replaceAll("  ", " ").trim();
export const isWithin = (run, other) => key(other).includes(key(run));

/** Put the words of a text that were looked for into `mark` elements. */
export function mark(node, {runs, words}) {
  const text = node.textContent;
  let folded = "";
  const back = [];
  for (const character of text.matchAll(/./gsu)) {
    for (const one of fold(character[0])) {
      for (let i = 0; i < one.length; i += 1) back.push(character.index);
      folded += one;
    }
  }
  back.push(text.length);
  const on = new Uint8Array(text.length + 1);
  const light = (first, length) => on.fill(1, back[first], Math.max(back[first + length], back[first] + 1));
  for (const run of runs) {
    const sought = run.trim();
    for (let i = folded.indexOf(sought); sought && i >= 0; i = folded.indexOf(sought, i + 1)) light(i, sought.length);
    for (const word of run.match(/[a-z]{2,}|\d+/g) ?? []) words.add(word);
  }
  for (const match of folded.matchAll(/[a-z\u00df-\u024f]+|[0-9]+/g)) {
    if (words.has(stem(match[0]))) light(match.index, match[0].length);
  }
  const parts = [];
  for (let i = 0, first = 0; i < text.length; first = i) {
    while (i < text.length && on[i] === on[first]) i += 1;
    const part = text.slice(first, i);
    parts.push(on[first] ? Object.assign(document.createElement("mark"), {textContent: part}) : part);
  }
  node.replaceChildren(...parts);
}

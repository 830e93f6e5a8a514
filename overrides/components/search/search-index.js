/* The index as publicdesk/search/site.py writes it: a query fetches the few small files that hold its terms. */
import {atoms, rules, stem, termsOf} from "./search-terms.js";

const {files, version, root, rest} = document.getElementById("search").dataset;

/** Fields by the positions at which they start, as in publicdesk/search/index.py, and what a word in each is worth. */
export const STARTS = [0, 200, 400, 800];
const WORTH = [10, 6, 4, 1];

const loaded = new Map();
export function load(name) {
  if (!loaded.has(name)) {
    const got = fetch(`${files}${name}.json?v=${version}`).then(answer => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
    loaded.set(name, got);
    got.catch(() => loaded.delete(name));
  }
  return loaded.get(name);
}

/** The documents are the page's own full index, in its order; start.json has the rest. */
export const docs = [];
for (const item of document.querySelectorAll("[data-kind] li")) {
  const link = item.querySelector("a"), tax = item.closest("[data-tax]")?.dataset.tax;
  docs.push({
    n: docs.length, link, kind: item.closest("[data-kind]").dataset.kind,
    taxes: tax ? [tax, ...(item.dataset.more?.split(" ") ?? [])] : [],
    title: (link.querySelector("span") ?? link).textContent,
  });
}
function addRest([title, path, lang = ""]) {
  const link = Object.assign(document.createElement("a"), {textContent: title, hreflang: lang, lang});
  link.setAttribute("href", root + path);
  docs.push({n: docs.length, link, kind: rest, taxes: [], title});
}

/** What start.json says, with the runs of words that mean the same by the terms that they begin with. */
export let start;
export async function prepare() {
  if (start) return;
  const got = await load("start");
  start = got;
  got.rest.forEach(addRest);
  Object.assign(rules, {same: new Map(Object.entries(got.same)), stop: new Set(got.stop), aside: got.aside});
  start.heads = new Map();
  start.known = new Set();
  for (const [stands, others] of got.groups) {
    const group = stands.map(atoms);
    for (const run of [...group, ...others.map(atoms)]) {
      const head = start.heads.get(run[0].term) ?? [];
      head.push({run, group});
      run.forEach(atom => start.known.add(atom.term));
      start.heads.set(run[0].term, head);
    }
  }
}

function shardOf(term) {
  let value = 0x811c9dc5;
  for (const unit of term.slice(0, 3).split("")) value = Math.imul(value ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  return `t${value % start.shards}`;
}

/** Documents of a term: number to places. */
function read(flat) {
  const found = new Map();
  for (let i = 0, doc = 0; i < flat.length;) {
    doc += flat[i];
    const places = [];
    for (let left = flat[i + 1], place = 0, j = i + 2; left; left -= 1, j += 1) places.push(place += flat[j]);
    found.set(doc, places);
    i += 2 + places.length;
  }
  return found;
}
/** Only what a shard holds itself: every object inherits a `constructor`, which a reader may type. */
async function postings(term) {
  const shard = await load(shardOf(term));
  return read(Object.hasOwn(shard, term) ? shard[term] : []);
}
/** Numbers in groups as one number where the index has it: 0800-000-321 as 0800000321. */
export async function joined(text) {
  for (const [group] of text.matchAll(/\d+([-/., ()]+\d+)+/g)) {
    const term = group.replace(/\D/g, "");
    if ((await postings(term)).size) text = text.replace(group, term);
  }
  return text;
}
export const rarity = count => count ? Math.log(1 + docs.length / count) : 0;

/** What places are worth: their best field, a part of the others, a little more for each further place in one. */
export function worth(places) {
  const counts = [0, 0, 0, 0];
  for (const place of places) counts[STARTS.findLastIndex(first => place >= first)] += 1;
  const all = counts.map((count, i) => count && WORTH[i] * (1 + Math.min(count - 1, 4) * 0.1));
  const best = Math.max(...all);
  return best + 0.3 * (all.reduce((sum, one) => sum + one) - best);
}

/** Documents that hold a whole run: number to its first places. And those that hold a part of it. */
export async function find(run) {
  const terms = termsOf(run);
  const found = await Promise.all(terms.map(([term]) => postings(term)));
  const whole = new Map(), part = new Map();
  if (!terms.length) return {whole, part};
  for (const [doc, places] of found[0]) {
    const firsts = places.filter(place => terms.every(([, off], i) =>
      !i || found[i].get(doc)?.includes(place + off - terms[0][1])));
    if (firsts.length) whole.set(doc, firsts);
  }
  if (terms.length > 1) {
    found.forEach((one, i) => one.forEach((places, doc) => {
      const had = part.get(doc) ?? {seen: new Set(), score: 0};
      had.seen.add(terms[i][1]).add(terms[i][1] + run.find(atom => atom.at - run[0].at === terms[i][1]).cjk);
      had.score += rarity(one.size) * worth(places) / terms.length;
      part.set(doc, had);
    }));
  }
  return {whole, part};
}

/* ---- words that are not in the index as they stand ---- */
/** Edit distance with neighbours swapped as one step; a number above `most` where it is larger. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older, old, row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    [older, old, row] = [old, row, [i]];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + !same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return row[b.length];
}

/** Terms of the index that begin with a word; those of fewer than three letters lie in many shards. */
async function longer(atom) {
  if (atom.text.length < 3 || /\d/.test(atom.text)) return [];
  const shard = await load(shardOf(atom.text));
  const roots = atom.term.length < 3 ? [atom.text] : [atom.term, atom.text];
  return Object.keys(shard).filter(term => term !== atom.term && roots.some(root => term.startsWith(root)));
}

/** Replace a word that stands nowhere by the nearest that does; tell [word, instead], or nothing. */
export async function mend(atom) {
  if (atom.cjk || atom.text.length < 4 || /\d/.test(atom.text) || rules.stop.has(atom.text)) return null;
  if (start.known.has(atom.term) || (await postings(atom.term)).size || (await longer(atom)).length) return null;
  const words = await load("words");
  let near = words.filter(word => word.startsWith(atom.text)), most = atom.text.length < 8 ? 1 : 2;
  for (const word of near.length ? [] : words) {
    const steps = distance(atom.text, word, most);
    if (steps < most) [near, most] = [[], steps];
    if (steps === most) near.push(word);
  }
  if (!near.length) return null;
  // The words that may be meant share their beginning more often than not, so their shards are few.
  const counted = await Promise.all(near.slice(0, 12).map(async word => [word, (await postings(stem(word))).size]));
  const rank = ([word, count]) => (word[0] === atom.text[0] ? 1e6 : 0) + count;
  const [instead] = counted.reduce((best, one) => rank(one) > rank(best) ? one : best);
  const slip = [atom.text, instead];
  [atom.text, atom.term] = [instead, stem(instead)];
  return slip;
}

/** Documents of a word, and of those that begin with it. */
export async function findWord(atom) {
  const whole = await postings(atom.term);
  const found = {whole, score: new Map(), words: [atom.term]};
  const add = (places, factor, doc) => {
    found.score.set(doc, Math.max(factor * worth(places), found.score.get(doc) ?? 0));
    if (!whole.has(doc)) whole.set(doc, places);
  };
  whole.forEach((places, doc) => add(places, 1, doc));
  if (whole.size && atom.text.length < 4) return found;
  for (const term of await longer(atom)) {
    (await postings(term)).forEach((places, doc) => add(places, 0.5, doc));
    found.words.push(term);
  }
  return found;
}

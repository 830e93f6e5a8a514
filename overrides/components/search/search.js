/* Search in the page. It cuts a query into the terms of the index (publicdesk/search/tokens.py), fetches the
   few small files that hold them, and ranks. The documents are the page's own full index: each has its number. */
(() => {
"use strict";
const at = id => document.getElementById(id);
const box = at("search");
if (!box) return;
const say = box.dataset;
const field = at("q"), form = field.form, status = at("search-status"), list = at("search-list");
const PER_PAGE = 10;

// Fields by the positions at which they start, as in publicdesk/search/index.py, and what a word in each is worth.
const STARTS = [0, 200, 400, 800], WORTH = [10, 6, 4, 1];
const KIND = {procedure: 1.4, service: 1.15, form: 1.1, measure: 0.45};
// Parts of a run of characters count beside the whole where the run is long; those of a short one lie anywhere.
const LONG_RUN = 5, PART = 0.5;

const files = new Map();
function load(name) {
  if (!files.has(name)) {
    const got = fetch(`${say.files}${name}.json?v=${say.version}`).then(answer => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
    files.set(name, got);
    got.catch(() => files.delete(name));
  }
  return files.get(name);
}

const docs = [];
for (const item of document.querySelectorAll("[data-n]")) {
  const link = item.querySelector("a");
  const doc = docs[item.dataset.n] ??= {
    n: +item.dataset.n, link, kind: item.closest("[data-kind]").dataset.kind, taxes: [],
    title: (link.querySelector("span") ?? link).textContent,
  };
  const tax = item.closest("[data-tax]");
  if (tax) doc.taxes.push(tax.dataset.tax);
}

/* ---- a text as terms ---- */
let start, stop;
const letter = character => start.same[character] ?? character;
const fold = text => text.normalize("NFKC").toLowerCase().replace(/./gsu, letter);
const TEXT = /([\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]+)|[a-z\u00df-\u024f]+|[0-9]+/gu;

function atoms(text) {
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

function stem(word) {
  if (word.length < 4 || /[^a-z0-9]/.test(word)) return word;
  if (/.{2}ies$/.test(word)) word = `${word.slice(0, -3)}y`;
  else if (/(sses|xes|ches|shes)$/.test(word)) word = word.slice(0, -2);
  else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
  const base = word.replace(/(ing|ed)$/, "");
  if (base !== word && /[aeiouy].*[^aeiou]$|[aeiouy]{2}$/.test(base)) word = base.replace(/([bdfgmnprt])\1$/, "$1");
  return word.endsWith("e") && word.length >= 4 ? word.slice(0, -1) : word;
}

/** Terms of a run of atoms with their distance from its first: pairs of characters, single ones, words. */
function termsOf(run) {
  const found = [];
  run.forEach((atom, i) => {
    const next = run[i + 1], before = run[i - 1];
    const place = atom.at - run[0].at;
    if (!atom.cjk) {
      if (!stop.has(atom.text)) found.push([atom.term, place]);
    } else if (next?.cjk && next.at === atom.at + 1) found.push([atom.text + next.text, place]);
    else if (!(before?.cjk && before.at + 1 === atom.at)) found.push([atom.text, place]);
  });
  return found;
}

/* ---- the index ---- */
function shardOf(term) {
  let value = 0x811c9dc5;
  for (const unit of term.slice(0, 3).split("")) value = Math.imul(value ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  return `t${value % start.shards}`;
}

/** Documents of a term: number to places. */
function read(flat) {
  const found = new Map();
  for (let i = 0, doc = 0; flat && i < flat.length;) {
    doc += flat[i];
    const places = [];
    for (let left = flat[i + 1], place = 0, j = i + 2; left; left -= 1, j += 1) places.push(place += flat[j]);
    found.set(doc, places);
    i += 2 + places.length;
  }
  return found;
}
const postings = async term => read((await load(shardOf(term)))[term]);
const rarity = count => count ? Math.log(1 + docs.length / count) : 0;

/** What places are worth: each field once, and a little more for each further place in it. */
function worth(places) {
  const counts = [0, 0, 0, 0];
  for (const place of places) counts[STARTS.findLastIndex(first => place >= first)] += 1;
  return counts.reduce((sum, count, i) => sum + (count && WORTH[i] * (1 + Math.min(count - 1, 4) * 0.1)), 0);
}

/** Documents that hold a whole run: number to its first places. And those that hold a part of it. */
async function find(run) {
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
async function mend(atom) {
  if (atom.cjk || atom.text.length < 4 || /\d/.test(atom.text) || stop.has(atom.text)) return null;
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
async function findWord(atom) {
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

/* ---- a query ---- */
/** The query without the words around a question; all of it where nothing else is left. */
function core(query) {
  const bare = start.aside.reduce((text, words) => text.replaceAll(words, " "), fold(query));
  return atoms(bare).length ? bare : query;
}

/** Cut a query into units: words that have synonyms, runs of characters, codes, single words. */
function unitsOf(all) {
  const units = [];
  let loose = [];
  const flush = () => {
    let run = [];
    for (const atom of loose) {
      if (run.length && !(atom.near && run.at(-1).at + 1 === atom.at)
        && !(atom.cjk && run.at(-1).cjk && run.at(-1).at + 1 === atom.at)) {
        units.push({runs: [run]});
        run = [];
      }
      run.push(atom);
    }
    if (run.length) units.push({runs: [run]});
    loose = [];
  };
  for (let i = 0; i < all.length;) {
    const same = synonymsAt(all, i);
    if (same) {
      flush();
      units.push({runs: [all.slice(i, i + same.length), ...same.others]});
      i += same.length;
    } else {
      loose.push(all[i]);
      i += 1;
    }
  }
  flush();
  return units.filter(unit => unit.runs.some(run => termsOf(run).length));
}

/** The longest synonym that stands at a place of the query, and the runs that mean the same. */
function synonymsAt(all, i) {
  let best = null;
  for (const word of start.heads.get(all[i].term) ?? []) {
    const {run, group} = word;
    if (best && run.length < best.length) continue;
    if (!run.every((atom, j) => all[i + j]?.term === atom.term && all[i + j].at - all[i].at === atom.at - run[0].at)) continue;
    const others = group.filter(other => other !== run && !isWithin(run, other));
    best = {length: run.length, others: best?.length === run.length ? [...best.others, ...others] : others};
  }
  return best;
}
const key = run => run.map(atom => atom.cjk ? atom.term : ` ${atom.term} `).join("");
const isWithin = (run, other) => key(other).includes(key(run));

async function prepare() {
  if (start) return;
  const got = await load("start");
  start = got;
  stop = new Set(got.stop);
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

/** Documents of a unit: number to score and share; how rare it is; what to mark. */
async function weigh(unit) {
  const found = new Map(), marks = {runs: [], words: new Set()};
  let rare = 0;
  const put = (doc, score, share) => {
    const had = found.get(doc);
    if (!had || score > had.score) found.set(doc, {score, share: Math.max(share, had?.share ?? 0)});
  };
  const all = await Promise.all(unit.runs.map(run => run.length === 1 && !run[0].cjk ? findWord(run[0]) : find(run)));
  all.forEach((one, i) => {
    const run = unit.runs[i], factor = i ? 0.85 : 1;
    const here = rarity(one.whole.size);
    rare = i ? rare : here;
    if (one.words) {
      one.words.forEach(word => marks.words.add(word));
      one.score.forEach((score, doc) => put(doc, factor * score * here, 1));
      return;
    }
    one.whole.forEach((places, doc) => put(doc, factor * worth(places) * here, 1));
    if (one.whole.size) marks.runs.push(key(run));
    const isNamed = [...one.whole.values()].some(([first]) => first < STARTS[2]);
    if (i || (one.whole.size && (run.length < LONG_RUN - 1 || (isNamed && run.length < LONG_RUN)))) return;
    one.part.forEach(({seen, score}, doc) => put(doc, PART * score, 0.9 * Math.min(1, seen.size / run.length)));
    for (const [term] of termsOf(run)) /[a-z0-9]/.test(term) ? marks.words.add(term) : marks.runs.push(term);
  });
  return {found, marks, weight: Math.max(rare, found.size ? 0.7 : 0)};
}

/** Rank the documents for a query: `hits` from best to worst, `whole` where one has all of it. */
async function search(query) {
  await prepare();
  const asking = atoms(core(query));
  const mended = (await Promise.all(asking.map(mend))).filter(Boolean);
  const units = await Promise.all(unitsOf(asking).map(weigh));
  const live = units.filter(unit => unit.found.size);
  const all = live.reduce((sum, unit) => sum + unit.weight, 0);
  const asked = key(atoms(query)).replaceAll("  ", " ").trim();
  const hits = [];
  for (const n of new Set(live.flatMap(unit => [...unit.found.keys()]))) {
    let score = 0, share = 0;
    for (const {found, weight} of live) {
      const one = found.get(n);
      if (!one) continue;
      score += one.score;
      share += one.share * weight / all;
    }
    const doc = docs[n];
    const title = doc.key ??= key(atoms(doc.title)).replaceAll("  ", " ").trim();
    const place = title.indexOf(asked);
    if (place >= 0) score *= (place ? 1.3 : 1.6) * (title === asked ? 1.6 : 1) * (1 + 0.5 * asked.length / title.length);
    hits.push({doc, share, score: score * share ** 2 * (KIND[doc.kind] ?? 1)});
  }
  const best = Math.max(0, ...hits.map(hit => hit.share));
  const kept = hits.filter(hit => hit.share >= 0.65 * best).sort((a, b) => b.score - a.score || a.doc.n - b.doc.n);
  const marks = {runs: units.flatMap(unit => unit.marks.runs), words: new Set(units.flatMap(unit => [...unit.marks.words]))};
  return {hits: kept, marks, mended, whole: best > 0.99 && live.length === units.length};
}

/* ---- what is shown ---- */
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const make = (name, values = {}) => Object.assign(document.createElement(name), values);

/** Put the words of a text that were looked for into `mark` elements. */
function mark(node, {runs, words}) {
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
    const bare = run.trim();
    for (let i = folded.indexOf(bare); bare && i >= 0; i = folded.indexOf(bare, i + 1)) light(i, bare.length);
    for (const word of run.match(/[a-z]{2,}|\d+/g) ?? []) words.add(word);
  }
  for (const match of folded.matchAll(/[a-z\u00df-\u024f]+|[0-9]+/g)) {
    if (words.has(stem(match[0]))) light(match.index, match[0].length);
  }
  const parts = [];
  for (let i = 0, first = 0; i < text.length; first = i) {
    while (i < text.length && on[i] === on[first]) i += 1;
    const part = text.slice(first, i);
    parts.push(on[first] ? make("mark", {textContent: part}) : part);
  }
  node.replaceChildren(...parts);
}

const nameOf = (facet, value) => facet === "kind"
  ? document.querySelector(`[data-kind="${CSS.escape(value)}"] [data-name]`).textContent
  : document.querySelector(`[data-tax="${CSS.escape(value)}"]`).previousElementSibling.textContent;

function address(wanted) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value && !(name === "page" && value < 2)) query.set(name, value);
  return `?${query}`;
}

function wantedNow() {
  const query = new URLSearchParams(location.search);
  const of = name => (query.get(name) ?? "").trim();
  return {q: of("q"), kind: of("kind"), tax: of("tax"), page: Math.max(1, parseInt(of("page"), 10) || 1)};
}

const fits = (hit, kind, tax) => (!kind || hit.doc.kind === kind) && (!tax || hit.doc.taxes.includes(tax));

/** Show each value of a facet that has results, with their number, as a link. */
function showFacet(name, wanted, hits) {
  const nav = document.querySelector(`[data-facet="${name}"]`), items = nav.querySelector("ul");
  const every = items.querySelector("a").cloneNode(true), counts = new Map();
  for (const hit of hits) {
    for (const value of name === "kind" ? [hit.doc.kind] : hit.doc.taxes) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const link = (value, a) => {
    a.href = address({...wanted, [name]: value, page: 1});
    a.dataset.value = value;
    a.removeAttribute("aria-current");
    if (value === wanted[name]) a.setAttribute("aria-current", "true");
    const item = make("li");
    item.append(a);
    return item;
  };
  const order = [...document.querySelectorAll(`[data-${name}]`)].map(one => one.dataset[name]);
  const values = [...new Set(order)].filter(value => counts.has(value) || value === wanted[name]);
  items.replaceChildren(link("", every), ...values.map(value =>
    link(value, make("a", {textContent: `${nameOf(name, value)} (${counts.get(value) ?? 0})`}))));
  nav.hidden = values.length < 2 && !wanted[name];
}

async function showHits(hits, marks, first) {
  const every = await Promise.all(hits.map(async hit => {
    const summaries = await load(`s${Math.floor(hit.doc.n / start.summaries)}`);
    return [hit, summaries[hit.doc.n % start.summaries]];
  }));
  list.start = first + 1;
  list.replaceChildren(...every.map(([{doc}, words]) => {
    const item = make("li"), title = make("p", {className: "entry-title"}), link = doc.link.cloneNode(true);
    const inner = link.querySelector("span");
    mark(inner ?? link, marks);
    title.append(link);
    const summary = make("p", {textContent: words, lang: inner?.lang ?? ""});
    if (!inner) summary.removeAttribute("lang");
    mark(summary, marks);
    const facts = make("p", {className: "entry-facts"});
    for (const fact of [nameOf("kind", doc.kind), ...doc.taxes.map(tax => nameOf("tax", tax))]) {
      facts.append(make("span", {textContent: fact}), " ");
    }
    item.append(title, summary, facts);
    return item;
  }));
}

function showPages(wanted, count) {
  const pages = Math.ceil(count / PER_PAGE), nav = at("search-pages");
  nav.hidden = pages < 2;
  nav.firstElementChild.replaceChildren(...Array.from({length: pages}, (_, i) => {
    const item = make("li"), link = make("a", {textContent: fill(say.page, {number: i + 1}), href: address({...wanted, page: i + 1})});
    if (i + 1 === wanted.page) link.setAttribute("aria-current", "page");
    item.append(link);
    return item;
  }));
}

const title = document.title;
let turn = 0, isFirst = true;
async function show() {
  const mine = turn += 1, wanted = wantedNow();
  field.value = wanted.q;
  document.title = wanted.q ? `${wanted.q} - ${title}` : title;
  if (!wanted.q) {
    box.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = say.wait;
  try {
    const {hits, marks, mended, whole} = await search(wanted.q);
    const shown = hits.filter(hit => fits(hit, wanted.kind, wanted.tax));
    wanted.page = Math.min(wanted.page, Math.ceil(shown.length / PER_PAGE) || 1);
    const first = (wanted.page - 1) * PER_PAGE;
    const page = shown.slice(first, first + PER_PAGE);
    if (mine !== turn) return;
    showFacet("kind", wanted, hits.filter(hit => fits(hit, "", wanted.tax)));
    showFacet("tax", wanted, hits.filter(hit => fits(hit, wanted.kind, "")));
    await showHits(page, marks, first);
    if (mine !== turn) return;
    showPages(wanted, shown.length);
    at("search-help").hidden = whole && shown.length > 0;
    if (isFirst) at("search-facets").open = matchMedia("(min-width: 60rem)").matches || !!(wanted.kind || wanted.tax);
    isFirst = box.hidden = false;
    const sentence = !shown.length ? say.none : !whole && !mended.length ? say.part : shown.length === 1 ? say.one : say.many;
    const slips = mended.map(([word, instead]) => fill(say.mended, {word, instead}));
    status.textContent = [...slips, fill(sentence, {number: shown.length, query: wanted.q})].join(" ");
  } catch (reason) {
    if (mine !== turn) return;
    box.hidden = true;
    status.textContent = say.broken;
    throw reason;
  }
}

function go(target) {
  history.pushState(null, "", target);
  return show();
}

form.addEventListener("submit", event => {
  event.preventDefault();
  go(address({q: field.value.trim()}));
});
field.addEventListener("focus", () => load("start").catch(() => {}), {once: true});
box.addEventListener("click", event => {
  const link = event.target.closest("#search-facets a, #search-pages a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  event.preventDefault();
  const facet = link.closest("[data-facet]");
  go(link.getAttribute("href")).then(() => {
    // The links are made anew, so the focus has to be put on the one that took the place of the old.
    if (facet) facet.querySelector(`[data-value="${CSS.escape(link.dataset.value)}"]`)?.focus();
    else at("search-results").focus();
  });
});
addEventListener("popstate", show);
window.publicdeskSearch = async query => (await search(query)).hits.map(({doc, score}) => (
  {href: doc.link.getAttribute("href"), kind: doc.kind, title: doc.title, score}));
window.publicdeskSearch.atoms = async text => (await prepare(), atoms(text).map(({term, at: place}) => [term, place]));
show();
})();

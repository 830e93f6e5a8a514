/* A query as units, and the documents ranked for it. */
import {docs, find, findWord, joined, mend, prepare, rarity, start, STARTS, worth} from "./search-index.js";
import {atoms, bare, fold, isWithin, key, rules, termsOf} from "./search-terms.js";

const KIND = {__proto__: null, procedure: 1.5, service: 1.3, form: 1.15, chapter: 0.75, page: 0.75, news: 0.75, measure: 0.4};
// Parts of a run of characters count beside the whole where the run is long; those of a short one lie anywhere.
const LONG_RUN = 5, PART = 0.5;

/** The query without the words around a question; all of it where nothing else is left. */
function core(query) {
  const left = rules.aside.reduce((text, words) => text.replaceAll(words, " "), fold(query));
  return atoms(left).length ? left : query;
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
      units.push({runs: [all.slice(i, i + same.length), ...same.others], name: same.name});
      i += same.length;
    } else {
      loose.push(all[i]);
      i += 1;
    }
  }
  flush();
  return units.filter(unit => unit.runs.some(run => termsOf(run).length));
}

/** The longest synonym that stands at a place of the query, the runs that mean the same, and their proper name. */
function synonymsAt(all, i) {
  let best = null;
  for (const word of start.heads.get(all[i].term) ?? []) {
    const {run, group} = word;
    if (best && run.length < best.length) continue;
    if (!run.every((atom, j) => all[i + j]?.term === atom.term && all[i + j].at - all[i].at === atom.at - run[0].at)) continue;
    const others = group.filter(other => other !== run && !isWithin(run, other));
    const also = best?.length === run.length ? best : null;
    best = {length: run.length, name: also?.name ?? group[0], others: [...also?.others ?? [], ...others]};
  }
  return best;
}

/** Documents of a unit: number to score and share; how rare it is; what to mark. */
async function weigh(unit) {
  const found = new Map(), marks = {runs: [], words: new Set()};
  // What editors call a thing counts full, another word for it less; two characters may stand there by chance.
  const [typed] = unit.runs, name = unit.runs.includes(unit.name) && !isWithin(unit.name, typed) ? unit.name : typed;
  const isChance = name !== typed && typed.length < 3 && typed[0].cjk;
  let rare = 0;
  const put = (doc, score, share) => {
    const had = found.get(doc);
    if (!had || score > had.score) found.set(doc, {score, share: Math.max(share, had?.share ?? 0)});
  };
  const all = await Promise.all(unit.runs.map(run => run.length === 1 && !run[0].cjk ? findWord(run[0]) : find(run)));
  all.forEach((one, i) => {
    const run = unit.runs[i], factor = run === name ? 1 : !i && isChance ? 0.6 : 0.85;
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
  return {found, marks, typed: bare(typed), isChance, weight: Math.max(rare, found.size ? 0.7 : 0)};
}

/** Rank the documents for a query: `hits` from best to worst, `whole` where one has all of it. */
export async function search(query) {
  await prepare();
  const asking = atoms(await joined(fold(core(query))));
  const mended = (await Promise.all(asking.map(mend))).filter(Boolean);
  const units = await Promise.all(unitsOf(asking).map(weigh));
  const live = units.filter(unit => unit.found.size);
  const all = live.reduce((sum, unit) => sum + unit.weight, 0);
  const asked = bare(atoms(query)), hits = [], isMeant = !units.some(unit => unit.isChance);
  for (const n of new Set(live.flatMap(unit => [...unit.found.keys()]))) {
    let score = 0, share = 0;
    for (const {found, weight} of live) {
      const one = found.get(n);
      if (!one) continue;
      score += one.score;
      share += one.share * weight / all;
    }
    const doc = docs[n];
    const title = doc.key ??= bare(atoms(doc.title)), place = title.indexOf(asked);
    if (isMeant && place < 0 && units.every(({typed}) => title.includes(typed))) score *= 1.15;
    if (isMeant && place >= 0) score *= (place ? 1.15 : 1.25) * (title === asked ? 1.6 : 1) * (1 + 0.4 * asked.length / title.length);
    // Of two titles that hold the words alike the shorter says more; so does the page that others lead to.
    hits.push({doc, share, score: score * share ** 2 * (KIND[doc.kind] ?? 1) * (1 + 3 / (title.length + 9))
      * (1 + 0.08 * Math.log2(1 + start.linked[n]))});
  }
  const best = Math.max(0, ...hits.map(hit => hit.share));
  const kept = hits.filter(hit => hit.share >= 0.65 * best).sort((a, b) => b.score - a.score || a.doc.n - b.doc.n);
  const marks = {runs: units.flatMap(unit => unit.marks.runs), words: new Set(units.flatMap(unit => [...unit.marks.words]))};
  return {hits: kept, marks, mended, whole: best > 0.99 && live.length === units.length};
}

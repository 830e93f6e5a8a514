/* The search page: what is asked stands in the address, and what is found is shown, counted and announced. */
import {load, start} from "./search-index.js";
import {search} from "./search-rank.js";
import {mark} from "./search-terms.js";

const at = id => document.getElementById(id);
const box = at("search");
const say = box.dataset;
const field = at("q"), form = field.form, status = at("search-status"), list = at("search-list");
const PER_PAGE = 10;
// A pasted letter would make thousands of look-ups; what is shown as the query is what was looked for.
const LONGEST = 200;

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => Object.hasOwn(values, name) ? values[name] : all);
const make = (name, values = {}) => Object.assign(document.createElement(name), values);

const nameOf = (facet, value) => facet === "kind"
  ? document.querySelector(`[data-kind="${CSS.escape(value)}"] [data-name]`).textContent
  : document.querySelector(`[data-tax="${CSS.escape(value)}"]`)?.previousElementSibling.textContent ?? value;

function address(wanted) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value && !(name === "page" && value < 2)) query.set(name, value);
  return `?${query}`;
}

function wantedNow() {
  const query = new URLSearchParams(location.search);
  const of = name => (query.get(name) ?? "").trim();
  return {q: of("q").slice(0, LONGEST), kind: of("kind"), tax: of("tax"), page: Math.max(1, parseInt(of("page"), 10) || 1)};
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
show();

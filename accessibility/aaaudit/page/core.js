/* The audit in the page: rules register here and say what they find; axe-core, loaded before, names and selects.
   aaaudit.define(id, rule): rule(page) may be async; page.fail, page.ask and page.pass each take an element and,
   the first two, a message of the rule's data and parameters for it. page.tell takes an element and texts by name,
   which a judge in Python decides on. */
(() => {
  const rules = new Map();
  const shown = (element) => element.outerHTML.slice(0, 300).replace(/\s+/g, " ");
  const texts = (params) => Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));

  class Page {
    constructor(rule, found, told) {
      this.rule = rule;
      this.found = found;
      this.told = told;
    }
    fail(element, message, params = {}) {
      this.#note("failed", element, message, params);
    }
    ask(element, message, params = {}) {
      this.#note("cannot tell", element, message, params);
    }
    pass(element) {
      this.#note("passed", element, "", {});
    }
    tell(element, data) {
      const selector = axe.utils.getSelector(element);
      this.told.push({ rule: this.rule, data: texts(data), selector, html: shown(element) });
    }
    #note(outcome, element, message, params) {
      const selector = axe.utils.getSelector(element);
      this.found.push({ rule: this.rule, outcome, message, params: texts(params), selector, html: shown(element) });
    }
  }

  /* Whether an element is rendered and not transparent: what a sighted reader could see by scrolling. */
  const visible = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  /* The elements that hold text of their own which is visible, in document order. */
  const textHolders = (root = document.body) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const holders = new Set();
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && parent && !parent.closest("script,style,template,noscript")) {
        holders.add(parent);
      }
    }
    return [...holders].filter(visible);
  };

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const name = (element) => axe.commons.text.accessibleText(element).trim();

  /* What several rules ask for, made once for all rules that run together. */
  const kept = new Map();
  const once = (make) => {
    if (!kept.has(make)) kept.set(make, make());
    return kept.get(make);
  };

  /* Run rules and, where it is `wanted`, take the page's profile too, while what axe knows of the page is there. */
  const run = async (ids, wanted) => {
    const found = [];
    const told = [];
    const errors = [];
    let profile = null;
    axe.setup(document);
    try {
      for (const id of ids) {
        try {
          await rules.get(id)(new Page(id, found, told));
        } catch (error) {
          errors.push(`${id}: ${(error && error.message) || error}`);
        }
      }
      if (wanted) profile = aaaudit.profile();
    } finally {
      axe.teardown();
      kept.clear();
    }
    return { found, told, errors, profile };
  };

  const BESIDE = ["::before", "::after"];

  /* What of an element readers get to, whatever its place: its kind of box, whether it is seen, what is made of it. */
  const got = (element) => {
    const { display, visibility, opacity, clipPath, clip } = getComputedStyle(element);
    const rect = element.getBoundingClientRect();
    const isAway = rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0 || rect.left + scrollX >= innerWidth;
    const isSpeck = rect.width * rect.height <= 1;
    const made = BESIDE.map((part) => getComputedStyle(element, part).content);
    return [display, visibility, opacity === "0", clipPath, clip, isAway, isSpeck, ...made].join();
  };

  /* Two hashes of 32 bits, in the manner of FNV-1a. */
  const hashed = (text) => {
    let [one, other] = [0x811c9dc5, 0x01000193];
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x85ebca6b);
    }
    return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
  };

  /* A mark of the document and of what readers get of it. */
  const contentMark = () => {
    const text = document.documentElement.outerHTML + all("body *").map(got).join(";");
    return `${hashed(text)}-${text.length}`;
  };

  window.aaaudit = { define: (id, rule) => rules.set(id, rule), ids: () => [...rules.keys()].sort(), run,
    visible, textHolders, all, name, once, hashed, contentMark };
})();

/* Pages put into the document of another one, in place of loading them: see placing.py for when that may be done.
   In a page that was loaded: compared() tells what its scripts made of it, and keeps what other pages must share with it;
   know(ways, changed) tells what is known of such pages; run(urls, ids, own) puts one page after the other and runs rules. */
aaaudit.placing = (() => {
  const BEYOND = "base,iframe,frame,object,embed,video,audio,canvas,portal,meta[http-equiv],template[shadowrootmode],"
    + "body link[rel~=stylesheet i]";
  const CODE = "style,script:not([type*=json i]),link[rel~=stylesheet i]";
  const ADDRESSES = ["href", "src"];
  const TOLD = /^(on.*|class|role|type|rel|media|lang|hidden|style|tabindex|open|disabled|contenteditable|popover)$/;
  const MOST_LETTERS = 500_000;
  const SECONDS_FOR_IMAGES = 5;
  let common = "";
  let known = new Set();
  let changes = {};

  const got = async (url, options) => {
    const answer = await fetch(url, options);
    const isPage = answer.ok && !answer.redirected && /^text\/html\b/.test(answer.headers.get("content-type") ?? "");
    const text = isPage ? await answer.text() : "";
    if (!text || text.length > MOST_LETTERS) return null;
    const doc = new DOMParser().parseFromString(text, "text/html");
    for (const hidden of doc.querySelectorAll("noscript")) hidden.textContent = hidden.innerHTML; // as where scripts run
    return doc;
  };

  const isCode = (node) => node instanceof Element && node.matches(CODE);

  /* What a document stands on: its kind, its root, and its styles and scripts in their order. */
  const groundOf = (doc, url) => {
    const shown = (element) => {
      const copy = element.cloneNode(true);
      for (const name of ADDRESSES) if (copy.hasAttribute(name)) copy.setAttribute(name, new URL(copy.getAttribute(name), url));
      return copy.outerHTML;
    };
    const tops = [doc.documentElement, doc.head].map((element) => element.cloneNode(false).outerHTML);
    return [doc.compatMode, ...tops, ...[...doc.head.children].filter(isCode).map(shown)].join("\n");
  };

  const isPlain = (doc) => !doc.querySelector(BEYOND) && [...doc.getElementsByTagName("*")].every(({ localName }) =>
    !localName.includes("-"));

  /* An element without what differs from page to page: texts, addresses, ids. Scripts and styles are all that they are. */
  const kindOf = (element, url) => {
    const attributes = [...element.attributes].map(({ name, value }) => (TOLD.test(name) ? `${name}=${value}` : name));
    const isWhole = isCode(element);
    const source = isWhole && element.hasAttribute("src") ? new URL(element.getAttribute("src"), url).href : "";
    return [element.localName, ...attributes.sort(), source, isWhole ? element.textContent : ""].join(" ");
  };

  /* The way from the root to each element, by the elements. */
  const waysOf = (doc, url) => {
    const ways = new Map();
    for (const element of doc.getElementsByTagName("*")) { // parents come before their children
      ways.set(element, aaaudit.hashed(`${ways.get(element.parentElement) ?? ""}>${kindOf(element, url)}`));
    }
    return ways;
  };

  /* Whether a field holds another value than its markup says. */
  const isTouched = (element) => {
    if (element.localName === "input") return element.value !== element.defaultValue || element.checked !== element.defaultChecked;
    if (element.localName === "textarea") return element.value !== element.defaultValue;
    return element.localName === "option" && element.defaultSelected && !element.selected;
  };

  const differences = (was, is) => {
    const names = new Set([...was.getAttributeNames(), ...is.getAttributeNames()]);
    const other = [...names].sort().filter((name) => was.getAttribute(name) !== is.getAttribute(name));
    return Object.fromEntries(other.map((name) => [name, is.getAttribute(name)]));
  };

  /* What scripts changed: attributes by the way to their element; null where they changed more, or not all that are alike. */
  const changedIn = (delivered, ways) => {
    const seen = {};
    const pairs = [[delivered.documentElement, document.documentElement]];
    while (pairs.length) {
      const [was, is] = pairs.pop();
      if (was.nodeName !== is.nodeName) return null;
      if (was.nodeType !== Node.ELEMENT_NODE) {
        if (was.nodeValue !== is.nodeValue) return null;
        continue;
      }
      const way = ways.get(was);
      const told = JSON.stringify(differences(was, is));
      if (is.shadowRoot || isTouched(is) || (seen[way] ?? told) !== told) return null;
      seen[way] = told;
      if (was.localName === "noscript") continue;
      if (was.localName === "template" && was.innerHTML !== is.innerHTML) return null;
      if (was.childNodes.length !== is.childNodes.length) return null;
      for (const [index, child] of was.childNodes.entries()) pairs.push([child, is.childNodes[index]]);
    }
    return Object.fromEntries(Object.entries(seen).filter(([, told]) => told !== "{}").map(([way, told]) =>
      [way, JSON.parse(told)]));
  };

  /* Of the page that is loaded: the ways to its elements as it is delivered, and what its scripts changed. */
  const compared = async () => {
    const url = location.href.split("#")[0];
    const doc = await got(url, { cache: "force-cache" }).catch(() => null);
    if (!doc) return null;
    const ways = waysOf(doc, url);
    common = groundOf(doc, url);
    const isOpen = isPlain(doc) && !document.adoptedStyleSheets.length;
    return { ways: [...new Set(ways.values())], changed: isOpen ? changedIn(doc, ways) : null };
  };

  const know = (ways, changed) => {
    known = new Set(ways);
    changes = changed;
  };

  const imagesDone = () => {
    const waiting = aaaudit.all("img:not([loading=lazy i])").filter(({ complete }) => !complete).map((image) =>
      new Promise((done) => { ["load", "error"].forEach((end) => image.addEventListener(end, done)); }));
    return Promise.race([Promise.all(waiting), new Promise((done) => { setTimeout(done, SECONDS_FOR_IMAGES * 1000); })]);
  };

  /* Give the head that is here what the other one has, around the styles and scripts, which stay. */
  const fill = (head) => {
    const standing = [...document.head.children].filter(isCode);
    for (const node of [...document.head.childNodes]) if (!isCode(node)) node.remove();
    let next = 0;
    for (const node of [...head.childNodes]) {
      if (isCode(node)) next += 1;
      else document.head.insertBefore(document.adoptNode(node), standing[next] ?? null);
    }
  };

  /* Put a page in the place of the one that is here; false where it cannot be, and nothing is changed. */
  const put = async (url) => {
    const doc = await got(url);
    if (!doc || !isPlain(doc) || groundOf(doc, url) !== common) return false;
    const ways = waysOf(doc, url);
    if (![...ways.values()].every((way) => known.has(way))) return false;
    for (const [element, way] of ways) {
      for (const [name, value] of Object.entries(changes[way] ?? {})) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    }
    history.replaceState(null, "", url);
    fill(doc.head);
    document.body.replaceWith(document.adoptNode(doc.body));
    scrollTo(0, 0);
    await imagesDone();
    aaauditStill();
    return true;
  };

  /* What the rules of axe and of the audit give here, as JSON: the driver is slow with large objects, not with texts. */
  const told = async (options, ids) => {
    const found = await axe.run(options);
    const { profile, ...own } = await aaaudit.run(ids, true);
    return [found, own, profile].map((part) => JSON.stringify(part));
  };

  /* Put pages and run rules in each: null for one that cannot be put. */
  const run = async (urls, options, own) => {
    const results = [];
    for (const url of urls) results.push((await put(url)) ? await told(options, own) : null);
    return results;
  };

  return { compared, know, run };
})();

/* Links of one name to different places: alone (2.4.9) and in one context (2.4.4). */
(() => {
  const MOST = 12; // different targets of one name that are compared; more are left to a person
  const BLOCK = /^(block|flex|grid|list-item|table-cell|flow-root)$/;
  const SCRIPTED = /location(?:\.href)?\s*=\s*["']([^"']+)["']/;

  const urlOf = (link) => {
    const href = link.href?.baseVal ?? link.href ?? link.getAttribute("onclick")?.match(SCRIPTED)?.[1];
    try {
      return href ? new URL(href, document.baseURI) : null;
    } catch {
      return null;
    }
  };

  const links = () =>
    axe.utils.querySelectorAll(axe._tree[0], "a[href],area[href],[role=link]")
      .map(({ actualNode }) => actualNode)
      .filter((link) => axe.commons.aria.getRole(link) === "link" || link.namespaceURI.endsWith("svg"))
      .filter((link) => axe.commons.dom.isVisibleToScreenReaders(link));

  /* Links with their URLs, by name; names that differ only by case or blanks are one. */
  const groups = () => {
    const found = new Map();
    for (const link of links()) {
      const name = axe.commons.text.accessibleText(link).replace(/\s+/g, " ").trim().toLowerCase();
      if (name) found.set(name, [...(found.get(name) ?? []), { link, url: urlOf(link), name }]);
    }
    return [...found.values()].filter((group) => new Set(group.map(({ url }) => url?.href)).size > 1);
  };

  /* Compare each target of a group with the first: "different" where one certainly differs. */
  const judgedGroup = async (group) => {
    const hrefs = new Set(group.map(({ url }) => url?.href));
    if (hrefs.has(undefined) || hrefs.size > MOST) return { verdict: "unclear" };
    let verdict = "same";
    for (const other of group.slice(1)) {
      const one = await aaaudit.targets.compare(group[0].url, other.url);
      if (one === "different") return { verdict: one, other };
      if (one === "unclear") verdict = one;
    }
    return { verdict };
  };

  const shown = (url) => {
    if (!url) return "";
    return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href;
  };

  aaaudit.define("aaa:link-same-name", async (page) => {
    for (const group of groups()) {
      const { verdict, other } = await judgedGroup(group);
      const [first] = group;
      const another = other ?? group.find(({ url }) => url?.href !== first.url?.href);
      const params = { name: first.name, one: shown(first.url), other: shown(another.url) };
      if (verdict === "same") group.forEach(({ link }) => page.pass(link));
      else if (verdict === "different") page.fail(first.link, "different", params);
      else page.ask(first.link, "unclear", params);
    }
  });

  const contextOf = (link) => {
    let context = link.parentElement;
    const isInline = () => !BLOCK.test(getComputedStyle(context).display);
    while (context.parentElement && context !== document.body && isInline()) {
      context = context.parentElement;
    }
    return context;
  };

  /* Whether a reader sees what tells two links apart: pictures, or words between them. */
  const isToldApart = (one, other, context) => {
    const around = context.parentElement ?? context;
    const pictured = [one, other].some((link) => getComputedStyle(link).backgroundImage !== "none");
    if (pictured || around.querySelector("img,svg,canvas,video")) return true;
    const range = document.createRange();
    range.setStartAfter(one);
    range.setEndBefore(other);
    return /\p{L}{2}/u.test(range.toString());
  };

  aaaudit.define("aaa:link-same-name-in-context", async (page) => {
    for (const group of groups()) {
      const contexts = Map.groupBy(group, ({ link }) => contextOf(link));
      for (const [context, [first, ...others]] of contexts) {
        for (const other of others) {
          if (!first.url || !other.url) continue;
          if ((await aaaudit.targets.compare(first.url, other.url)) !== "different") continue;
          const params = { name: first.name, one: shown(first.url), other: shown(other.url) };
          if (isToldApart(first.link, other.link, context)) page.fail(other.link, "different", params);
          else page.ask(other.link, "unclear", params);
        }
      }
    }
  });
})();

/* axe.run as the audit wants it: an error is told at once, and only what is wanted is given. axe's rule on high contrast
   passes text that the rule on low contrast fails, by a threshold. Without it, text that it passes (at 7:1, or 4.5:1 where
   large) passes the other as well, which costs as much again; so both are run as axe has them only on texts that it does not
   pass. Of texts that look alike (alike.js) it looks at the first few, and where it does not pass one, at all of them. */
(() => {
  const run = axe.run;
  const [HIGH, LOW] = ["color-contrast-enhanced", "color-contrast"];
  const BOTH = [HIGH, LOW];
  const ENOUGH = 3; // texts that look alike
  const given = async (ids, options) => {
    const { violations, incomplete, passes } = await run({ ...options, runOnly: { type: "rule", values: ids } });
    return { violations, incomplete, passed: passes.map(({ id }) => id) };
  };
  const withoutThreshold = async (action) => {
    const sizes = Object.values(axe._audit.checks[HIGH].options.contrastRatio);
    const kept = sizes.map(({ minThreshold }) => minThreshold);
    sizes.forEach((size) => delete size.minThreshold);
    try {
      return await action();
    } finally {
      sizes.forEach((size, index) => { size.minThreshold = kept[index]; });
    }
  };

  /* Do something while the rules on contrast take those elements only that are chosen. Of text in SVG, whose colour is its
     fill, axe tells nothing: our own rules do, from pictures. */
  const withOnly = async (isChosen, action) => {
    const rules = (axe._audit?.rules ?? []).filter(({ id }) => BOTH.includes(id));
    const kept = rules.map((rule) => rule.matches);
    rules.forEach((rule, index) => {
      rule.matches = (...asked) => !(asked[0] instanceof SVGElement)
        && isChosen(asked[0], () => kept[index].apply(rule, asked));
    });
    try {
      return await action();
    } finally {
      rules.forEach((rule, index) => { rule.matches = kept[index]; });
    }
  };

  /* The first few texts that look alike, and each that is like no other. */
  const firstFew = (likeness) => {
    const taken = new Map();
    return (element, matches) => {
      const like = likeness(element);
      const before = taken.get(like) ?? 0;
      if ((like && before === ENOUGH) || !matches()) return false;
      taken.set(like, before + 1);
      return true;
    };
  };

  const elementOf = ({ target }) => {
    try {
      return target.length === 1 && typeof target[0] === "string" ? document.querySelector(target[0]) : null;
    } catch {
      return null;
    }
  };

  const canSpare = (ids) => BOTH.every((id) => ids.includes(id)) && axe._audit?.checks?.[HIGH]?.options?.contrastRatio;
  const onHigh = (results) => results.filter(({ id }) => id === HIGH);
  const others = (results) => results.filter(({ id }) => id !== HIGH);
  const all = async (options) => {
    const ids = options.runOnly.values;
    if (!canSpare(ids)) return withOnly((_, matches) => matches(), () => given(ids, options));
    const { likeness } = aaauditAlike.read();
    const first = await withOnly(firstFew(likeness), () =>
      withoutThreshold(() => given(ids.filter((id) => id !== LOW), options)));
    const open = [...onHigh(first.violations), ...onHigh(first.incomplete)].flatMap(({ nodes }) => nodes.map(elementOf));
    if (!open.length) {
      if (first.passed.includes(HIGH)) first.passed.push(LOW);
      return first;
    }
    const likes = new Set(open.map((element) => element && likeness(element)));
    const isOpen = (element) => open.includes(null) || open.includes(element) || likes.has(likeness(element) || null);
    const both = await withOnly((element, matches) => isOpen(element) && matches(), () => given(BOTH, options));
    const passed = new Set([...first.passed, ...both.passed]);
    if (first.passed.includes(HIGH)) passed.add(LOW);
    return {
      violations: [...others(first.violations), ...both.violations],
      incomplete: [...others(first.incomplete), ...both.incomplete],
      passed: [...passed],
    };
  };
  axe.run = (options) => all(options).catch((error) => ({ error: String((error && error.message) || error) }));
})();

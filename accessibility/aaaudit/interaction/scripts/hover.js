/* What appears under the pointer or with the focus (1.4.13): it has to go away on Escape, to stay under the pointer, and
   not to vanish by itself. */
(() => {
  const hands = aaaudit.hands;
  const RULE = "aaa:hover-content";
  const STATE = /:(hover|focus-within|focus-visible|focus)/;
  const MOST = 6;
  let before = new Set();
  let shown = [];

  const parts = (selector) => selector.split(/,(?![^(]*\))/).map((part) => part.trim());
  const triggersOf = (part) => {
    const at = part.search(STATE);
    if (at < 0 || !/[\s>+~]/.test(part.slice(at).trim().replace(/^:[\w-]+(\([^)]*\))?/, "")) && !/::/.test(part)) return [];
    const base = part.slice(0, at) || "*";
    try {
      return aaaudit.all(/[\s>+~]$/.test(base) ? `${base}*` : base);
    } catch {
      return [];
    }
  };
  const SHOWS = ["display", "visibility", "opacity", "clip", "clip-path", "height", "max-height", "left", "top",
    "right", "transform", "scale"];
  const styled = () => hands.answers().filter((rule) => SHOWS.some((name) => rule.style.getPropertyValue(name)))
    .flatMap((rule) => parts(rule.selectorText)).filter((part) => part.includes(":hover")).flatMap(triggersOf);
  const TYPES = ["mouseenter", "mouseover", "pointerenter", "pointerover"];
  const scripted = () => [...hands.listening].filter(([target, types]) => target instanceof Element
    && target !== document.body && target !== document.documentElement && TYPES.some((type) => types.has(type)))
    .map(([target]) => target);

  const holders = () => [...aaaudit.textHolders(), ...aaaudit.all("img,input,button").filter(aaaudit.visible)]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth + scrollX;
    });
  const kind = (element) => `${element.localName}.${element.className}<${element.parentElement?.className}`;

  aaaudit.look("hover.triggers", () => {
    const kinds = new Map();
    const script = scripted();
    for (const element of [...script, ...styled()]) {
      if (hands.visible(element) && !kinds.has(kind(element))) kinds.set(kind(element), element);
    }
    hands.kept = [...kinds.values()].slice(0, MOST);
    return hands.kept.map((element) => script.includes(element));
  });
  const middle = (element) => {
    const [box] = element.getClientRects();
    return [box.left + Math.min(box.width / 2, 20), box.top + box.height / 2];
  };
  aaaudit.hand("hover.start", async (index) => {
    const element = hands.kept[index];
    element.scrollIntoView({ block: "center", behavior: "instant" });
    await hands.frame();
    before = new Set(holders());
    return middle(element);
  });
  const alone = (element) => !shown.some((other) => other !== element && other.contains(element));
  /* What came to view since the start: gives a place on it, or null. */
  aaaudit.look("hover.shown", () => {
    shown = holders().filter((element) => !before.has(element));
    shown = shown.filter(alone);
    return shown.length ? middle(shown[0]) : null;
  });
  aaaudit.look("hover.stays", async () => {
    await hands.frame();
    return shown.some((element) => element.isConnected && holders().includes(element));
  });
  /* Whether what appeared lies over text that was there before. */
  aaaudit.look("hover.obscures", (index) => [...before].some((element) => {
    if (!element.isConnected || hands.kept[index].contains(element) || element.contains(hands.kept[index])) return false;
    const under = [...element.getClientRects()];
    return shown.some((over) => {
      const box = over.getBoundingClientRect();
      return under.some((rect) => rect.width && Math.min(rect.right, box.right) - Math.max(rect.left, box.left) > 4
        && Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top) > 4);
    });
  }));
  aaaudit.look("hover.found", (index, message) => {
    hands.fail(RULE, hands.kept[index], message, { text: hands.words(shown[0]?.innerText).slice(0, 60) });
  });
  /* Whether only a mouse gets at controls that appear. */
  aaaudit.hand("hover.reach", (index) => {
    const trigger = hands.kept[index];
    const controls = shown.filter((element) => element.closest("a[href],button,input"))
      .map((element) => element.closest("a[href],button,input")).filter((control) => !control.matches(":disabled"));
    if (!controls.length) return;
    const reached = [trigger, ...aaaudit.all("*", trigger)].some((one) => hands.isTabbable(one) && !shown.includes(one)
      && !controls.includes(one));
    const near = trigger.parentElement && aaaudit.all("*", trigger.parentElement)
      .some((one) => hands.isTabbable(one) && !controls.includes(one));
    if (reached || near || controls.some((control) => getComputedStyle(control).visibility === "visible"
      && control.checkVisibility())) return;
    hands.fail("aaa:keyboard-reach", trigger, "hover-only", { name: hands.name(controls[0]) });
  });
})();

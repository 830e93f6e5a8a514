/* What every act of the hands shares. An act registers with aaaudit.hand(name, act), or with aaaudit.look(name, act) where
   it leaves no trace that a later act could meet; act(...args) may be async. Its helpers note facts in the shape of the
   rules in the page, and watch what the page does by itself or in answer. */
(() => {
  const acts = new Map();
  const hands = { found: [], log: [], restless: new Set(), listening: new Map(), kept: [], mark: "" };
  const shown = (element) => element.outerHTML.slice(0, 300).replace(/\s+/g, " ");
  const texts = (params) => Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
  let ready = false;

  hands.selector = (element) => {
    if (!ready) axe.setup(document);
    ready = true;
    return axe.utils.getSelector(element);
  };
  const note = (outcome) => (rule, element, message, params = {}) => {
    const fact = { rule, outcome, message, params: texts(params) };
    hands.found.push({ ...fact, selector: hands.selector(element), html: shown(element) });
  };
  hands.fail = note("failed");
  hands.ask = note("cannot tell");
  hands.pass = (rule, element) => note("passed")(rule, element, "");

  hands.rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  hands.frame = () => new Promise(requestAnimationFrame);
  hands.words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  hands.visible = (element) => {
    const box = element.getBoundingClientRect();
    return aaaudit.visible(element) && box.width > 0 && box.height > 0 && !element.closest("[inert]");
  };

  /* The words by which people know a control; not the computed name, which needs a tree that changes under us. */
  hands.name = (element) => {
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const referred = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const labels = [...(element.labels ?? [])].map((label) => label.innerText).join(" ");
    const own = element.matches("input[type=button],input[type=submit],input[type=reset]") ? element.value : "";
    const image = element.querySelector("img[alt]")?.alt ?? "";
    const candidates = [referred, element.getAttribute("aria-label"), labels, own,
      element.matches("input,select,textarea") ? "" : `${element.innerText ?? ""} ${image}`, element.title,
      element.getAttribute("placeholder")];
    return hands.words(candidates.find((text) => hands.words(text)) ?? "");
  };

  const NATIVE = "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe,audio[controls],"
    + "video[controls],[contenteditable=''],[contenteditable=true],[contenteditable=plaintext-only]";
  hands.isFocusable = (element) =>
    (element.matches(NATIVE) || element.hasAttribute("tabindex")) && !element.matches(":disabled")
    && !element.closest("[inert]") && element.checkVisibility({ visibilityProperty: true });
  hands.isTabbable = (element) => hands.isFocusable(element) && element.tabIndex >= 0;
  hands.isNative = (element) => element.matches(NATIVE);

  const isStop = (element) => {
    if (element.localName !== "input" || element.type !== "radio" || !element.name) return true;
    const group = aaaudit.all(`input[type=radio][name="${CSS.escape(element.name)}"]`, element.form ?? document);
    return element.checked || (!group.some((radio) => radio.checked) && group[0] === element);
  };
  /* The elements where Tab stops, in its order. */
  hands.stops = () => {
    const all = aaaudit.all(`${NATIVE},[tabindex]`).filter((element) => hands.isTabbable(element) && isStop(element));
    const positive = all.filter((element) => element.tabIndex > 0).sort((one, other) => one.tabIndex - other.tabIndex);
    return [...positive, ...all.filter((element) => element.tabIndex === 0)];
  };

  /* Notes what changes, who takes the focus, and where the page would go, which is then not gone to. */
  const isTelling = (record) => {
    if ([document.documentElement, document.body, document.head].includes(record.target)) {
      return record.type === "childList" && record.target === document.body;
    }
    return ![...hands.restless].some((node) => node === record.target || node.contains(record.target));
  };
  const observer = new MutationObserver((records) => {
    for (const record of records) if (isTelling(record)) enter("change", record.target, record);
  });
  const enter = (kind, target, record = null) => hands.log.push({ mark: hands.mark, kind, target, record });
  hands.enter = enter;
  hands.flush = () => {
    for (const record of observer.takeRecords()) if (isTelling(record)) enter("change", record.target, record);
    return hands.log;
  };
  const stay = (event) => {
    if (event.hashChange) return;
    enter("leave", document.documentElement);
    if (event.cancelable) event.preventDefault();
  };
  hands.watch = () => {
    hands.touched = true;
    if (hands.watching) return;
    hands.watching = true;
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    navigation.addEventListener("navigate", stay);
    addEventListener("keydown", (event) => { hands.mark = event.key; }, true);
    // not focusin, which stays away where a listener for focus has moved the focus on
    addEventListener("focus", (event) => event.target instanceof Element && enter("focus", event.target), true);
    addEventListener("blur", (event) => event.target === window && enter("away", document.body), true);
    addEventListener("submit", (event) => enter("submit", event.target), true);
    window.open = () => { enter("open", document.documentElement); return null; };
  };
  hands.clear = () => { hands.flush(); hands.log.length = 0; hands.mark = ""; };
  /* Learns what changes with nobody there, which is then no answer to anybody. */
  hands.calm = async (milliseconds) => {
    hands.watch();
    hands.clear();
    await hands.rest(milliseconds);
    for (const { kind, target } of hands.flush()) if (kind === "change") hands.restless.add(target);
    hands.clear();
  };
  hands.kinds = () => hands.flush().map((entry) => entry.kind);

  const scrolled = () => aaaudit.all("*").filter((element) => element.scrollTop || element.scrollLeft)
    .map((element) => `${element.scrollTop},${element.scrollLeft}`).join(" ");
  hands.values = () => JSON.stringify([scrollX, scrollY, scrolled(),
    aaaudit.all("input,select,textarea").map((field) => [field.value, field.checked])]);

  /* Controls whose words, or those of the group they stand in, say what is looked for. */
  const group = (element) => {
    const box = element.closest("fieldset,[role=group],section,form,[role=dialog]")
      ?? element.parentElement?.parentElement;
    const text = hands.words(box?.innerText);
    return text.length < 160 ? text : "";
  };
  const CONTROLS = "button,input[type=button],input[type=checkbox],input[type=radio],input[type=submit],select,summary,"
    + "[role=button],[role=switch],[role=checkbox],a[href]";
  hands.controls = (pattern) => aaaudit.all(CONTROLS)
    .filter((element) => hands.isFocusable(element) && element.getClientRects().length)
    .filter((element) => pattern.test(hands.name(element)) || pattern.test(group(element)));
  hands.leads = (element) => element.matches("a[href]") && !/^(#|javascript:)/i.test(element.getAttribute("href"));
  hands.isInput = (element) => element.matches("input:not([type=button],[type=submit],[type=reset],[type=image],"
    + "[type=hidden],[type=checkbox],[type=radio],[type=range],[type=color],[type=file]),textarea")
    || element.isContentEditable;

  hands.act = async (name, args) => {
    hands.found = [];
    const { act, harmless } = acts.get(name);
    hands.touched = !harmless;
    try {
      const answer = await act(...args);
      return { answer: answer ?? null, found: hands.found, touched: hands.touched };
    } finally {
      if (ready) axe.teardown();
      ready = false;
    }
  };
  aaaudit.hands = hands;
  aaaudit.hand = (name, act) => acts.set(name, { act, harmless: false });
  aaaudit.look = (name, act) => acts.set(name, { act, harmless: true });
  aaaudit.hand("calm", (milliseconds) => hands.calm(milliseconds));
})();

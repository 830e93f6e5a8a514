/* What Tab did, in numbers: each element that took the focus has one. And what could free a trapped reader (2.1.2). */
(() => {
  const hands = aaaudit.hands;
  const DIALOG = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true]";
  const HELP = /how|help|exit|leave|escape|keyboard|說明|幫助|如何|離開|鍵盤|ヘルプ|方法|抜け|離れ|キーボード/i;
  const NAMED = /(?:(?:ctrl|control|alt|shift|option|⌃|⌥)\s*[+＋-]\s*)+(?:f\d{1,2}|esc(?:ape)?|[a-z0-9])(?![a-z])|\bF\d{1,2}\b/gi;
  const SINGLE = [/\b([a-z0-9])[\s-]key\b/gi, /\bkey\s+["“]?([a-z0-9])\b/gi, /\bpress(?:ing)?\s+["“]?([A-Z0-9])["”]?(?=\s+to\b|[.,;]|\s*$)/g,
    /(?<![a-z0-9])([a-z0-9])\s*(?:鍵|キー)/gi];

  const number = (element) => {
    const index = hands.kept.indexOf(element);
    return index < 0 ? hands.kept.push(element) - 1 : index;
  };
  /* The focus has left for good where nothing has fetched it back before the next key. */
  let keys = 0;
  const leave = (event) => {
    if (event.target !== window) return;
    const at = keys;
    setTimeout(() => {
      if (document.activeElement === document.body || keys !== at) hands.enter("gone", document.body);
    }, 20);
  };
  aaaudit.hand("trap.start", () => {
    hands.watch();
    addEventListener("keydown", () => { keys += 1; }, true);
    addEventListener("blur", leave, true);
    document.activeElement?.blur();
    hands.clear();
  });
  /* Who has the focus, if Tab can no more move it within: fields of several parts, players and frames have stops that
     no event tells of. */
  const SEVERAL = "iframe,object,embed,audio,video,input[type^=date],input[type=time],input[type=month],input[type=week]";
  const holder = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element && element !== document.body && !element.shadowRoot && !element.matches(SEVERAL) ? element : null;
  };
  let held = null;
  aaaudit.hand("trap.read", () => {
    const steps = hands.flush().filter(({ kind }) => kind === "focus" || kind === "gone");
    const answer = steps.map(({ kind, target }) => (kind === "gone" ? -1 : number(target)));
    const now = holder();
    if (!answer.length && now && now === held) answer.push(number(now), number(now));
    held = now;
    hands.clear();
    return answer;
  });
  /* The elements that answer as the focus comes or goes, by number; null where more than those could. */
  const ANSWERS = ["focus", "blur", "focusin", "focusout"];
  aaaudit.look("trap.sources", () => {
    const targets = [...hands.listening].filter(([, types]) => ANSWERS.some((type) => types.has(type)))
      .map(([target]) => target);
    const stops = new Set(hands.stops());
    return targets.length <= 10 && targets.every((target) => stops.has(target)) ? targets.map(number) : null;
  });
  aaaudit.hand("trap.enter", (source) => {
    hands.kept[source].focus();
    held = null;
    hands.clear();
  });
  /* In the page's own time: a timer of the page that was to fire before this one has fired, however slow all is. */
  aaaudit.hand("trap.rest", (milliseconds) => hands.rest(milliseconds));
  /* Whether any element keeps Tab from doing what it does. */
  aaaudit.hand("trap.taken", () => hands.stops().slice(0, 200).some((stop) => [false, true].every((shiftKey) => {
    const data = { key: "Tab", code: "Tab", keyCode: 9, which: 9, shiftKey, bubbles: true, cancelable: true };
    return !stop.dispatchEvent(new KeyboardEvent("keydown", data));
  })));
  /* The keys that the page's visible text names, such as Ctrl+M or "the M key". */
  const named = () => {
    const text = document.body.innerText;
    const combined = (text.match(NAMED) ?? []).map((key) => key.replace(/\s+/g, ""));
    const single = SINGLE.flatMap((pattern) => [...text.replace(NAMED, " ").matchAll(pattern)].map((match) => match[1]));
    return [...new Set([...combined, ...single])];
  };
  aaaudit.hand("trap.keys", async (members) => {
    if (named().length) return named();
    const helps = members.map((index) => hands.kept[index])
      .filter((element) => element.matches("a,button,summary") && HELP.test(hands.name(element)));
    for (const help of helps.slice(0, 2)) {
      help.click();
      await hands.rest(30);
    }
    return named();
  });
  aaaudit.look("trap.closers", (members) => {
    const inside = members.filter((index) => hands.kept[index].closest(DIALOG));
    return inside.length < members.length ? [] : inside.filter((index) => hands.kept[index].matches("button,[role=button]"));
  });
  aaaudit.hand("trap.click", async (index) => {
    hands.kept[index].click();
    await hands.rest(60);
  });
  aaaudit.look("trap.found", (outcome, members, message, params) => {
    const element = hands.kept[members[0]] ?? document.body;
    hands[outcome]("aaa:keyboard-trap", element, message, params);
  });
})();

/* Shortcuts of one printable character (2.1.4): which keys do something with the focus on nothing, and whether a control
   that says so turns them off. */
(() => {
  const hands = aaaudit.hands;
  const WORDS = /short ?cuts?|hot ?keys?|single[- ]key|\bkeys?\b|快捷鍵|快速鍵|熱鍵|按鍵|單鍵|鍵盤|ショートカット|キー/i;
  const SILENT = new Set(["away"]);
  let values = "";

  aaaudit.hand("shortcuts.start", async () => {
    document.activeElement?.blur();
    await hands.calm(150);
    values = hands.values();
    addEventListener("keydown", () => setTimeout(() => {
      if (hands.values() === values) return;
      values = hands.values();
      hands.enter("change", document.documentElement);
    }, 0), true);
  });
  /* The keys that had an answer since the start. */
  aaaudit.hand("shortcuts.answered", async () => {
    await hands.rest(60);
    const log = hands.flush().filter(({ kind, mark }) => mark && !SILENT.has(kind));
    return [...new Set(log.map(({ mark }) => mark))];
  });
  const candidates = () => hands.controls(WORDS).filter((control) => !hands.leads(control)).slice(0, 6);
  aaaudit.look("shortcuts.controls", () => candidates().length);
  aaaudit.look("shortcuts.leads", () => hands.controls(WORDS).some(hands.leads));
  /* Works a control, and whatever new control comes to view by it; gives how many came. */
  const WORKS = "input[type=checkbox],input[type=radio],[role=switch],[role=checkbox]";
  const work = (control) => {
    if (control.localName === "select") {
      control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    } else control.click();
  };
  aaaudit.hand("shortcuts.work", async (index) => {
    const seen = new Set(hands.controls(/./));
    work(candidates()[index]);
    await hands.rest(50);
    for (const control of hands.controls(WORDS)) if (!seen.has(control) && control.matches(WORKS)) control.click();
    await hands.rest(30);
    document.activeElement?.blur();
    values = hands.values();
    hands.clear();
  });
  aaaudit.look("shortcuts.found", (outcome, message, keys) => {
    hands[outcome]("aaa:character-shortcut", document.body, message, { keys });
  });
})();

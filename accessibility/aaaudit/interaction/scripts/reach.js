/* What a mouse can work and a keyboard cannot (2.1.1), and what Tab takes in another order than eyes do (2.4.3). */
(() => {
  const hands = aaaudit.hands;
  const RULE = "aaa:keyboard-reach";
  const DOWN = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "dblclick", "touchstart", "touchend"];
  const KEYS = ["keydown", "keyup", "keypress", "click", "focus", "focusin"];
  const ROLES = "[role=button],[role=link],[role=checkbox],[role=switch],[role=slider],[role=spinbutton]";
  const COMPOSITE = "[role=tablist],[role=menu],[role=menubar],[role=radiogroup],[role=toolbar],[role=grid],"
    + "[role=tree],[role=treegrid],[role=listbox],[aria-activedescendant]";
  const hears = (element, types) => types.filter((type) => hands.listening.get(element)?.has(type));
  const chain = (element) => {
    const above = [];
    for (let one = element.parentElement; one; one = one.parentElement) above.push(one);
    return [...above, document, window];
  };
  const hearsAbove = (element, types) => chain(element).some((one) => hears(one, types).length);
  const isPointer = (element) => getComputedStyle(element).cursor === "pointer"
    && getComputedStyle(element.parentElement).cursor !== "pointer";

  const isReached = (element) => hands.isFocusable(element)
    || element.closest("a[href],button,label,summary,[contenteditable],select,[aria-disabled=true],[aria-hidden=true]")
    || chain(element).some((one) => one.nodeType === 1 && one !== document.body && hands.isTabbable(one))
    || aaaudit.all("*", element).some(hands.isFocusable);
  const sameName = (element) => {
    const name = hands.name(element);
    return name && hands.stops().some((stop) => hands.name(stop) === name);
  };
  const clickable = (element) => !element.matches("html,body,head *,option,label,svg *,canvas,video,audio")
    && (hears(element, DOWN).length || element.matches(ROLES) || isPointer(element));

  /* Works an element as a mouse would and tells whether anything came of it. */
  const works = async (element) => {
    hands.clear();
    const before = hands.values();
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"]) {
      const kind = type.startsWith("pointer") ? PointerEvent : MouseEvent;
      element.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, composed: true, button: 0 }));
    }
    await hands.rest(40);
    const cosmetic = ({ record, target }) => record?.type === "attributes" && target === element
      && /^(class|style|data-.*)$/.test(record.attributeName);
    const answered = hands.flush().some((entry) =>
      entry.kind === "leave" || entry.kind === "open" || (entry.kind === "change" && !cosmetic(entry)));
    return answered || before !== hands.values();
  };

  const judgeUnreached = async (element) => {
    const role = element.matches(ROLES);
    const listens = hears(element, DOWN);
    if (!role && element.innerText?.length > 300 && !isPointer(element)) return; // it listens for what is in it
    if (element.closest(COMPOSITE)) return;
    const effect = await works(element);
    const params = { name: hands.name(element) || element.localName };
    if (effect && !sameName(element)) hands.fail(RULE, element, "unreached", params);
    else if (effect || (role && (listens.length || isPointer(element)))) {
      (sameName(element) ? hands.ask : hands.fail)(RULE, element, sameName(element) ? "double" : "unreached", params);
    } else if (role) hands.ask(RULE, element, "role", params);
  };

  /* A control that focus reaches, but that hears the pointer only. */
  const judgeMute = (element) => {
    const wants = hears(element, DOWN);
    if (!wants.length || hears(element, KEYS.slice(0, 3)).length || hearsAbove(element, KEYS.slice(0, 3))) return;
    if (element.matches("input,select,textarea,summary,a[href],iframe,video,audio,[type=submit],[popovertarget]")
      || element.isContentEditable) return;
    const native = element.localName === "button";
    if (native && (hears(element, KEYS).length || hearsAbove(element, ["click"]) || element.form)) return;
    const message = native ? "pointer-only" : "mute";
    hands.fail(RULE, element, message, { name: hands.name(element) || element.localName });
  };

  /* A label that a mouse can click for a control which nothing can focus. */
  const judgeLabel = (label) => {
    const control = label.control;
    if (!control?.matches("input[type=checkbox],input[type=radio],input[type=file]") || control.disabled) return;
    if (hands.isFocusable(control) || !hands.visible(label) || aaaudit.all("*", label).some(hands.isTabbable)) return;
    if (hands.isTabbable(label)) return;
    const told = sameName(label) || document.querySelector(`[aria-controls~="${CSS.escape(control.id || "-")}"]`);
    (told ? hands.ask : hands.fail)(RULE, label, told ? "double" : "label", { name: hands.words(label.innerText) });
  };

  /* A link or button that Tab is told to leave out. */
  const judgeLeftOut = (element, scripted) => {
    if (element.closest(`${COMPOSITE},[role=combobox],[aria-hidden=true]`) || element.closest("[contenteditable]")) return;
    const same = (stop) => (element.href ? stop.href === element.href : hands.name(stop) === hands.name(element));
    if (hands.stops().some(same) || !hands.visible(element)) return;
    (scripted || element.localName === "button" ? hands.ask : hands.fail)(RULE, element, "left-out", { name: hands.name(element) || element.localName });
  };

  aaaudit.look("reach", async (scripted) => {
    aaaudit.all("label").forEach(judgeLabel);
    aaaudit.all('a[href][tabindex^="-"],button[tabindex^="-"],input[tabindex^="-"],select[tabindex^="-"]')
      .filter((element) => hands.isFocusable(element)).slice(0, 10)
      .forEach((element) => judgeLeftOut(element, scripted));
    if (!scripted) return;
    aaaudit.all("*", document.body).filter((element) => hands.isFocusable(element)).forEach(judgeMute);
    const unreached = aaaudit.all("*", document.body)
      .filter((element) => clickable(element) && hands.visible(element) && !isReached(element));
    if (!unreached.length) return;
    await hands.calm(100);
    for (const element of unreached.slice(0, 12)) if (element.isConnected) await judgeUnreached(element);
  });
})();

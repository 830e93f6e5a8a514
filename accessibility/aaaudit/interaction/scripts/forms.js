/* Messages about errors (3.3.1, 3.3.3), and what focus and input set going (3.2.1, 3.2.2). */
(() => {
  const hands = aaaudit.hands;
  const RULE = "aaa:error-message";
  const FIELD = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea";
  const ERROR = /(^|[-_\s])(err(or)?s?|invalid|錯誤|エラー)([-_\s]|$)|error/i;
  const VAGUE = new RegExp("invalid|values?|for|the|this|that|fields?|please|fill|in|out|correct(ly)?|errors?|wrong"
    + "|incorrect|input|try|again|not|is|are|your|an?|there|was|were|data|entry|entries|check|form|must|be|problem"
    + "|with|has|have|some|of|something|went|occurred|bad|oops|sorry|fix|it|and|or|to|on|above|below", "gi");
  const VAGUE_CJK = new RegExp("錯誤|無效|不正確|有誤|有問題|請|正確|填寫|輸入|欄位|此|該|您|你|的|資料|內容|重新|再|確認|檢查|發生|一次"
    + "|地|是|為|有|エラー|無効|正しく|正しい|入力|値|ください|下さい|して|です|ます|項目|不正|誤り|あり|もう一度|確認|間違い|間違って"
    + "|います|発生|しました|内容|この|その|フォーム|が|の|を|は|に|で|も|と|へ|し", "g");
  const FORMAT_ONLY = /^(格式|形式|書式|フォーマット|format|syntax|type|pattern|範囲外|範圍|range)*$/i;
  const PUNCTUATION = /[\s.,:;!?*'"()“”‘’。，、：；！？「」『』（）・…\-–—]+/g;

  const labelOf = (field) => hands.name(field).replace(/[(（][^)）]*[)）]|[*＊:：]/g, "").trim();
  const strip = (text, labels) => {
    let rest = ` ${text} `;
    for (const label of labels.filter(Boolean)) rest = rest.split(new RegExp(escaped(label), "i")).join(" ");
    rest = rest.replace(VAGUE_CJK, " ");
    return rest.replace(/[A-Za-z]+/g, (word) => (new RegExp(`^(${VAGUE.source})$`, "i").test(word) ? " " : word))
      .replace(PUNCTUATION, "");
  };
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const names = (text, field) => labelOf(field) && text.toLowerCase().includes(labelOf(field).toLowerCase());
  const refers = (field, element) => ["aria-describedby", "aria-errormessage"].some((name) =>
    (field.getAttribute(name) ?? "").split(/\s+/).filter(Boolean).some((id) => {
      const told = document.getElementById(id);
      return told && (told === element || told.contains(element) || element.contains(told));
    }));
  /* The fields that a message is plainly for: by reference, or because it stands with one field only. */
  const fieldsOf = (element, fields) => {
    const referred = fields.filter((field) => refers(field, element));
    if (referred.length) return referred;
    for (let box = element.parentElement; box && box.localName !== "form" && box !== document.body;
      box = box.parentElement) {
      const inside = fields.filter((field) => box.contains(field));
      if (inside.length) return inside.length === 1 || inside.every((field) => field.type === "radio") ? inside : [];
    }
    return [];
  };
  const exposed = (element) => !element.closest("[aria-hidden=true]");

  const judgeMessage = (element, fields) => {
    const text = hands.words(element.innerText);
    const labels = fields.map(labelOf);
    const own = fieldsOf(element, fields);
    const named = fields.filter((field) => names(text, field));
    const params = { text: text.slice(0, 80) };
    if (!exposed(element)) {
      const twin = aaaudit.all("[role=alert],[aria-live]").some((other) => other !== element && hands.words(other.innerText) === text);
      return twin || hands.fail(RULE, element, "unexposed", params);
    }
    const rest = strip(text, labels);
    if (!rest) {
      return hands.fail(RULE, element, named.length || own.length ? "no-cause" : "vague", params);
    }
    const known = [...own, ...named].some((field) => /email|url|tel|number|date|month|time/.test(field.type)
      || field.pattern || field.min || field.max || field.maxLength > 0);
    if (FORMAT_ONLY.test(rest) && known) hands.fail("aaa:error-suggestion", element, "no-remedy", params);
    if (own.length || !named.length) return null;
    const twice = named.find((field) => named.some((other) => other !== field && labelOf(other) === labelOf(field)
      && other.type !== "radio"));
    const groups = aaaudit.all("legend,[role=group][aria-label]").map((group) => group.ariaLabel ?? group.innerText);
    if (twice && !groups.some((group) => text.toLowerCase().includes(hands.words(group).toLowerCase()))) {
      hands.fail(RULE, element, "ambiguous", { ...params, name: labelOf(twice) });
    }
    return null;
  };

  const marked = (element) => ERROR.test(element.id) || [...element.classList].some((name) => ERROR.test(name));
  const leaf = (list) => list.filter((one) => !list.some((other) => other !== one && one.contains(other)));
  /* Forms whose errors the page itself tells: not those that the browser stops with words of its own. */
  const hears = (target, types) => types.some((type) => hands.listening.get(target)?.has(type));
  const submitter = (form) => [...form.elements].find((one) => one.matches("[type=submit],[type=image],button:not([type])"))
    ?? [...form.elements].find((one) => one.matches("button,input[type=button]"));
  const isOwn = (form) => submitter(form) && [...form.elements].some((one) => one.matches(FIELD))
    && (form.noValidate || hears(form, ["submit"]) || hears(submitter(form), ["click"]) || hears(document, ["submit", "invalid"])
      || [...form.elements].some((one) => hears(one, ["invalid"])));
  aaaudit.look("forms.own", () => [...document.forms].filter(isOwn).length);

  const BAD = { email: "a b", url: "a b", tel: "?", number: "", date: "", text: "" };
  const spoil = (field) => {
    if (field.matches("[type=checkbox],[type=radio]")) field.checked = false;
    else if (field.localName === "select") field.selectedIndex = 0;
    else field.value = field.required ? "" : BAD[field.type] ?? (field.pattern ? "?" : "");
    for (const type of ["input", "change", "blur"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const isWrong = (field) => !field.validity.valid || (field.ariaRequired === "true" && !field.value);
  aaaudit.hand("forms.submit", async (index) => {
    const form = [...document.forms].filter(isOwn)[index];
    const fields = [...form.elements].filter((field) => field.matches(FIELD) && hands.visible(field));
    await hands.calm(50);
    fields.forEach(spoil);
    const wrong = fields.filter(isWrong);
    const looks = fields.map((field) => JSON.stringify([field.className, field.style.cssText, field.ariaInvalid]));
    const before = new Set(aaaudit.textHolders().map((holder) => `${hands.words(holder.innerText)}`));
    const values = new Set(aaaudit.textHolders());
    let native = false;
    form.addEventListener("invalid", (event) => setTimeout(() => { native ||= !event.defaultPrevented; }), true);
    hands.clear();
    submitter(form).click();
    await hands.rest(200);
    const kinds = hands.kinds();
    if (native && !form.noValidate) return;
    if (kinds.includes("leave")) {
      if (form.method === "post" && wrong.length) hands.ask(RULE, form, "server");
      return;
    }
    const fresh = aaaudit.textHolders().filter((holder) => !values.has(holder) || !before.has(hands.words(holder.innerText)))
      .filter((holder) => hands.words(holder.innerText));
    const flagged = fields.filter((field, at) => looks[at] !== JSON.stringify([field.className, field.style.cssText,
      field.ariaInvalid]));
    judgeSubmitted(form, fields, wrong, flagged, leaf(fresh));
  });
  const judgeSubmitted = (form, fields, wrong, flagged, fresh) => {
    if (!fresh.length) {
      if (flagged.length) hands.fail(RULE, flagged[0], "silent", { name: labelOf(flagged[0]) });
      else if (wrong.length) hands.ask(RULE, form, "nothing");
      return;
    }
    for (const message of fresh) if (!marked(message) || !hands.found.length) judgeMessage(message, fields);
    if (hands.found.some(({ outcome }) => outcome === "failed")) return;
    const all = hands.words(fresh.map((message) => message.innerText).join(" "));
    const untold = wrong.filter((field) => field.type !== "radio" && !names(all, field)
      && !fresh.some((message) => fieldsOf(message, fields).includes(field)));
    if (wrong.length > 1 && untold.length === wrong.length) {
      hands.fail(RULE, fresh[0], "unnamed", { text: all.slice(0, 80) });
    } else if (untold.length && wrong.length > 1) hands.ask(RULE, untold[0], "untold", { name: labelOf(untold[0]) });
  };

  /* Focus and input that go somewhere. */
  const WARNS = /automatic|as soon as|will (open|load|reload|submit|go|take)|immediately|jump|自動|立即|隨即|馬上|會前往|直接前往|送出|すぐ|直ちに|移動し|切り替わり|送信され/i;
  const warned = (field) => {
    const described = (field.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const box = field.closest("form,fieldset,p,div,section") ?? document.body;
    return WARNS.test(`${described} ${hands.name(field)} ${hands.words(box.innerText).slice(0, 400)}`);
  };
  aaaudit.hand("context.start", () => hands.calm(60));
  aaaudit.hand("context.focus", async () => {
    for (const stop of hands.stops().slice(0, 100)) {
      hands.clear();
      stop.focus();
      await Promise.resolve();
      const log = hands.flush();
      const kinds = log.map(({ kind }) => kind);
      if (["leave", "open", "submit"].some((kind) => kinds.includes(kind))) {
        hands.fail("aaa:focus-context", stop, "goes", { name: hands.name(stop) });
      } else if (kinds.includes("focus") && log.find(({ kind }) => kind === "focus").target === stop) {
        const now = document.activeElement;
        if (now === document.body) hands.fail("aaa:focus-context", stop, "drops", { name: hands.name(stop) });
        else if (now !== stop && !stop.contains(now)) hands.ask("aaa:focus-context", stop, "hands-on", { name: hands.name(stop) });
      }
    }
  });
  const TYPES = ["input", "change", "keydown", "keyup", "keypress", "click"];
  const chain = (field) => {
    const all = [window, document];
    for (let one = field; one; one = one.parentElement) all.push(one);
    return all;
  };
  aaaudit.look("context.fields", () => {
    hands.kept = aaaudit.all(FIELD).filter((field) => hands.visible(field) && !field.disabled && !field.readOnly
      && !field.matches("[type=file],[type=color],[type=range]") && chain(field).some((one) => hears(one, TYPES)))
      .slice(0, 8);
    return hands.kept.length;
  });
  aaaudit.hand("context.ready", (index) => {
    const field = hands.kept[index];
    field.focus();
    hands.clear();
    if (field.localName === "select") return "ArrowDown";
    return field.matches("[type=checkbox],[type=radio]") ? " " : field.type === "number" ? "1" : "a";
  });
  aaaudit.hand("context.judge", async (index) => {
    await hands.rest(40);
    const field = hands.kept[index];
    const kinds = hands.kinds();
    const params = { name: hands.name(field) || field.localName };
    if (["leave", "open", "submit"].some((kind) => kinds.includes(kind))) {
      hands[warned(field) ? "ask" : "fail"]("aaa:input-context", field, warned(field) ? "warned" : "goes", params);
    } else if (kinds.includes("focus") && document.activeElement !== field) {
      hands.ask("aaa:input-context", field, "moves-on", params);
    }
  });
})();

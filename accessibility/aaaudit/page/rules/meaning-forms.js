/* Fields: labels that say nothing or stand twice, labels that are not in the name, purposes told wrongly. */
(() => {
  const {
    plain,
    isPhrase,
    hasPhrase,
    squeezed,
    exposed,
    onScreen,
    role,
    headings,
    lastBefore,
    textBetween,
    seenText,
    textNodes,
  } = aaaudit.meaning;

  const FIELD_ROLES = [
    "textbox",
    "searchbox",
    "combobox",
    "listbox",
    "spinbutton",
    "slider",
    "checkbox",
    "radio",
    "switch",
    "menuitemcheckbox",
    "menuitemradio",
  ];
  const fields = () =>
    aaaudit.all("input,select,textarea,[role]").filter((field) => FIELD_ROLES.includes(role(field)));
  const isTyped = (field) => ["textbox", "searchbox", "spinbutton", "combobox"].includes(role(field));

  /* The elements that label a field: those it refers to, else its label elements. */
  const labelsOf = (field) => {
    const ids = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const referenced = ids.map((id) => document.getElementById(id)).filter(Boolean);
    return referenced.length ? referenced : [...(field.labels ?? [])];
  };
  /* The text of a label that is seen, without what its field shows. */
  const labelText = (label) =>
    squeezed(
      [...textNodes(label)]
        .filter(
          (text) =>
            onScreen(text.parentElement) && !text.parentElement.closest("select,textarea,[contenteditable]"),
        )
        .map((text) => text.data)
        .join(" "),
    );
  const seenLabel = (field) => squeezed(labelsOf(field).map(labelText).join(" "));

  const isSeenText = (element) => element && onScreen(element) && squeezed(element.textContent);
  const group = (field) => {
    const around = field.closest("fieldset,[role=group],[role=radiogroup],table,dialog");
    if (!around) return "";
    const legend = around.querySelector("legend,caption");
    return (
      isSeenText(legend) ||
      (around.matches("[aria-label],[aria-labelledby],table,dialog") ? aaaudit.name(around) || "named" : "")
    );
  };
  const seenHeading = (field) => lastBefore(headings().filter(onScreen), field);

  const judgeLabels = (page) => {
    const earlier = [];
    for (const field of fields().filter(onScreen)) {
      const text = seenLabel(field);
      if (!plain(text)) continue;
      const heading = seenHeading(field);
      const twin = earlier.find(
        (other) => isTyped(field) && plain(other.text) === plain(text) && other.field.form === field.form,
      );
      if (
        isTyped(field) &&
        role(field) !== "combobox" &&
        isPhrase("label", text) &&
        !group(field) &&
        !(heading && aaaudit.meaning.level(heading) > 1)
      ) {
        page.fail(labelsOf(field)[0], "empty", { label: text });
      } else if (role(field) === "textbox" && twin) {
        judgeTwin(page, field, twin, heading);
      }
      earlier.push({ field, text, heading });
    }
  };
  const judgeTwin = (page, field, twin, heading) => {
    const told =
      group(field) ||
      group(twin.field) ||
      heading !== twin.heading ||
      [field, twin.field].some((one) => one.closest("tr,li,dd") || one.getAttribute("aria-describedby"));
    if (told) return;
    if (textBetween(twin.field, field)) page.ask(field, "twice-perhaps", { label: seenLabel(field) });
    else page.fail(field, "twice", { label: seenLabel(field) });
  };
  aaaudit.define("aaa:label-says-nothing", judgeLabels);

  /* The words of a text as a person would speak them, without case, marks and spaces between characters. */
  const spoken = (text) =>
    ` ${(
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(
          /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
          "",
        )
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    ).join(" ")} `;
  const isWithin = (label, name) => {
    const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(label);
    return cjk
      ? spoken(name).replaceAll(" ", "").includes(spoken(label).replaceAll(" ", ""))
      : spoken(name).includes(spoken(label));
  };
  const isInOrder = (label, name) => {
    const words = spoken(name).trim().split(" ");
    let from = 0;
    return spoken(label)
      .trim()
      .split(" ")
      .every((word) => {
        from = words.indexOf(word, from) + 1;
        return from > 0;
      });
  };

  const FROM_CONTENT = [
    "button",
    "link",
    "checkbox",
    "radio",
    "switch",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "option",
    "tab",
    "treeitem",
    "gridcell",
  ];
  const ICON_FONT = /icon|awesome|symbol|glyph|material|dingbat|webding/i;
  const isReadable = (text) =>
    onScreen(text.parentElement) && !ICON_FONT.test(getComputedStyle(text.parentElement).fontFamily);
  const ownLabel = (element) => {
    if (!FROM_CONTENT.includes(role(element))) return seenLabel(element);
    const inside = squeezed(
      [...textNodes(element)]
        .filter(isReadable)
        .map((text) => text.data)
        .join(" "),
    );
    return (
      inside ||
      squeezed([...(element.labels ?? [])].map(labelText).join(" ")) ||
      (element.matches("input[type=submit],input[type=button],input[type=reset]") ? element.value : "")
    );
  };
  /* One character is a symbol; a label without a letter or digit is not spoken. */
  const isSpeakable = (label) => [...spoken(label).replaceAll(" ", "")].length > 1;

  aaaudit.define("aaa:label-in-name", (page) => {
    for (const element of aaaudit
      .all("[aria-label],[aria-labelledby]")
      .filter((one) => exposed(one) && onScreen(one))) {
      if (
        !FROM_CONTENT.includes(role(element)) &&
        !(FIELD_ROLES.includes(role(element)) && element.labels?.length)
      )
        continue;
      const label =
        element.labels?.length && !FROM_CONTENT.includes(role(element))
          ? squeezed([...element.labels].map(labelText).join(" "))
          : ownLabel(element);
      const name = aaaudit.name(element);
      if (!name || !isSpeakable(label)) continue;
      if (isWithin(label, name)) page.pass(element);
      else if (isInOrder(label, name)) page.ask(element, "interrupted", { label, name });
      else page.fail(element, "not-in-name", { label, name });
    }
  });

  /* What labels of personal data ask for, and the tokens of autocomplete that say so. */
  const PURPOSES = [
    {
      label:
        /^(your )?e-?mail( address)?$|^(電子郵件|電子信箱|電郵|email)(地址|信箱)?$|^(メール|e?メールアドレス|電子メール)$/,
      tokens: /email|username/,
    },
    {
      label:
        /^(your )?(tele)?phone( number)?$|^mobile( number)?$|^(聯絡|連絡)?(電話|手機)(號碼)?$|^行動電話$|^電話番号$|^携帯電話(番号)?$/,
      tokens: /tel/,
    },
    { label: /^(first|given) name$|^名字$/, tokens: /given-name|^name|nickname/ },
    { label: /^(last|family) name$|^surname$|^姓氏$/, tokens: /family-name|^name/ },
    { label: /^full name$|^your name$|^姓名$|^(お)?名前$|^氏名$/, tokens: /name/ },
    { label: /^(postal|post|zip) ?code$|^郵遞區號$|^郵便番号$/, tokens: /postal-code/ },
    { label: /^user ?name$|^使用者名稱$|^ユーザー名$/, tokens: /username|email|nickname|tel/ },
    {
      label: /^(date of birth|birthday|birth date)$|^(出生日期|生日|出生年月日)$|^生年月日$/,
      tokens: /bday/,
    },
    { label: /^country$|^國家$|^国$/, tokens: /country/ },
    { label: /^(credit )?card number$|^信用卡(卡)?號(碼)?$|^カード番号$/, tokens: /cc-number/ },
  ];
  const KNOWN =
    /^(name|honorific-prefix|given-name|additional-name|family-name|honorific-suffix|nickname|username|new-password|current-password|one-time-code|organization-title|organization|street-address|address-line[123]|address-level[1234]|country|country-name|postal-code|cc-[a-z-]+|transaction-(currency|amount)|language|bday(-(day|month|year))?|sex|url|photo|tel(-[a-z-]+)?|email|impp)$/;
  const fieldToken = (field) =>
    (field.getAttribute("autocomplete") ?? "")
      .toLowerCase()
      .split(/\s+/)
      .filter((token) => token && token !== "webauthn")
      .at(-1) ?? "";
  const barelyNamed = (field) =>
    plain(seenLabel(field) || aaaudit.name(field))
      .replace(/\s*[（(]?(required|必填|必須|選填|optional|任意)[)）]?$/, "")
      .trim();

  aaaudit.define("aaa:input-purpose", (page) => {
    const typed = fields().filter(
      (field) => isTyped(field) && onScreen(field) && !field.disabled && !field.readOnly,
    );
    const personal = typed
      .map((field) => ({ field, purpose: PURPOSES.find(({ label }) => label.test(barelyNamed(field))) }))
      .filter(({ purpose }) => purpose);
    for (const { field, purpose } of personal) {
      const token = fieldToken(field);
      const label = seenLabel(field) || aaaudit.name(field);
      if (KNOWN.test(token) && !purpose.tokens.test(token)) page.fail(field, "wrong", { label, token });
      else if (!token && personal.length > 1) page.ask(field, "missing", { label });
    }
  });

  const STAR = /[*＊✱]/;
  const WORDS = Object.values(aaaudit.meaning.phrases.required).flat().join("|");
  const EXPLAINED = new RegExp(`${STAR.source}.{0,40}(${WORDS})|(${WORDS}).{0,40}${STAR.source}`, "i");
  aaaudit.define("aaa:required-told", (page) => {
    const starred = fields()
      .filter((one) => onScreen(one))
      .map((field) => ({ field, label: seenLabel(field) }))
      .filter(({ label }) => STAR.test(label));
    if (!starred.length || EXPLAINED.test(seenText(document.body))) return;
    for (const { field, label } of starred) {
      const marked =
        field.required ||
        field.getAttribute("aria-required") === "true" ||
        hasPhrase("required", `${aaaudit.name(field)} ${field.title}`);
      if (marked) page.ask(field, "star-unexplained", { label });
      else page.fail(field, "star-alone", { label });
    }
  });

  aaaudit.define("aaa:label-seen", (page) => {
    for (const field of fields().filter(
      (one) => isTyped(one) && onScreen(one) && exposed(one) && aaaudit.name(one),
    )) {
      if (seenLabel(field) || field.placeholder || field.getAttribute("aria-placeholder")) continue;
      const around =
        field.closest("p,li,td,th,dd,fieldset,form,[role=search],[role=group],tr,div,section,main") ??
        document.body;
      const row = field.closest("tr,fieldset,form,[role=search],section,main") ?? around;
      if (
        seenText(around) ||
        around.querySelector("button,input[type=submit],[role=button],img,svg") ||
        seenText(row)
      )
        continue;
      page.fail(field, "unseen", { name: aaaudit.name(field) });
    }
  });

  /* Answers that mean nothing without their question. */
  const BARE =
    /^(yes|no|y|n|true|false|ok|agree|disagree|是|否|有|無|同意|不同意|はい|いいえ|ある|ない|\d+)$/;
  aaaudit.define("aaa:radio-group", (page) => {
    const groups = Map.groupBy(
      aaaudit.all("input[type=radio]").filter((radio) => radio.name && onScreen(radio)),
      (radio) => radio.name,
    );
    for (const radios of groups.values()) {
      const [first] = radios;
      const around = first.closest("fieldset,[role=radiogroup],[role=group]");
      const told =
        (around && aaaudit.name(around)) ||
        first.closest("table") ||
        radios.every(
          (radio) => radio.hasAttribute("aria-labelledby") || radio.hasAttribute("aria-describedby"),
        );
      if (radios.length < 2 || told) continue;
      if (radios.every((radio) => BARE.test(plain(aaaudit.name(radio)))))
        page.fail(first, "question-apart", {
          answers: radios.map((radio) => aaaudit.name(radio)).join(", "),
        });
      else
        page.ask(first, "perhaps-apart", { answers: radios.map((radio) => aaaudit.name(radio)).join(", ") });
    }
  });
})();

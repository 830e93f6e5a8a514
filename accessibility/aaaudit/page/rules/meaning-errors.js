/* Error messages that do not say which field is wrong or why, or that not everybody gets (3.3.1, ACT 36b590). */
(() => {
  const { plain, squeezed, exposed, onScreen, role } = aaaudit.meaning;

  const FIELDS =
    "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea,[role=textbox],[role=combobox],[role=spinbutton]";
  const MARKED =
    "[id*=error i],[class*=error i],[class*=invalid i],[class*=alert-danger],[role=alert],[id*=錯誤]";
  /* Words of which a message may be made without saying anything. */
  const EMPTY = {
    en: /\b(an?|the|is|are|has|have|was|were|in|of|for|with|to|at|on|and|or|your|you|this|that|these|there|please|try|again|check|fill|fix|enter|provide|correct|correctly|properly|complete|form|fields?|inputs?|values?|entry|entries|data|information|something|went|wrong|errors?|occurred|found|invalid|incorrect|not|valid|bad|sorry|oops|failed|failure|submission|submit|problem|some|one|more|marked|highlighted|below|above|out)\b/gi,
    "zh-TW":
      /錯誤|有誤|不正確|不對|無效|失敗|發生|請|您的?|你的?|再次|重新|再試一次|確認|檢查|正確|填寫|填|輸入|修正|更正|欄位|資料|內容|表單|值|格式|的|有|是|了|為|此|該|送出|提交|以下|上述/g,
    ja: /エラー|誤り|間違い|不正|無効|失敗|正しく|正しい|もう一度|再度|確認|入力|項目|内容|フォーム|値|データ|送信|してください|ください|があります|が|です|ます|ました|の|を|に|は|して|あり|発生|しました/g,
  };
  const TELLS_ERROR =
    /error|invalid|incorrect|wrong|correct|must|required|cannot|can't|please|missing|fill|錯誤|有誤|不正確|無效|必填|必須|請|不可|未|エラー|誤り|正しく|必須|ください|不正/i;

  const strip = (text, labels) => {
    const bare = labels.reduce((rest, label) => rest.replaceAll(label, " "), plain(text));
    return Object.values(EMPTY)
      .reduce((rest, pattern) => rest.replace(pattern, " "), bare)
      .replace(/[^\p{L}\p{N}]+/gu, "");
  };
  /* The words of a label that a message would use: without what stands in brackets. */
  const labelWords = (field) =>
    plain(
      squeezed(aaaudit.name(field))
        .replace(/[（(［[].*?[)）\]］]/g, " ")
        .replace(/[*＊:：]/g, " "),
    );

  const formOf = (message) => {
    const inside = message.closest("form");
    if (inside) return inside;
    const forms = aaaudit.all("form");
    return forms.length === 1 && !message.closest("header,footer,nav") ? forms[0] : null;
  };
  const messages = () =>
    aaaudit
      .all(MARKED)
      .filter(
        (one) =>
          !one.matches("form,fieldset,input,select,textarea,label,body,html,main") &&
          !one.querySelector("input,select,textarea,form") &&
          squeezed(one.textContent).length > 1 &&
          TELLS_ERROR.test(one.textContent) &&
          !one.querySelector(MARKED),
      );

  const judge = (page, message, form) => {
    const fields = aaaudit.all(FIELDS, form).filter(onScreen);
    const text = squeezed(message.textContent);
    if (fields.length === 0 || !onScreen(message)) return;
    const labels = fields.map(labelWords).filter((label) => label.length > 1);
    const named = labels.filter((label) => plain(text).includes(label));
    const isFor = fields.some((field) =>
      [field.getAttribute("aria-describedby"), field.getAttribute("aria-errormessage")].some(
        (ids) => message.id && (ids ?? "").split(/\s+/).includes(message.id),
      ),
    );
    const twice = named.find((label, index) => named.indexOf(label) !== index);
    if (!exposed(message)) page.fail(message, "unheard", { text });
    else if (strip(text, labels) === "")
      page.fail(message, named.length || isFor ? "no-cause" : "no-field-no-cause", { text });
    else if (twice && !isFor && !isToldApart(fields, twice, text))
      page.fail(message, "two-fields", { text, label: twice });
  };
  /* Whether the message tells fields of one label apart by the name of the group that each is in. */
  const isToldApart = (fields, label, text) =>
    fields
      .filter((field) => labelWords(field) === label)
      .every((field) => {
        const group = field.closest("fieldset,[role=group]");
        return Boolean(group) && plain(text).includes(plain(aaaudit.name(group)));
      });

  aaaudit.define("aaa:error-text", (page) => {
    for (const message of messages()) {
      const form = formOf(message);
      if (form) judge(page, message, form);
    }
    for (const field of aaaudit
      .all("[aria-invalid=true]")
      .filter((one) => onScreen(one) && exposed(one) && role(one))) {
      const ids =
        `${field.getAttribute("aria-describedby") ?? ""} ${field.getAttribute("aria-errormessage") ?? ""}`
          .split(/\s+/)
          .filter(Boolean);
      const told = ids
        .map((id) => document.getElementById(id))
        .filter((one) => one && onScreen(one) && squeezed(one.textContent));
      const others = messages().filter(onScreen);
      if (told.length === 0 && others.length === 0)
        page.ask(field, "invalid-untold", { name: aaaudit.name(field) });
    }
  });
})();

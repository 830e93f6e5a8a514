/* Structure that is only seen: headings that are bold paragraphs, lists of typed bullets, words spaced apart. */
(() => {
  const { squeezed, onScreen, exposed, seenText, textNodes } = aaaudit.meaning;

  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const weight = (element) => Number(getComputedStyle(element).fontWeight);
  const isTitleLike = (text) =>
    text.length > 1 &&
    (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
      ? text.length < 26
      : text.length < 70) &&
    !/[.。,，;；、!！]$/.test(text) &&
    /\p{L}/u.test(text);

  /* The elements in a block that hold all of its text. */
  const carriers = (block) => [...new Set([...textNodes(block)].map((text) => text.parentElement))];
  const NO_PLACE =
    "table,li,blockquote,figure,figcaption,header,footer,nav,aside,label,button,a,dt,dd,form,caption,[role=heading],[role=note]";

  aaaudit.define("aaa:heading-faked", (page) => {
    for (const block of aaaudit
      .all("p,div")
      .filter((one) => isTitleLike(squeezed(one.textContent)) && onScreen(one) && !one.closest(NO_PLACE))) {
      const next = block.nextElementSibling;
      if (
        !next?.matches("p,ul,ol,dl,table") ||
        block.querySelector("p,div,input,select,textarea,button,a,img,h1,h2,h3,h4,h5,h6,[role=heading]")
      )
        continue;
      if (block.previousElementSibling?.matches("h1,h2,h3,h4,h5,h6,hgroup,[role=heading]")) continue;
      const inside = carriers(block);
      const body = carriers(next)[0];
      const isHead = inside.every((one) => weight(one) >= 600 && body && size(one) >= size(body) * 1.2);
      const isBody =
        body && weight(body) < 600 && squeezed(next.textContent).length > squeezed(block.textContent).length;
      if (isHead && isBody) page.fail(block, "bold-paragraph", { text: squeezed(block.textContent) });
    }
  });

  const BULLET = /^\s*([•●○◎■□◆◇▪▸►‣◦‧∙·・✓✔➢➤]|[-–—*](?=\s))/u;
  /* The lines that breaks make of the text of a block. */
  const brokenLines = (block) =>
    block.innerHTML
      .split(/<br\b[^>]*>/i)
      .map((html) => {
        const holder = document.createElement("div");
        holder.innerHTML = html;
        return squeezed(holder.textContent);
      })
      .filter(Boolean);
  const bulletOf = (text) => text.match(BULLET)?.[1] ?? "";
  const runs = (blocks) =>
    blocks.filter((block, index) => {
      const bullet = bulletOf(squeezed(block.textContent));
      return (
        bullet &&
        [1, 2].every(
          (step) =>
            bulletOf(squeezed(blocks[index + step]?.textContent ?? "")) === bullet &&
            blocks[index + step].previousElementSibling === blocks[index + step - 1],
        ) &&
        bulletOf(squeezed(blocks[index - 1]?.textContent ?? "")) !== bullet
      );
    });

  aaaudit.define("aaa:list-faked", (page) => {
    const blocks = aaaudit
      .all("p,div,td,dd")
      .filter(
        (one) =>
          onScreen(one) &&
          !one.querySelector("p,div,li,table") &&
          !one.closest("li,pre,code,[role=listitem],nav"),
      );
    for (const block of blocks.filter((one) => one.querySelector("br"))) {
      const bullets = brokenLines(block).map(bulletOf).filter(Boolean);
      if (bullets.length > 2 && new Set(bullets).size === 1)
        page.fail(block, "typed-bullets", { bullet: bullets[0] });
    }
    for (const block of runs(blocks))
      page.fail(block, "typed-bullets", { bullet: bulletOf(squeezed(block.textContent)) });
  });

  /* Two-character words that are often set apart to fill a column; a screen reader speaks the characters alone. */
  const SPACED = new Set([
    "姓名",
    "性別",
    "電話",
    "地址",
    "日期",
    "備註",
    "標題",
    "主旨",
    "說明",
    "單位",
    "職稱",
    "編號",
    "名稱",
    "項目",
    "合計",
    "總計",
    "小計",
    "傳真",
    "生日",
    "年齡",
    "金額",
    "附件",
    "公告",
    "目錄",
    "時間",
    "地點",
    "對象",
    "費用",
    "電郵",
    "信箱",
    "手機",
    "住址",
    "出生",
    "氏名",
    "住所",
    "備考",
    "目次",
    "日付",
    "番号",
    "件名",
    "摘要",
    "電話番号",
    "性別",
    "年齢",
    "金額",
    "会場",
    "日時",
    "対象",
    "定員",
    "職業",
  ]);
  aaaudit.define("aaa:word-spaced", (page) => {
    for (const text of textNodes(document.body)) {
      const whole = text.data
        .trim()
        .replace(/[：:*]+$/, "")
        .trim();
      const han =
        /^\p{Script=Han}([ \u00a0\u3000\t]+\p{Script=Han}){1,3}$/u.test(whole) &&
        SPACED.has(whole.replace(/\s/g, ""));
      const latin =
        /^(\p{Script=Latin}[ \u00a0]){4,}\p{Script=Latin}$/u.test(whole) &&
        !/^(.[ \u00a0])\1/.test(whole) &&
        !isSeries(whole);
      if ((han || latin) && onScreen(text.parentElement) && exposed(text.parentElement))
        page.fail(text.parentElement, "spaced", { text: whole });
    }
  });
  /* Letters in the order of the alphabet are an index, and words of letters alone are no word spaced apart. */
  const isSeries = (whole) => {
    const codes = whole
      .toLowerCase()
      .split(/\s/)
      .map((letter) => letter.codePointAt(0));
    return codes.every((code, index) => index === 0 || code > codes[index - 1]);
  };

  /* References to ids that are not there. */
  aaaudit.define("aaa:reference-broken", (page) => {
    for (const label of aaaudit
      .all("label[for]")
      .filter((one) => squeezed(one.textContent) && onScreen(one))) {
      const missing =
        !document.getElementById(label.htmlFor) &&
        !label.querySelector("input,select,textarea,button,meter,output,progress");
      if (missing) page.fail(label, "label", { id: label.htmlFor });
    }
    for (const element of aaaudit.all("[aria-labelledby],[aria-describedby]").filter(exposed)) {
      for (const attribute of ["aria-labelledby", "aria-describedby"]) {
        const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
        const missing = ids.filter((id) => !element.getRootNode().getElementById?.(id));
        if (ids.length && missing.length === ids.length)
          page.ask(element, "aria", { attribute, id: missing.join(" ") });
      }
    }
  });

  const COMMON = /^(OK|TV|AM|PM|AD|BC|II|III|IV|VI|VII|VIII|IX|XI|XII|NO|YES|NEW|FAX|TEL|A|I)$/;
  // "Level AAA" names a grade: there is no long form of it.
  const ABBREVIATION =
    /(?<![\p{L}\p{N}.])(?<!(?:[Ll]evels?|[Gg]rade|等級|等级|レベル)\s*)[A-Z]{2,6}(?![\p{L}\p{N}]|[-–]\d)/gu;
  const isExpanded = (short, text) =>
    new RegExp(
      `\\p{L}[^。.]{2,80}[（(]\\s*${short}[^)）]{0,40}[)）]|${short}\\s*[（(][^)）]{3,}[)）]|${short}\\s*(stands for|means|是指|係指|即|とは|は、)`,
      "u",
    ).test(text);

  aaaudit.define("aaa:abbreviation-unexplained", (page) => {
    for (const element of aaaudit.all("abbr").filter((one) => squeezed(one.textContent) && onScreen(one))) {
      const short = squeezed(element.textContent);
      const earlier = aaaudit
        .all("abbr[title]")
        .some((other) => other.title.trim() && squeezed(other.textContent) === short);
      if (
        !element.title.trim() &&
        !earlier &&
        !element.closest("a,[aria-describedby],dt") &&
        !isExpanded(short.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), seenText(document.body))
      ) {
        page.fail(element, "no-expansion", { short });
      }
    }
    const main = document.querySelector("main,[role=main]") ?? document.body;
    const prose = aaaudit
      .all("p,dd,blockquote", main)
      .filter((one) => !one.closest("nav,footer,header,aside,pre,table,form"))
      .flatMap((one) => [...textNodes(one)])
      .filter((one) => !one.parentElement.closest("a,button,code,kbd,samp,abbr,dfn"));
    if (!prose.some((one) => /[A-Z]{2}/.test(one.data))) return;
    const explained = new Set(aaaudit.all("abbr[title],dfn,dt").map((one) => squeezed(one.textContent)));
    const found = [
      ...new Set(
        prose
          .filter((one) => onScreen(one.parentElement))
          .map((one) => one.data)
          .join(" ")
          .match(ABBREVIATION) ?? [],
      ),
    ];
    const bare = found.filter((short) => !COMMON.test(short) && !explained.has(short));
    const text = bare.length ? seenText(main) : "";
    const open = bare.filter((short) => !isExpanded(short, text));
    if (open.length) page.ask(main, "perhaps", { list: open.slice(0, 12).join(", ") });
  });
})();

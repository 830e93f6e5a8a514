/* Instructions that know a thing only by its place, shape, size or colour (1.3.3, ACT 9bd38c). What is named by the
   word must be there to be seen, else the text may speak of a thing outside the page. */
(() => {
  const { plain, squeezed, exposed, onScreen, contentWords, share, headings, textNodes } = aaaudit.meaning;

  const SIDES = { right: /\bright\b|右/, left: /\bleft\b|左/ };
  const SHAPES = {
    round: /\b(round|circular|circle)\b|圓形|圓的|丸い|円形/,
    square: /\bsquare\b|方形|四角/,
    triangle: /\btriang(le|ular)\b|三角/,
    star: /\bstar\b|星形|星號|星型|星印|星の/,
    diamond: /\bdiamond\b|菱形|ひし形/,
    arrow: /\barrow\b|箭頭|矢印/,
  };
  const COLOURS = {
    red: /\bred\b|紅色|紅|赤い|赤の|赤色/,
    green: /\bgreen\b|綠色|綠|緑の|緑色/,
    blue: /\bblue\b|藍色|藍|青い|青の|青色/,
    yellow: /\byellow\b|黃色|黃|黄色/,
    orange: /\borange\b|橘色|橙色|オレンジ色?の/,
    gr: /\bgr[ae]y\b|灰色|グレーの/,
  };
  const GLYPHS = {
    star: /[★☆⭐✩✪]/u,
    triangle: /[▲△▼▽▶◀►◄]/u,
    square: /[■□◼◻]/u,
    round: /[●○◯⚫⚪]/u,
    diamond: /[◆◇]/u,
    arrow: /[←↑→↓⇐⇒➔➡]/u,
  };

  const ASKS =
    /\b(click|press|select|choose|find|use|see|look|tap|push|hit|go|open|check|fill|enter|refer)\b|點選|點擊|點按|按下?|選擇|選取|請見|請看|參見|參閱|使用|利用|前往|填寫|クリック|タップ|押|選択|選ん|ご覧|見て|参照|使用|お使い|ご利用|開いて|入力/i;
  const PLACED =
    /\b(on|to|at|in) the (upper |lower |top |bottom |far )?(right|left)\b|\b(right|left)[- ]hand\b|\b(top|bottom|upper|lower)[- ](right|left)\b|[右左](側|邊|方|上角|下角|上方|下方|上|下)|[右左]の|[右左]側/i;
  const KINDS = {
    button: {
      words: /\bbuttons?\b|按鈕|按鍵|鈕|ボタン/i,
      selector: "button,[role=button],input[type=button],input[type=submit]",
    },
    menu: {
      words: /\bmenus?\b|選單|目錄|功能表|メニュー/i,
      selector: "nav,ul,ol,menu,[role=menu],[role=navigation]",
    },
    navigation: { words: /\bnavigation\b|導覽|ナビゲーション/i, selector: "nav,[role=navigation]" },
    link: { words: /\blinks?\b|連結|鏈結|リンク/i, selector: "a[href]" },
    icon: { words: /\bicons?\b|圖示|圖標|アイコン/i, selector: "svg,img,button,[class*=icon]" },
    box: {
      words: /\b(box|boxes|field)\b|方塊|欄位|輸入框|欄|枠|欄/i,
      selector: "input,textarea,select,aside,fieldset",
    },
  };

  const colourOf = (element) => {
    const [r, g, b, a = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (a < 0.5 || r === undefined) return "";
    const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
    if (most - least < 30) return most < 235 && most > 60 ? "gr" : "";
    if (r === most) return g > r * 0.75 ? "yellow" : g > r * 0.45 ? "orange" : "red";
    return g === most ? "green" : "blue";
  };
  const isRound = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const radius =
      parseFloat(style.borderTopLeftRadius) *
      (style.borderTopLeftRadius.endsWith("%") ? Math.min(width, height) / 100 : 1);
    return Math.abs(width - height) < width * 0.2 && radius >= Math.min(width, height) * 0.4;
  };
  const shapeOf = (element) => {
    const glyph = Object.keys(GLYPHS).find((shape) => GLYPHS[shape].test(element.textContent));
    return glyph ?? (isRound(element) ? "round" : "");
  };
  const sideOf = (element, text) => {
    const [one, other] = [element.getBoundingClientRect(), text.getBoundingClientRect()];
    if (one.left >= other.right - 1) return "right";
    if (one.right <= other.left + 1) return "left";
    return "";
  };

  const keyOf = (table, text) => Object.keys(table).find((key) => table[key].test(text)) ?? "";
  const sentences = (text) => text.match(/[^.!?。！？]+[.!?。！？]?/g) ?? [];

  /* The things that a reader could see to be meant: of the kind, and of the place, shape or colour. */
  const meantBy = (sentence, holder) => {
    const kinds = Object.values(KINDS).filter((kind) => kind.words.test(sentence));
    const seen = kinds
      .flatMap((kind) => aaaudit.all(kind.selector))
      .filter((one) => onScreen(one) && !holder.contains(one) && !one.contains(holder));
    const [side, shape, colour] = [
      PLACED.test(sentence) ? keyOf(SIDES, sentence) : "",
      keyOf(SHAPES, sentence),
      keyOf(COLOURS, sentence),
    ];
    return [...new Set(seen)].filter(
      (one) =>
        (side && sideOf(one, holder) === side) ||
        (shape && shapeOf(one) === shape) ||
        (colour && colourOf(one) === colour),
    );
  };
  const glyphHolders = (sentence, root) => {
    const shape = keyOf(SHAPES, sentence);
    if (!GLYPHS[shape]) return [];
    return [...textNodes(root)]
      .filter((text) => GLYPHS[shape].test(text.data))
      .map((text) => text.parentElement);
  };

  const nameOf = (element) => {
    const own = aaaudit.name(element) || squeezed(element.textContent).slice(0, 80);
    const before = element.matches("nav,ul,ol,menu,aside,fieldset,[role=menu],[role=navigation]")
      ? headingOf(element)
      : "";
    return `${own} ${before}`;
  };
  const headingOf = (element) =>
    element.querySelector("h1,h2,h3,h4,h5,h6,[role=heading]")?.textContent ??
    (/^H[1-6]$/.test(element.previousElementSibling?.tagName ?? "")
      ? element.previousElementSibling.textContent
      : "");

  const SENSORY = [...Object.values(SIDES), ...Object.values(SHAPES), ...Object.values(COLOURS)];
  const sensoryWords = (sentence) => SENSORY.filter((pattern) => pattern.test(sentence));
  const TOO_COMMON = contentWords(
    "click press select choose find use see look tap push button link icon box field menu image page side hand corner top bottom upper lower 點選 點擊 按下 選擇 使用 請見 按鈕 連結 選單 圖示 欄位 右側 左側 クリック 選択 ボタン リンク メニュー アイコン",
  );

  /* Whether the sentence tells a thing in another way: words in quotation marks, words of its name, or a landmark. */
  const isToldOtherwise = (sentence, things) => {
    const quoted = [...sentence.matchAll(/["“”「『‘']([^"“”」』’']{2,60})["“”」』’']/g)].map((match) =>
      plain(match[1]),
    );
    const words = new Set([...contentWords(sentence)].filter((word) => !TOO_COMMON.has(word)));
    const all = squeezed(
      `${aaaudit
        .all("button,a[href],[aria-label],img[alt],summary,label")
        .map((one) => aaaudit.name(one))
        .join(" ")} ${headings()
        .map((one) => one.textContent)
        .join(" ")}`,
    );
    return (
      quoted.some((text) => plain(all).includes(text) || text.length > 1) ||
      things.some((thing) => share(words, contentWords(nameOf(thing)))) ||
      things.every((thing) => sensoryWords(sentence).every((pattern) => pattern.test(nameOf(thing)))) ||
      isNamedByKind(sentence)
    );
  };
  /* A kind of which there is one thing by name: one navigation, a heading "Menu". */
  const isNamedByKind = (sentence) => {
    if (KINDS.navigation.words.test(sentence) || KINDS.menu.words.test(sentence)) {
      const landmarks = aaaudit.all("nav,[role=navigation]").filter(exposed);
      const kind = KINDS.navigation.words.test(sentence) ? KINDS.navigation : KINDS.menu;
      return (
        landmarks.length === 1 ||
        headings().some((one) => kind.words.test(one.textContent)) ||
        aaaudit.all("[aria-label],[aria-labelledby]").some((one) => kind.words.test(aaaudit.name(one)))
      );
    }
    return false;
  };

  const holders = () =>
    [...new Set([...textNodes(document.body)].map((text) => text.parentElement))]
      .map((element) => element.closest("p,li,td,dd,figcaption,div,section") ?? element)
      .filter(
        (element) =>
          !element.closest("nav,header,footer,pre,code") && (onScreen(element) || exposed(element)),
      );

  const framesWithin = () =>
    aaaudit
      .all("iframe")
      .map((frame) => {
        try {
          return frame.contentDocument?.body;
        } catch {
          return null;
        }
      })
      .filter(Boolean);

  /* The words of another page of this site that the sentence leads to. */
  const linkedPage = async (holder) => {
    const link = aaaudit
      .all("a[href]", holder)
      .find((one) => one.origin === location.origin && one.pathname !== location.pathname);
    if (!link) return null;
    try {
      const answer = await fetch(link.href);
      return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").body : null;
    } catch {
      return null;
    }
  };

  const judgeElsewhere = async (page, holder, sentence) => {
    const shape = keyOf(SHAPES, sentence);
    const places = [...framesWithin(), await linkedPage(holder)].filter(Boolean);
    const there = places.filter((place) => GLYPHS[shape]?.test(place.textContent));
    if (there.length === 0) return;
    const told =
      there.some((place) => SHAPES[shape].test(place.textContent)) ||
      (isToldOtherwise(sentence, []) && /["“「]/.test(sentence));
    if (!told) page.fail(holder, "place-only", { text: squeezed(sentence) });
  };

  aaaudit.define("aaa:place-only", async (page) => {
    for (const holder of new Set(holders())) {
      if ([...holder.children].some((child) => child.matches("p,li,div,section,ul,ol,table"))) continue;
      for (const sentence of sentences(squeezed(holder.textContent))) {
        const isSensory = PLACED.test(sentence) || keyOf(SHAPES, sentence) || keyOf(COLOURS, sentence);
        if (!isSensory || !ASKS.test(sentence)) continue;
        const things = meantBy(sentence, holder);
        const glyphs = things.length
          ? []
          : glyphHolders(sentence, document.body).filter((one) => !holder.contains(one));
        const meant = things.length ? things : glyphs;
        if (meant.length === 0) await judgeElsewhere(page, holder, sentence);
        else if (!isToldOtherwise(sentence, meant))
          page.fail(holder, "place-only", { text: squeezed(sentence) });
      }
    }
  });
})();

/* How blocks of text are set: length of lines, space between lines and paragraphs, sizes that scale. */
(() => {
  const { blocks, words, isCjk, isCutShort, isBlockOfText, lines, textNodes, holders, styleRules, matches,
    remembered } = aaaudit.visual;
  const NARROW = 640; // half of 1280: a reader who zooms to 200 % or halves the window has this

  const textBlocks = remembered(() => blocks().filter((block) => isBlockOfText(block) && !isCutShort(block)));

  /* How many characters the widest line of a block can hold, and how many it may. */
  const measure = (block) => {
    const style = getComputedStyle(block);
    const text = words(block);
    const set = lines(block);
    const widest = Math.max(...set.map((line) => line.right - line.left));
    const whole = set.reduce((sum, line) => sum + line.right - line.left, 0);
    const cjk = isCjk(text);
    const one = cjk ? parseFloat(style.fontSize) + (parseFloat(style.letterSpacing) || 0) : whole / text.length;
    return { count: Math.floor(widest / one), most: cjk ? 40 : 80 };
  };

  const tooLong = (page, message) => {
    for (const block of textBlocks()) {
      const { count, most } = measure(block);
      if (count > most) page.fail(block, message, { count, most });
    }
  };

  aaaudit.define("aaa:line-length", (page) => {
    if (innerWidth <= NARROW) tooLong(page, "fixed");
  });

  aaaudit.define("aaa:line-length-wide", (page) => {
    if (innerWidth > NARROW) tooLong(page, "wide");
  });

  /* The space between two lines of a block's own, as part of the font size; 0 where it has one line. */
  const lineSpace = (block) => {
    const tops = lines(block).map((line) => line.top);
    const steps = tops.slice(1).map((top, index) => top - tops[index]).filter((step) => step > 0);
    return steps.length ? Math.min(...steps) / parseFloat(getComputedStyle(block).fontSize) : 0;
  };

  const CHOICE = /line (spacing|height)|text spacing|reading (mode|view|options)|行距|行高|行間|文字間隔/iu;
  const hasChoice = () => aaaudit.all("button,select,input,[role=button],[role=slider]").some((control) =>
    CHOICE.test(aaaudit.name(control)));

  aaaudit.define("aaa:line-height", (page) => {
    const choice = hasChoice();
    for (const block of textBlocks()) {
      const space = lineSpace(block);
      if (space === 0 || space >= 1.48) continue;
      const params = { space: space.toFixed(2) };
      if (choice) page.ask(block, "choice", params);
      else if (getComputedStyle(block).lineHeight === "normal") page.ask(block, "unset", params);
      else page.fail(block, "tight", params);
    }
  });

  aaaudit.define("aaa:paragraph-spacing", (page) => {
    if (hasChoice()) return;
    for (const block of textBlocks().filter((one) => one.matches("p"))) {
      const next = block.nextElementSibling;
      if (!next?.matches("p") || !isBlockOfText(next) || !textNodes(next).length) continue;
      const [mine, others] = [lines(block), lines(next)];
      if (mine.length < 2 || others.length < 2 || others[0].top <= mine.at(-1).top) continue;
      const between = mine[1].top - mine[0].top;
      const step = (others[0].top - mine.at(-1).top) / between;
      if (step < 1.45) page.fail(next, "close", { step: step.toFixed(1) });
    }
  });

  const ABSOLUTE = /^[\d.]+(px|pt|pc|cm|mm|in|q)$/i;

  aaaudit.define("aaa:font-size-absolute", (page) => {
    const sized = styleRules().rules.filter(({ rule }) => ABSOLUTE.test(rule.style.fontSize));
    const any = sized.map(({ rule }) => rule.selectorText).join();
    const told = new Set();
    for (const element of holders()) {
      const inline = ABSOLUTE.test(element.style.fontSize) ? element.style.fontSize : "";
      if (!inline && !matches(element, any)) continue;
      const rule = inline ? null : sized.find((one) => matches(element, one.rule.selectorText));
      const key = rule?.rule.selectorText ?? inline;
      if (key && !told.has(key)) {
        told.add(key);
        page.fail(element, "absolute", { size: rule?.rule.style.fontSize ?? inline, where: rule ? key : "style" });
      }
    }
  });
})();

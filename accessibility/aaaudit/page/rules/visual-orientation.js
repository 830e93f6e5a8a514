/* Pages that are turned or shut in one orientation of the screen. */
(() => {
  const { styleRules, matches, seen, textNodes } = aaaudit.visual;
  const FEATURE = /\(\s*orientation\s*:\s*(portrait|landscape)\s*\)/gi;
  const TURNS = /rotate|matrix/i;
  const ASKS = /(rotate|turn|flip).{0,20}(device|phone|screen|tablet)|landscape|portrait|旋轉|轉為?橫|轉為?直|横向き|縦向き|回転/iu;

  /* Do something as if the screen stood so: conditions on the orientation are met or not, others stay as they are. */
  const as = (orientation, media, action) => {
    const texts = media.map((rule) => rule.media.mediaText);
    media.forEach((rule, index) => {
      rule.media.mediaText = texts[index].replace(FEATURE, (_, wanted) =>
        wanted.toLowerCase() === orientation ? "(min-width: 0px)" : "(max-width: 0px)");
    });
    try {
      return action();
    } finally {
      media.forEach((rule, index) => { rule.media.mediaText = texts[index]; });
    }
  };

  const degrees = (matrix) => (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI;

  const angle = (element) => {
    const { transform, rotate } = getComputedStyle(element);
    const own = rotate === "none" ? 0 : degrees(new DOMMatrix(`rotate(${rotate.split(" ").at(-1)})`));
    return own + (transform === "none" ? 0 : degrees(new DOMMatrix(transform)));
  };

  const isQuarter = (difference) => Math.abs((((difference % 180) + 180) % 180) - 90) < 2;

  const judgeTurns = (page, media, elements) => {
    const [upright, across] = ["portrait", "landscape"].map((one) => as(one, media, () => elements.map(angle)));
    const turned = elements.filter((_, index) => isQuarter(upright[index] - across[index]));
    if (turned.length) {
      page.fail(document.documentElement, "turned", { element: axe.utils.getSelector(turned[0]) });
    }
    return turned.length;
  };

  /* What a reader is given to read in an orientation. axe-core remembers what it saw, so that it cannot be asked. */
  const textAs = (orientation, media) => as(orientation, media, () =>
    aaaudit.textHolders().flatMap(textNodes).map((node) => node.data.trim()).join(" "));

  const judgeText = (page, media) => {
    const texts = { portrait: textAs("portrait", media), landscape: textAs("landscape", media) };
    const [less, more] = Object.keys(texts).sort((one, other) => texts[one].length - texts[other].length);
    if (texts[less].length * 4 > texts[more].length) return false;
    const isAsked = ASKS.test(texts[less]);
    page[isAsked ? "fail" : "ask"](document.documentElement, isAsked ? "shut" : "less", { orientation: less });
    return true;
  };

  aaaudit.define("aaa:orientation", (page) => {
    const { rules, unread } = styleRules();
    const oriented = rules.filter(({ media }) => media.some((rule) => rule.media.mediaText.match(FEATURE)));
    const media = [...new Set(oriented.flatMap((one) => one.media))].filter((rule) => rule.media.mediaText.match(FEATURE));
    const turning = oriented.filter(({ rule }) => TURNS.test(rule.style.transform) || rule.style.rotate);
    const elements = aaaudit.all("*").filter((element) =>
      turning.some(({ rule }) => matches(element, rule.selectorText)) && seen(element));
    const found = judgeTurns(page, media, elements) || (media.length > 0 && judgeText(page, media));
    if (!found && !unread) page.pass(document.documentElement);
  });
})();

/* Loss by zoom, by narrow windows and by wider spacing of text. */
(() => {
  const { cutTexts, cutNow, overlaps, holders, isCutShort, textNodes, lineRects, withStyle } = aaaudit.visual;
  const NARROW = 400; // CSS pixels of viewport below which a page must do without scrolling sideways
  const TWO_WAYS = "table,pre,code,svg,canvas,img,picture,video,iframe,embed,object,map,math,[role=table],[role=grid],"
    + "[role=treegrid],[role=toolbar],[role=application],[role=img],[role=math]";

  const shown = (node) => node.data.trim().replace(/\s+/g, " ").slice(0, 40);

  aaaudit.define("aaa:zoom-clipped", (page) => {
    for (const [element, how] of cutTexts()) {
      page.fail(element, how.axis === "x" ? "sideways" : "down", { text: shown(how.node) });
    }
  });

  const isHorizontal = (element) => getComputedStyle(element).writingMode.startsWith("horizontal");

  /* Where one line of text does not fit the window: text that runs out of the page, or out of a box that scrolls. */
  const runsOut = (element) => {
    const inPage = document.scrollingElement.scrollWidth > innerWidth + 1;
    return lineRects(...textNodes(element)).some((rect) =>
      rect.width > innerWidth + 1 || (inPage && rect.right + scrollX > innerWidth + 2 && rect.left < rect.right));
  };

  const inScroller = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
    }
    return false;
  };

  const fits = (element) => lineRects(...textNodes(element)).every((rect) => rect.width <= innerWidth);

  aaaudit.define("aaa:reflow", (page) => {
    if (innerWidth > NARROW) return;
    const texts = holders().filter((element) => !element.closest(TWO_WAYS) && isHorizontal(element)
      && /[\p{L}\p{N}]/u.test(element.textContent));
    const lost = cutTexts();
    for (const element of texts) {
      if (lost.get(element)?.axis === "x") {
        page.fail(element, "lost", { text: shown(lost.get(element).node), width: innerWidth });
      } else if (runsOut(element) && !isCutShort(element) && !(inScroller(element) && fits(element))) {
        page.fail(element, "sideways", { text: shown(textNodes(element)[0]), width: innerWidth });
      }
    }
  });

  const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`;

  aaaudit.define("aaa:text-spacing", (page) => {
    const before = { cut: cutTexts(), over: overlaps() };
    const after = withStyle(SPACED, () => ({ cut: cutNow(), over: overlaps() }));
    for (const [element, how] of after.cut) {
      if (!before.cut.has(element)) page.fail(element, "cut", { text: shown(how.node) });
    }
    for (const [element, other] of after.over) {
      const isNew = !before.over.has(element) && !before.over.has(other) && !after.cut.has(element);
      if (isNew) page.fail(element, "over", { text: shown(textNodes(element)[0]), other: shown(textNodes(other)[0]) });
    }
  });
})();

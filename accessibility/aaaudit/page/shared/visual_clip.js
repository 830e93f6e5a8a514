/* Text that is cut off by a box around it, and text that lies over other text. */
(() => {
  const { lineRects, textNodes, holders, remembered } = aaaudit.visual;
  const CUT = 0.35; // of the font size: less may cut the empty parts of letters' boxes only

  /* What of the styles of boxes counts here, asked once for each box while `read` is the same. */
  const styleOf = (box, read) => {
    if (!read.has(box)) {
      const { display, position, transform, overflowX, overflowY, whiteSpace, textOverflow, lineHeight,
        webkitLineClamp } = getComputedStyle(box);
      read.set(box, { display, position, transform, overflowX, overflowY, whiteSpace, textOverflow, lineHeight,
        webkitLineClamp });
    }
    return read.get(box);
  };

  /* The boxes that text in an element is laid out in, from the inside out. */
  const boxesAround = function* (element, read) {
    let { position } = styleOf(element, read);
    for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
      const style = styleOf(box, read);
      const holds = box === element || position !== "absolute" || style.position !== "static"
        || style.transform !== "none";
      if (holds) {
        yield { box, style };
        position = style.position;
      }
      if (position === "fixed") return;
    }
  };

  const innerBox = (box) => {
    const rect = box.getBoundingClientRect();
    const left = rect.left + box.clientLeft;
    const top = rect.top + box.clientTop;
    return { left, top, right: left + box.clientWidth, bottom: top + box.clientHeight };
  };

  const cuts = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";

  /* An ellipsis tells that there is more; one line by design is not made worse by zoom. */
  const tellsX = (style) => style.whiteSpace.includes("nowrap") && style.textOverflow !== "clip";
  const isOneLine = (box, style) => parseFloat(style.lineHeight) >= box.getBoundingClientRect().height - 0.5;
  const isClamped = (style) => style.webkitLineClamp !== "none";

  const cutBy = (rects, box, style, size, reach) => {
    const inner = innerBox(box);
    const within = rects.filter((rect) => rect.right > inner.left + 1 && rect.left < inner.right - 1
      && rect.bottom > inner.top + 1 && rect.top < inner.bottom - 1);
    if (!within.length || inner.right - inner.left < 2 || inner.bottom - inner.top < 2) return "";
    if (reach.x && cuts(style.overflowX) && !tellsX(style) && !isClamped(style)
      && within.some((rect) => rect.right - inner.right > size * CUT || inner.left - rect.left > size * CUT)) return "x";
    const hidden = rects.some((rect) => rect.bottom - inner.bottom > size * CUT || inner.top - rect.top > size * CUT);
    return reach.y && cuts(style.overflowY) && hidden && !isOneLine(box, style) && !isClamped(style) ? "y" : "";
  };

  /* How an element's own text is cut: {node, box, axis} or null. What a reader can scroll to is not cut. */
  const cut = (element, read = new Map()) => {
    if (element.closest("[aria-hidden=true],select,marquee")) return null;
    const boxes = [...boxesAround(element, read)];
    if (!boxes.some(({ style }) => style.display !== "inline" && (cuts(style.overflowX) || cuts(style.overflowY)))) {
      return null;
    }
    const size = parseFloat(getComputedStyle(element).fontSize);
    for (const node of textNodes(element)) {
      const rects = lineRects(node);
      const reach = { x: true, y: true };
      for (const { box, style } of boxes) {
        if (style.display === "inline") continue;
        const axis = rects.length ? cutBy(rects, box, style, size, reach) : "";
        if (axis) return { node, box, axis };
        reach.x &&= !scrolls(style.overflowX);
        reach.y &&= !scrolls(style.overflowY);
      }
    }
    return null;
  };

  /* All elements whose text is cut just now, with how. */
  const cutNow = () => {
    const read = new Map();
    return new Map(holders().map((element) => [element, cut(element, read)]).filter(([, how]) => how));
  };

  const covers = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > one.size * 0.4
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.size, other.size) * 0.5;

  /* The pairs of elements whose lines of text lie over each other: element to the first element over it. */
  const overlaps = () => {
    const all = holders().filter((element) => !element.closest("[aria-hidden=true],rt,rp")).flatMap((element) => {
      const size = parseFloat(getComputedStyle(element).fontSize);
      return lineRects(...textNodes(element)).map(({ left, right, top, bottom }) =>
        ({ element, size, left, right, top, bottom }));
    }).sort((one, other) => one.top - other.top);
    const pairs = new Map();
    all.forEach((one, index) => {
      for (let at = index + 1; at < all.length && all[at].top < one.bottom; at += 1) {
        const other = all[at];
        if (other.element !== one.element && covers(one, other)) pairs.set(one.element, other.element);
      }
    });
    return pairs;
  };

  const cutTexts = remembered(cutNow);

  Object.assign(aaaudit.visual, { cut, cutTexts, cutNow, overlaps });
})();

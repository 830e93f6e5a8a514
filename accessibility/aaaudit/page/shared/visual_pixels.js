/* Contrast of text read from pictures of the page. The audit takes two pictures of each place: one with all text
   transparent, one with a bar of its colour in each text's stead, so that opacity, filters and blending are in both. Text
   in SVG takes no bar: its colour is reckoned over the first picture, and where there is no other text, that is all.
   aaaudit.pixels.begin(selectors), then while next(): picture, where fill() is true another, read(all); then end(). */
aaaudit.pixels = (() => {
  const { textNodes, sheetOf } = aaaudit.visual;
  const MOST_PLACES = 24; // pictures take time: text beyond the first places stays a question
  const MOST_PIECES = 300;
  const RIM = 0.22; // of a line's box, above and below, is empty
  const PIECE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{1,2}|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+/gu;
  const BARE = `*, ::before, ::after, ::placeholder, ::marker { -webkit-text-fill-color: transparent !important;
      -webkit-text-stroke-color: transparent !important; text-decoration-color: transparent !important;
      text-emphasis-color: transparent !important; caret-color: transparent !important; transition: none !important }
    svg text, svg tspan, svg textPath { fill: transparent !important }`;
  const BAR = "data-aaaudit-bar";
  const BARS = `[${BAR}] { text-decoration: line-through solid 1.2em !important;
    text-decoration-color: var(--aaaudit-bar) !important; text-decoration-skip-ink: none !important }`;
  const bare = sheetOf(BARE);
  const bars = sheetOf(BARS);
  let state = null;

  const isSvg = (element) => element instanceof SVGElement;

  /* Words, or pairs of CJK characters, of an element's own text, as ranges. */
  const pieces = (element) => textNodes(element).flatMap((node) =>
    [...node.data.matchAll(PIECE)].map((match) => {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      return { range, text: match[0], low: Infinity, high: 0, done: false };
    }));

  const MOVING = "video,canvas,iframe,object,embed";

  /* Whether what may change lies where a piece is. */
  const isOnMoving = ({ range }) => {
    const rect = range.getBoundingClientRect();
    const there = document.elementsFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    return there.some((element) => element.matches(MOVING));
  };

  const colorOf = (element) => {
    const style = getComputedStyle(element);
    return isSvg(element) ? style.fill : style.webkitTextFillColor;
  };

  /* Where the pictures do not tell the colour of the text: painted by a picture, or on a drawing that is faded. */
  const isBeyond = (element) => {
    const style = getComputedStyle(element);
    const isFaded = isSvg(element) && element.parentElement && [...ancestors(element.parentElement)].some((one) =>
      getComputedStyle(one).opacity !== "1");
    return style.backgroundClip.includes("text") || !/^(rgb|color|oklab|oklch|lab|lch)/.test(colorOf(element)) || isFaded;
  };

  const ancestors = function* (element) {
    for (let one = element; one; one = one.parentElement) yield one;
  };

  const svgTexts = () => aaaudit.textHolders().filter((element) => isSvg(element) && element.closest("svg")
    && !element.closest("title,desc,style,script,foreignObject,[aria-disabled=true]"));

  /* Text that is changed after it is painted, which no style tells the colour of. */
  const changed = () => {
    const makers = aaaudit.all("*").filter((element) => {
      const { filter, mixBlendMode, backgroundBlendMode } = getComputedStyle(element);
      return filter !== "none" || mixBlendMode !== "normal" || /[a-km-z]/.test(backgroundBlendMode.replace(/normal/g, ""));
    });
    return makers.flatMap((element) => [element, ...element.querySelectorAll("*")]).filter((element) =>
      element instanceof HTMLElement && textNodes(element).length && aaaudit.visible(element)
      && !element.closest("[aria-disabled=true],:disabled,script,style"));
  };

  const found = (selector) => {
    try {
      return document.querySelector(selector);
    } catch {
      return null;
    }
  };

  /* What the look of a drawing rests on, wherever it stands in the window; nothing where other things may lie on it. */
  const markOf = (svg, isReached) => {
    if (isReached(svg)) return "";
    const { width, height } = svg.getBoundingClientRect();
    const looks = [svg, ...svg.querySelectorAll("*")].map((part) => {
      const { fill, fillOpacity, stroke, strokeWidth, opacity, visibility, fontSize, display, transform, filter,
        mixBlendMode } = getComputedStyle(part);
      return [fill, fillOpacity, stroke, strokeWidth, opacity, visibility, fontSize, display, transform, filter, mixBlendMode].join();
    });
    const around = [...ancestors(svg.parentElement)].map((one) => {
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(one);
      return [backgroundColor, backgroundImage, opacity, filter].join();
    });
    return aaaudit.hashed([svg.outerHTML, width, height, ...looks, ...around].join(";"));
  };

  /* Texts of drawings that were read at another width, where the drawings are as they were. */
  let drawings = new Map();
  const remembered = (elements) => {
    const svgs = new Set(elements.filter(isSvg).map((element) => element.closest("svg")));
    if (!svgs.size) return new Map();
    const { isReached } = aaauditAlike.read();
    const marks = new Map([...svgs].map((svg) => [svg, markOf(svg, isReached)]));
    const isSame = ({ element }) => marks.get(element.closest("svg")) && marks.get(element.closest("svg")) === drawings.get(element.closest("svg"));
    const known = (state?.all ?? []).filter((target) => isSvg(target.element) && isSame(target) && isRead(target));
    drawings = marks;
    return new Map(known.map((target) => [target.element, target]));
  };

  const isRead = ({ pieces: all }) => all.length < MOST_PIECES && all.every((piece) => piece.measured);

  const hasSize = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  };

  const begin = (selectors) => {
    const drawn = svgTexts().filter(hasSize);
    const elements = new Set([...selectors.map(found).filter(Boolean), ...drawn, ...changed()]);
    const known = remembered([...elements]);
    const [beyond, open] = [[], []];
    for (const element of elements) (isBeyond(element) ? beyond : open).push(element);
    const all = open.map((element) => known.get(element) ?? {
      element, pieces: pieces(element).slice(0, MOST_PIECES),
      depth: [...ancestors(element.parentElement)].filter((one) => elements.has(one)).length,
    }).filter((target) => target.pieces.length);
    const boxes = new Set(all.flatMap(({ element }) => [...ancestors(element)]));
    const scrolled = [...boxes].map((box) => ({ box, left: box.scrollLeft, top: box.scrollTop }));
    state = { all, beyond: beyond.filter(isSvg), places: 0, active: [], scrolled };
    return all.length > 0;
  };

  const middleOf = (rect) => ({
    left: Math.ceil(rect.left), right: Math.floor(rect.right),
    top: Math.ceil(rect.top + rect.height * RIM), bottom: Math.floor(rect.bottom - rect.height * RIM),
  });

  /* The part of the window in which an element's text can be seen: what scrolls or clips it cuts off the rest. */
  const paneOf = (element) => {
    const pane = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    let { position } = getComputedStyle(element);
    for (const box of ancestors(element.parentElement)) {
      if (position === "fixed" || box === document.body || box === document.documentElement) break;
      const style = getComputedStyle(box);
      if (position === "absolute" && style.position === "static") continue;
      position = style.position;
      const rect = box.getBoundingClientRect();
      if (style.overflowX !== "visible" && !isSvg(box)) {
        pane.left = Math.max(pane.left, Math.ceil(rect.left + box.clientLeft));
        pane.right = Math.min(pane.right, Math.floor(rect.left + box.clientLeft + box.clientWidth));
      }
      if (style.overflowY !== "visible" && !isSvg(box)) {
        pane.top = Math.max(pane.top, Math.ceil(rect.top + box.clientTop));
        pane.bottom = Math.min(pane.bottom, Math.floor(rect.top + box.clientTop + box.clientHeight));
      }
    }
    return pane;
  };

  const inView = ({ range }, pane) => {
    const { left, right, top, bottom } = middleOf(range.getBoundingClientRect());
    return top >= pane.top && bottom <= pane.bottom && right > pane.left && left < pane.right && right > left;
  };

  /* Bring the next text that was not pictured into view, all text transparent; false where all is done. */
  const next = () => {
    clear();
    const open = state.all.flatMap((target) => target.pieces.filter((piece) => !piece.done).map((piece) => ({ target, piece })));
    if (!open.length || state.places === MOST_PLACES) return false;
    state.places += 1;
    const [{ target, piece }] = open;
    if (!inView(piece, paneOf(target.element))) {
      const top = piece.range.getBoundingClientRect().top + scrollY - innerHeight / 4;
      scrollTo({ top, left: 0, behavior: "instant" });
      if (!inView(piece, paneOf(target.element))) target.element.scrollIntoView({ block: "center", behavior: "instant" });
    }
    piece.done = true;
    state.active = state.all.filter((one) => one.depth === target.depth);
    for (const one of state.active) one.color = colorOf(one.element);
    bare.on();
    return true;
  };

  /* Put bars of the texts' colours in their places; false where there are none to put. */
  const fill = () => {
    const barred = state.active.filter(({ element, pieces: all }) => !isSvg(element) && all.some((piece) => !piece.measured));
    for (const { element, color } of barred) {
      element.style.setProperty("--aaaudit-bar", color);
      element.setAttribute(BAR, "");
    }
    if (barred.length) bars.on();
    return barred.length > 0;
  };

  const clear = () => {
    for (const { element } of state.active) {
      if (!element.hasAttribute(BAR)) continue;
      element.removeAttribute(BAR);
      element.style.removeProperty("--aaaudit-bar");
      if (!element.getAttribute("style")) element.removeAttribute("style");
    }
    bare.off();
    bars.off();
  };

  const pixelsOf = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };

  const LINEAR = Array.from({ length: 256 }, (_, value) =>
    (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = (red, green, blue) => 0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue];
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

  /* The colour of SVG text over a pixel. */
  const over = (paint, data, at) => [0, 1, 2].map((part) =>
    Math.round(paint.rgb[part] * paint.alpha + data[at + part] * (1 - paint.alpha)));

  const paintOf = (element, color) => {
    const parsed = new axe.commons.color.Color();
    parsed.parseString(color);
    const { fillOpacity, opacity } = getComputedStyle(element);
    return { rgb: [parsed.red, parsed.green, parsed.blue], alpha: parsed.alpha * fillOpacity * opacity };
  };

  /* The middle of a piece's rectangles, where they can be seen. */
  const cores = (range, pane) => [...range.getClientRects()].map(middleOf).map((core) => ({
    left: Math.max(pane.left, core.left), right: Math.min(pane.right, core.right),
    top: Math.max(pane.top, core.top), bottom: Math.min(pane.bottom, core.bottom),
  }));

  const measure = (piece, pane, paint, empty, filled) => {
    const ratios = [];
    let painted = 0;
    for (const core of cores(piece.range, pane)) {
      for (let y = core.top; y < core.bottom; y += 1) {
        for (let x = core.left; x < core.right; x += 1) {
          const at = (y * empty.width + x) * 4;
          const front = paint ? over(paint, empty.data, at) : filled.data.subarray(at, at + 3);
          const value = ratio(luminance(...front), luminance(...empty.data.subarray(at, at + 3)));
          if (value > 1.01) painted += 1;
          ratios.push(value);
        }
      }
    }
    if (painted * 4 < ratios.length || !ratios.length) return;
    ratios.sort((one, other) => one - other);
    piece.low = ratios[Math.floor(ratios.length * 0.01)];
    piece.high = ratios.at(-1);
    piece.measured = true;
  };

  /* Read the pictures of a place: the bare one, and the one with bars where there is one. */
  const read = async (pictures) => {
    const [empty, filled] = await Promise.all(pictures.map(pixelsOf));
    for (const target of state.active) {
      const paint = isSvg(target.element) ? paintOf(target.element, target.color) : null;
      const pane = paneOf(target.element);
      for (const piece of target.pieces.filter((one) => !one.measured && inView(one, pane))) {
        piece.done = true;
        target.isMoving ||= isOnMoving(piece);
        measure(piece, pane, paint, empty, filled);
      }
    }
  };

  const end = () => {
    clear();
    for (const { box, left, top } of state.scrolled) box.scrollTo({ left, top, behavior: "instant" });
  };

  /* What was read: for each element its pieces, and whether each could be read. Of text in drawings nothing may have been. */
  const texts = () => [
    ...(state?.all ?? []).map((target) => {
      const { element, isMoving, pieces: all } = target;
      return { element, isMoving, isDrawn: isSvg(element), pieces: all.filter((piece) => piece.measured), whole: isRead(target) };
    }).filter(({ isDrawn, pieces: read }) => isDrawn || read.length),
    ...(state?.beyond ?? []).map((element) => ({ element, isMoving: false, isDrawn: true, pieces: [], whole: false })),
  ];

  return { begin, next, fill, read, end, texts };
})();

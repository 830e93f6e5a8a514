/* What a page looks like, as plain facts: colours of text and of what lies behind it, lines, what is cut off, what moves. */
window.looks = (() => {
  const all = (selector = "*") => [...document.body.querySelectorAll(selector)];
  const isHidden = (one) => {
    for (let around = one; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).clipPath.startsWith("inset(50%")) return true;
    }
    return !one.checkVisibility({ visibilityProperty: true });
  };
  const path = (one) => `${one.closest("[id]") ? `#${one.closest("[id]").id} ` : ""}${one.localName}.${one.getAttribute("class") ?? ""}`;
  const textNodes = (root = document.body) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const around = node.parentElement;
      if (node.data.trim() && !around.closest("script, style, title, desc, noscript") && !isHidden(around)) found.push(node);
    }
    return found;
  };
  const isClear = (colour) => /^rgba\(.*, 0\)$/.test(colour);

  /* Colours behind an element, the nearest first, down to one that lets nothing through. */
  const layers = (one) => {
    const found = [];
    for (let around = one; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.backgroundImage !== "none" || style.opacity !== "1") found.push(`unplain ${path(around)}`);
      if (!isClear(style.backgroundColor)) found.push(style.backgroundColor);
      if (/^rgb\(/.test(style.backgroundColor)) return found;
    }
    return [...found, getComputedStyle(document.documentElement).backgroundColor];
  };

  /* A drawing's text lies on the shapes that were drawn before it at its place. */
  const drawnLayers = (text) => {
    const box = text.getBoundingClientRect();
    const svg = text.ownerSVGElement;
    const shapes = [...svg.querySelectorAll("rect, path, polygon, circle, ellipse")].filter((shape) =>
      shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && getComputedStyle(shape).fill !== "none");
    const under = shapes.filter((shape) => {
      const place = new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2).matrixTransform(shape.getScreenCTM().inverse());
      return shape.isPointInFill(place);
    });
    return [...under.reverse().map((shape) => getComputedStyle(shape).fill).filter((fill) => !isClear(fill)), ...layers(svg)];
  };

  const pair = (style, colour, grounds, where) => ({
    colour, grounds, where, size: parseFloat(style.fontSize), bold: Number(style.fontWeight) >= 700,
  });

  const pairs = () => {
    const found = textNodes().map((node) => {
      const one = node.parentElement;
      const style = getComputedStyle(one);
      const drawn = one.ownerSVGElement;
      return pair(style, drawn ? style.fill : style.color, drawn ? drawnLayers(one.closest("text")) : layers(one), path(one));
    });
    for (const one of all("input, textarea, select").filter((field) => !isHidden(field))) {
      const style = getComputedStyle(one);
      found.push(pair(style, style.color, layers(one), path(one)));
    }
    for (const one of all().filter((element) => !isHidden(element))) {
      for (const place of ["::before", "::after"]) {
        const style = getComputedStyle(one, place);
        if (!/^(none|normal|""|"" \/ .*)$/.test(style.content)) {
          const own = isClear(style.backgroundColor) ? [] : [style.backgroundColor];
          found.push(pair(style, style.color, [...own, ...layers(one)], path(one) + place));
        }
      }
    }
    return [...new Map(found.map((one) => [[one.colour, one.grounds, one.size, one.bold].join("|"), one])).values()];
  };

  const block = (node) => {
    let around = node.parentElement;
    while (/^(inline|contents|ruby.*)$/.test(getComputedStyle(around).display)) around = around.parentElement;
    return around;
  };

  const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
  const measure = (text) => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);

  /* Lines of the blocks of text: their length in Latin characters, of which a wide one is two. */
  const lines = () => {
    const blocks = new Map();
    for (const node of textNodes().filter((one) => !one.parentElement.ownerSVGElement)) {
      const around = block(node);
      blocks.set(around, [...(blocks.get(around) ?? []), node]);
    }
    const found = [];
    const range = document.createRange();
    for (const [around, nodes] of blocks) {
      if (nodes.reduce((sum, node) => sum + measure(node.data.trim()), 0) <= 60) continue;
      let line = { text: "", middle: -Infinity };
      for (const node of nodes) {
        let at = 0;
        for (const sign of node.data) {
          range.setStart(node, at);
          range.setEnd(node, (at += sign.length));
          const box = range.getBoundingClientRect();
          if (!box.width) continue;
          if (box.top > line.middle) {  // boxes of two lines may overlap, where the font is higher than the line
            found.push(line = { where: path(around), text: "", middle: (box.top + box.bottom) / 2 });
          }
          line.text += sign;
        }
      }
    }
    return found.map(({ where, text }) => ({ where, text: text.trim(), length: measure(text.trim()) }));
  };

  /* Give each block of prose more text than a line can hold. */
  const lengthen = (more) => {
    for (const one of all("main, main *, footer *").filter((element) => element.matches("p, li, dd"))) {
      if (!one.childElementCount && one.textContent.trim()) one.append(` ${more}`);
    }
  };

  /* Where text is lost, lies over other text, or has to be scrolled to sideways. */
  const losses = () => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const one of all().filter((element) => !isHidden(element) && !element.ownerSVGElement)) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const isWider = one.scrollWidth > one.clientWidth + 1;
      const isHigher = one.scrollHeight > one.clientHeight + 1;
      const cuts = (overflow) => /hidden|clip/.test(overflow);
      if ((isWider && cuts(overflowX)) || (isHigher && cuts(overflowY))) found.push(`${path(one)} cuts its content off`);
      if (isWider && /auto|scroll/.test(overflowX) && !one.matches("table, svg, :has(> svg)")) found.push(`${path(one)} scrolls sideways`);
    }
    const range = document.createRange();
    const boxes = [];
    for (const node of textNodes().filter((one) => !one.parentElement.closest("svg, table, .skip-link"))) {
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left > 1) boxes.push({ left, right, top, bottom, text: node.data.trim() });
      }
    }
    for (const box of boxes) if (box.left < -1 || box.right > innerWidth + 1) found.push(`${box.text} leaves the window`);
    boxes.sort((one, other) => one.top - other.top);
    boxes.forEach((one, index) => {
      for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom - 4; next += 1) {
        const other = boxes[next];
        const beside = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (beside > 2 && Math.min(one.bottom, other.bottom) - other.top > 0.45 * (one.bottom - one.top)) {
          found.push(`${one.text} lies over ${other.text}`);
        }
      }
    });
    return found;
  };

  const moving = () => {
    const slow = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    const found = document.getAnimations().filter(({ playState }) => playState === "running").map(() => "an animation runs");
    for (const one of [document.documentElement, ...all()]) {
      const style = getComputedStyle(one);
      if (style.scrollBehavior !== "auto") found.push(`${path(one)} scrolls smoothly`);
      if (style.animationName !== "none" && slow(style.animationDuration)) found.push(`${path(one)} is animated`);
      if (slow(style.transitionDuration)) found.push(`${path(one)} changes slowly`);
    }
    return found;
  };

  return { pairs, lines, lengthen, losses, moving };
})();

/* What the rules on how a page looks share: which text is seen, in which blocks and lines it stands. */
aaaudit.visual = (() => {
  const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/gu;
  const SENTENCE_END = /[。！？｡]|[.!?…](?=["'”’)\]]*(?:\s|$))/gu;

  /* Ask once a run: axe-core makes a tree anew for each, and rules leave the page as they found it. */
  const remembered = (ask) => {
    const answers = new WeakMap();
    return () => {
      const run = axe._tree?.[0];
      if (!run) return ask();
      if (!answers.has(run)) answers.set(run, ask());
      return answers.get(run);
    };
  };

  /* Whether a sighted reader can see an element: rendered, not transparent, not clipped away, not off the page. */
  const seen = (element) => aaaudit.visible(element) && axe.commons.dom.isVisibleOnScreen(element);

  const textNodes = (element) =>
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  /* The rectangles of text, one for each line of each node. */
  const lineRects = (...nodes) => nodes.flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  });

  const isInline = (element) => /^(inline|contents|ruby)/.test(getComputedStyle(element).display);

  /* The nearest element around, or the element itself, that lays its text out in lines of its own. */
  const blockOf = (element) => {
    let block = element;
    while (block.parentElement && isInline(block)) block = block.parentElement;
    return block;
  };

  /* Elements of HTML that hold seen text of their own. */
  const holders = remembered(() =>
    aaaudit.textHolders().filter((element) => element instanceof HTMLElement && seen(element)));

  /* The blocks that text stands in, in document order. */
  const blocks = remembered(() => [...new Set(holders().map(blockOf))]);

  /* The nodes of text that a block lays out in lines of its own, not those of blocks in it. */
  const ownNodes = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && aaaudit.visible(parent) && blockOf(parent) === block) {
        found.push(walker.currentNode);
      }
    }
    return found;
  };

  const count = (pattern, text) => (text.match(pattern) ?? []).length;
  const words = (block) => ownNodes(block).map((node) => node.data).join("").replace(/\s+/g, " ").trim();

  /* Whether text is Chinese, Japanese or Korean for the greater part. */
  const isCjk = (text) => count(CJK, text) * 2 > text.replace(/\s/g, "").length;

  /* Whether an element or one around it hides a part of what is in it. */
  const isCutShort = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (/hidden|clip/.test(overflowY) && box.scrollHeight > box.clientHeight + 2) return true;
      if (/hidden|clip/.test(overflowX) && box.scrollWidth > box.clientWidth + 2) return true;
    }
    return false;
  };

  /* Whether a block is a block of text as WCAG defines it, more than one sentence, alone or with its neighbours. */
  const isBlockOfText = (block) => {
    if (block.closest("h1,h2,h3,h4,h5,h6,[role=heading],pre,code,nav,table,button,label,select,textarea,svg,math")) return false;
    const own = count(SENTENCE_END, words(block));
    const beside = [block.previousElementSibling, block.nextElementSibling].some((other) =>
      other?.tagName === block.tagName && count(SENTENCE_END, other.textContent) > 0);
    return own > 1 || (own === 1 && beside);
  };

  /* The lines of a block from top to bottom, each {top, bottom, left, right}, its rectangles joined. */
  const lines = (block) => {
    const joined = [];
    for (const rect of lineRects(...ownNodes(block)).sort((one, other) => one.top - other.top)) {
      const last = joined.at(-1);
      if (last && rect.top + rect.height / 2 < last.bottom) {
        last.left = Math.min(last.left, rect.left);
        last.right = Math.max(last.right, rect.right);
      } else {
        joined.push({ top: rect.top, bottom: rect.bottom, left: rect.left, right: rect.right });
      }
    }
    return joined;
  };

  /* Every style rule of the page that can be read, each with the conditions it stands under; unread tells of others. */
  const styleRules = remembered(() => {
    const found = { rules: [], unread: false };
    const walk = (list, media) => {
      for (const rule of list) {
        if (rule instanceof CSSStyleRule) found.rules.push({ rule, media });
        if (rule instanceof CSSImportRule && rule.styleSheet) read(rule.styleSheet, media);
        if (rule.cssRules) walk(rule.cssRules, rule instanceof CSSMediaRule ? [...media, rule] : media);
      }
    };
    const read = (sheet, media) => {
      try {
        walk(sheet.cssRules, media);
      } catch {
        found.unread = true;
      }
    };
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) read(sheet, []);
    return found;
  });

  const matches = (element, selector) => {
    try {
      return element.matches(selector);
    } catch {
      return false;
    }
  };

  /* A style sheet of ours, which a page's policy on content does not stop; on() and off(). */
  const sheetOf = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const others = () => document.adoptedStyleSheets.filter((one) => one !== sheet);
    return {
      on: () => { document.adoptedStyleSheets = [...others(), sheet]; },
      off: () => { document.adoptedStyleSheets = others(); },
    };
  };

  /* Do something while a style sheet of ours is on, with nothing moving, and take it off again. */
  const withStyle = (css, action) => {
    const sheet = sheetOf(`*, ::before, ::after { transition: none !important } ${css}`);
    sheet.on();
    try {
      return action();
    } finally {
      sheet.off();
    }
  };

  return { remembered, seen, textNodes, ownNodes, lineRects, isInline, blockOf, holders, blocks, words, isCjk, isCutShort, isBlockOfText,
    lines, styleRules, matches, sheetOf, withStyle };
})();

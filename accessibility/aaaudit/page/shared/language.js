/* Text by the element whose `lang` it has: what a reader sees or hears, names of images and controls too.
   Code, sample output and what is marked as not to be translated is no text of a human language. */
aaaudit.language = (() => {
  const NO_LANGUAGE =
    "script,style,template,noscript,code,pre,kbd,samp,var,math,[translate=no],.notranslate,.katex";
  const BLOCK = /^(block|flex|grid|list-item|table|table-cell|table-caption|flow-root|table-row)$/;
  const NAMED = "img,area,input[type=image],[role=img],[aria-label],[aria-labelledby]";

  const perceivable = (element) =>
    aaaudit.visible(element) || axe.commons.dom.isVisibleToScreenReaders(element);

  const scopeOf = (element) => element.closest("[lang]") ?? document.documentElement;

  const blockOf = (element, scope) => {
    let block = element;
    while (block !== scope && !BLOCK.test(getComputedStyle(block).display)) block = block.parentElement;
    return block;
  };

  const isText = (element) => element && !element.closest(NO_LANGUAGE);

  /* The words of labels by other means than text: each with the element that bears the label. */
  const names = () =>
    aaaudit
      .all(NAMED, document.body)
      .filter((element) => isText(element) && perceivable(element))
      .map((element) => [element, aaaudit.name(element)])
      .filter(([element, name]) => name && name !== element.textContent.trim());

  /* Texts in document order: { scope, block, text }, one for each run of text in a block and of one scope. */
  const texts = () => {
    const found = [];
    const shown = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !isText(parent)) continue;
      if (!shown.has(parent)) shown.set(parent, perceivable(parent));
      if (!shown.get(parent)) continue;
      const scope = scopeOf(parent);
      const block = blockOf(parent, scope);
      const last = found.at(-1);
      if (last && last.block === block && last.scope === scope) last.text += " " + walker.currentNode.data;
      else found.push({ scope, block, text: walker.currentNode.data });
    }
    const named = names().map(([element, name]) => ({ scope: scopeOf(element), block: element, text: name }));
    found.push(...named);
    for (const item of found) item.text = item.text.replace(/\s+/g, " ").trim();
    return found;
  };

  return { texts: () => aaaudit.once(texts) };
})();

/* Contrast of text over pictures, gradients, filters, and in drawings; other text is axe-core's. */
(() => {
  const { seen } = aaaudit.visual;
  const { color, onto, contrast, groundOf, isFaded, keepingPlace } = aaaudit.visual.ground;
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim().slice(0, 60);
  const two = (value) => (Math.floor(value * 100) / 100).toFixed(2);

  const isLarge = (element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const scale = element.ownerSVGElement?.getScreenCTM()?.a ?? 1;
    const size = parseFloat(fontSize) * scale;
    return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
  };

  /* Text with a rim or a shadow is told from its ground by them as well. */
  const isRimmed = (element) => {
    const style = getComputedStyle(element);
    const stroked = element instanceof SVGElement && style.stroke !== "none" && parseFloat(style.strokeWidth) > 0;
    return stroked || style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0;
  };

  /* A logo by its name in the markup: its text is free of the demand. */
  const isLogo = (element) => Boolean(element.closest("[class*=logo i],[id*=logo i],[class*=brand i]"));

  const judgeText = (page, usual, large) => {
    for (const { element, pieces, whole, isMoving, isDrawn } of aaaudit.pixels.texts()) {
      const need = isLarge(element) ? large : usual;
      const low = Math.min(...pieces.map((piece) => piece.low));
      const worst = pieces.reduce((one, other) => (other.high < one.high ? other : one), { text: "", high: Infinity });
      const params = { text: worst.text, high: two(worst.high), low: two(low), need };
      const isPale = worst.high < need && /[\p{L}\p{N}]/u.test(worst.text) && !isRimmed(element) && !isLogo(element);
      if (low >= need && whole && !isMoving) page.pass(element);
      else if (isPale && !isMoving) page.fail(element, "low", params);
      else if (low < need) page.ask(element, "partly", params);
      else if (isDrawn) page.ask(element, "unread", { text: words(element), need });
    }
  };

  const hintOf = (element) => {
    const { color: paint, opacity } = getComputedStyle(element, "::placeholder");
    return { paint, opacity };
  };

  /* A hint in a field that the author gave no colour has the browser's. */
  const isAsMade = (element) => {
    const host = document.createElement("div");
    const { colorScheme, color: ink } = getComputedStyle(element);
    host.style.cssText = `all: initial; position: absolute; color-scheme: ${colorScheme}; color: ${ink}`;
    const twin = document.createElement(element.localName); // where no style of the page reaches it
    twin.placeholder = element.placeholder;
    host.attachShadow({ mode: "open" }).append(twin);
    element.after(host);
    const [mine, natural] = [hintOf(element).paint, hintOf(twin).paint];
    host.remove();
    return mine === natural;
  };

  const isHint = (element) => !element.value && !element.matches(":disabled") && seen(element)
    && !element.closest("[aria-disabled=true]") && !isFaded(element);

  const judgeHint = (page, element, usual, large) => {
    const need = isLarge(element) ? large : usual;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const around = backgroundImage === "none" ? groundOf(element.parentElement) : null;
    const { paint, opacity } = hintOf(element);
    if (!around || opacity !== "1" || isAsMade(element)) return;
    const ground = axe.commons.color.flattenColors(color(backgroundColor), around);
    const ratio = contrast(onto(paint, ground), ground);
    const params = { text: element.placeholder, high: two(ratio), low: two(ratio), need };
    if (ratio < need) page.fail(element, "low", params);
  };

  const judge = (page, usual, large) => {
    judgeText(page, usual, large);
    keepingPlace(() => {
      const fields = aaaudit.all("input[placeholder],textarea[placeholder]").filter(isHint);
      for (const element of fields) judgeHint(page, element, usual, large);
    });
  };

  aaaudit.define("aaa:contrast-minimum", (page) => judge(page, 4.5, 3));
  aaaudit.define("aaa:contrast-enhanced", (page) => judge(page, 7, 4.5));
})();

/* Texts that look alike on one page: which of them need not be judged for contrast, since enough like them were.
   aaauditAlike.read() gives two functions for the page as it is laid out now: likeness, of an element, a text that is empty
   for one that has to be judged by itself; and isReached, whether the box of anything that is painted, and neither around an
   element nor in it, meets its box.

   The contrast of a text rests on its colour, size and weight, and on what is painted around and under it. Texts are alike
   where these are the same, by their computed styles, from the text out to the first ground that is not transparent. That
   says all where nothing else is painted there: so a text is judged by itself where it leaves that ground, where the box of
   anything that is painted, and is not around it, reaches it, and where a picture or an effect is on the way. */
window.aaauditAlike = (() => {
  const PAINTED = "img,svg,video,canvas,iframe,object,embed,picture,input,select,textarea,button,progress,meter,hr";
  const ALWAYS = "svg *,math *,input,select,textarea,option";
  const PSEUDO = ["::before", "::after"];
  const CLEAR = /^rgba\(.*, 0\)$|^transparent$/;
  const SOLID = /^rgb\(/;
  const MOST_PAINTED = 2_000; // beyond which comparing boxes costs more than it spares

  const isPlain = (style) => style.backgroundImage === "none" && style.filter === "none" && style.backdropFilter === "none"
    && style.mixBlendMode === "normal" && style.backgroundBlendMode === "normal" && style.maskImage === "none"
    && style.clipPath === "none" && style.backgroundClip !== "text";

  /* Whether something is painted beside an element that no selector finds. */
  const paintsBeside = (element) => PSEUDO.some((part) => {
    const style = getComputedStyle(element, part);
    return style.content !== "none" && style.content !== "normal"
      && (!CLEAR.test(style.backgroundColor) || style.backgroundImage !== "none" || !/^(static|relative)$/.test(style.position));
  });

  /* What an element adds to the look of texts in it: nothing where it has an effect that only pictures tell. */
  const layerOf = (element) => {
    const style = getComputedStyle(element);
    if (!isPlain(style) || paintsBeside(element)) return null;
    return { ground: style.backgroundColor, faded: style.opacity };
  };

  const remembering = (ask) => {
    const answers = new Map();
    return (element) => {
      if (!answers.has(element)) answers.set(element, ask(element));
      return answers.get(element);
    };
  };

  /* Rectangles of the lines of an element's own text. */
  const linesOf = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    .flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });

  const meets = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  const holds = (box, line) => line.left >= box.left - 1 && line.right <= box.right + 1 && line.top >= box.top - 1
    && line.bottom <= box.bottom + 1;

  /* The kind of a text for which axe has answers of its own: a single letter, or signs only. */
  const kindOf = (element) => {
    const text = element.textContent.replace(/\s/g, "");
    return `${[...text].length > 1}${/[\p{L}\p{N}]/u.test(text)}`;
  };

  const read = () => {
    const layer = remembering(layerOf);
    const box = remembering((element) => element.getBoundingClientRect());
    const painted = [...document.body.querySelectorAll("*")].filter((element) => element.matches(PAINTED)
      || layer(element) === null || !CLEAR.test(layer(element).ground));
    const isAlone = painted.length > MOST_PAINTED;

    /* Whether the element stands in a shadow root, or in a slot of one, whose grounds are not among its ancestors. */
    const isShadowed = (element) => element.assignedSlot !== null || element.getRootNode() !== document;

    /* The layers out to the first solid ground, and the element that has it; null where there is an effect. */
    const groundOf = remembering((element) => {
      const mine = layer(element);
      if (mine === null || isShadowed(element)) return null;
      if (SOLID.test(mine.ground)) return { solid: element, told: mine.ground };
      const around = element.parentElement ? groundOf(element.parentElement) : { solid: null, told: "" };
      return around && { solid: around.solid, told: `${mine.ground}<${around.told}` };
    });
    const fadedOf = remembering((element) =>
      `${layer(element)?.faded ?? "?"}${element.parentElement ? fadedOf(element.parentElement) : ""}`);

    const isReached = (element) => painted.some((other) => !other.contains(element) && !element.contains(other)
      && meets(box(other), box(element)));

    const likeness = (element) => {
      if (isAlone || !(element instanceof HTMLElement) || element.matches(ALWAYS)) return "";
      const ground = groundOf(element);
      const faded = fadedOf(element);
      if (!ground || /[^1]/.test(faded)) return "";
      const lines = linesOf(element);
      const isApart = (ground.solid && ground.solid !== document.body && ground.solid !== document.documentElement
        && !lines.every((line) => holds(box(ground.solid), line)))
        || painted.some((other) => !other.contains(element) && lines.some((line) => meets(box(other), line)));
      if (isApart || !lines.length) return "";
      const style = getComputedStyle(element);
      const ink = [style.color, style.webkitTextFillColor, style.webkitTextStrokeWidth, style.textShadow, style.fontSize, style.fontWeight];
      return [...ink, ground.told, kindOf(element)].join(" ");
    };
    return { likeness, isReached };
  };

  return { read };
})();

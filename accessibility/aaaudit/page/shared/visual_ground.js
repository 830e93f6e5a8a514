/* Plain colours: what lies behind an element, and how a colour stands out from it. */
(() => {
  const color = (text) => {
    const parsed = new axe.commons.color.Color();
    parsed.parseString(text);
    return parsed;
  };

  const onto = (front, back) => axe.commons.color.flattenColors(color(front), back);
  const contrast = (one, other) => axe.commons.color.getContrast(one, other);

  /* The plain colour behind an element, null where a picture or something that is not around it lies there. */
  const groundOf = (element) => {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const rect = element.getBoundingClientRect();
    const stack = document.elementsFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    const layers = [];
    for (const one of stack.slice(Math.max(0, stack.indexOf(element)))) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      if (!one.contains(element) || backgroundImage !== "none") return null;
      layers.push(color(backgroundColor));
      if (layers.at(-1).alpha === 1) break;
    }
    const page = new axe.commons.color.Color(255, 255, 255, 1);
    return layers.reduceRight((back, front) => axe.commons.color.flattenColors(front, back), page);
  };

  const isFaded = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { opacity, filter, mixBlendMode } = getComputedStyle(one);
      if (opacity !== "1" || filter !== "none" || mixBlendMode !== "normal") return true;
    }
    return false;
  };

  /* Do something that scrolls, and scroll back. */
  const keepingPlace = (action) => {
    const here = [scrollX, scrollY];
    action();
    scrollTo(...here);
  };

  aaaudit.visual.ground = { color, onto, contrast, groundOf, isFaded, keepingPlace };
})();

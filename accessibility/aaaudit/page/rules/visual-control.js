/* Whether controls are seen: the edge of a field, an icon that is alone, what remains in forced colours. */
(() => {
  const { seen, styleRules, matches } = aaaudit.visual;
  const { onto, contrast, groundOf, isFaded, keepingPlace } = aaaudit.visual.ground;
  const FIELDS = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[type=file],[type=range],"
    + "[type=color]),textarea,select";
  const NEED = 3;
  const SAME = 1.05; // below this nobody sees an edge, so that none is relied on

  const isAsMade = (element) => {
    const twin = element.cloneNode(false);
    twin.style.setProperty("all", "revert", "important");
    twin.style.setProperty("position", "absolute", "important");
    element.after(twin);
    const [mine, natural] = [element, twin].map((one) => {
      const style = getComputedStyle(one);
      return [style.appearance, style.borderTopColor, style.borderTopWidth, style.backgroundColor].join();
    });
    twin.remove();
    return mine === natural;
  };

  /* The contrasts with what is around that make an edge seen: each side's border, and the field's own ground. */
  const edges = (element, around) => {
    const style = getComputedStyle(element);
    const sides = ["Top", "Right", "Bottom", "Left"].filter((side) =>
      parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`]));
    const ground = onto(style.backgroundColor, around);
    return [contrast(ground, around), ...sides.map((side) => contrast(onto(style[`border${side}Color`], around), around))];
  };

  const isFree = (element) => element.matches(":disabled") || element.closest("[aria-disabled=true],[aria-hidden=true]");

  const isPainted = (style) => style.boxShadow !== "none" || style.backgroundImage !== "none" || style.filter !== "none"
    || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);

  const judgeEdge = (page, element) => {
    const style = getComputedStyle(element);
    const isBox = element.matches("[type=checkbox],[type=radio]");
    if (isAsMade(element) || (isBox && style.appearance !== "none")) return;
    const around = groundOf(element.parentElement);
    const best = around && !isFaded(element) ? Math.max(...edges(element, around)) : 0;
    if (best >= NEED) page.pass(element);
    else if (best < SAME || isPainted(style)) page.ask(element, "unsure");
    else page.fail(element, "pale", { ratio: best.toFixed(2) });
  };

  aaaudit.define("aaa:control-edge", (page) => keepingPlace(() => {
    for (const element of aaaudit.all(FIELDS)) {
      if (!isFree(element) && seen(element)) judgeEdge(page, element);
    }
  }));

  const SHAPES = "path,rect,circle,ellipse,line,polyline,polygon,use";

  /* The paints of an icon, null where one is no plain colour. */
  const paints = (icon) => {
    const shapes = aaaudit.all(SHAPES, icon).filter((shape) => !shape.closest("defs,clipPath,mask,symbol"));
    const all = shapes.flatMap((shape) => {
      const { fill, stroke, strokeWidth } = getComputedStyle(shape);
      return [fill, ...(parseFloat(strokeWidth) > 0 ? [stroke] : [])].filter((paint) => paint !== "none");
    });
    return all.length && all.every((paint) => paint.startsWith("rgb")) ? [...new Set(all)] : null;
  };

  const NOT_PLAIN = "img,image,text,linearGradient,radialGradient,style";

  const judgeIcon = (page, element, icon) => {
    const colors = paints(icon);
    const around = groundOf(element);
    if (!colors || !around || isFaded(icon)) {
      page.ask(element, "unsure");
      return;
    }
    const best = Math.max(...colors.map((paint) => contrast(onto(paint, around), around)));
    if (best >= NEED) page.pass(element);
    else if (best >= SAME) page.fail(element, "pale", { ratio: best.toFixed(2) });
  };

  aaaudit.define("aaa:icon-contrast", (page) => keepingPlace(() => {
    for (const element of aaaudit.all("a[href],button,[role=button],[role=link]")) {
      const icons = aaaudit.all("svg", element);
      const isAlone = icons.length === 1 && !element.innerText?.trim() && !element.querySelector(NOT_PLAIN);
      if (isAlone && !isFree(element) && seen(element) && seen(icons[0])) judgeIcon(page, element, icons[0]);
    }
  }));

  const FOCUS = /:focus(-visible)?(?![\w-])/g;
  const isBare = (style) => style.outlineStyle === "none" || style.outlineWidth === "0px" || /^0|none/.test(style.outline);

  aaaudit.define("aaa:forced-colors-focus", (page) => {
    const { rules, unread } = styleRules();
    if (unread) return;
    const plain = rules.filter(({ media }) => !media.some((rule) => rule.media.mediaText.includes("forced-colors")));
    const focus = plain.filter(({ rule }) => /:focus/.test(rule.selectorText) && isBare(rule.style));
    const answered = rules.some(({ media }) => media.some((rule) => /forced-colors:\s*active/.test(rule.media.mediaText)));
    if (answered) return;
    for (const { rule } of focus) {
      const isShown = rule.style.boxShadow && rule.style.boxShadow !== "none" && !rule.style.borderStyle;
      const selector = rule.selectorText.replace(FOCUS, "");
      const element = isShown && aaaudit.all("a[href],button,input,select,textarea,summary,[tabindex]").find((one) =>
        seen(one) && matches(one, selector));
      if (element) page.fail(element, "lost", { rule: rule.selectorText });
    }
  });
})();

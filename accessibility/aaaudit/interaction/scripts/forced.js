/* What forced colours take away: an icon that is a mask over a colour, the edge of a field that only a colour shows, and
   a state that only a colour shows. Pictures decide, since an outline, a system colour or forced-color-adjust may bring
   them back. */
(() => {
  const hands = aaaudit.hands;
  const RULE = "aaa:forced-colors-loss";
  const MOST = 6;
  const STATES = ["aria-pressed", "aria-checked", "aria-selected", "aria-current"];
  const CONTROLS = "a[href],button,summary,[role=button],[role=link]";
  const FIELDS = "input:not([type=hidden],[type=checkbox],[type=radio],[type=range],[type=file],[type=color],[type=image],"
    + "[type=submit],[type=button],[type=reset]),select,textarea";
  const LOOKS = `${CONTROLS},${FIELDS},input[type=checkbox],input[type=radio],${STATES.map((name) => `[${name}]`).join()}`;

  const PARTS = [["own", ""], ["before", "::before"], ["after", "::after"]];
  const isMasked = (style) => (style.maskImage || "none") !== "none" && style.content !== "none";
  /* Which of an element and its two pseudo-elements are drawn through a mask. */
  const masks = (element) => PARTS.filter(([, part]) => isMasked(getComputedStyle(element, part)))
    .map(([name]) => name).join(" ");
  const isIcon = (element) => element.matches(CONTROLS) && !hands.words(element.innerText)
    && !element.querySelector("img,svg,canvas,picture,input,video")
    && [element, ...element.querySelectorAll("*")].some(masks);
  const isEdgeless = (element) => {
    const style = getComputedStyle(element);
    return element.matches(FIELDS) && ["Top", "Right", "Bottom", "Left"].every((side) =>
      style[`border${side}Style`] === "none" || style[`border${side}Width`] === "0px");
  };
  const lookOf = (element) => {
    const state = STATES.find((name) => element.hasAttribute(name) && element.getAttribute(name) !== "mixed");
    if (state) return state;
    if (element.matches("input[type=checkbox],input[type=radio]")) {
      return getComputedStyle(element).appearance === "none" ? "checked" : "";
    }
    if (isEdgeless(element)) return "edge";
    return isIcon(element) ? "icon" : "";
  };
  const kind = (element) => `${element.localName}.${element.className}<${element.parentElement?.className}`;
  /* One of each kind of control with a look that could be lost: a state by its name, `edge` or `icon`. */
  hands.drawn = () => {
    const kinds = new Map();
    for (const element of aaaudit.all(LOOKS)) {
      if (kinds.has(kind(element)) || !hands.visible(element)) continue;
      const look = lookOf(element);
      if (look) kinds.set(kind(element), { element, look });
    }
    return [...kinds.values()].slice(0, MOST);
  };

  const still = () => {
    for (const animation of document.getAnimations()) if (animation.transitionProperty) animation.finish();
  };
  aaaudit.hand("forced.show", (index) => {
    hands.kept[index].element.scrollIntoView({ block: "center", behavior: "instant" });
    still();
  });

  /* Without its look: the state turned, the field or the icon gone. */
  const hidden = new CSSStyleSheet();
  const NONE = "{mask-image:linear-gradient(#0000,#0000)!important}";
  hidden.replaceSync(`[data-aaaudit-mask~=own]${NONE}[data-aaaudit-mask~=before]::before${NONE}`
    + `[data-aaaudit-mask~=after]::after${NONE}`);
  const turn = (element, name) => {
    const former = element.getAttribute(name);
    if (former === null || former === "false") element.setAttribute(name, "true");
    else if (name === "aria-current") element.removeAttribute(name);
    else element.setAttribute(name, "false");
    return () => element.setAttribute(name, former);
  };
  const take = (element, look) => {
    if (look === "checked") {
      element.checked = !element.checked;
      return () => { element.checked = !element.checked; };
    }
    if (look === "edge") {
      element.style.setProperty("visibility", "hidden", "important");
      return () => {
        element.style.removeProperty("visibility");
        if (!element.getAttribute("style")) element.removeAttribute("style");
      };
    }
    if (look !== "icon") return turn(element, look);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];
    const all = [element, ...element.querySelectorAll("*")];
    for (const one of all) one.dataset.aaauditMask = masks(one);
    return () => {
      for (const one of all) delete one.dataset.aaauditMask;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== hidden);
    };
  };
  const empty = (field) => {
    field.removeAttribute("placeholder");
    if (field.localName === "select") field.selectedIndex = -1;
    else field.value = "";
  };
  /* What forced colours leave alone: a state that any of these shows need no picture. */
  const KEPT = ["display", "visibility", "opacity", "content", "backgroundImage", "backgroundPosition", "fontWeight",
    "fontStyle", "fontSize", "textDecorationLine", "textDecorationStyle", "outlineStyle", "outlineWidth", "transform",
    "translate", "rotate", "scale", "width", "height", "paddingLeft", "paddingTop", "borderTopWidth", "borderBottomWidth",
    "borderLeftWidth", "borderRightWidth", "borderTopStyle", "borderBottomStyle", "borderLeftStyle", "borderRightStyle"];
  const around = (element) => [element, ...[...element.querySelectorAll("*")].slice(0, 20), ...(element.labels ?? []),
    element.nextElementSibling, element.parentElement].filter(Boolean);
  const kept = (element) => JSON.stringify(around(element).map((one) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part);
    return part && style.content === "none" ? "" : KEPT.map((name) => style[name]);
  })));
  const isSafe = ({ element, look }) => {
    if (look === "icon" || look === "edge") return false;
    const before = kept(element);
    const back = take(element, look);
    const isKept = before !== kept(element);
    back();
    return isKept;
  };
  aaaudit.hand("forced.start", () => {
    hands.kept = hands.drawn().filter((one) => !isSafe(one));
    for (const { element, look } of hands.kept) if (look === "edge") empty(element);
    return hands.kept.length;
  });
  let back = () => {};
  aaaudit.hand("forced.take", (index) => {
    const { element, look } = hands.kept[index];
    back = take(element, look);
    still();
  });
  aaaudit.hand("forced.back", () => {
    back();
    still();
  });
  /* The highest contrast of any pixel between two pictures. */
  aaaudit.look("forced.contrast", async (one, other) => {
    const [{ data: before }, { data: after }] = [await hands.pixels(one), await hands.pixels(other)];
    let most = 1;
    for (let at = 0; at < before.length; at += 4) {
      if (before[at] === after[at] && before[at + 1] === after[at + 1] && before[at + 2] === after[at + 2]) continue;
      most = Math.max(most, hands.contrast(before.slice(at, at + 3), after.slice(at, at + 3)));
    }
    return most;
  });

  /* A script that turns a state by ARIA may change a text with it; checked and current say all there is to say. */
  aaaudit.look("forced.found", (index) => {
    const { element, look } = hands.kept[index];
    const name = hands.name(element) || hands.words(element.closest("label")?.innerText) || element.localName;
    const sure = !look.startsWith("aria-") || look === "aria-current";
    const message = look === "icon" || look === "edge" ? look : sure ? "state" : "perhaps";
    (sure ? hands.fail : hands.ask)(RULE, element, message, { name });
  });
})();

/* The places that a pointer can press: what they belong to, and how large they are. */
(() => {
  const { remembered, seen, isInline, blockOf } = aaaudit.visual;
  const ROLES = ["button", "link", "checkbox", "radio", "tab", "menuitem", "menuitemcheckbox", "menuitemradio",
    "option", "switch", "slider", "spinbutton", "combobox", "textbox", "searchbox", "treeitem"];
  const TARGETS = ["a[href]", "button", "input:not([type=hidden])", "select", "textarea", "summary", "area[href]",
    ...ROLES.map((role) => `[role=${role}]`)].join(",");

  const ROUNDING = 2; // whole pixels are tried, and a target may begin between them

  const isOff = (element) => element.matches(":disabled") || element.closest("[aria-disabled=true],[inert],datalist,select *");

  const targets = remembered(() => aaaudit.all(TARGETS).filter((element) => !isOff(element) && seen(element)
    && getComputedStyle(element).pointerEvents !== "none" && !element.parentElement?.closest("a[href],button")));

  /* What is pressed instead of an element: its labels, where pressing them presses it. */
  const parts = (element) => [element, ...(element.matches("input,select,textarea") ? element.labels : [])]
    .filter((part) => part === element || seen(part));

  const joined = (rects) => rects.reduce((box, rect) => ({
    left: Math.min(box.left, rect.left), top: Math.min(box.top, rect.top),
    right: Math.max(box.right, rect.right), bottom: Math.max(box.bottom, rect.bottom),
  }));

  const rectsOf = (element) => {
    const own = [...element.getClientRects()];
    const inner = isInline(element) ? [...element.querySelectorAll("*")].flatMap((one) => [...one.getClientRects()]) : [];
    return [...own, ...inner].filter((rect) => rect.width > 0 && rect.height > 0);
  };

  const sized = ({ left, top, right, bottom }) =>
    ({ left, top, right, bottom, width: right - left, height: bottom - top });

  /* The box of a target by its layout, null where it has none; of a link over several lines, the box of all. */
  const layoutBox = (element) => {
    const rects = parts(element).flatMap(rectsOf);
    return rects.length ? sized(joined(rects)) : null;
  };

  const isHit = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return Boolean(hit) && parts(element).some((part) => part.contains(hit));
  };

  /* How far from a point the target can still be pressed, in a direction, up to a limit. */
  const reach = (element, x, y, stepX, stepY, limit) => {
    let far = 0;
    while (far < limit && isHit(element, x + stepX * (far + 1), y + stepY * (far + 1))) far += 1;
    return far;
  };

  /* Width and height that can really be pressed around the middle: a shape made by a pseudo-element counts, what
     lies over the target does not. */
  const pressed = (element, limit) => {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const rect = rectsOf(element)[0];
    const x = Math.round(rect.left + rect.width / 2);
    const y = Math.round(rect.top + rect.height / 2);
    if (!isHit(element, x, y)) return { width: 0, height: 0 };
    return {
      width: 1 + reach(element, x, y, 1, 0, limit) + reach(element, x, y, -1, 0, limit),
      height: 1 + reach(element, x, y, 0, 1, limit) + reach(element, x, y, 0, -1, limit),
    };
  };

  /* Whether something that the layout box leaves out may be pressed for the target. */
  const reachesOut = (element) => [element, ...element.querySelectorAll("*")].some((one) =>
    ["::before", "::after"].some((part) => !/^(none|normal)$/.test(getComputedStyle(one, part).content)));

  /* The size of a target, {width, height}: by layout, or larger where it can be pressed further out. */
  const size = (element, limit) => {
    const box = layoutBox(element);
    if (!box || (box.width >= limit && box.height >= limit) || !reachesOut(element)) return box;
    const real = pressed(element, limit);
    const larger = (side) => (real[side] > box[side] + ROUNDING ? real[side] : box[side]);
    return { ...box, width: larger("width"), height: larger("height") };
  };

  /* Whether the author's styles leave the size as the browser makes it. */
  const isUserAgents = (element) => {
    if (element.matches("area,svg *,[role]:not(a,button,input,select,textarea,summary)")) return false;
    const twin = element.cloneNode(true);
    for (const one of [twin, ...twin.querySelectorAll("*")]) one.style.setProperty("all", "revert", "important");
    const holder = document.createElement("div");
    holder.style.cssText = "all: initial !important; position: absolute !important; visibility: hidden !important;"
      + `width: ${element.parentElement.clientWidth || innerWidth}px !important`;
    holder.append(twin);
    document.body.append(holder);
    const [natural, now] = [twin, element].map((one) => {
      const { fontFamily, fontSize, lineHeight, padding, display } = getComputedStyle(one);
      return { rect: one.getClientRects()[0], set: [fontFamily, fontSize, lineHeight, padding, display].join() };
    });
    holder.remove();
    const isSameWidth = isInline(element) || Math.abs(natural.rect.width - now.rect.width) < 0.6;
    return natural.set === now.set && natural.rect && now.rect && isSameWidth && Math.abs(natural.rect.height - now.rect.height) < 0.6;
  };

  const LETTERS = /\p{L}/gu;

  /* The text of a block that is not in a target. */
  const textBeside = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent.closest(TARGETS) && blockOf(parent) === block && seen(parent)) text += walker.currentNode.data;
    }
    return text.trim();
  };

  /* Whether a target stands in a line of other text: "yes", "perhaps" (next to figures or a word alone), "no". */
  const inText = (element) => {
    if (!/^(inline|contents)/.test(getComputedStyle(element).display)) return "no";
    const beside = textBeside(blockOf(element.parentElement));
    if ((beside.match(LETTERS) ?? []).length > 1) return "yes";
    return /[\p{L}\p{N}]/u.test(beside) ? "perhaps" : "no";
  };

  const purpose = (element) =>
    element.matches("a[href]") ? `to ${element.href}` : `${element.localName} ${element.type ?? ""} ${aaaudit.name(element)}`;

  aaaudit.visual.target = { targets, size, layoutBox, isUserAgents, inText, purpose };
})();

/* Whether the focus is seen (2.4.7), how well (2.4.13), and whether something lies over it (2.4.11, 2.4.12). Styles
   decide where they are plain; the rest goes to screenshots, one for each kind of element. */
(() => {
  const hands = aaaudit.hands;
  const MOST = 150;
  const STILL = "*,*::before,*::after{transition:none!important;scroll-behavior:auto!important}";
  const FINGERPRINT = ["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "borderTopColor",
    "borderTopWidth", "borderTopStyle", "borderBottomColor", "borderBottomWidth", "borderLeftWidth", "backgroundColor",
    "backgroundImage", "color", "textDecorationLine", "textDecorationColor", "transform", "opacity", "filter",
    "fontWeight"];

  const sheet = new CSSStyleSheet();
  const still = () => {
    sheet.replaceSync(STILL);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== sheet), sheet];
  };
  const unstill = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    scrollTo({ left: 0, top: 0, behavior: "instant" });
  };
  const fingerprint = (element) => {
    const style = getComputedStyle(element);
    return Object.fromEntries(FINGERPRINT.map((name) => [name, style[name]]));
  };
  const HEARD = ["focus", "blur", "focusin", "focusout"];
  const focused = (element) => {
    hands.touched ||= [...hands.listening.values()].some((types) => HEARD.some((type) => types.has(type)));
    element.focus({ focusVisible: true });
  };

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  hands.contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  /* The one colour behind an element; null where an image or transparency makes it several. */
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== "none" || style.opacity !== "1") return null;
      const color = rgba(style.backgroundColor);
      if (color[3] === 255) return color;
      if (color[3] > 0) return null;
    }
    return [255, 255, 255, 255];
  };
  const clips = (element, margin) => {
    const box = element.getBoundingClientRect();
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(one);
      if (overflowX === "visible" && clipPath === "none") continue;
      const frame = one.getBoundingClientRect();
      if (box.left - margin < frame.left || box.right + margin > frame.right || box.top - margin < frame.top
        || box.bottom + margin > frame.bottom) return true;
    }
    return false;
  };
  const onScreen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth
      && box.top < innerHeight && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };

  /* The browser's own ring, which 2.4.13 leaves alone. */
  const isDefault = (style) => style.outlineStyle === "auto" && style.outlineColor === defaultColor();
  const defaultColor = () => {
    const probe = document.createElement("a");
    probe.href = "#";
    probe.style.cssText = "all:initial;outline:auto -webkit-focus-ring-color;position:fixed";
    document.body.append(probe);
    const color = getComputedStyle(probe).outlineColor;
    probe.remove();
    return color;
  };

  /* How sure the styles alone make it: 2 that it is seen well enough for AAA, 1 that it is seen, 0 nothing. */
  const sureness = (element, before, after) => {
    if (!onScreen(element)) return 0;
    const width = parseFloat(after.outlineWidth);
    const margin = width + Math.max(0, parseFloat(after.outlineOffset));
    const outlined = after.outlineStyle !== "none" && width > 0 && rgba(after.outlineColor)[3] > 0
      && (before.outlineStyle !== after.outlineStyle || before.outlineWidth !== after.outlineWidth
        || before.outlineColor !== after.outlineColor);
    if (!outlined || clips(element, margin)) return 0;
    const box = element.getBoundingClientRect();
    if (isDefault(after)) return box.width < innerWidth || box.height < innerHeight ? 2 : 0;
    const ground = behind(parseFloat(after.outlineOffset) < 0 ? element : element.parentElement);
    const color = rgba(after.outlineColor);
    if (!ground || color[3] < 255) return 0;
    const contrast = hands.contrast(color, ground);
    if (contrast >= 3 && width >= 2 && after.outlineStyle === "solid") return 2;
    return contrast >= 1.5 ? 1 : 0;
  };
  /* Whether all that focus changes is an outline in the very colour that it lies on: what pixels change then are those of
     text under it. */
  const isBlank = (element, before, after) => {
    const changed = FINGERPRINT.filter((name) => before[name] !== after[name]);
    const ground = behind(parseFloat(after.outlineOffset) < 0 ? element : element.parentElement);
    const color = rgba(after.outlineColor);
    return changed.length > 0 && changed.every((name) => name.startsWith("outline")) && after.outlineStyle !== "none"
      && ground !== null && (color[3] === 0 || (color[3] === 255 && hands.contrast(color, ground) < 1.02));
  };
  const isTyped = (element) => hands.isInput(element) && element.localName !== "select"
    && rgba(getComputedStyle(element).caretColor)[3] > 0 && onScreen(element);
  const signature = (element, before, after) => JSON.stringify([element.localName, element.type, element.className,
    element.parentElement?.localName, element.parentElement?.className, before, after, onScreen(element)]);

  /* Gives the elements that a picture has to decide on: {index, seen} by number, one of each kind. */
  aaaudit.look("focus.suspects", () => {
    still();
    const stops = hands.stops().filter((stop) => stop.localName !== "iframe").slice(0, MOST);
    document.activeElement?.blur();
    const before = stops.map(fingerprint);
    const kinds = new Map();
    stops.forEach((stop, index) => {
      focused(stop);
      if (document.activeElement !== stop) return;
      const after = fingerprint(stop);
      const sure = sureness(stop, before[index], after);
      const own = JSON.stringify(before[index]) !== JSON.stringify(after);
      const suspect = { index, seen: sure > 0 || isTyped(stop), own, plain: isDefault(after),
        blank: isBlank(stop, before[index], after) };
      if (sure < 2) kinds.set(signature(stop, before[index], after), suspect);
    });
    document.activeElement?.blur();
    hands.kept = stops;
    if (!kinds.size) unstill();
    return [...kinds.values()];
  });

  aaaudit.hand("focus.on", async (index) => {
    const element = hands.kept[index];
    focused(element);
    if (hands.isInput(element)) element.style.setProperty("caret-color", "transparent", "important");
    await hands.frame();
    boxes = new Map();
    for (const holder of aaaudit.textHolders()) {
      for (let one = holder; one !== document.body; one = one.parentElement) boxes.set(one, one.getBoundingClientRect());
    }
    return [scrollX, scrollY].join();
  });
  /* Takes the focus away, and keeps the boxes of text that goes with it. */
  aaaudit.hand("focus.off", async () => {
    document.activeElement?.blur();
    await hands.frame();
    gone = [...boxes].filter(([element]) => !aaaudit.visible(element)).map(([, box]) => box);
  });
  aaaudit.look("focus.end", unstill);
  aaaudit.look("focus.found", (outcome, rule, index, message, params) => {
    hands[outcome](rule, hands.kept[index], message, params);
  });

  let boxes = new Map();
  let gone = [];
  const isGone = (x, y) => gone.some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
  hands.pixels = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return { data: context.getImageData(0, 0, image.width, image.height).data, width: image.width };
  };
  /* How many pixels change by 3:1 with the focus, and how many 2 px along the edge of the element would be. */
  aaaudit.look("focus.area", async (index, on, off) => {
    const { data: one, width } = await hands.pixels(on);
    const { data: other } = await hands.pixels(off);
    let area = 0;
    let changed = 0;
    for (let at = 0; at < one.length; at += 4) {
      if (one[at] === other[at] && one[at + 1] === other[at + 1] && one[at + 2] === other[at + 2]) continue;
      if (isGone((at / 4) % width, Math.floor(at / 4 / width))) continue;
      const contrast = hands.contrast(one.slice(at, at + 3), other.slice(at, at + 3));
      if (contrast > 1.02) changed += 1;
      if (contrast >= 3) area += 1;
    }
    const element = hands.kept[index];
    const box = element.getBoundingClientRect();
    const radius = Math.min(parseFloat(getComputedStyle(element).borderTopLeftRadius) || 0, box.height / 2);
    const edge = 2 * (box.width + box.height) - (8 - 2 * Math.PI) * radius;
    return { area, changed, wanted: Math.round(2 * edge), plain: element.getClientRects().length === 1 };
  });

  const covering = (element, x, y) => {
    const top = document.elementFromPoint(x, y);
    if (!top || element.contains(top) || top.contains(element) || top.closest("label")?.control === element) return null;
    let root = top;
    while (root.parentElement && !root.parentElement.contains(element)) root = root.parentElement;
    let placed = null;
    let opaque = false;
    for (let one = top; one && one !== root.parentElement; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (/fixed|sticky/.test(style.position)) placed = one;
      if (one.matches("img,video,canvas,iframe") || style.backgroundImage !== "none"
        || rgba(style.backgroundColor)[3] === 255) opaque = true;
      if (style.opacity !== "1") return { placed, opaque: false };
    }
    return placed && { placed, opaque };
  };
  const samples = (element) => [...element.getClientRects()].flatMap((box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 2 || bottom - top < 2) return [];
    return [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((across) => [0.04, 0.3, 0.5, 0.7, 0.96].map((down) =>
      [left + across * (right - left), top + down * (bottom - top)]));
  });
  const look = (element) => {
    const points = samples(element);
    const covers = points.map(([x, y]) => covering(element, x, y)).filter(Boolean);
    if (!covers.length) return null;
    const message = covers.length < points.length ? "partly" : "wholly";
    return { element, message, by: covers[0].placed, opaque: covers.every((cover) => cover.opaque) };
  };
  const worse = (one, other) => !one || (other.message === "wholly" && one.message === "partly");

  aaaudit.look("focus.covered", () => {
    still();
    const stops = hands.stops().filter((stop) => stop.localName !== "iframe").slice(0, MOST);
    const found = new Map();
    for (const stop of [...stops, ...[...stops].reverse()]) {
      focused(stop);
      if (document.activeElement !== stop || !onScreen(stop)) continue;
      const said = look(stop);
      if (said && worse(found.get(stop), said)) found.set(stop, said);
    }
    document.activeElement?.blur();
    unstill();
    for (const { element, message, by, opaque } of [...found.values()].slice(0, 20)) {
      const told = opaque ? hands.fail : hands.ask;
      const params = { cover: hands.selector(by) };
      if (message === "wholly") told("aaa:focus-not-hidden", element, opaque ? "hidden" : "shaded", params);
      told("aaa:focus-not-obscured", element, opaque ? message : "shaded", params);
    }
  });
})();

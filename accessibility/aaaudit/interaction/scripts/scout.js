/* One look that finds out which of the dear acts a page needs at all. getEventListeners is of the command line API. */
aaaudit.hands.listen = (listenersOf) => {
  const listening = aaaudit.hands.listening;
  for (const target of [window, document, ...document.querySelectorAll("*")]) {
    const types = Object.keys(listenersOf(target));
    const own = types.filter((type) => target !== window || type !== "message"); // axe-core listens for that
    if (own.length) listening.set(target, new Set(own));
  }
};

(() => {
  const hands = aaaudit.hands;
  const SCRIPT = /^$|javascript|ecmascript|^module$/i;
  const TIMED = /setInterval|setTimeout|requestAnimationFrame|EventSource|WebSocket|setData|\.animate\(/;

  const FINGERS = /touches\.length\s*(>=?|===?)\s*[12]|touches\[1\]|gesture(start|change|end)|pinch/i;
  const PATH = /swipe/i;

  const scripts = () => [...document.scripts].filter((script) => SCRIPT.test(script.type));
  const source = async (script) => {
    if (!script.src) return script.textContent;
    try {
      return await (await fetch(script.src, { cache: "force-cache" })).text();
    } catch {
      return "setTimeout .focus("; // it cannot be read: taken to do whatever is asked about
    }
  };
  const sources = async () => {
    const handlers = [...document.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith("on")).map(({ value }) => value));
    return [...await Promise.all(scripts().map(source)), ...handlers].join("\n");
  };

  const hoverRules = (rules) => [...rules].flatMap((rule) => {
    if (rule.media && !matchMedia(rule.media.mediaText).matches) return [];
    if (rule.cssRules?.length && !rule.selectorText) return hoverRules(rule.cssRules);
    return rule.selectorText && /:(hover|focus)/.test(rule.selectorText)
      ? [rule, ...hoverRules(rule.cssRules ?? [])] : hoverRules(rule.cssRules ?? []);
  });
  const readable = (sheet) => {
    try {
      return sheet.cssRules;
    } catch {
      return [];
    }
  };
  hands.answers = () => [...document.styleSheets, ...document.adoptedStyleSheets]
    .flatMap((sheet) => hoverRules(readable(sheet)));

  const types = (target) => hands.listening.get(target) ?? new Set();
  const heard = () => {
    const all = new Set([...hands.listening.values()].flatMap((set) => [...set]));
    const global = [window, document, document.documentElement, document.body].flatMap((one) => [...types(one)]);
    return { all: [...all], global };
  };
  const APPEARS = ["display", "visibility", "opacity", "clip", "clip-path", "height", "max-height", "left", "top",
    "right", "transform", "scale"];

  aaaudit.look("scout", async () => {
    const code = scripts().length || hands.listening.size ? await sources() : "";
    const elements = [...document.body.querySelectorAll("*")];
    const { all, global } = heard();
    const places = elements.some((element) => /fixed|sticky/.test(getComputedStyle(element).position));
    const rules = hands.answers();
    return {
      scripted: Boolean(scripts().length || all.length),
      heard: all,
      globally: global,
      timed: TIMED.test(code),
      focuses: /\.(focus|blur)\(/.test(code),
      sessions: /session[-_ ]?(time|expir)|idle[-_ ]?(time|log)|auto[-_ ]?log[-_ ]?out/i.test(code),
      covers: places,
      stops: hands.stops().length,
      animated: document.getAnimations().some((one) => one.effect?.getComputedTiming().endTime > 5000),
      pictures: Boolean(document.querySelector(
        'img[src*=".gif" i],img[src*=".webp" i],img[src*=".apng" i],img[src^="data:image/gif"]')),
      videos: Boolean(document.querySelector("video[autoplay]")),
      fields: Boolean(document.querySelector("input,select,textarea")),
      appears: rules.some((rule) => APPEARS.some((name) => rule.style?.getPropertyValue(name))),
      moves: rules.some((rule) => /transform|translate|scale|rotate|left|top|right|bottom|width|height|margin|animation/
        .test(rule.style?.cssText ?? "")),
      draggable: Boolean(document.querySelector('[draggable="true"]')),
      gesture: FINGERS.test(code) ? "fingers" : PATH.test(code) ? "path" : "",
      drawn: hands.drawn().length > 0,
    };
  });
})();

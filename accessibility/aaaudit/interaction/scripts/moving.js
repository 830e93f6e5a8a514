/* What moves, blinks or changes by itself (2.2.2), flashes (2.3.1, 2.3.2), or leaves the page when its time is up
   (2.2.1); and motion that an action starts although the reader asked for less (2.3.3). */
(() => {
  const hands = aaaudit.hands;
  const RULE = "aaa:motion-pause";
  const PAUSE = new RegExp("pause|stop|hide|freeze|play|frequency|interval|control|update|refresh|auto|motion|animation"
    + "|⏸|⏹|❚❚|暫停|停止|隱藏|頻率|更新|自動|控制|播放|動畫|動態|一時停止|止め|隠|頻度|間隔|再生|制御|動き|アニメ", "i");
  const BUSY = "[role=progressbar],[aria-busy=true],progress,[class*=spinner i],[class*=loader i],[class*=loading i]";
  const CLOCK = "[role=timer],time,[class*=clock i],[class*=countdown i],[class*=timer i]";
  const rest = (milliseconds) => (window.aaauditRest ?? hands.rest)(milliseconds);

  const MOVES = ["transform", "translate", "rotate", "scale", "left", "top", "right", "bottom", "margin", "width",
    "height", "inset", "offset", "text-indent", "textIndent", "strokeDash", "x", "y", "cx", "cy", "d"];
  const BLINKS = ["opacity", "visibility", "display", "color", "backgroundColor", "filter"];
  const changes = (animation, names) => {
    const frames = animation.effect.getKeyframes();
    const props = new Set(frames.flatMap((frame) => Object.keys(frame)));
    return [...props].some((prop) => names.some((name) => prop === name || (name.length > 2 && prop.startsWith(name)))
      && new Set(frames.map((frame) => frame[prop]).filter(Boolean)).size > (frames.length > 1 ? 1 : 0));
  };

  /* Whether the element of an animation is seen at any time of it: what blinks may be away just now. */
  const isSeen = (animation) => {
    const { target } = animation.effect;
    if (hands.visible(target)) return true;
    const { delay, duration } = animation.effect.getComputedTiming();
    const now = animation.currentTime;
    if (typeof duration !== "number" || now === null) return false;
    const seen = [0, 0.25, 0.5, 0.75].some((part) => {
      animation.currentTime = delay + duration * part;
      return hands.visible(target);
    });
    animation.currentTime = now;
    return seen;
  };
  const endless = () => document.getAnimations().filter((animation) => animation.playState === "running"
    && animation.timeline === document.timeline && animation.effect?.target
    && animation.effect.getComputedTiming().endTime > 5000 && isSeen(animation));
  const distracting = () => endless().filter((animation) => changes(animation, [...MOVES, "opacity", "visibility"]));
  const running = () => new Set(distracting().map((animation) => animation.effect.target));

  aaaudit.look("moving.animations", () => {
    hands.kept = [...running()].slice(0, 5);
    return { count: hands.kept.length, targets: hands.kept.map(hands.selector) };
  });
  aaaudit.look("moving.controls", () => hands.controls(PAUSE).filter((control) => !hands.leads(control)).length);
  aaaudit.look("moving.running", () => running().size > 0);
  aaaudit.hand("moving.work", async (index) => {
    const seen = new Set(hands.controls(/./));
    hands.controls(PAUSE).filter((control) => !hands.leads(control))[index]?.click();
    await rest(50);
    for (const control of hands.controls(PAUSE)) if (!seen.has(control) && !hands.leads(control)) control.click();
    await rest(50);
  });
  aaaudit.look("moving.animated", (outcome, message) => {
    for (const element of hands.kept) {
      const busy = element.matches(BUSY) || element.closest(BUSY);
      hands[busy ? "ask" : outcome](RULE, element, busy ? "busy" : message);
    }
  });

  /* Flashes a second of an animation that goes to and fro between light and dark. */
  const flashes = (animation) => {
    const { duration, iterations, direction } = animation.effect.getComputedTiming();
    const frames = animation.effect.getKeyframes();
    const prop = BLINKS.find((name) => new Set(frames.map((frame) => frame[name]).filter(Boolean)).size > 1);
    if (!prop || !duration || typeof duration !== "number" || (duration * iterations) < 1000) return null;
    const values = frames.map((frame) => frame[prop]).filter(Boolean);
    if (direction.startsWith("alternate")) values.push(...values.slice(0, -1).reverse());
    else if (values[0] !== values.at(-1)) values.push(values[0]);
    const turns = values.filter((value, index) => index && value !== values[index - 1]).length;
    const length = direction.startsWith("alternate") ? duration * 2 : duration;
    return { rate: (turns / 2) / (length / 1000), prop, values };
  };
  const strong = ({ prop, values }) => {
    if (prop === "opacity") return Math.max(...values) - Math.min(...values) >= 0.5;
    if (prop === "visibility" || prop === "display") return true;
    return prop === "backgroundColor" && values.some((value) => hands.contrast(channels(value), channels(values[0])) > 2);
  };
  const channels = (color) => (color.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
  aaaudit.look("moving.flashes", () => {
    for (const animation of document.getAnimations()) {
      const element = animation.effect?.target;
      const flash = element && isSeen(animation) ? flashes(animation) : null;
      if (!flash || flash.rate <= 3 || !strong(flash)) continue;
      const box = element.getBoundingClientRect();
      const params = { rate: Math.round(flash.rate * 10) / 10 };
      const large = box.width * box.height > 341 * 256 / 4; // a quarter of 10° of the visual field, in CSS pixels
      if (large) hands.fail("aaa:flashing", element, "flashes", params);
      hands.fail("aaa:flashing-any", element, "flashes", params);
    }
  });

  const decoded = async (image) => {
    const answer = await fetch(image.currentSrc || image.src, { cache: "force-cache" });
    const type = answer.headers.get("content-type")?.split(";")[0] || "image/gif";
    const decoder = new ImageDecoder({ data: await answer.arrayBuffer(), type });
    await Promise.all([decoder.completed, decoder.tracks.ready]);
    const track = decoder.tracks.selectedTrack;
    if (!track?.animated || track.frameCount < 2) return 0;
    let total = 0;
    for (let frame = 0; frame < track.frameCount; frame += 1) {
      total += (await decoder.decode({ frameIndex: frame })).image.duration / 1000;
    }
    return total * (track.repetitionCount + 1);
  };
  aaaudit.look("moving.pictures", async () => {
    const images = aaaudit.all('img[src*=".gif" i],img[src*=".webp" i],img[src*=".apng" i],img[src^="data:image/gif"]')
      .filter(hands.visible).slice(0, 10);
    const told = hands.controls(PAUSE).length;
    for (const image of images) {
      const length = await decoded(image).catch(() => 0);
      if (length > 5000) (told || image.closest(BUSY) ? hands.ask : hands.fail)(RULE, image, told ? "perhaps" : "picture");
    }
    for (const video of aaaudit.all("video[autoplay]").filter(hands.visible)) {
      const long = video.loop || video.duration > 5;
      if (video.controls || video.paused || !long) continue;
      (told ? hands.ask : hands.fail)(RULE, video, told ? "perhaps" : "video");
    }
  });

  /* Watches by the fast clock; gives what changed twice or more, and whether the page went away. */
  const text = (element) => hands.words(element.innerText);
  const owner = (node) => (node.nodeType === 1 ? node : node.parentElement);
  const watched = async (milliseconds) => {
    hands.watch();
    hands.clear();
    const texts = new Map();
    const places = new Map();
    const note = (map, element, value) => map.set(element, (map.get(element) ?? new Set()).add(value));
    for (let time = 0; time < milliseconds; time += 60) {
      await rest(60);
      const changed = new Set(hands.flush().filter(({ kind }) => kind === "change")
        .map(({ target }) => owner(target)).filter((element) => element?.isConnected));
      for (const element of new Set([...changed, ...texts.keys()])) {
        if (!hands.visible(element)) continue;
        note(texts, element, text(element));
        const box = element.getBoundingClientRect();
        note(places, element, `${Math.round(box.left)},${Math.round(box.top)},${Math.round(box.width)}`);
      }
    }
    return { texts, places };
  };
  const parallel = (element) => hands.words(document.body.innerText) !== text(element);
  const deepest = (elements) => elements.filter((one) => !elements.some((other) => other !== one && one.contains(other)));
  const updating = ({ texts }) => deepest([...texts].filter(([element, values]) => values.size > 2 && parallel(element))
    .map(([element]) => element));
  const travelling = ({ places }) => deepest([...places].filter(([element, values]) => values.size > 4
    && parallel(element)).map(([element]) => element));

  aaaudit.hand("moving.updates", async (milliseconds) => {
    const seen = await watched(milliseconds);
    hands.kept = [...new Set([...updating(seen), ...travelling(seen)])].slice(0, 5);
    return { selectors: hands.kept.map(hands.selector), left: hands.kinds().includes("leave") };
  });
  aaaudit.hand("moving.still", async (selectors, milliseconds) => {
    const elements = selectors.map((selector) => document.querySelector(selector));
    const seen = await watched(milliseconds);
    const moving = new Set([...updating(seen), ...travelling(seen)]);
    return elements.every((element) => !element || !hands.visible(element) || !moving.has(element));
  });
  aaaudit.look("moving.found", (selectors, outcome, message) => {
    for (const element of selectors.map((selector) => document.querySelector(selector)).filter(Boolean)) {
      const clock = element.closest(CLOCK) || /^\D{0,12}\d{1,2}:\d\d(:\d\d)?\D{0,4}$/.test(text(element));
      const asked = clock || element.closest(BUSY);
      hands[asked ? "ask" : outcome](RULE, element, asked ? (clock ? "clock" : "busy") : message);
    }
  });
  aaaudit.look("moving.limit", (outcome, message) => {
    hands[outcome]("aaa:time-limit", document.body, message);
  });
  aaaudit.look("moving.extends", () =>
    hands.controls(/extend|more time|stay|longer|stop|cancel|延長|停止|取消|取り?消|キャンセル|中止/i).length > 0);

  /* Motion by hover or focus that goes on under prefers-reduced-motion: reduce, which is set when this is called. */
  const MOTION = ["transform", "translate", "rotate", "scale", "left", "top", "right", "bottom", "width", "height",
    "margin-top", "margin-left"];
  const STATE = /:(hover|focus-within|focus-visible|focus|active|checked|target)(?![\w-])/g;
  const seconds = (value) => parseFloat(value) * (value.endsWith("ms") ? 0.001 : 1) || 0;
  const glides = (element, names) => {
    const style = getComputedStyle(element);
    const lasts = style.transitionDuration.split(", ").map(seconds);
    return style.transitionProperty.split(", ").some((prop, index) => lasts[index % lasts.length] > 0.05
      && (prop === "all" || names.includes(prop)));
  };
  aaaudit.look("moving.triggered", () => {
    const told = hands.controls(/motion|animation|動畫|動態|アニメ|動き/i).length;
    const found = new Set();
    for (const rule of hands.answers()) {
      const names = MOTION.filter((name) => rule.style?.getPropertyValue(name));
      if (!names.length) continue;
      for (const part of rule.selectorText.split(/,(?![^(]*\))/)) {
        if (/::/.test(part)) continue;
        let elements = [];
        try {
          elements = aaaudit.all(part.replace(STATE, "").trim() || "*");
        } catch { /* what is left is no selector */ }
        const element = elements.find((one) => glides(one, names));
        if (element && !found.has(part)) found.add(part) && (told ? hands.ask : hands.fail)(
          "aaa:reduced-motion", element, told ? "perhaps" : "moves", { property: names[0] });
      }
    }
  });
})();

/* What happens when the pointer goes down (2.5.2) or drags (2.5.7), and when the device is moved (2.5.4). */
(() => {
  const hands = aaaudit.hands;
  const DOWN = ["mousedown", "pointerdown", "touchstart"];
  const MOVE = ["mousemove", "pointermove", "touchmove", "dragstart", "drag"];
  const hears = (target, types) => types.some((type) => hands.listening.get(target)?.has(type));
  const elements = () => [...hands.listening.keys()].filter((target) => target instanceof Element
    && target !== document.body && target !== document.documentElement && hands.visible(target));

  /* Whether nothing in the page could do by a click what these are dragged for: a place to drop them is here, but no
     control beside them, no control elsewhere that speaks of order, and a click on them changes nothing. */
  const CONTROL = "button,input:not([type=hidden]),select,textarea,summary,[role=button],[role^=menuitem],[role=option],"
    + "[role=checkbox],[role=radio],[role=switch],[role=slider],[contenteditable],iframe,[popover],dialog";
  const ORDER = /move|order|sort|arrange|place|drag|\bup\b|\bdown\b|移動|排序|順序|排列|拖|上移|下移|移到|並べ|並び|移す|ドラッグ/i;
  const CLICKS = [...DOWN, "mouseup", "pointerup", "touchend", "click", "dblclick", "contextmenu", "change", "input"];
  const isOnlyDragged = async (dragged) => {
    const scope = document.querySelector("main,[role=main]") ?? document.body;
    if (!dragged.every((element) => scope.contains(element)) || hands.controls(ORDER).length) return false;
    if (![...hands.listening.keys()].some((target) => hears(target, ["drop"]))) return false;
    if (scope.querySelector(CONTROL) || dragged.some((element) => element.matches("a,img") || element.querySelector("a"))) {
      return false;
    }
    if ([...hands.listening.keys()].some((target) => target !== document && scope.contains(target)
      && hears(target, CLICKS))) return false;
    await hands.calm(80);
    for (const element of dragged.slice(0, 3)) element.click();
    await hands.rest(60);
    return !hands.kinds().some((kind) => ["change", "leave", "open", "submit"].includes(kind));
  };
  aaaudit.hand("pointer.drags", async () => {
    const dragged = aaaudit.all('[draggable="true"]').filter(hands.visible);
    const found = [...new Set([...dragged, ...elements().filter((element) => hears(element, ["dragstart"])
      || (hears(element, DOWN) && hears(element, MOVE)))])];
    if (!found.length) return;
    const only = dragged.length > 0 && await isOnlyDragged(dragged);
    const params = { count: only ? dragged.length : found.length };
    (only ? hands.fail : hands.ask)("aaa:dragging", only ? dragged[0] : found[0], only ? "only" : "drags", params);
  });
  aaaudit.look("pointer.gestures", (message) => hands.ask("aaa:pointer-gestures", document.body, message));
  aaaudit.look("pointer.downs", () => {
    hands.kept = elements().filter((element) => hears(element, DOWN) && !hears(element, MOVE)
      && !element.matches("canvas,select,input[type=range]") && element.draggable !== true).slice(0, 5);
    return hands.kept.length;
  });
  aaaudit.hand("pointer.start", async (index) => {
    const element = hands.kept[index];
    element.scrollIntoView({ block: "center", behavior: "instant" });
    await hands.calm(80);
    const box = element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  });
  /* What went on outside the element itself while the pointer was down and after it had gone away. */
  aaaudit.hand("pointer.judge", async (index) => {
    await hands.rest(60);
    const element = hands.kept[index];
    const log = hands.flush();
    const left = log.some(({ kind }) => ["leave", "open", "submit"].includes(kind));
    const changed = log.some(({ kind, target, record }) => kind === "change" && record?.type !== "attributes"
      && !element.contains(target));
    const any = log.some(({ kind, target }) => kind === "change" && target !== element);
    const undone = hears(element, ["mouseup", "pointerup", "touchend", "pointercancel"]) || element.ariaHasPopup
      || element.ariaExpanded;
    const params = { name: hands.name(element) || element.localName };
    if (left || (changed && !undone)) hands.fail("aaa:pointer-cancel", element, "down", params);
    else if (any) hands.ask("aaa:pointer-cancel", element, "perhaps", params);
  });

  /* Motion: events as a device would send them, in both directions. */
  const TYPES = ["deviceorientation", "deviceorientationabsolute", "devicemotion"];
  const heard = () => TYPES.filter((type) => hears(window, [type]));
  const send = (type, by) => {
    const axes = { alpha: by, beta: by, gamma: by };
    const move = { x: by, y: by, z: by };
    const event = type === "devicemotion"
      ? new DeviceMotionEvent(type, { rotationRate: axes, acceleration: move, accelerationIncludingGravity: move,
        interval: 16 })
      : new DeviceOrientationEvent(type, axes);
    window.dispatchEvent(event);
  };
  const state = () => document.body.innerText + hands.values();
  const moved = async (by) => {
    const before = state();
    hands.clear();
    for (const type of heard()) for (let time = 0; time < 3; time += 1) send(type, by * (time % 2 && by > 60 ? -1 : 1));
    await hands.rest(60);
    return state() !== before || hands.kinds().some((kind) => ["leave", "open", "change"].includes(kind));
  };
  const WORDS = /motion|shak|tilt|orientation|gesture|disable|turn off|動作|搖|晃|傾斜|體感|移動|關閉|停用|モーション|振|傾|ジェスチャ|無効|オフ/i;
  const offs = () => hands.controls(WORDS).filter((control) => control.matches(
    "input[type=checkbox],input[type=radio],button,[role=switch],[role=checkbox],input[type=button]"));

  aaaudit.hand("motion.answers", async (by) => {
    await hands.calm(80);
    return moved(by);
  });
  aaaudit.look("motion.offs", () => offs().length);
  aaaudit.hand("motion.off", async (index, by) => {
    await hands.calm(80);
    offs()[index].click();
    await hands.rest(60);
    return !await moved(by);
  });
  /* What the text and values are after an event, and after each control: the same result by other means. */
  const texts = () => hands.words(document.body.innerText);
  aaaudit.hand("motion.result", async (by) => {
    await hands.calm(50);
    for (const type of heard()) send(type, by);
    await hands.rest(50);
    return texts();
  });
  const buttons = () => aaaudit.all("button,input[type=button],[role=button],a[href^='#']")
    .filter((element) => !element.disabled && (element.getClientRects().length || element.closest("[id]")));
  aaaudit.look("motion.buttons", () => buttons().length);
  aaaudit.hand("motion.pushed", async (index) => {
    const before = texts();
    buttons()[index].click();
    await hands.rest(40);
    return { before, after: texts() };
  });
  aaaudit.look("motion.plain", () => texts());
  aaaudit.look("motion.found", (outcome, rule, message) => {
    hands[outcome](rule, document.body, message, { events: heard().join(", ") });
  });
})();

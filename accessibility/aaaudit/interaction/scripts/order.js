/* Focus order against visual order (2.4.3). Only the two causes that are plain are judged: tabindex above zero, and
   boxes laid out in another order than they are written. */
(() => {
  const hands = aaaudit.hands;
  const RULE = "aaa:focus-order";
  const FIELD = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea";
  const place = (element) => {
    const { left, top } = element.getBoundingClientRect();
    return { left, top };
  };
  const rightToLeft = (element) => getComputedStyle(element).direction === "rtl";
  const before = (one, other, rtl) => {
    const [a, b] = [place(one), place(other)];
    if (Math.abs(a.top - b.top) > 12) return a.top < b.top;
    return rtl ? a.left > b.left : a.left < b.left;
  };
  const inversions = (elements, rtl) => {
    let count = 0;
    for (let i = 1; i < elements.length; i += 1) if (!before(elements[i - 1], elements[i], rtl)) count += 1;
    return count;
  };

  const judgeTabindex = (form, stops) => {
    const own = stops.filter((stop) => form.contains(stop));
    const fields = own.filter((stop) => stop.matches(FIELD));
    const positive = own.filter((stop) => stop.tabIndex > 0);
    if (!positive.length || !inversions(own, rightToLeft(form))) return;
    const written = [...own].sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
    const odd = own.find((stop, index) => stop !== written[index]);
    if (!odd) return;
    const sure = form.localName === "form" && fields.length > 1 && inversions(fields, rightToLeft(form));
    (sure ? hands.fail : hands.ask)(RULE, odd, "tabindex", { number: odd.tabIndex || positive[0].tabIndex });
  };

  const isReordered = (box) => {
    const style = getComputedStyle(box);
    if (!/flex|grid/.test(style.display)) return false;
    return (style.display.includes("flex") && /reverse/.test(`${style.flexDirection} ${style.flexWrap}`))
      || [...box.children].some((child) => getComputedStyle(child).order !== "0"
        || (style.display.includes("grid") && /^-?\d/.test(getComputedStyle(child).gridRowStart)));
  };
  const numbers = (items) => items.map((item) => parseInt(hands.words(item.innerText).match(/\d+/)?.[0] ?? "", 10));
  const ascend = (list) => list.every((number, index) => !index || number > list[index - 1]);

  const judgeBox = (box, stops) => {
    const items = [...box.children].filter((child) => hands.visible(child) && stops.some((stop) => child.contains(stop))
      && !/absolute|fixed/.test(getComputedStyle(child).position));
    const rtl = rightToLeft(box);
    if (items.length < 3 || !inversions(items, rtl)) return;
    const seen = [...items].sort((one, other) => (before(one, other, rtl) ? -1 : 1));
    const told = ascend(numbers(seen)) && numbers(seen).every((number) => !Number.isNaN(number));
    const fields = items.filter((item) => item.matches(FIELD) || item.querySelector(FIELD));
    const sure = told || (fields.length > 2 && inversions(fields, rtl) === fields.length - 1);
    (sure ? hands.fail : hands.ask)(RULE, box, "layout", { count: items.length });
  };

  aaaudit.look("order", () => {
    const stops = hands.stops().filter((stop) => hands.visible(stop));
    const forms = [...new Set(stops.filter((stop) => stop.tabIndex > 0)
      .map((stop) => stop.closest("form,[role=form],fieldset,nav,ul,ol") ?? stop.parentElement))];
    for (const form of forms) judgeTabindex(form.closest("form") ?? form, stops);
    const boxes = new Set();
    for (const stop of stops) {
      for (let box = stop.parentElement; box && box !== document.body; box = box.parentElement) boxes.add(box);
    }
    for (const box of boxes) if (isReordered(box)) judgeBox(box, stops);
  });
})();

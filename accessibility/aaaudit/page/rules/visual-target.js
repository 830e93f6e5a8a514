/* How large the places are that a pointer has to meet. */
(() => {
  const { targets, size, layoutBox, isUserAgents, inText, purpose } = aaaudit.visual.target;
  const NEEDS_PLACE = "svg *,area,[role=application] *,.leaflet-container *"; // a map, a chart: its place may be its meaning

  const rounded = ({ width, height }) => ({ width: Math.floor(width), height: Math.floor(height) });

  /* Judge the targets smaller than a limit; apart(element, box) tells whether space around makes up for it. */
  const judge = (page, limit, apart) => {
    const here = [scrollX, scrollY];
    const all = targets().map((element) => ({ element, box: size(element, limit) })).filter(({ box }) => box);
    const isSmall = ({ box }) => box.width < limit - 0.5 || box.height < limit - 0.5;
    const large = new Set(all.filter((one) => !isSmall(one)).map(({ element }) => purpose(element)));
    for (const { element, box } of all.filter(isSmall)) {
      const excused = large.has(purpose(element)) || isUserAgents(element) || apart(element);
      const text = excused ? "yes" : inText(element);
      if (text === "yes") page.pass(element);
      else if (text === "perhaps") page.ask(element, "beside", rounded(box));
      else if (element.matches(NEEDS_PLACE)) page.ask(element, "place", rounded(box));
      else page.fail(element, "small", rounded(box));
    }
    scrollTo(...here);
  };

  aaaudit.define("aaa:target-size", (page) => judge(page, 44, () => false));

  const LEAST = 24;

  const middle = (box) => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });

  const distance = (point, box) => Math.hypot(
    Math.max(box.left - point.x, 0, point.x - box.right), Math.max(box.top - point.y, 0, point.y - box.bottom));

  /* Whether circles of 24 px around small targets meet no other target and no other small target's circle. */
  const spacing = () => {
    const boxes = targets().map((element) => ({ element, box: layoutBox(element) })).filter(({ box }) => box);
    const isSmall = (box) => box.width < LEAST || box.height < LEAST;
    return (element) => {
      const here = middle(layoutBox(element));
      return boxes.every(({ element: other, box }) => {
        if (other === element || other.contains(element) || element.contains(other)) return true;
        const there = middle(box);
        return distance(here, box) >= LEAST / 2
          && (!isSmall(box) || Math.hypot(here.x - there.x, here.y - there.y) >= LEAST);
      });
    };
  };

  aaaudit.define("aaa:target-minimum", (page) => judge(page, LEAST, spacing()));
})();

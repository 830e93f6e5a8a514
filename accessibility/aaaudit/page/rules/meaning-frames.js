/* Frames of one name with different content (4.1.2, ACT 4b1c6c), judged by what is in them. */
(() => {
  const { plain, contentWords, likeness, wholeText, exposed } = aaaudit.meaning;

  const ADVERTISING = /^(ad|ads|advert|advertisement|advertising|sponsored|廣告|広告|スポンサー)( \d+)?$/;
  const documentOf = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };
  const nameIn = (frame) => {
    const ids = (frame.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const text = ids.map((id) => frame.ownerDocument.getElementById(id)?.textContent ?? "").join(" ");
    return text.trim() || frame.getAttribute("aria-label") || frame.title || "";
  };
  const nested = (root) =>
    [...root.querySelectorAll("iframe")].flatMap((frame) => {
      const inside = documentOf(frame);
      return [frame, ...(inside ? nested(inside) : [])];
    });
  /* What a frame shows: its address, its title, its words. */
  const contentOf = (frame) => {
    const inside = documentOf(frame);
    if (!inside?.body) return null;
    return {
      href: inside.location.href,
      title: plain(inside.title),
      words: contentWords(wholeText(inside.body)),
    };
  };

  const compare = (one, other) => {
    if (!one || !other) return "unknown";
    if (one.href === other.href && one.href !== "about:srcdoc" && one.href !== "about:blank") return "same";
    const alike = likeness(one.words, other.words);
    if ((one.title && one.title === other.title && alike > 0.2) || alike > 0.6) return "same";
    return alike < 0.2 && one.words.size && other.words.size ? "different" : "unknown";
  };

  aaaudit.define("aaa:frames-same-name", (page) => {
    const shown = nested(document).filter(
      (frame) => frame.checkVisibility() && (frame.ownerDocument !== document || exposed(frame)),
    );
    for (const [name, frames] of Map.groupBy(shown, (frame) => plain(nameIn(frame)))) {
      if (!name || frames.length < 2 || ADVERTISING.test(name)) continue;
      const [first, ...others] = frames.map(contentOf);
      const verdicts = others.map((other) => compare(first, other));
      const own = frames.filter((frame) => frame.ownerDocument === document);
      for (const frame of own) {
        if (verdicts.includes("different")) page.fail(frame, "different", { name });
        else if (verdicts.includes("unknown")) page.ask(frame, "perhaps-different", { name });
        else page.pass(frame);
      }
    }
  });
})();

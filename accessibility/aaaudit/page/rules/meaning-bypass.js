/* Whether there is a way past what stands on each page before its content (2.4.1), by the ACT rule cf77f2: a landmark
   or heading of the content, a link to it, or a control that folds the block away. */
(() => {
  const { headings, isBefore, seenText, plain, hasPhrase, exposed, withRole } = aaaudit.meaning;

  const REPEATED =
    "nav,header,aside,[role=navigation],[role=banner],[role=complementary],[role=search],footer";
  const CONTROLS =
    "summary,button,[aria-expanded],[role=button],a[href='#'],a[href^='javascript:'],input[type=button]";

  /* The blocks of the page that look repeated and do not stand in its content, in order. */
  const blocks = () =>
    aaaudit
      .all(REPEATED)
      .filter(
        (block) =>
          !block.closest("main,[role=main],article") &&
          !block.parentElement.closest(REPEATED) &&
          seenText(block),
      );
  const isInBlock = (node) =>
    Boolean((node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(REPEATED));

  /* The first text after a repeated block that is in none: where the content begins. */
  const contentAfter = (block) =>
    [...aaaudit.meaning.textNodes(document.body)].find(
      (text) =>
        isBefore(block, text) &&
        !block.contains(text) &&
        !isInBlock(text) &&
        aaaudit.visible(text.parentElement) &&
        !text.parentElement.closest("a,button,label"),
    );

  const leadsToContent = (link, block, content) => {
    const id = decodeURIComponent(link.hash.slice(1));
    const end = id && (document.getElementById(id) ?? document.getElementsByName(id)[0]);
    return Boolean(end) && !end.closest(REPEATED) && (end.contains(content) || isBefore(block, end));
  };
  const hasWay = (block, content) =>
    withRole("main", "main").length > 0 ||
    withRole("region", "section").some((region) => region.contains(content)) ||
    headings().some((heading) => !isInBlock(heading) && aaaudit.name(heading)) ||
    aaaudit
      .all("a[href*='#']")
      .some(
        (link) =>
          link.pathname === location.pathname && exposed(link) && leadsToContent(link, block, content),
      ) ||
    aaaudit
      .all(CONTROLS)
      .some(
        (control) =>
          exposed(control) && (isBefore(control, content) || hasPhrase("skip", control.textContent)),
      );

  /* The text of another page of the site that this one leads to, empty where there is none. */
  const otherPage = async () => {
    const link = aaaudit
      .all("a[href]")
      .find((one) => one.origin === location.origin && one.pathname !== location.pathname);
    if (!link) return "";
    try {
      const answer = await fetch(link.href);
      return answer.ok
        ? new DOMParser().parseFromString(await answer.text(), "text/html").body.textContent
        : "";
    } catch {
      return "";
    }
  };
  const squeezed = (text) => plain(text).replace(/\s+/g, "");

  aaaudit.define("aaa:bypass", async (page) => {
    const root = document.documentElement;
    const [block, content] =
      blocks()
        .map((one) => [one, contentAfter(one)])
        .find(([, text]) => text) ?? [];
    if (!block || hasWay(block, content)) {
      page.pass(root);
      return;
    }
    const other = squeezed(await otherPage());
    const repeated = blocks().some(
      (one) => isBefore(one, content) && other.includes(squeezed(seenText(one))),
    );
    if (other && repeated) page.fail(root, "no-way");
    else page.ask(root, "perhaps-repeated");
  });
})();

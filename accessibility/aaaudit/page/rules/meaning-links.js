/* Links whose words do not say where they lead, in their context (2.4.4) and alone (2.4.9). */
(() => {
  const {
    plain,
    isPhrase,
    hasPhrase,
    contentWords,
    withRole,
    headings,
    level,
    squeezed,
    onScreen,
    role,
    lastBefore,
    exposed,
  } = aaaudit.meaning;

  const links = () => withRole("link", "a[href],area[href]");
  const BLOCKS =
    "p,li,dd,dt,td,th,figcaption,caption,blockquote,div,section,article,header,footer,nav,aside,main,body";
  const POINTS = [
    /^(this|that|these|those|the following|the above) (?!site|web|week|month|year|morning|evening|office|department|agency|library|city|country)[a-z]+$/,
    /^(此|這個|該|這份|此份|這項|此項)(連結|網頁|頁面|檔案|文件|表單|表格|影片|產品|公告|附件)$/,
    /^(この|こちらの|その)(リンク|ページ|ファイル|資料|動画|製品|フォーム)$/,
  ];

  const isVague = (name) => isPhrase("link", name);
  /* The name of a format on a link to a file; on another link it is what the link is about. */
  const FILE = /\.(html?|epub|pdf|od[tfspg]|docx?|xlsx?|pptx?|csv|json|xml|txt|zip|mp3|mp4)(\W|$)/i;
  const isFormat = (name, link) =>
    isPhrase("format", name) &&
    (!link || link.hasAttribute("download") || FILE.test(link.getAttribute("href") ?? ""));
  const points = (name) => POINTS.some((pattern) => pattern.test(plain(name)));

  /* The text of an element without that of the links in it that say as little: "HTML EPUB PDF" is no context. */
  const contextText = (element, link) => {
    const copies = aaaudit
      .all("a[href],[role=link]", element)
      .filter((other) => other !== link && (isVague(other.textContent) || isFormat(other.textContent)));
    const left = [link, ...copies].reduce(
      (text, one) => text.replace(squeezed(one.textContent), " "),
      squeezed(element.textContent),
    );
    return plain(left);
  };
  const says = (text) => contentWords(text).size > 0 && !isVague(text) && !isFormat(text);

  const referenced = (link, attribute) =>
    (link.getAttribute(attribute) ?? "")
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");

  /* Texts of the header cells of a table cell: those of its row and of its column. */
  const headerTexts = (cell) => {
    const row = [...cell.parentElement.children].filter(
      (other) => other !== cell && other.localName === "th",
    );
    const ids = (cell.getAttribute("headers") ?? "")
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => document.getElementById(id));
    return [...row, ...ids]
      .filter(Boolean)
      .map((header) => header.textContent)
      .join(" ");
  };
  const columnText = (cell) => {
    const table = cell.closest("table");
    const grid = axe.commons.table.toGrid(table);
    const index = grid.findIndex((row) => row.includes(cell));
    const column = grid[index]?.indexOf(cell) ?? 0;
    const above = grid
      .slice(0, Math.max(index, 0))
      .map((row) => row[column])
      .filter((other) => other?.localName === "th");
    return above.map((header) => header.textContent).join(" ");
  };
  /* A link of a data cell is told by its row; where only another data cell names the row, it is not. */
  const isToldByDataCell = (cell) =>
    [...cell.parentElement.children].some(
      (other) =>
        other !== cell &&
        other.localName === "td" &&
        /\p{L}/u.test(other.textContent) &&
        !other.querySelector("a[href]"),
    );
  const cellSays = (cell) => says(headerTexts(cell)) || (says(columnText(cell)) && !isToldByDataCell(cell));

  /* Whether what can be told by program to surround a link says more: its paragraph, list item, cell, headers. */
  const hasContext = (link) => {
    if (says(referenced(link, "aria-describedby")) || says(link.getAttribute("title") ?? "")) return true;
    for (
      let block = link.parentElement.closest(BLOCKS);
      block;
      block = block.parentElement?.closest("li,dd,td,th")
    ) {
      if (block.matches("body,main")) return ownText(block, link);
      if (says(contextText(block, link))) return true;
      if (block.matches("td") && block.closest("table")) return cellSays(block);
    }
    return false;
  };
  /* The text of a large block that stands in one line with the link. */
  const ownText = (block, link) =>
    says(
      [link.previousSibling, link.nextSibling]
        .filter((node) => node?.nodeType === Node.TEXT_NODE)
        .map((node) => node.data)
        .join(" "),
    );

  /* A heading over the link, below the page's own, may say it: WCAG lets a person decide, so it is no failure. */
  const isUnderHeading = (link) => {
    const above = lastBefore(headings(), link);
    return Boolean(above) && level(above) > 1;
  };

  const judged = () =>
    links()
      .map((link) => ({ link, name: aaaudit.name(link) }))
      .filter(({ name }) => name);

  aaaudit.define("aaa:link-says-nothing", (page) => {
    for (const { link, name } of judged()) {
      if (!(isVague(name) || isFormat(name, link)) || hasContext(link)) continue;
      if (link.closest("td") || !isUnderHeading(link)) page.fail(link, "no-context", { name });
    }
  });

  aaaudit.define("aaa:link-purpose-alone", (page) => {
    for (const { link, name } of judged()) {
      if (isVague(name)) page.fail(link, "vague", { name });
      else if (isFormat(name, link)) page.fail(link, "format", { name });
      else if (points(name)) page.fail(link, "points", { name });
    }
  });

  /* A way past blocks that leads nowhere. */
  const target = (link) => {
    const id = decodeURIComponent(new URL(link.href, location.href).hash.slice(1));
    return id === "" || id === "top"
      ? document.body
      : (document.getElementById(id) ?? document.getElementsByName(id)[0]);
  };
  const isOnPage = (link) => {
    const url = new URL(link.href, location.href);
    return url.origin === location.origin && url.pathname === location.pathname && url.hash !== "";
  };
  aaaudit.define("aaa:skip-link", (page) => {
    for (const link of aaaudit
      .all("a[href*='#']")
      .filter((one) => hasPhrase("skip", aaaudit.name(one) || one.textContent))) {
      if (!isOnPage(link) || !exposed(link)) continue;
      const end = target(link);
      if (!end) page.fail(link, "missing", { target: new URL(link.href).hash });
      else if (!aaaudit.visible(end) && !end.matches("a,span"))
        page.fail(link, "hidden", { target: new URL(link.href).hash });
      else page.pass(link);
    }
  });

  aaaudit.define("aaa:new-window", (page) => {
    for (const link of aaaudit
      .all("a[target]")
      .filter((one) => /^_?blank$/i.test(one.target) && one.href && onScreen(one))) {
      const told = `${aaaudit.name(link)} ${link.title} ${referenced(link, "aria-describedby")}`;
      const around = link.closest("p,li,td,dd")?.textContent ?? "";
      if (role(link) === "link" && !hasPhrase("newWindow", `${told} ${around}`))
        page.fail(link, "unannounced", { name: aaaudit.name(link) });
    }
  });
})();

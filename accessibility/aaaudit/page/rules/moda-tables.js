/* What machine codes of Taiwan's standard ask of tables and of text of two directions. */
(() => {
  const { all, visible } = aaaudit;
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const dataTables = () =>
    all("table").filter((table) => visible(table) && !/^(presentation|none)$/.test(table.getAttribute("role") ?? "") && table.querySelector("th"));
  const ofTable = (table, selector) => all(selector, table).filter((cell) => cell.closest("table") === table);
  const named = (table) => new Set(ofTable(table, "[headers]").flatMap((cell) => cell.headers.split(/\s+/)));

  /* HM1130101C. A header that cells name by its id needs no scope. */
  aaaudit.define("aaa:header-scope", (page) => {
    for (const table of dataTables()) {
      const ids = named(table);
      for (const header of ofTable(table, "th")) {
        if (!words(header.textContent) || ids.has(header.id)) continue;
        if (header.hasAttribute("scope")) page.pass(header);
        else page.fail(header, "no-scope", { name: words(header.textContent) });
      }
    }
  });

  /* HM1130102C. Headers of several levels: two rows of headers, or a header that spans some cells but not all. */
  const spans = (table) =>
    ofTable(table, "th").some((cell) => (cell.colSpan > 1 || cell.rowSpan > 1) && cell.parentElement.cells.length > 1);
  const headerRows = (table) => [...table.rows].filter((row) => [...row.cells].every((cell) => cell.localName === "th"));
  const isTied = (cell, table) => words(cell.headers) || ofTable(table, "th").every((header) => header.hasAttribute("scope"));

  aaaudit.define("aaa:complex-headers", (page) => {
    for (const table of dataTables()) {
      if (!spans(table) || headerRows(table).length < 2) continue;
      const loose = ofTable(table, "td").find((cell) => words(cell.textContent) && !isTied(cell, table));
      if (loose) page.fail(loose, "loose", { text: words(loose.textContent) });
      else page.pass(table);
    }
  });

  /* HM1130200C. Whole passages fail; a name among other text is set right by most browsers, but not its signs. */
  const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g;
  const LETTER = /\p{L}/gu;
  const MARK = /[\u200E\u200F\u2066-\u2069]/;
  const count = (text, pattern) => (text.match(pattern) ?? []).length;

  aaaudit.define("aaa:text-direction", (page) => {
    for (const element of aaaudit.textHolders()) {
      const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ");
      const foreign = count(text, RTL);
      if (!foreign) continue;
      const set = getComputedStyle(element).direction === "rtl" || element.closest("bdi") || MARK.test(text);
      if (set || element.dir === "auto") page.pass(element);
      else if (foreign > count(text, LETTER) / 2) page.fail(element, "passage", { text: words(text).slice(0, 40) });
      else page.ask(element, "mixed", { text: words(text).slice(0, 40) });
    }
  });
})();

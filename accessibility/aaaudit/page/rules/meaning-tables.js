/* Tables: header cells without cells, headers that are only bold, tables and lists made of characters. */
(() => {
  const { role, exposed, onScreen, squeezed, seenText } = aaaudit.meaning;

  const isHeader = (cell) => ["columnheader", "rowheader"].includes(role(cell));
  const isCell = (cell) => ["cell", "gridcell", "columnheader", "rowheader"].includes(role(cell));

  /* The slots of a table that an element covers, as a list of [row, column]. */
  const slotsOf = (grid, cell) =>
    grid.flatMap((row, y) => row.flatMap((other, x) => (other === cell ? [[y, x]] : [])));
  const scopeOf = (cell) => (cell.getAttribute("scope") ?? "").toLowerCase();
  const isPlainCell = (cell) => cell?.localName === "td" && !isHeader(cell);

  /* Whether a header cell heads columns and rows, by HTML's "forming relationships between data cells and header
     cells": without a scope by whether data cells stand in its own row and column. */
  const directions = (grid, cell, slots) => {
    const scope = scopeOf(cell) || (role(cell) === "rowheader" && cell.hasAttribute("role") ? "row" : "");
    if (["col", "colgroup"].includes(scope)) return { column: true, row: false };
    if (["row", "rowgroup"].includes(scope)) return { column: scope === "rowgroup", row: true };
    const rows = new Set(slots.map(([y]) => y));
    const columns = new Set(slots.map(([, x]) => x));
    return {
      column: ![...rows].some((y) => grid[y].some(isPlainCell)),
      row: ![...columns].some((x) => grid.some((line) => isPlainCell(line[x]))),
    };
  };
  /* Whether a cell takes its headers from its place and not from a headers attribute. */
  const byPlace = (cell, header) => cell && cell !== header && isCell(cell) && !cell.hasAttribute("headers");

  const assigned = (grid, header) => {
    const named = grid
      .flat()
      .some((cell) => header.id && (cell?.getAttribute("headers") ?? "").split(/\s+/).includes(header.id));
    const slots = slotsOf(grid, header);
    const { column, row } = directions(grid, header, slots);
    const below =
      column && slots.some(([y, x]) => grid.some((line, other) => other > y && byPlace(line[x], header)));
    const beside =
      row && slots.some(([y, x]) => grid[y].some((cell, other) => other > x && byPlace(cell, header)));
    return { named, below, beside, any: named || below || beside, irregular: !column && !row };
  };

  const nativeTables = () =>
    aaaudit
      .all("table")
      .filter((table) => ["table", "grid", "treegrid"].includes(role(table)) && exposed(table));

  const judgeNative = (page, table) => {
    const grid = axe.commons.table.toGrid(table);
    const headers = [...new Set(grid.flat())].filter(
      (cell) => cell && isHeader(cell) && exposed(cell) && onScreen(cell) && squeezed(cell.textContent),
    );
    let unclear = false;
    for (const header of headers) {
      const { any, irregular } = assigned(grid, header);
      if (any) continue;
      unclear ||= irregular;
      if (irregular) page.ask(header, "unclear", { name: squeezed(header.textContent) });
      else page.fail(header, "no-cells", { name: squeezed(header.textContent) });
    }
    if (!unclear) page.pass(table);
  };

  const ROLED_CELLS = "[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]";
  const judgeRoled = (page, table) => {
    const rows = aaaudit
      .all("[role=row]", table)
      .filter((row) => row.closest("[role=table],[role=grid],[role=treegrid]") === table);
    if (
      rows.some(
        (row) =>
          row.querySelector("[aria-colspan],[aria-colindex],[aria-owns]") || row.hasAttribute("aria-owns"),
      )
    )
      return;
    const grid = rows.map((row) => aaaudit.all(ROLED_CELLS, row));
    grid.forEach((row, y) =>
      row.forEach((header, x) => {
        const name = squeezed(header.textContent);
        if (!isHeader(header) || !exposed(header) || !onScreen(header) || !name) return;
        const cells =
          role(header) === "columnheader"
            ? grid.map((line) => line[x]).filter((_, other) => other !== y)
            : row;
        if (!cells.some((cell) => cell && cell !== header)) page.fail(header, "no-cells", { name });
      }),
    );
  };

  aaaudit.define("aaa:header-without-cells", (page) => {
    nativeTables().forEach((table) => judgeNative(page, table));
    aaaudit
      .all("[role=table],[role=grid],[role=treegrid]")
      .filter((table) => table.localName !== "table" && exposed(table))
      .forEach((table) => judgeRoled(page, table));
  });

  const isBold = (element) => Number(getComputedStyle(element).fontWeight) >= 600;
  /* Whether all of a cell's text is bold. */
  const isAllBold = (cell) => {
    const holders = [...aaaudit.meaning.textNodes(cell)].map((text) => text.parentElement);
    return holders.length > 0 && holders.every(isBold);
  };
  const hasHeaderMarks = (table) =>
    table.querySelector("th,[scope],[headers],[role=columnheader],[role=rowheader]");

  aaaudit.define("aaa:table-without-headers", (page) => {
    for (const table of nativeTables()) {
      const rows = [...table.rows].map((row) => [...row.cells].filter((cell) => squeezed(cell.textContent)));
      const [first, ...rest] = rows;
      if (hasHeaderMarks(table) || table.querySelector("table") || rest.length < 2 || first.length < 2)
        continue;
      const isHeaderRow =
        first.every(isAllBold) &&
        !rest.flat().every(isAllBold) &&
        rest.every((row) => row.slice(1).every((cell) => !isAllBold(cell)));
      const isHeaderColumn = rows.every((row) => row.length > 1 && isAllBold(row[0]) && !isAllBold(row[1]));
      if (isHeaderRow) page.fail(table, "bold-row", { text: squeezed(first[0].textContent) });
      else if (isHeaderColumn) page.fail(table, "bold-column", { text: squeezed(first[0].textContent) });
    }
  });

  /* Lines of preformatted text that stand in columns. */
  const columnsOf = (line) =>
    [...line.matchAll(/\S( {2,}|\t+|\s*[|│┃]\s*)(?=\S)/g)].map((match) => match.index + match[0].length);
  aaaudit.define("aaa:table-of-text", (page) => {
    for (const block of aaaudit
      .all("pre")
      .filter(
        (one) =>
          !one.querySelector("code,samp,kbd") &&
          !one.closest("[class*=highlight],[class*=code]") &&
          onScreen(one),
      )) {
      const lines = block.textContent
        .split("\n")
        .filter((line) => line.trim())
        .map(columnsOf);
      const common = (lines[0] ?? []).filter((place) => lines.slice(1).every((line) => line.includes(place)));
      if (lines.length > 2 && common.length > 0)
        page.ask(block, "columns", { text: seenText(block).slice(0, 40) });
    }
  });
})();

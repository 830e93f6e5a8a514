/* What machine codes of Taiwan's standard ask over WCAG: hints, and questions where the letter of a code could harm. */
(() => {
  const { all, visible, name } = aaaudit;
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const exposed = (element) => axe.commons.dom.isVisibleToScreenReaders(element);

  /* HM1110106C */
  aaaudit.define("aaa:decorative-title", (page) => {
    for (const image of all("img[alt]")) {
      if (words(image.alt) || !exposed(image)) continue;
      if (words(image.title)) page.fail(image, "title", { title: words(image.title) });
      else page.pass(image);
    }
  });

  /* HM1110103C. Screen readers name each emoji by itself; a person has to say whether that name is what is meant. */
  const EMOJI = /\p{Extended_Pictographic}(?!\uFE0E)/u;
  const FACE = /[（(][^\s\p{L}\p{N}（()）]*[;:^°・ω´`ﾟ｡*><≧≦][^\n（()）]{0,8}[;:^°・ω´`ﾟ｡*><≧≦][^\s\p{L}\p{N}（()）]*[)）]|(?:^|\s)[:;]-?[)(DP](?=\s|$)/u;
  const isNamed = (element) => element.closest("[role=img][aria-label],[role=img][aria-labelledby],[title]:not([title=''])");
  const COMMON = /[©®™↔-↙↩↪▪▫▶◀☎✓✔✖✳✴❇❤➡⤴⤵⬅-⬇〰〽㊗㊙ℹ‼⁉Ⓜ#*0-9]/gu;

  aaaudit.define("aaa:symbol-unexplained", (page) => {
    for (const element of aaaudit.textHolders()) {
      if (!exposed(element) || isNamed(element) || element.closest("code,pre,kbd,samp")) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ");
      const found = own.replace(COMMON, "").match(EMOJI) ?? own.match(FACE);
      if (found) page.ask(element, "symbol", { symbol: found[0].trim() });
    }
  });

  /* HM1130104C. Buttons name themselves. */
  const FIELDS = "input:not([type=hidden],[type=submit],[type=reset],[type=button],[type=image]),select,textarea";
  aaaudit.define("aaa:control-label", (page) => {
    for (const field of all(FIELDS).filter(visible)) {
      const labelled = [...(field.labels ?? [])].some((label) => words(label.textContent));
      if (labelled || words(field.title)) page.pass(field);
      else if (name(field)) page.ask(field, "aria", { name: name(field) });
    }
  });

  /* HM1130105C */
  aaaudit.define("aaa:group-legend", (page) => {
    for (const set of all("fieldset").filter(exposed)) {
      const legend = set.querySelector(":scope > legend");
      if (legend ? words(legend.textContent) : name(set)) page.pass(set);
      else page.fail(set, "no-legend");
    }
    for (const group of all("[role=group],[role=radiogroup]").filter(exposed)) {
      const choices = all("input[type=radio],input[type=checkbox]", group).filter((one) => !one.closest("fieldset"));
      if (choices.length > 1) page.ask(group, "aria-group", { name: name(group) });
    }
  });

  /* HM1130103C. Options that fall into no groups must not be forced into some. */
  aaaudit.define("aaa:option-groups", (page) => {
    for (const select of all("select").filter(visible)) {
      const labels = all("optgroup", select).map((group) => words(group.label));
      const same = labels.find((label, index) => label && labels.indexOf(label) < index);
      if (labels.includes("")) page.fail(select, "blank");
      else if (same) page.fail(select, "same", { label: same });
      else if (labels.length) page.pass(select);
    }
  });

  /* HM1240102C */
  const MENU = "ul,ol,[role=menu],[role=menubar]";
  const isMenu = (list) => {
    const items = [...list.children];
    const bare = (item) => item.querySelectorAll("a[href]").length === 1 && words(item.textContent) === words(item.querySelector("a[href]").textContent);
    return items.length > 2 && items.every(bare);
  };
  const inPage = (element) => element.closest("main,[role=main],article,nav,[role=navigation],dialog,[role=dialog]");

  aaaudit.define("aaa:links-in-nav", (page) => {
    if (!document.querySelector("main,[role=main]")) return;
    const menus = all(MENU).filter((list) => visible(list) && !inPage(list) && isMenu(list));
    for (const menu of menus) page.fail(menu, "no-nav", { links: menu.children.length });
    for (const nav of all("nav,[role=navigation]").filter(visible)) page.pass(nav);
  });

  /* HM1240400C */
  const isImageLink = (link) => link.querySelector("img,svg,[role=img]") && !words(link.textContent);
  aaaudit.define("aaa:adjacent-links", (page) => {
    for (const link of all("a[href] + a[href]").filter(exposed)) {
      const before = link.previousElementSibling;
      const between = link.previousSibling.nodeType === Node.TEXT_NODE ? words(link.previousSibling.data) : "";
      if (between || before.href !== link.href || !exposed(before)) continue;
      if (isImageLink(before) !== isImageLink(link)) page.fail(link, "twice", { name: name(link) || name(before) });
    }
  });

  /* HM3241000C */
  aaaudit.define("aaa:headings-used", (page) => {
    const headings = all("h1,h2,h3,h4,h5,h6,[role=heading]").filter((one) => exposed(one) && name(one));
    if (headings.length) page.pass(headings[0]);
    else if (words(document.body.innerText)) page.fail(document.body, "none");
  });

  /* ME1320200C */
  const CLOSED = /\.(docx?|xlsx?|pptx?|hwp|wps)$/i;
  const OPEN = /\.(od[tsp]|pdf|html?|csv|txt|json|xml|ics|md|rtf|epub)$/i;
  const path = (link) => decodeURI(new URL(link.href).pathname).replace(/%[0-9a-f]{2}/gi, "");
  const stem = (link) => path(link).split("/").pop().replace(/\.[^.]+$/, "").toLowerCase();
  const together = (link) => link.closest("li,tr,dd,p,article,section") ?? link.parentElement;

  aaaudit.define("aaa:open-format", (page) => {
    const links = all("a[href]").filter((link) => exposed(link) && /^https?:/.test(link.href));
    const open = links.filter((link) => OPEN.test(path(link)));
    for (const link of links.filter((one) => CLOSED.test(path(one)))) {
      const twin = open.some((other) => stem(other) === stem(link) || together(other) === together(link));
      if (twin) page.pass(link);
      else page.fail(link, "closed", { format: path(link).split(".").pop() });
    }
  });
})();

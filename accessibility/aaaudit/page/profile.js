/* What rules that compare pages need to know of this one; axe has to be set up. */
aaaudit.profile = () => {
  const FRAME = "header,nav,footer,aside"
    + ",[role=navigation],[role=banner],[role=contentinfo],[role=complementary]";
  const NAVIGATION = "nav,[role=navigation]";
  const TYPED = "input:not([type=hidden],[type=submit],[type=button])";
  const SEARCH = `input[type=search],[role=searchbox],[role=search] ${TYPED},search ${TYPED}`;

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const name = (element) => aaaudit.name(element).replace(/\s+/g, " ");
  const exposed = (element) => aaaudit.visible(element) || axe.commons.dom.isVisibleToScreenReaders(element);
  const isCurrent = (element) => /^(?!false$|$)/.test(element.getAttribute("aria-current") ?? "");

  /* Where on the page an element stands: in its header, navigation, footer, a side part, or its content. */
  const regionOf = (element) => {
    if (element.closest("footer,[role=contentinfo]") && !element.closest("main,article")) return "footer";
    if (element.closest("main,[role=main],article") && !element.closest(NAVIGATION)) return "main";
    if (element.closest("header,[role=banner]")) return "header";
    if (element.closest(NAVIGATION)) return "navigation";
    return element.closest("aside,[role=complementary]") ? "side" : "main";
  };

  const hrefOf = (element) => {
    const href = element.href.baseVal ?? element.href; // of a link in SVG it is an object
    return URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).href : "";
  };

  const link = (element) => ({
    name: name(element),
    href: hrefOf(element),
    landmark: element.closest(FRAME) ? "frame" : "main",
    region: regionOf(element),
    own: isCurrent(element) || /\b(next|prev|alternate)\b/.test(element.rel) || Boolean(element.hreflang),
    selector: axe.utils.getSelector(element),
  });

  const navigation = (nav) => {
    const links = aaaudit.all("a[href]", nav);
    return {
      name: name(nav),
      items: links.map(words),
      targets: links.map(hrefOf),
      region: regionOf(nav),
      selector: axe.utils.getSelector(nav),
    };
  };

  const isText = (value) => typeof value === "string" && value !== ""; // the id of a form may be its field
  const search = (element) => ({ name: name(element), selector: axe.utils.getSelector(element) });
  const alternate = (element) => ({ language: element.hreflang, href: element.href });

  const meta = (element) => [element.name.toLowerCase(), element.content.trim().slice(0, 300)];

  return {
    title: document.title.trim(),
    language: document.documentElement.lang,
    address: location.href,
    headings: aaaudit.all("h1").filter(aaaudit.visible).map(words),
    links: aaaudit.all("a[href],area[href]").filter(exposed).map(link),
    navigations: aaaudit.all(NAVIGATION).filter(aaaudit.visible).map(navigation),
    alternates: aaaudit.all("link[rel~=alternate i][hreflang]").map(alternate),
    anchors: aaaudit.all("[id],a[name]").flatMap(({ id, name: old }) => [id, old]).filter(isText),
    searches: aaaudit.all(SEARCH).filter(exposed).map(search),
    located: aaaudit.all("[aria-current]").some(isCurrent),
    scripted: aaaudit.all("script[src],script:not([type])").length > 0,
    metas: Object.fromEntries(aaaudit.all("head > meta[name][content]").map(meta)),
  };
};

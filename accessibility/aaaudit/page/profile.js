/* What rules that compare pages need to know of this one. */
aaaudit.profile = () => {
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const links = aaaudit.all("a[href]").filter(aaaudit.visible);
  axe.setup(document);
  try {
    return {
      title: document.title.trim(),
      language: document.documentElement.lang,
      headings: aaaudit.all("h1").filter(aaaudit.visible).map(words),
      links: links.map((link) => ({
        name: aaaudit.name(link).replace(/\s+/g, " "),
        href: link.href,
        landmark: link.closest("header,nav,footer,aside,[role=navigation]") ? "frame" : "main",
        selector: axe.utils.getSelector(link),
      })),
      navigations: aaaudit.all("nav,[role=navigation]").filter(aaaudit.visible).map((nav) => ({
        name: aaaudit.name(nav),
        items: aaaudit.all("a[href]", nav).map((link) => words(link)),
        selector: axe.utils.getSelector(nav),
      })),
    };
  } finally {
    axe.teardown();
  }
};

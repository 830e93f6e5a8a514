aaaudit.define("aaa:text-justified", (page) => {
  for (const element of aaaudit.textHolders()) {
    const style = getComputedStyle(element);
    const block = element.closest("p,li,dd,td,blockquote,div,section,article,main") ?? element;
    const lines = block.getBoundingClientRect().height / (parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2);
    if (style.textAlign === "justify" && lines > 1.5) page.fail(element, "justified");
  }
});

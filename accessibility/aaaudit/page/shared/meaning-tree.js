/* What is where: roles, what is exposed and seen, and the text around an element. */
(() => {
  const { dom, aria } = axe.commons;
  const node = (element) => axe.utils.getNodeFromTree(element);

  const exposed = (element) => dom.isVisibleToScreenReaders(element);
  /* Whether an element is seen, or would be by scrolling. */
  const onScreen = (element) => dom.isVisibleOnScreen(element);
  const role = (element) => (node(element) ? aria.getRole(node(element)) : null);
  /* Elements that may have a role, by their own selector or by the role attribute. */
  const withRole = (wanted, selector) =>
    aaaudit
      .all(`${selector},[role~="${wanted}"]`)
      .filter((element) => role(element) === wanted && exposed(element));
  const headings = () => withRole("heading", "h1,h2,h3,h4,h5,h6");
  const level = (heading) => Number(heading.getAttribute("aria-level") ?? heading.localName.slice(1)) || 2;

  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const skipped = "script,style,template,noscript,option,datalist";
  const textNodes = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && parent && !parent.closest(skipped)) yield walker.currentNode;
    }
  };
  /* The text in an element that is seen, as one line. */
  const seenText = (root) =>
    squeezed(
      [...textNodes(root)]
        .filter((text) => onScreen(text.parentElement))
        .map((text) => text.data)
        .join(" "),
    );

  /* All text in an element, seen or not, with a space where elements meet. */
  const wholeText = (root) => squeezed([...textNodes(root)].map((text) => text.data).join(" "));

  const isBefore = (one, other) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  /* The last of elements in document order that stands before one. */
  const lastBefore = (elements, element) =>
    elements.filter((other) => isBefore(other, element) && !other.contains(element)).at(-1);

  /* The text that is seen between two elements, outside of both and of the labels of fields. */
  const textBetween = (one, other) => {
    const range = document.createRange();
    range.setStartAfter(one);
    range.setEndBefore(other);
    const root = range.commonAncestorContainer;
    if (root.nodeType !== Node.ELEMENT_NODE) return "";
    const within = [...textNodes(root)].filter(
      (text) =>
        range.intersectsNode(text) &&
        !one.contains(text) &&
        !other.contains(text) &&
        !text.parentElement.closest("label,button") &&
        onScreen(text.parentElement),
    );
    return squeezed(within.map((text) => text.data).join(" "));
  };

  aaaudit.meaning = Object.assign(aaaudit.meaning ?? {}, {
    exposed,
    onScreen,
    role,
    withRole,
    headings,
    level,
    squeezed,
    textNodes,
    seenText,
    wholeText,
    isBefore,
    lastBefore,
    textBetween,
  });
})();

/* What a page can do only with a script: print, and leave out the access keys for those whom they disturb. */
(() => {
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  try {
    if (localStorage["publicdesk-access-keys"]) each("[accesskey]", (link) => link.removeAttribute("accesskey"));
  } catch {
    // storage is forbidden: the keys stay
  }
  each("[data-print]", (item) => {
    item.hidden = false;
    item.firstElementChild.onclick = () => print();
  });
})();

/* The switch on the site map: the choice is kept on this device, and site.js follows it on every page. */
(() => {
  const KEY = "publicdesk-access-keys";
  const button = document.querySelector("[data-access-keys]");
  try {
    const off = Boolean(localStorage[KEY]);
    button.textContent = off ? button.dataset.on : button.dataset.off;
    button.hidden = false;
    button.onclick = () => {
      if (off) delete localStorage[KEY];
      else localStorage[KEY] = "off";
      location.reload();
    };
  } catch {
    // storage is forbidden: nothing could be kept, so nothing is offered
  }
})();

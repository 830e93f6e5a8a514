/* Pictures that are text: drawings are read, other pictures are looked at for rows of letters. */
(() => {
  const { seen } = aaaudit.visual;
  const LOGO = /logo|brand|badge|seal|標章|商標|標誌|ロゴ|徽/i;
  const DRAWN = "path,polygon,polyline,ellipse,circle,line,image,use,foreignObject,linearGradient";

  const imageOf = (element) => {
    if (element.matches("img,input[type=image]")) return element.currentSrc || element.src;
    if (element.matches("object")) return element.data;
    return getComputedStyle(element).backgroundImage.match(/^url\("(.+)"\)$/)?.[1] ?? "";
  };

  const name = (element) => aaaudit.name(element) || element.getAttribute("title") || "";

  /* The text of an SVG file that is nothing but text, on at most a plain ground; empty for any other. */
  const textOfDrawing = async (url) => {
    const source = url.startsWith("data:") ? decodeURIComponent(url.slice(url.indexOf(",") + 1)) : await (await fetch(url)).text();
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    if (drawing.localName !== "svg" || drawing.querySelector(DRAWN)) return "";
    const texts = [...drawing.querySelectorAll("text")].map((text) => text.textContent);
    return texts.join(" ").replace(/\s+/g, " ").trim();
  };

  const isDrawing = (url) => /^data:image\/svg\+xml[^,]*(?<!base64),|\.svg([?#]|$)/i.test(url);
  const isReadable = (url) => url.startsWith("data:") || new URL(url).origin === location.origin;

  /* Whether a picture has rows as text has: few colours, and edges in bands with empty bands between. */
  const hasRows = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(1, 800 / image.naturalWidth);
    const [width, height] = [Math.round(image.naturalWidth * scale), Math.round(image.naturalHeight * scale)];
    if (width < 40 || height < 12) return false;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, width, height);
    return rowsLikeText(context.getImageData(0, 0, width, height));
  };

  const grey = (data, at) => data[at + 3] === 0 ? 255 : 0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2];

  /* Edges in each row of pixels: text has many, evenly, and its ground has none. */
  const edgesIn = ({ data, width }, y) => {
    let edges = 0;
    for (let x = 1; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (Math.abs(grey(data, at) - grey(data, at - 4)) > 60) edges += 1;
    }
    return edges;
  };

  const rowsLikeText = (pixels) => {
    const counts = Array.from({ length: pixels.height }, (_, y) => edgesIn(pixels, y));
    const busy = counts.filter((count) => count >= 8).length / pixels.height;
    const empty = counts.filter((count) => count <= 2).length / pixels.height;
    return busy > 0.12 && empty > 0.15;
  };

  const judge = async (page, element) => {
    const url = imageOf(element);
    if (!url || !isReadable(url) || LOGO.test(`${url.slice(0, 200)} ${name(element)} ${element.className} ${element.id}`)) return;
    if (isDrawing(url)) {
      const text = await textOfDrawing(url);
      if (/\p{L}{2}/u.test(text)) page.fail(element, "drawn", { text: text.slice(0, 60) });
    } else if (await hasRows(url)) {
      page.ask(element, "rows");
    }
  };

  aaaudit.define("aaa:image-of-text", async (page) => {
    const pictures = aaaudit.all("img,input[type=image],object[data]");
    const grounds = aaaudit.all("body *").filter((element) => element instanceof HTMLElement
      && getComputedStyle(element).backgroundImage.startsWith("url("));
    for (const element of [...pictures, ...grounds].filter(seen)) {
      try {
        await judge(page, element);
      } catch {
        page.ask(element, "unread");
      }
    }
  });
})();

/* Images: names that are no alternatives, images hidden though they are the content, text drawn without text. */
(() => {
  const { plain, isPhrase, squeezed, exposed, onScreen, role, headings, seenText, textNodes, isBefore, contentWords, share } =
    aaaudit.meaning;

  /* The text that scripts draw on a canvas, kept as they draw it: afterwards there are only pixels. */
  const drawn = new WeakMap();
  const lettered = new WeakMap();
  for (const method of ["fillText", "strokeText"]) {
    const original = window.CanvasRenderingContext2D?.prototype[method];
    if (!original) continue;
    CanvasRenderingContext2D.prototype[method] = function (text, ...rest) {
      drawn.set(this.canvas, `${drawn.get(this.canvas) ?? ""} ${text}`.slice(-200));
      lettered.set(this.canvas, (lettered.get(this.canvas) ?? new Set()).add(String(text)));
      return original.call(this, text, ...rest);
    };
  }

  const FILE = /^[\p{L}\p{N}_%().\-\s]+\.(jpe?g|png|gif|svg|webp|avif|bmp|tiff?|ico|heic)$/iu;
  const CAMERA =
    /^(img|dsc|dscn|dscf|pict?|p|image|screenshot|screen shot|photo|mvimg|pxl)[-_ ]?\d{3,}([-_ ]\d+)*(\.\w{3,4})?$/i;
  const source = (image) =>
    decodeURIComponent(
      (image.currentSrc || image.src || image.getAttribute("data") || "")
        .split(/[?#]/)[0]
        .split("/")
        .at(-1) ?? "",
    );
  const bare = (text) =>
    text
      .toLowerCase()
      .replace(/\.\w{2,4}$/, "")
      .replace(/[^\p{L}\p{N}]+/gu, "");

  const images = () =>
    aaaudit
      .all("img,[role=img],[role=image],input[type=image],svg,canvas,object,area[href]")
      .filter(
        (image) =>
          exposed(image) &&
          (image.localName === "area" || aaaudit.visible(image)) &&
          !image.closest("svg svg"),
      );
  /* Whether the words around an image speak of the file itself, so that its name is what to say. */
  const isAboutFile = (image, name) => {
    const around = squeezed((image.closest("figure,p,li,td,div,a") ?? document.body).textContent);
    return around.toLowerCase().includes(name.toLowerCase());
  };

  const faultOf = (image, name) => {
    if (FILE.test(name) || CAMERA.test(name)) return isAboutFile(image, name) ? "" : "file";
    if (isPhrase("alternative", name) && !image.closest("button,[role=button]")) return "placeholder";
    const file = bare(source(image));
    return file.length > 5 && file === bare(name) && /[-_\d]/.test(name) && !/\s/.test(name) ? "file" : "";
  };

  /* The one text that is drawn on a canvas, where its name has not a word of it. */
  const unspoken = (image, name) => {
    const [one, ...others] = lettered.get(image) ?? [];
    const own = contentWords(one ?? "");
    return !others.length && own.size && contentWords(name).size && !share(own, contentWords(name)) ? squeezed(one) : "";
  };

  aaaudit.define("aaa:alternative-says-nothing", (page) => {
    for (const image of images()) {
      const name = squeezed(aaaudit.name(image));
      if (!name) continue;
      const fault = faultOf(image, name);
      const text = unspoken(image, name);
      if (fault) page.fail(image, fault, { name });
      else if (text) page.fail(image, "unspoken", { name, text });
    }
  });

  aaaudit.define("aaa:alternative-repeats", (page) => {
    for (const image of aaaudit
      .all("img[alt]")
      .filter((one) => plain(one.alt) && exposed(one) && aaaudit.visible(one))) {
      const caption = image.closest("figure")?.querySelector("figcaption");
      const beside = [image.previousSibling, image.nextSibling].map((node) => node?.textContent ?? "");
      const texts = caption ? [caption.textContent, ...beside] : beside;
      if (!image.closest("a,button") && texts.some((text) => plain(text) === plain(image.alt)))
        page.fail(image, "repeats", { name: image.alt });
    }
  });

  /* Images that are seen and hidden from assistive technology. */
  const isLoaded = (image) =>
    image.localName !== "img" || (image.complete && image.naturalWidth > 1 && image.naturalHeight > 1);
  const isLarge = (image) => {
    const { width, height } = image.getBoundingClientRect();
    return width >= 24 && height >= 16;
  };
  const isNamedByParent = (image) =>
    image.closest("a,button,[role=link],[role=button],label,summary,[aria-label],[aria-labelledby]");
  const isPresentation = (image) => ["none", "presentation"].includes(image.getAttribute("role"));
  const hidden = () =>
    aaaudit
      .all("img,svg,canvas")
      .filter(
        (image) =>
          !image.closest("svg svg") &&
          onScreen(image) &&
          isLoaded(image) &&
          isLarge(image) &&
          !isNamedByParent(image) &&
          (!exposed(image) || isPresentation(image) || !aaaudit.name(image)) &&
          !(image.localName === "svg" && exposed(image) && squeezed(image.textContent)),
      );
  const isMarkedHidden = (image) =>
    !exposed(image) ||
    isPresentation(image) ||
    (image.localName === "img" && image.getAttribute("alt") === "") ||
    ["svg", "canvas"].includes(image.localName);

  const isPainted = (canvas) => {
    try {
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
      return Boolean(pixels) && pixels.some((value, index) => index % 4 === 3 && value > 0);
    } catch {
      return true;
    }
  };

  const seenTexts = () =>
    [...textNodes(document.body)].filter(
      (text) => exposed(text.parentElement) && /[\p{L}\p{N}]/u.test(text.data),
    );
  /* Whether the text right before an image announces it, and no other thing comes between. */
  const isAnnounced = (image, texts) => {
    const before = texts.filter((text) => isBefore(text, image)).at(-1);
    const after = texts.find((text) => isBefore(image, text));
    return (
      Boolean(before) &&
      /[:：]\s*$/.test(before.data) &&
      (!after || !image.parentElement.contains(after)) &&
      !aaaudit
        .all("img,svg,canvas,video,ul,ol,table,form,input")
        .some((other) => other !== image && isBefore(before, other) && isBefore(other, image))
    );
  };
  /* Whether nothing but hidden images stands on the page, or under a heading up to the end of it. */
  const isOnlyContent = (image, texts) => {
    const others = aaaudit
      .all("video,audio,iframe,object,embed,input,select,textarea,button,img[alt]:not([alt=''])")
      .filter(
        (other) => other !== image && !isPresentation(other) && aaaudit.visible(other) && exposed(other),
      );
    if (others.length > 0) return false;
    const heads = headings();
    return (
      texts.every((text) => heads.some((heading) => heading.contains(text)) && isBefore(text, image)) &&
      heads.length < 2
    );
  };

  aaaudit.define("aaa:image-hidden", (page) => {
    const texts = seenTexts();
    for (const image of hidden().filter(isMarkedHidden)) {
      if (image.localName === "canvas" && !isPainted(image)) continue;
      const text = squeezed(drawn.get(image) ?? "");
      if (/\p{L}{2}/u.test(text) && !seenText(document.body).includes(text))
        page.fail(image, "drawn-text", { text });
      else if (isOnlyContent(image, texts)) page.fail(image, "only-content");
      else if (isAnnounced(image, texts)) page.fail(image, "announced");
      else if (image.localName === "canvas") page.ask(image, "canvas");
    }
  });

  /* A logo whose file names another owner than its alternative does. */
  const GENERIC =
    /^(logo|icon|header|footer|site|main|top|small|large|big|new|old|white|black|dark|light|color|colour|full|mini|brand|img|image|transparent|vertical|horizontal|final|copy|default|the|of|\d+x?|v\d+)$/;
  const logoOwners = (text) =>
    (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !GENERIC.test(word));
  aaaudit.define("aaa:alternative-of-another", (page) => {
    for (const image of aaaudit
      .all("img[alt]")
      .filter((one) => /logo/i.test(one.alt) && /logo/i.test(source(one)) && exposed(one))) {
      const [named, filed] = [logoOwners(image.alt), logoOwners(source(image).replace(/\.\w+$/, ""))];
      const initials = named.map((word) => word[0]).join("");
      const common = named.some((word) =>
        filed.some((other) => word.includes(other) || other.includes(word) || other === initials),
      );
      if (named.length && filed.length && !common)
        page.ask(image, "other-owner", { name: image.alt, file: source(image) });
    }
  });

  /* An SVG that is exposed as graphics by its tag alone, with no name, no text and no mark that it may be passed over. */
  aaaudit.define("aaa:object-unnamed", (page) => {
    for (const element of aaaudit
      .all("embed,svg[role=graphics-document],svg[role=graphics-object]")
      .filter((one) => exposed(one) && onScreen(one))) {
      const named =
        aaaudit.name(element) || element.getAttribute("title") || element.getAttribute("aria-label");
      if (!named && role(element) !== "none") page.fail(element, "unnamed");
    }
  });
})();

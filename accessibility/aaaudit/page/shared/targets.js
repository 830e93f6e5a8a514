/* Where links lead, after redirects, and whether two targets serve one purpose: "same", "different" or
   "unclear". */
aaaudit.targets = (() => {
  const MOST_BYTES = 5_000_000;
  const FURNITURE = "script,style,template,noscript,nav,header,footer,aside"
    + ",[role=navigation],[role=banner],[role=contentinfo]";
  const INSTANT_REFRESH = /^\s*0*(?:\.0*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i;
  const SECOND_LEVEL = /^(com|net|org|edu|gov|gob|gouv|go|ac|co|or|ne|idv|mil|lg)$/;
  const SHORTENERS = new RegExp(
    "^(t\\.co|bit\\.ly|goo\\.gl|reurl\\.cc|lihi\\d?\\.(cc|com)|tinyurl\\.com|ow\\.ly|pse\\.is|is\\.gd"
    + "|ppt\\.cc|youtu\\.be|fb\\.me|forms\\.gle|g\\.co)$",
  );
  const PHONE = /\(?\d{2,4}\)?[-\s.]\d{3,4}[-\s.]?\d{3,4}(?!\d)/g;

  const ownDomain = (host) => {
    const labels = host.replace(/^www\./, "").split(".");
    return labels.slice(labels.length > 2 && SECOND_LEVEL.test(labels.at(-2)) ? -3 : -2).join(".");
  };
  const plain = (url) => {
    const path = url.pathname.replace(/\/index\.html?$/, "/");
    return `${url.host.replace(/^www\./, "")}${path.replace(/\/$/, "")}${url.search}`;
  };

  /* The words of a text: those of letters, and pairs of characters where words are not set apart. */
  const words = (text) => {
    const found = new Set();
    for (const run of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
      if (!/[\u3040-\u9fff]/.test(run)) found.add(run);
      else for (let i = 0; i < run.length - 1; i += 1) found.add(run.slice(i, i + 2));
    }
    return found;
  };
  const overlap = (one, other) => {
    const shared = [...one].filter((word) => other.has(word)).length;
    return shared / (one.size + other.size - shared || 1);
  };

  const read = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const heading = page.querySelector("h1")?.textContent.trim() ?? "";
    const scripted = page.querySelector("script:not([type*=json])") !== null;
    const refresh = page.querySelector("meta[http-equiv=refresh i]")?.content ?? "";
    const content = page.querySelector("main,[role=main]") ?? page.body;
    content.querySelectorAll(FURNITURE).forEach((part) => part.remove());
    const text = content.textContent.replace(/\s+/g, " ").trim();
    return { kind: "html", heading, scripted, refresh, text };
  };

  const fetched = async (href, hops = 3) => {
    const answer = await fetch(href);
    if (!answer.ok || Number(answer.headers.get("content-length")) > MOST_BYTES) return { kind: "" };
    const kind = (answer.headers.get("content-type") ?? "").split(";")[0];
    if (kind !== "text/html") {
      return { kind, address: plain(new URL(answer.url)), bytes: new Uint8Array(await answer.arrayBuffer()) };
    }
    const page = read(await answer.text());
    const onward = page.refresh.match(INSTANT_REFRESH);
    if (onward && hops && new URL(onward[1], answer.url).origin === location.origin) {
      return fetched(new URL(onward[1], answer.url).href, hops - 1);
    }
    return { ...page, address: plain(new URL(answer.url)) };
  };
  const answers = new Map();
  const resolved = (url) => {
    const href = url.href.replace(/#.*/, "");
    if (!answers.has(href)) answers.set(href, fetched(href).catch(() => ({ kind: "" })));
    return answers.get(href);
  };

  const compareFiles = (one, other) => {
    const isSize = one.bytes.length === other.bytes.length;
    if (isSize && one.bytes.every((byte, index) => byte === other.bytes[index])) return "same";
    return one.kind === other.kind && one.kind !== "application/octet-stream" ? "different" : "unclear";
  };
  const phonesOf = (text) => new Set((text.match(PHONE) ?? []).map((number) => number.replace(/\D/g, "")));
  const comparePages = (one, other) => {
    const scripted = one.scripted || other.scripted;
    const alike = one.text === other.text && one.heading === other.heading;
    if ((one.refresh || other.refresh) && !alike) return "different"; // not instant: it is read first
    if (alike) return scripted ? "unclear" : "same";
    if (scripted && !(one.text && other.text)) return "unclear";
    const shared = overlap(words(one.text), words(other.text));
    const phones = [phonesOf(one.text), phonesOf(other.text)];
    const isOneShared = [...phones[0]].some((number) => phones[1].has(number));
    if (phones.every(({ size }) => size) && !isOneShared && shared > 0.8) return "different";
    if (isOneShared) return "unclear";
    return one.heading !== other.heading && one.text && other.text && shared < 0.3 ? "different" : "unclear";
  };

  const compareOutside = (one, other) => {
    const hosts = [one, other].map((url) => url.hostname);
    const isShort = hosts.some((host) => SHORTENERS.test(host));
    if (isShort || ownDomain(hosts[0]) === ownDomain(hosts[1])) return "unclear";
    const tails = [one, other].map((url) => url.pathname.split("/").filter(Boolean).at(-1) ?? "");
    return tails[0] && tails[0] === tails[1] ? "unclear" : "different";
  };

  const isWeb = (url) => /^https?:$/.test(url.protocol);

  /* Compare two URLs. */
  const compare = async (one, other) => {
    if (one.href === other.href) return "same";
    if (!isWeb(one) || !isWeb(other)) {
      const isMail = one.protocol === "mailto:" && other.protocol === "mailto:";
      return isMail && one.pathname !== other.pathname ? "different" : "unclear";
    }
    if (plain(one) === plain(other)) {
      const top = /^(#|#top)?$/;
      return one.hash === other.hash || (top.test(one.hash) && top.test(other.hash)) ? "same" : "unclear";
    }
    const inside = [one, other].map((url) => url.origin === location.origin);
    if (!inside[0] && !inside[1]) return compareOutside(one, other);
    if (!inside[0] || !inside[1]) return "unclear";
    const [a, b] = await Promise.all([resolved(one), resolved(other)]);
    if (!a.kind || !b.kind) return "unclear";
    if (a.address === b.address) return one.hash === other.hash ? "same" : "unclear";
    if (a.bytes && b.bytes) return compareFiles(a, b);
    return a.bytes || b.bytes ? "unclear" : comparePages(a, b);
  };

  return { compare };
})();

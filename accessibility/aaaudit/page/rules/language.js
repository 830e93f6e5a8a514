/* What the languages of the page and of its parts are judged by, in language_judges.py. */
(() => {
  const MOST = 20_000; // characters of a scope: more do not make its language any clearer

  const joined = (texts) => texts.map(({ text }) => text).join("\n").slice(0, MOST);

  aaaudit.define("aaa:page-language", (page) => {
    const root = document.documentElement;
    if (window.top !== window || document.contentType !== "text/html") return;
    const own = aaaudit.language.texts().filter(({ scope }) => scope === root);
    const text = joined([{ text: document.title }, ...own]);
    page.tell(root, { lang: root.lang, text });
  });

  aaaudit.define("aaa:part-language", (page) => {
    const scopes = new Map();
    for (const one of aaaudit.language.texts()) {
      if (document.body.contains(one.scope)) scopes.set(one.scope, [...(scopes.get(one.scope) ?? []), one]);
    }
    for (const [scope, texts] of scopes) {
      page.tell(scope, { lang: scope.lang, text: joined(texts), page: document.documentElement.lang });
    }
  });

  aaaudit.define("aaa:part-language-missing", (page) => {
    for (const { scope, block, text } of aaaudit.language.texts()) {
      if (text.length > 15) page.tell(block, { lang: scope.lang, text: text.slice(0, MOST) });
    }
  });
})();

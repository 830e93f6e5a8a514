/* Headings and page titles that say nothing of what they stand over. */
(() => {
  const {
    plain,
    isPhrase,
    contentWords,
    share,
    headings,
    level,
    seenText,
    textNodes,
    wholeText,
    isBefore,
    onScreen,
    exposed,
    squeezed,
  } = aaaudit.meaning;

  const LEFT_OVER = [
    /^\W*(insert|replace|enter|type|put|add)\b.*\b(heading|title|headline|text)\b/i,
    /(輸入|填入|插入|置換|取代|替換)(您的|你的)?(此|這個)?(標題|文字)|在此(輸入|填寫)/,
    /(見出し|タイトル|テキスト)を(ここに)?(入力|挿入|置き換え)/,
    /\{\{.*\}\}|<%.*%>|\$\{[^}]*\}|\{%.*%\}/,
    /<!-|-->/,
    /^lorem ipsum\b/i,
    /^\[object \w+\]$/i,
  ];
  const MACHINE = [
    /\bin (\/[\w.-]+){2,} on line \d+/i,
    /^(uncaught|unhandled|fatal) [\w\\]*(error|exception)\b.*(\bline \d+|\bat \S+:\d+|\bundefined function\b)/i,
    /^traceback \(most recent call last\)/i,
    /\bSQLSTATE\[/,
  ];
  const MOMENT =
    /^\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(utc|gmt|z|[ap]m)?([+-]\d{2}:?\d{2})?$/i;
  const NUMBERED = /^(page|p|頁|ページ)\s*\d+$|^第\s*\d+\s*頁$|^\d+\s*ページ$/i;

  const isHome = () => /^\/(index\.\w+|(en|ja|zh|zh-tw|zh-hant)\/?)?$/i.test(location.pathname);
  const isOneOfMany = () =>
    aaaudit
      .all("a[href],link[rel=next],link[rel=prev]")
      .some(
        (link) =>
          /\b(next|prev)\b/.test(link.rel) ||
          NUMBERED.test(plain(link.textContent)) ||
          /^\d+$/.test(plain(link.textContent)),
      );

  const faultOf = (heading, name) => {
    const raw = name.normalize("NFKC");
    if (LEFT_OVER.some((pattern) => pattern.test(raw))) return "left-over";
    if (MACHINE.some((pattern) => pattern.test(raw))) return "machine";
    if (isPhrase("heading", name)) return "empty";
    if (level(heading) > 1) return "";
    if (MOMENT.test(raw.trim())) return "machine";
    if (NUMBERED.test(plain(name)) && !isOneOfMany()) return "empty";
    if (isPhrase("home", name) && !isHome() && !isPhrase("home", document.title.split(/[|–—-]/)[0]))
      return "empty";
    return "";
  };

  /* Topics that a heading may have as its whole text, and what cannot be missing where one is spoken of. A text
     about another topic, with not a word of its heading's, stands under the wrong heading. */
  const TOPICS = {
    weather: {
      names: /^((current |local |today's )?weather( forecast)?|forecast|天氣(預報)?|今日天氣|天気(予報)?)$/,
      words:
        /weather|forecast|rain|snow|\bsun|cloud|wind|storm|temperature|degree|°|humid|天氣|氣溫|降雨|雨|雪|晴|陰天|多雲|颱風|天気|気温|曇/i,
    },
    hours: {
      names:
        /^((opening|business|office|service|visiting) hours|hours|開放時間|服務時間|營業時間|辦公時間|開館時間|受付時間|営業時間|開庁時間)$/,
      words:
        /\b(open|opens|opening|closed?|hours?|24\/7)\b|開放|營業|休息|服務時間|開館|営業|受付|定休|年中無休/i,
      strong:
        /(\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|週[一二三四五六日]|星期[一二三四五六日]|[月火水木金土日]曜).{0,40}?\d{1,2}(:\d\d)?/i,
    },
    prices: {
      names:
        /^(prices?|price list|fees?|charges|tariffs?|費用|收費標準|價格|價目表|票價|規費|料金|料金表|手数料|価格)$/,
      words: /price|fee|cost|charge|free|pay|tariff|[$€£¥]|費|價|免費|付款|[0-9]\s*元|料金|円|無料/i,
      strong: /(\b(cost|price|fee)s?\b.{0,30}?([$€£¥]|\d)|[$€£¥]\s?\d|\d\s*(元|円))/i,
    },
  };
  const topicOf = (text) => Object.values(TOPICS).find((topic) => topic.names.test(plain(text)));

  /* The first block of text after a heading, empty where another heading comes before it. To who sees the heading it is the
     first that is seen; to others the first that is heard. */
  const firstBlockAfter = (heading) => {
    const counts = onScreen(heading) ? onScreen : exposed;
    for (const text of textNodes(document.body)) {
      if (!isBefore(heading, text) || heading.contains(text) || !counts(text.parentElement)) continue;
      if (text.parentElement.closest("h1,h2,h3,h4,h5,h6,[role=heading],nav,label,button,a")) return "";
      const block = text.parentElement.closest("p,li,dl,table,blockquote,div,section") ?? text.parentElement;
      return counts === onScreen ? seenText(block) : block.textContent;
    }
    return "";
  };
  const isOffTopic = (heading, name) => {
    const topic = topicOf(name);
    const block = topic ? firstBlockAfter(heading) : "";
    if (!block || topic.words.test(block)) return false;
    return Object.values(TOPICS).some((other) => other !== topic && other.strong?.test(block));
  };

  /* Headings that are seen, but hidden from screen readers. */
  const unheard = () =>
    aaaudit
      .all("h1,h2,h3,h4,h5,h6,[role=heading]")
      .filter((heading) => aaaudit.visible(heading) && onScreen(heading) && !exposed(heading));

  aaaudit.define("aaa:heading-says-nothing", (page) => {
    for (const heading of [...headings(), ...unheard()]) {
      const name = aaaudit.name(heading) || squeezed(heading.textContent);
      if (!name) continue;
      const fault = faultOf(heading, name);
      if (fault) page.fail(heading, fault, { name });
      else if (isOffTopic(heading, name)) page.fail(heading, "off-topic", { name });
    }
  });

  /* Nothing but images without a name and breaks: the heading is there, and no one hears it. */
  aaaudit.define("aaa:heading-empty", (page) => {
    for (const heading of headings()) {
      if (!aaaudit.name(heading)) page.fail(heading, "empty");
    }
  });

  const FILE = /^[\w%.-]+\.(html?|php|aspx?|jsp|docx?|pdf|md|txt|odt)$/i;
  const ABOUT_TITLES =
    /^(the|this|that|is|a|an|of|and|new|my|your|some|any|name|title|page|document|text|web|site|html|untitled|here|\d+)$/;
  const isAboutNothing = (title) => {
    const words = plain(title).match(/[\p{L}\p{N}]+/gu) ?? [];
    return (
      words.every((word) => ABOUT_TITLES.test(word)) &&
      words.some((word) => word.length > 3 || /web/.test(word))
    );
  };

  /* Where the first heading is "something at the place" and the title the place alone. */
  const isPlaceOnly = (title) => {
    const [first] = headings().filter((heading) => level(heading) === 1);
    const whole = first ? plain(aaaudit.name(first)) : "";
    const own = plain(title);
    if (!whole.endsWith(own) || isHome()) return false;
    const before = whole.slice(0, -own.length).match(/^(.*\S)\s+(at|in|of|by|from|on)\s+(the\s+)?$/);
    return Boolean(before) && contentWords(before[1]).size > 1;
  };

  const pageText = () => {
    const named = aaaudit
      .all("img[alt],svg title,[aria-label],input[value],[title]")
      .map((element) =>
        ["alt", "aria-label", "value", "title"].map((key) => element.getAttribute(key) ?? "").join(" "),
      );
    return `${wholeText(document.body)} ${named.join(" ")} ${decodeURI(location.href)}`;
  };
  const isUnrelated = (title) => {
    const own = contentWords(title);
    const text = contentWords(pageText());
    return own.size > 1 && text.size > 30 && !share(own, text);
  };

  /* Marks alone, of which the page does not speak. Pictures and signs of science can say what a page is about. */
  const isMarksOnly = (title) =>
    /^[\p{P}\s!-~]+$/u.test(title) && !/[\p{L}\p{N}]/u.test(title) && !pageText().includes(title);

  aaaudit.define("aaa:title-says-nothing", (page) => {
    const title = document.title.trim();
    const element = document.querySelector("title");
    if (!title || !element) return;
    if (LEFT_OVER.some((pattern) => pattern.test(title))) page.fail(element, "left-over", { title });
    else if (isPhrase("title", title) || isAboutNothing(title)) page.fail(element, "empty", { title });
    else if (isPhrase("home", title) && !isHome()) page.fail(element, "empty", { title });
    else if (FILE.test(title)) page.fail(element, "file", { title });
    else if (isPlaceOnly(title)) page.fail(element, "place", { title });
    else if (isMarksOnly(title) && title.length > 1) page.fail(element, "empty", { title });
    else if (isMarksOnly(title) || isUnrelated(title)) page.ask(element, "unrelated", { title });
  });

  /* Long text in which no heading divides anything. */
  aaaudit.define("aaa:section-headings", (page) => {
    const LONG = 700;
    const main = document.querySelector("main,[role=main]") ?? document.body;
    const paragraphs = aaaudit
      .all("p", main)
      .filter((paragraph) => !paragraph.closest("nav,header,footer,aside,table,blockquote"));
    const inside = headings().filter((heading) => main.contains(heading) && level(heading) > 1);
    const words =
      paragraphs
        .map((paragraph) => seenText(paragraph))
        .join(" ")
        .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}|[\p{L}\p{N}]+/gu) ?? [];
    if (paragraphs.length > 8 && words.length > LONG && inside.length === 0)
      page.ask(main, "undivided", { words: words.length });
  });
})();

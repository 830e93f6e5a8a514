/* Sound and video: what plays by itself, what has no captions, no description, no text. What is said in a recording
   a machine cannot hear, so that most is asked; what is not there at all fails. */
(() => {
  const { hasPhrase, onScreen, exposed, contentWords, seenText } = aaaudit.meaning;

  const WAIT = 1500; // milliseconds for the length of a recording to be known
  const MOST = 30e6; // bytes of a recording that is fetched to listen whether there is sound
  const LONG = 3; // seconds that sound may play by itself

  const media = () => aaaudit.all("audio,video");
  const sources = (element) =>
    [
      element.currentSrc,
      element.getAttribute("src"),
      ...aaaudit.all("source", element).map((one) => one.src),
    ].filter(Boolean);
  const address = (element) => (sources(element)[0] ? new URL(sources(element)[0], location.href) : null);

  const lengthKnown = (element) =>
    new Promise((resolve) => {
      if (element.readyState > 0 || element.error) return resolve(element.duration);
      element.addEventListener("loadedmetadata", () => resolve(element.duration), { once: true });
      element.preload = "metadata";
      return setTimeout(() => resolve(element.duration), WAIT);
    });
  /* Seconds that are played, by the length of the recording and the part of it that the address names. */
  const playedSeconds = async (element) => {
    const whole = await lengthKnown(element);
    const part = address(element)?.hash.match(/t=([\d.]*)(?:,([\d.]+))?/);
    if (!part) return whole;
    return (part[2] ? Math.min(Number(part[2]), whole || Infinity) : whole) - Number(part[1] || 0);
  };

  /* Whether a recording has sound: true, false, or null where that cannot be found out. */
  const hasSound = async (element) => {
    const url = address(element);
    if (!url || !["http:", "https:", "data:", "blob:"].includes(url.protocol)) return null;
    try {
      const answer = await fetch(url.href);
      if (!answer.ok || Number(answer.headers.get("content-length")) > MOST) return null;
      const buffer = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(await answer.arrayBuffer());
      return buffer.getChannelData(0).some((sample) => Math.abs(sample) > 0.001);
    } catch (error) {
      return error.name === "EncodingError" && element.readyState > 0 ? false : null;
    }
  };

  /* Controls near a recording that could stop it: its own, or a button that speaks of it. */
  const STOPS =
    /pause|stop|mute|play|volume|sound|audio|turn off|暫停|停止|靜音|播放|音量|聲音|關閉|一時停止|停止|消音|ミュート|再生|音/i;
  const hasControl = (element) =>
    (element.controls && onScreen(element)) ||
    aaaudit
      .all("button,[role=button],input[type=button],a[href='#'],[role=slider],input[type=range]")
      .some(
        (control) =>
          onScreen(control) &&
          STOPS.test(`${aaaudit.name(control)} ${control.textContent} ${control.id} ${control.className}`),
      );

  aaaudit.define("aaa:audio-plays-alone", async (page) => {
    for (const element of media().filter((one) => one.autoplay && !one.muted && !one.defaultMuted)) {
      if (hasControl(element)) {
        page.pass(element);
        continue;
      }
      const seconds = await playedSeconds(element);
      const sound = element.localName === "audio" || (await hasSound(element));
      if (sound === false || (Number.isFinite(seconds) && seconds <= LONG && !element.loop))
        page.pass(element);
      else if (sound && (seconds > LONG || element.loop))
        page.fail(element, "no-control", { seconds: Number.isFinite(seconds) ? Math.round(seconds) : "?" });
      else page.ask(element, "perhaps-sound");
    }
  });

  const isOffered = (element) =>
    (element.controls && onScreen(element)) ||
    element.autoplay ||
    (element.localName === "video" && onScreen(element) && hasControl(element));
  const LINKS = "a[href],button,summary,[role=button],[aria-expanded]";
  /* What could hold the same in text: a link, control or text on the page that is not in its frame of navigation. */
  const around = (element) => element.closest("main,article,[role=main]") ?? document.body;
  const offersText = (element) =>
    aaaudit.all(LINKS, around(element)).some((one) => !one.closest("nav,header,footer") && onScreen(one));
  const announcesText = (element) =>
    aaaudit
      .all(LINKS, around(element))
      .some((one) => onScreen(one) && hasPhrase("transcript", aaaudit.name(one))) ||
    hasPhrase("transcript", seenText(around(element)));
  /* Fewer words than could be spoken in the time: about two words a second is slow speech. */
  const isTooLittleText = (element, seconds) => {
    const words = contentWords(aaaudit.meaning.seenText(around(element))).size;
    return words < Math.max(8, Math.min(seconds || 0, 60) * 0.5);
  };

  aaaudit.define("aaa:audio-text", async (page) => {
    for (const element of media().filter(
      (one) => one.localName === "audio" && isOffered(one) && (one.autoplay || exposed(one)),
    )) {
      const seconds = await playedSeconds(element);
      const nothing = !offersText(element) && !announcesText(element) && isTooLittleText(element, seconds);
      if (nothing && seconds > 0) page.fail(element, "no-text");
      else page.ask(element, "text-to-compare");
    }
  });

  const tracks = (video, ...kinds) =>
    aaaudit.all("track", video).filter((track) => kinds.includes(track.kind));
  /* How many cues a track has; null where it cannot be read. */
  const cueCount = async (track) => {
    try {
      const answer = await fetch(track.src);
      if (!answer.ok) return answer.status === 404 ? 0 : null;
      return (await answer.text()).split(/\r?\n/).filter((line) => line.includes("-->")).length;
    } catch {
      return null;
    }
  };

  aaaudit.define("aaa:video-text", async (page) => {
    for (const video of media().filter(
      (one) => one.localName === "video" && onScreen(one) && exposed(one) && sources(one).length,
    )) {
      if (video.muted && video.autoplay && video.loop && !video.controls) continue;
      const sound = await hasSound(video);
      const isBare =
        !offersText(video) && !announcesText(video) && isTooLittleText(video, await playedSeconds(video));
      const counts = await Promise.all(tracks(video, "captions", "subtitles").map(cueCount));
      if (sound !== false && counts.length && counts.every((count) => count === 0))
        page.fail(video, "captions-empty");
      else if (sound === false && isBare && !tracks(video, "captions", "subtitles").length)
        page.fail(video, "silent-no-text");
      else if (sound === false) page.ask(video, "silent-compare");
      else if (tracks(video, "descriptions").length && isBare) page.fail(video, "descriptions-unread");
      else if (counts.length) page.ask(video, "captions-compare");
      else page.ask(video, "captions-missing");
    }
  });
})();

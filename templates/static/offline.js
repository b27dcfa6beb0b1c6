// Asks the worker to keep the page's trail in its language, and tells the reader when it is kept. On the page shown
// without a network: which relics are kept.
(() => {
  const stops = document.querySelector("[data-stops]");
  const show = async () => {
    const cache = await caches.open("ditich{{ base }}");
    const kept = (await cache.keys()).filter(({ url }) => url.endsWith("/offline.json"));
    const answers = await Promise.all(kept.map((request) => cache.match(request)));
    answers.sort((one, other) => other.headers.get("x-kept") - one.headers.get("x-kept"));
    const shown = new Set();
    for (const list of await Promise.all(answers.map((answer) => answer.json()))) {
      for (const [path, name, language] of list.language === stops.dataset.stops ? list.stops : []) {
        if (shown.has(path)) continue;
        shown.add(path);
        const link = document.createElement("a");
        link.href = path;
        link.textContent = name;
        if (language) link.lang = language;
{% if rtl %}
        link.dir = "auto";
{% endif %}
        stops.appendChild(document.createElement("li")).append(link);
      }
    }
  };
  if (stops && window.caches) show();

  const place = document.querySelector("[data-keep]");
  if (!place || !navigator.serviceWorker || location.protocol === "file:") return;

  const ask = async (what) => {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active.postMessage(what, [port2]);
    });
  };

  const keep = async () => {
    const told = await ask({ keep: place.dataset.keep });
    if (!told) return; // no network, or too little of it: the next page tries again
    place.textContent = told.told.replace("{size}", Math.ceil(told.size / 1024));
    place.hidden = false;
  };

  const button = (label, work) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.onclick = async () => {
      made.disabled = true;
      await work();
      made.disabled = false; // where it came to nothing, it can be tried again
    };
    return made;
  };

  addEventListener("load", async () => {
    await navigator.serviceWorker.register("{{ base }}/sw.js").catch(() => {}); // a private window, a card: no worker, no harm
    // Whoever saves data is asked first.
    if (navigator.connection?.saveData) {
      place.replaceChildren(button(place.dataset.offer, keep));
      place.hidden = false;
    } else keep();

    for (const player of document.querySelectorAll("audio[data-offer]")) {
      if (await caches.match(player.currentSrc || player.src)) continue;
      const path = new URL(player.src).pathname;
      const offer = button(player.dataset.offer, async () => {
        if (await ask({ audio: path })) offer.replaceWith(player.dataset.kept);
        else offer.textContent = player.dataset.failed;
      });
      player.after(offer);
    }
  });
})();

// Finds relics by any of their names, by ward, by a plaque's code: without marks, in three scripts. The list below the
// field is whole without this file.
(() => {
  const form = document.querySelector("form[data-names]");
  if (!form) return;
  const field = form.elements.q;
  const found = document.querySelector("#found");
  const MOST = 30;

  // The same as names.fold: only the marks of Latin letters go, Khmer keeps its signs.
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u200b]/g, "").replace(/đ/g, "d").normalize("NFC").split(/\s+/).filter(Boolean).join(" ");

  // A line a relic: path, kind, then all it may be asked by, between tabs; the first is its name on this page.
  let lines;
  const load = () =>
    (lines ??= fetch(form.dataset.names)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => text.trim().split("\n").map((line) => {
        const [path, about, ...keys] = line.split("\t");
        return { path, about, keys, folded: keys.map(fold) };
      })));

  // 0 the very name, 1 begins so, 2 a word begins so, 3 somewhere inside, 4 every word somewhere.
  const rank = (key, asked, words) => {
    if (key === asked) return 0;
    const at = key.indexOf(asked);
    if (at === 0) return 1;
    if (at > 0) return key.includes(" " + asked) ? 2 : 3;
    return words.length > 1 && words.every((word) => key.includes(word)) ? 4 : 9;
  };

  const search = (all, text) => {
    const asked = fold(text);
    if (!asked) return [];
    const words = asked.split(" ");
    const hits = [];
    for (const line of all) {
      let best = 9;
      let by = 0;
      for (let n = 0; n < line.folded.length; n++) {
        const here = rank(line.folded[n], asked, words);
        if (here < best) [best, by] = [here, n];
      }
      if (best < 9) hits.push({ line, best, by });
    }
    return hits.sort((one, other) => one.best - other.best || one.by - other.by);
  };

  // Only Khmer and Chinese are told by their letters; what is in Latin ones on their pages is Vietnamese, as a rule.
  const page = document.documentElement.lang.slice(0, 2);
  const language = (text) => {
{% for tag, script in told_by_letters %}
    if (/\p{Script={{ script.unicode }}}/u.test(text)) return "{{ tag }}";
{% endfor %}
    return {% for tag in latin[1:] %}page === "{{ tag }}"{{ " ? page : " if loop.last else " || " }}{% endfor %}"{{ latin[0] }}";
  };
  const put = (place, tag, text) => {
    const made = place.appendChild(document.createElement(tag));
    made.textContent = text;
    if (language(text) !== page) made.lang = language(text);
    return made;
  };

  const show = async () => {
    const text = field.value;
    const all = await load().catch(() => (lines = undefined));
    if (!all || text !== field.value) return;
    const hits = search(all, text);
    const list = hits.slice(0, MOST).map(({ line, by }) => {
      const item = document.createElement("li");
      put(item, "a", line.keys[0]).href = line.path;
      item.append(" ");
      if (by) put(item, "span", line.keys[by]);
      else item.append(line.about);
      return item;
    });
    found.querySelector("ol").replaceChildren(...list);
    found.querySelector("p").textContent = (hits.length ? found.dataset.count : found.dataset.none).replace("{number}", hits.length);
    found.hidden = !fold(text);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    show();
  });
  field.addEventListener("input", show);
  field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  if (field.value) show();
})();

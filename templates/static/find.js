// Finds relics by any of their names, by ward, by a plaque's code: without marks, in three scripts. The list below the
// field is whole without this file.
(() => {
  const form = document.querySelector("form[data-names], form[data-words]");
  if (!form) return;
  const field = form.elements.q;
  const found = document.querySelector("#found");
  const { names, words: folder } = form.dataset;
  const page = document.documentElement.lang.slice(0, 2);
  const MOST = 30; // relics shown
  const FILES = 3; // files read for one word, of 32 KB each
  const PAUSE = 150; // ms after the last letter, before files are asked for

  // The same as names.fold: only the marks of Latin letters go, Khmer keeps its signs.
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u200b]/g, "").replace(/đ/g, "d").normalize("NFC").split(/\s+/).filter(Boolean).join(" ");

  // Each file is read once; one that did not come is asked for again.
  const files = new Map();
  const read = (path, parse) => {
    if (!files.has(path)) {
      const parsed = fetch(path, { cache: "no-cache" }).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))).then(parse);
      files.set(path, parsed);
      parsed.catch(() => files.delete(path));
    }
    return files.get(path);
  };
  const rows = (text) => text.split("\n").filter(Boolean).map((line) => line.split("\t"));

  // A line a relic: path, kind, then all it may be asked by, between tabs; the first is its name on this page.
  const relics = (text) => rows(text).map(([path, about, ...keys]) => ({ path, about, keys, folded: keys.map(fold) }));

  // 0 the very name, 1 begins so, 2 a word begins so, 3 somewhere inside, 4 every word somewhere.
  const rank = (key, asked, words) => {
    if (key === asked) return 0;
    const at = key.indexOf(asked);
    if (at === 0) return 1;
    if (at > 0) return key.includes(" " + asked) ? 2 : 3;
    return words.length > 1 && words.every((word) => key.includes(word)) ? 4 : 9;
  };

  // The best key of each relic; 5 where each word stands in some key: one in its name, one in its ward.
  const search = (all, asked, words) => {
    const hits = [];
    for (const relic of all) {
      let best = words.every((word) => relic.folded.some((key) => key.includes(word))) ? 5 : 9;
      let by = 0;
      for (let n = 0; n < relic.folded.length; n++) {
        const here = rank(relic.folded[n], asked, words);
        if (here < best) [best, by] = [here, n];
      }
      if (best < 9) hits.push({ relic, best, by });
    }
    return hits.sort((one, other) => one.best - other.best || one.by - other.by);
  };

  // ---- where relics are many: words, then numbers of relics, then what is shown of them (generator/pages/search.py) ----

  // As names.search_words: in scripts without spaces, any two syllables that stand together.
  const tokens = (word) => {
    const pieces = [...word.matchAll(/({{ syllable }})|[^{{ unspaced }}]+/g)];
    return pieces.flatMap(([piece, syllable], n) => {
      if (!syllable) return piece;
      if (pieces[n + 1]?.[1]) return piece + pieces[n + 1][0];
      return pieces[n - 1]?.[1] ? [] : piece;
    });
  };

  // Distances, five bits a sign; a sign from P on is not the last of its distance.
  const numbers = (coded) => {
    const all = [];
    let number = -1;
    let distance = 0;
    for (const sign of coded) {
      const digit = sign.charCodeAt() - 48;
      distance = distance * 32 + (digit & 31);
      if (digit > 31) continue;
      all.push((number += distance));
      distance = 0;
    }
    return all;
  };

  // Relic → how well a word beginning so answers: 0 a name begins with it, 2 it is in a name, 4 in an address; 1 more for a longer word.
  const answers = async (token, places) => {
    const best = new Map();
    for (const file of await Promise.all(places.map((place) => read(`${folder}${place}.txt`, rows))))
      for (const [word, ...ranked] of file)
        if (word.startsWith(token))
          ranked.forEach((coded, kind) => {
            const here = 2 * kind + (word !== token);
            for (const number of numbers(coded)) if (!(best.get(number) <= here)) best.set(number, here);
          });
    return best;
  };

  const searchFiles = async (asked, words) => {
    const [[each], ...index] = await read(`${folder}index.txt`, rows);
    const wanted = [...new Set(words.flatMap(tokens))].map((token) => ({
      token,
      places: index.flatMap(([first, last], place) => (first <= token + "\uffff" && last >= token ? place : [])),
    }));
    // The rarest six; what the others leave out is seen in the lines.
    wanted.sort((one, other) => one.places.length - other.places.length || other.token.length - one.token.length).splice(6);
    const maps = await Promise.all(wanted.map(({ token, places }) => answers(token, places.slice(0, FILES))));
    const worth = (number) => maps.reduce((sum, best) => sum + best.get(number), 0);
    const all = [...(maps[0]?.keys() ?? [])].filter((number) => maps.every((best) => best.has(number)));
    all.sort((one, other) => worth(one) - worth(other) || one - other);
    const first = all.slice(0, MOST).map(async (number) => (await read(`${folder}${page}/${Math.floor(number / each)}.txt`, relics))[number % each]);
    const hits = search((await Promise.all(first)).filter(Boolean), asked, words);
    const part = wanted.some(({ places }) => places.length > FILES);
    return { hits, count: all.length > MOST ? all.length : hits.length, note: part && found.dataset.part };
  };

  // Without a network: the names of each trail that is kept on this phone.
  const kept = async () => {
    const cache = await caches.open("ditich{{ base }}");
    const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(`{{ base }}/${page}/`) && path.endsWith("names.txt"));
    const texts = await Promise.all(paths.map(async (path) => (await cache.match(path)).text()));
    return [...new Map(relics(texts.join("\n")).map((relic) => [relic.path, relic])).values()];
  };

  const answer = async (asked, words) => {
    const among = (all, note) => {
      const hits = search(all, asked, words);
      return { hits, count: hits.length, note };
    };
    if (!words.length) return among([]);
    if (!folder) return among(await read(names, relics));
    return searchFiles(asked, words).catch(async () => among(await kept(), found.dataset.kept));
  };

  // ---- the list of what was found -----------------------------------------------------------------

  // Only Khmer and Chinese are told by their letters; what is in Latin ones on their pages is Vietnamese, as a rule.
  const language = (text) => {
{% for tag, name in told_by_letters %}
    if (/\p{Script={{ name }}}/u.test(text)) return {% for other in sharing.get(name, []) if other != tag %}page === "{{ other }}" ? page : {% endfor %}"{{ tag }}";
{% endfor %}
    return {% for tag in latin[1:] %}page === "{{ tag }}"{{ " ? page : " if loop.last else " || " }}{% endfor %}"{{ latin[0] }}";
  };
  const put = (place, tag, text) => {
    const made = place.appendChild(document.createElement(tag));
    made.textContent = text;
    if (language(text) !== page) made.lang = language(text);
{% if rtl %}
    made.dir = "auto";
{% endif %}
    return made;
  };

  const show = async () => {
    const text = field.value;
    const asked = fold(text);
    const result = await answer(asked, asked.match(/[^{{ separators }}]+/g) ?? []).catch(() => undefined);
    if (!result || text !== field.value) return;
    const { hits, count, note } = result;
    const list = hits.slice(0, MOST).map(({ relic, by }) => {
      const item = document.createElement("li");
      put(item, "a", relic.keys[0]).href = {% if base %}"{{ base }}" + {% endif %}relic.path;
      item.append(" ");
      if (by) put(item, "span", relic.keys[by]);
      else item.append(relic.about);
      return item;
    });
    found.querySelector("ol").replaceChildren(...list);
    const told = (hits.length ? found.dataset.count : found.dataset.none).replace("{number}", count);
    found.querySelector("p").textContent = note ? `${told} ${note}` : told;
    found.hidden = !asked;
  };

  let waiting;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    show();
  });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (folder) waiting = setTimeout(show, PAUSE);
    else show();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  if (field.value) show();
})();

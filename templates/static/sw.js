// Keeps on the phone the trail it is on, or what is near, so that the next plaque opens where there is no signal. A bonus, never the promise:
// where no worker runs (in-app browsers on iOS, a memory card) every page works as before.
const CACHE = "ditich{{ base }}";
const PATIENCE = 2500; // ms for the network, before the saved page is shown
const LIMIT = 300 * 1024; // bytes as they travel; pictures beyond it are left out
const LISTS = 6; // trails and languages kept: with one more, the one that was read longest ago goes
const READER = "{{ base }}/reader-language"; // an entry of the cache, no page: cookies cannot be read here

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { keep, audio } = event.data;
  const claimed = self.clients.claim().catch(() => {}); // a page that was on its way while the worker began is nobody's
  const work = claimed.then(() => (keep ? inTurn(() => keepTrail(keep)) : keepOne(audio)));
  event.waitUntil(work.then((told) => event.ports[0].postMessage(told), () => event.ports[0].postMessage(null)));
});

// One list after the other: what is done with one forgets what no list names, and another's may be on its way.
let last = Promise.resolve();
const inTurn = (work) => (last = last.then(work, work));

const opened = () => caches.open(CACHE);

// ---- keeping ------------------------------------------------------------------------------------

// The list of a trail in one language names what to keep and in which state: {language, told, stops: [[path, name, language], …],
// codes, keep: [[path, state, kind], …], audio}.
async function keepTrail(path) {
  const cache = await opened();
  const answer = await fetch(path, { cache: "no-cache" });
  if (!answer.ok) return null;
  const text = await answer.text();
  const list = JSON.parse(text);
  await cache.put(READER, new Response(list.language));
  let size = 0;
  const fetched = async ([item, state]) => {
    const there = await cache.match(item);
    if (there?.headers.get("x-state") === state) {
      size += Number(there.headers.get("x-size"));
      return;
    }
    const fresh = await fetch(item, { cache: "no-cache" });
    // A redirected answer must not be kept: browsers refuse to show it for a navigation.
    if (!fresh.ok || fresh.redirected) throw new Error(item);
    const got = await put(cache, item, fresh, state); // several are under way: add only when it is there
    size += got;
  };
  // What is there already stays, so that an interrupted start is gone on with.
  await Promise.all(list.keep.filter(([, , kind]) => kind !== "photo").map(fetched));
  for (const item of list.keep.filter(([, , kind]) => kind === "photo")) if (size < LIMIT) await fetched(item);
  await cache.put(path, new Response(text, { headers: { "Content-Type": "application/json", "x-kept": String(Date.now()) } }));
  performance.clearResourceTimings();
  await forget(cache);
  return { told: list.told, size };
}

async function keepOne(path) {
  const fresh = await fetch(path);
  if (!fresh.ok) return null;
  return { size: await put(await opened(), path, fresh, "") };
}

async function put(cache, path, answer, state) {
  const body = await answer.arrayBuffer();
  // As it travelled, packed; hosts that pack while sending do not say how long it will be.
  const size = performance.getEntriesByName(answer.url).at(-1)?.encodedBodySize || body.byteLength;
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // the body is unpacked by now
  headers.set("x-state", state);
  headers.set("x-size", String(size));
  await cache.put(path, new Response(body, { headers }));
  return size;
}

// What no list names any more goes.
async function forget(cache) {
  const named = new Set([READER]);
  for (const { list, path } of (await lists(cache)).slice(0, LISTS)) {
    named.add(path);
    for (const [item] of list.keep) named.add(item);
    for (const item of list.audio) named.add(item);
  }
  for (const request of await cache.keys()) {
    if (!named.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

// Every list that is kept, the one read last first.
async function lists(cache) {
  const requests = (await cache.keys()).filter((request) => request.url.endsWith("/offline.json"));
  const found = await Promise.all(
    requests.map(async (request) => {
      const answer = await cache.match(request);
      return { path: new URL(request.url).pathname, kept: Number(answer.headers.get("x-kept")), list: await answer.json() };
    }),
  );
  return found.sort((one, other) => other.kept - one.kept);
}

// ---- answering ----------------------------------------------------------------------------------

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("{{ base }}/audio/")) event.respondWith(sound(request, url));
  else if (/^{{ base_pattern }}\/(assets|photos)\//.test(url.pathname)) event.respondWith(lasting(request, url));
  else event.respondWith(fetch(request).catch(async () => (await saved(url.pathname)) ?? Response.error()));
});

const saved = async (path) => (await opened()).match(path);

// The network first, for a page may have changed; the saved copy when it is silent for too long or in trouble.
async function page(request, url) {
  const network = fetch(request);
  network.catch(() => {}); // told below
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([network, late]).catch(() => null);
  if (answer && answer.status < 500) return answer;
  const copy = await savedPage(url.pathname);
  if (copy) return copy;
  // Nothing saved: wait as long as it takes; without a network, say what there is.
  return answer ?? network.catch(async () => (await fallback(url.pathname)) ?? Response.error());
}

async function savedPage(path) {
  const cache = await opened();
  const scanned = decoded(path).match(/^{{ base_pattern }}\/+(?:([a-z]{2})\/+)?q\/+([^/]+)(?:\/+(?:index\.html)?)?$/i);
  if (!scanned) return (await cache.match(path)) ?? cache.match(path + "/");
  const language = scanned[1]?.toLowerCase() ?? (await (await cache.match(READER))?.text());
  // Scanners and chat programs add full stops and brackets. What is no ASCII letter is gone before the rest is made small:
  // there are signs that would become one.
  const code = scanned[2].replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const kept = (await lists(cache)).filter(({ list }) => list.language === language);
  const target = kept.map(({ list }) => list.codes[code]).find(Boolean);
  return target && cache.match(target);
}

// Byte by byte, for a part of a character must not stop it; nothing but ASCII is looked for.
const decoded = (path) => path.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

async function fallback(path) {
  const cache = await opened();
  const language = path.match(/^{{ base_pattern }}\/([a-z]{2})\//)?.[1];
  const reader = await (await cache.match(READER))?.text();
  return (await cache.match(`{{ base }}/${language}/offline/`)) ?? cache.match(`{{ base }}/${reader}/offline/`);
}

// A name that changes with its content: what is saved is right for ever. A photograph saved in one width stands in for
// the others while there is no network.
async function lasting(request, url) {
  const copy = await saved(url.pathname);
  if (copy) return copy;
  return fetch(request).catch(async () => {
    const stem = url.pathname.match(/^({{ base_pattern }}\/photos\/.*)-\d+\.\w+\.\w+$/)?.[1];
    const cache = await opened();
    const other = stem && (await cache.keys()).find((key) => new URL(key.url).pathname.startsWith(`${stem}-`));
    return (other && (await cache.match(other))) ?? Response.error();
  });
}

// Players ask for parts of a recording (RFC 9110, 14.2); some do not play one that is answered whole.
async function sound(request, url) {
  const copy = await saved(url.pathname);
  if (!copy) return fetch(request);
  const asked = request.headers.get("Range")?.match(/^bytes=(\d*)-(\d*)$/);
  if (!asked) return copy;
  const body = await copy.blob();
  const [, from, to] = asked;
  const first = from ? Number(from) : Math.max(0, body.size - Number(to));
  const last = from && to ? Math.min(Number(to), body.size - 1) : body.size - 1;
  if (first > last) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${body.size}` } });
  const headers = new Headers(copy.headers);
  headers.set("Content-Range", `bytes ${first}-${last}/${body.size}`);
  headers.set("Content-Length", String(last - first + 1));
  return new Response(body.slice(first, last + 1), { status: 206, headers });
}

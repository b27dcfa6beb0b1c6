// Keeps the editing form on this machine, so that a draft is gone on with where there is no network. Filled in by the build.
const CACHE = "ditichBASE-admin FOLDER"; // caches belong to a host, which may have several sites
const FILES = ["./", "STYLE", ...SCRIPTS];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })))));
});

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE.split(" ")[0] + " ") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(async () => (await caches.match("./", { cacheName: CACHE })) ?? Response.error()));
  else event.respondWith(caches.match(request, { cacheName: CACHE, ignoreVary: true }).then((found) => found ?? fetch(request)));
});

// A scan stamps the passport: whoever arrives at a code's own address gets a stamp of its relic, kept on this phone alone.
// Reading a page by its link gives none. Without storage there is no stamp, and no harm.
(() => {
  const { relic } = document.querySelector("main").dataset;
  const key = `ditich{{ base }}:stamp:${relic}`; // an entry a stamp, so that two tabs never overwrite each other's
  // However the host or the worker answers a scan, the address bar says /q/… or, of hosts that rewrite, /<language>/q/…
  const scanned = /^{{ base_pattern }}\/+([a-z]{2}\/+)?q\/+[^/]/i.test(location.pathname.replace(/%71/g, "q"));

  const stamp = () => {
    try {
      if (scanned && !localStorage.getItem(key)) {
        // The day here, of the calendar that ISO 8601 counts in.
        const now = new Date();
        const two = (number) => String(number).padStart(2, "0");
        localStorage.setItem(key, `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
      }
      const told = document.querySelector("[data-stamp]");
      if (told && localStorage.getItem(key)) told.hidden = false;
    } catch {} // refused or full: the passport says so
  };

  // A page that a browser opens ahead of time was not scanned yet.
  if (document.prerendering) document.addEventListener("prerenderingchange", stamp, { once: true });
  else stamp();
})();

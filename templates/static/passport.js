// Shows the stamps that stamp.js keeps on this phone, clears them, and prints the certificate. Nothing is sent anywhere; the
// name on the certificate is not even kept.
(() => {
  const BEGINNING = "ditich{{ base }}:stamp:";
  const find = (what) => document.querySelector(what);
  const [stamps, certificate, clear, undo] = [".stamps", ".certificate", "[data-clear]", "[data-undo]"].map(find);
  const said = undo.parentElement.querySelector("span");

  // Relic → day. Whatever else lies there is not ours to show.
  const read = () => {
    const found = new Map();
    for (let n = 0; n < localStorage.length; n++) {
      const key = localStorage.key(n);
      const day = localStorage.getItem(key);
      if (key.startsWith(BEGINNING) && /^\d{4}-(0[1-9]|1[0-2])-\d\d$/.test(day)) found.set(key.slice(BEGINNING.length), day);
    }
    return found;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // In the words of the page: browsers have none of their own for every language.
  const months = stamps.dataset.months.split("|");
  const spoken = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return fill(stamps.dataset.date, { year, month: months[month - 1], day: date });
  };

  const show = () => {
    const kept = read();
    const stops = [...stamps.querySelectorAll("li")];
    const days = stops.map((stop) => {
      // A relic that was renamed keeps the stamp of its former name.
      const day = stop.dataset.relics.split(" ").map((id) => kept.get(id)).filter(Boolean).sort()[0];
      stop.classList.toggle("stamped", !!day);
      stop.querySelector("p").textContent = day ? fill(stamps.dataset.stamped, { date: spoken(day) }) : stamps.dataset.missing;
      return day;
    });
    const had = days.filter(Boolean).sort();
    find("[data-progress]").textContent = fill(stamps.dataset.some, { count: had.length, all: stops.length });
    clear.hidden = !kept.size;
    certificate.hidden = had.length < stops.length;
    find("main").classList.toggle("finished", !certificate.hidden);
    if (certificate.hidden) return;
    const [first, last] = [had[0], had.at(-1)].map(spoken);
    find("[data-when]").textContent = fill(first === last ? certificate.dataset.day : certificate.dataset.days, { first, last });
  };

  let cleared = new Map();
  clear.onclick = () => {
    try {
      cleared = read();
      for (const relic of cleared.keys()) localStorage.removeItem(BEGINNING + relic);
      show();
      said.textContent = said.parentElement.dataset.cleared;
      undo.hidden = false;
      undo.focus();
    } catch {
      said.textContent = said.parentElement.dataset.failed;
    }
  };
  undo.onclick = () => {
    try {
      // A stamp of another tab may have come meanwhile; the earlier day is the true one.
      for (const [relic, day] of cleared) localStorage.setItem(BEGINNING + relic, day);
      undo.hidden = true;
      said.textContent = "";
    } catch {
      said.textContent = said.parentElement.dataset.failed;
    }
    show();
    if (undo.hidden) clear.focus();
  };

  certificate.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    print();
  });
  certificate.querySelector("input").addEventListener("input", ({ target }) => {
    certificate.querySelector(".who").textContent = target.value;
  });

  find("[data-without]").hidden = true;
  try {
    // Asked by writing: a private window may read and yet refuse.
    localStorage.setItem(BEGINNING, "");
    localStorage.removeItem(BEGINNING);
  } catch {
    find("[data-refused]").hidden = false;
  }
  try {
    show();
    addEventListener("storage", show); // of another tab
    addEventListener("pageshow", ({ persisted }) => persisted && show()); // back from a scan
  } catch {} // refused: said above
})();

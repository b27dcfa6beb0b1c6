// On the page for addresses that lead nowhere: what the mistyped code of a plaque may have been.
(async () => {
  // Byte by byte, for a part of a character must not stop it; nothing but ASCII is looked for.
  const path = location.pathname.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  const typed = path.match(/^{{ base_pattern }}\/+(?:[a-z]{2}\/+)?q\/+([^/]+)/i)?.[1].replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const place = document.querySelector("[data-guess]");
  if (!typed || !place) return;
  // Where plaques are many: those that begin alike and those that end alike, each in a file of its own, if there is one.
  const list = place.dataset.guess;
  const paths = list.endsWith("/") ? [`${list}${typed.slice(0, 2)}-.txt`, `${list}-${typed.slice(-2)}.txt`] : [list];
  const texts = await Promise.all(paths.map(async (path) => {
    const answer = await fetch(path);
    return answer.ok ? answer.text() : "";
  }));
  const lines = [...new Set(texts.join("").split("\n"))].filter(Boolean).map((line) => line.split("\t"));
  // Typed in capitals, with a blank or a hyphen: it is the code itself.
  if (lines.some(([code]) => code === typed)) return location.replace(`{{ base }}/q/${typed}/`);

  // Damerau-Levenshtein: a wrong, missing or extra character, or two neighbours exchanged, is one step.
  const steps = (one, other) => {
    const rows = [[...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= other.length; j++) {
        const swap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        const least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] !== other[j - 1]));
        rows[i].push(swap ? Math.min(least, rows[i - 2][j - 2] + 1) : least);
      }
    }
    return rows[one.length][other.length];
  };
  const near = lines.map(([code, name]) => ({ code, name, far: steps(typed, code) })).filter((line) => line.far <= 2);
  near.sort((one, other) => one.far - other.far);
  for (const { code, name } of near.slice(0, 3)) {
    const item = place.querySelector("ul").appendChild(document.createElement("li"));
    const link = item.appendChild(document.createElement("a"));
    link.href = `{{ base }}/q/${code}/`;
    link.append(`${code} – ${name}`);
  }
  place.hidden = near.length === 0;
})();

// What people type and paste → plain text; names → addresses; plaque codes.

// Controls, line ends only YAML knows, soft hyphens and marks of byte order: no author means them.
const CONTROLS = /[\u0000-\u0008\u000c\u000e-\u001f\u007f-\u009f\u00ad\u2028\u2029\ufeff\ufffe\uffff]/g;

export const cleaned = (text) =>
  text.replace(/\r\n?|\u000b|\u2028|\u2029/g, "\n").replace(/\u00a0|\u202f/g, " ").replace(CONTROLS, "").replace(/\t/g, " ").normalize("NFC");

// One line.
export const line = (text) => cleaned(text).split(/\s+/).join(" ").trim();

// Paragraphs: what Word and web pages put between two is one line end, in Markdown it takes two.
export function pasted(plain, html) {
  const lines = cleaned(plain).split("\n").map((one) => one.replace(/ +$/, "").replace(/^ *[•·▪◦‣] */, "- "));
  const text = lines.join("\n");
  if (!/<(p|div|h[1-6]|li)\b/i.test(html ?? "") || /\n\n/.test(text)) return text.replace(/\n{3,}/g, "\n\n");
  return lines.reduce((all, one, number) => all + (number ? (/^- /.test(one) && /^- /.test(lines[number - 1]) ? "\n" : "\n\n") : "") + one, "").replace(/\n{3,}/g, "\n\n");
}

// As generator/text/names.py: lower case, no marks, hyphens between words.
export const slug = (name) =>
  name.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u200b]/g, "").replaceAll("đ", "d").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

// As generator/plaques/codes.py: four characters at random, and a fifth that makes the weighted sum 0 modulo 23.
export function freshCode(alphabet, taken) {
  for (;;) {
    const places = [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number % alphabet.length);
    const code = withCheck(places.map((place) => alphabet[place]).join(""), alphabet);
    if (!taken.has(code)) return code;
  }
}

export function withCheck(body, alphabet) {
  const total = [...body].reduce((sum, letter, number) => sum + (number + 1) * alphabet.indexOf(letter), 0);
  const size = alphabet.length;
  return body + alphabet[(((-total * 14) % size) + size) % size];
}

// Today where the reader is, 2026-11-29.
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// Lines of two texts: [sign, line] with " ", "-" or "+"; unchanged ones only near a change, "⋯" in place of others.
export function lineChanges(one, other) {
  const a = one.split("\n"), b = other.split("\n");
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const old = a.slice(head, a.length - tail), put = b.slice(head, b.length - tail);
  const middle = old.length * put.length > 4e6 ? [...old.map((text) => ["-", text]), ...put.map((text) => ["+", text])] : aligned(old, put);
  const all = [...a.slice(0, head).map((text) => [" ", text]), ...middle, ...a.slice(a.length - tail).map((text) => [" ", text])];
  const near = (number) => all.slice(Math.max(0, number - 1), number + 2).some(([sign]) => sign !== " ");
  return all.flatMap((one, number) => (near(number) ? [one] : number && near(number - 1) ? [["⋯", ""]] : []));
}

function aligned(a, b) {
  const length = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const all = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { all.push([" ", a[i]]); i++; j++; }
    else if (i < a.length && (j === b.length || length[i + 1][j] >= length[i][j + 1])) all.push(["-", a[i++]]);
    else all.push(["+", b[j++]]);
  }
  return all;
}

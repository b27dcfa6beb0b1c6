// Elements of the page, and the words it says, in the language of whoever edits.
// What a browser keeps belongs to a host, which may have several sites: each has names of its own.
const scope = new URL(".", location.href).pathname;
export const kept = (name) => `ditich ${scope} ${name}`;
// Only where no other site's scripts can read it is a token kept in the tab.
export const alone = scope === "/admin/";

const LOCALES = document.documentElement.dataset.locales.split(" ");
const remembered = () => {
  try {
    return localStorage.getItem(kept("locale"));
  } catch {
    return null; // storage may be forbidden
  }
};
const wanted = [remembered(), ...navigator.languages.map((one) => one.split("-")[0]), document.documentElement.lang];
export const locale = wanted.find((one) => LOCALES.includes(one)) ?? LOCALES[0];

export const config = await (await fetch(new URL(`config.${locale}.json`, import.meta.url))).json();

export function speak(other) {
  localStorage.setItem(kept("locale"), other);
  location.reload();
}

// A word of words.yaml with what stands in its { }.
export function say(key, values = {}) {
  const text = config.words[key];
  if (text === undefined) throw new Error(`no word: ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

let number = 0;
export const fresh = (name) => `${name}-${++number}`;

// An element: its attributes, those that begin with "on" as listeners, true and false as they are meant; its children.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// What is drawn anew where its structure changes.
export function redrawn(draw) {
  const place = h("div", { class: "part" });
  const again = () => place.replaceChildren(...[draw(again)].flat(Infinity).filter(Boolean));
  again();
  return place;
}

export const button = (key, act, kind = "", values = {}) => h("button", { type: "button", class: kind, onclick: act }, say(key, values));

const SEEN = 8000; // ms for a sentence that asks for nothing

export function report(text, kind = "note") {
  const place = document.getElementById("said");
  const said = h("p", { class: kind, onclick: () => said.remove() }, text);
  place.replaceChildren(said);
  if (kind !== "wrong") setTimeout(() => said.remove(), SEEN);
}

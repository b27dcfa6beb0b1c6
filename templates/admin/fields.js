// Fields of a file, as the schema has them → what one fills in. Each change is put at its place at once.
import { at, CannotEdit } from "./place.js";
import { button, config, fresh, h, redrawn, report, say } from "./page.js";
import { cleaned, line, pasted } from "./text.js";

const LONG = 28; // letters from which a text may take several lines: a telephone shows no more of them on one

// A file of the work: get and set by path. `languages` are those a text by language is asked for in.
export class Sheet {
  constructor(work, path) {
    Object.assign(this, { work, path });
  }

  get(place) {
    return at(this.work.data(this.path), place);
  }

  set(place, value) {
    try {
      this.work.set(this.path, place, value);
      return true;
    } catch (error) {
      if (!(error instanceof CannotEdit)) throw error;
      report(say("cannot_edit", { path: this.path, place: place.join(" › ") }), "wrong");
      return false;
    }
  }
}

// The label, the hint and the control of one thing.
export function labelled(title, hint, control, required = false) {
  const id = control.id || (control.id = fresh("f"));
  const hintId = hint && `${id}-hint`;
  if (hint) control.setAttribute("aria-describedby", hintId);
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, title, required ? h("span", { class: "must" }, ` ${say("must")}`) : null),
    control,
    hint && h("p", { class: "hint", id: hintId }, hint),
  );
}

const hinted = (field) => field.hint && h("p", { class: "hint" }, field.hint);

// A box that grows with its text. What is pasted becomes plain text: a page's or Word's marks do not come along.
export function box(value, put, { long = false, lang = undefined, ...more } = {}) {
  const tall = long || value.length > LONG;
  const element = h(tall ? "textarea" : "input", { rows: tall ? 1 : undefined, lang, autocomplete: "off", ...more });
  element.value = value;
  const grow = () => {
    if (!tall || CSS.supports("field-sizing", "content")) return;
    element.rows = 1;
    while (element.scrollHeight > element.clientHeight + 2 && element.rows < 60) element.rows += 1;
  };
  element.addEventListener("input", () => {
    put(long === "paragraphs" ? cleaned(element.value) : line(element.value));
    grow();
  });
  element.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (!data?.types.includes("text/plain")) return;
    event.preventDefault();
    const text = pasted(data.getData("text/plain"), data.getData("text/html"));
    element.setRangeText(long === "paragraphs" ? text : line(text), element.selectionStart, element.selectionEnd, "end");
    element.dispatchEvent(new Event("input"));
  });
  if (tall) new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && grow()).observe(element);
  return element;
}

export function chooser(value, choices, put, { empty = true, ...more } = {}) {
  const known = value === "" || choices.some((one) => one.value === value);
  const options = [...(empty || value === "" ? [{ value: "", title: "–" }] : []), ...choices, ...(known ? [] : [{ value, title: value }])];
  const element = h("select", { onchange: () => put(element.value), ...more }, options.map((one) => h("option", { value: one.value }, one.title)));
  element.value = value;
  return element;
}

export const choicesOf = (field) => (typeof field.choices === "string" ? config.choices[field.choices] : field.choices ?? []);

// ---- one field ------------------------------------------------------------------------------------

export function fieldOf(sheet, field, place) {
  const here = [...place, field.name];
  return CONTROLS[field.type](sheet, field, here);
}

// The fields of a group. Those seldom needed are folded while nothing stands in them.
export function fieldsOf(sheet, model, place, leave = []) {
  const fields = config.models[model].filter((field) => !leave.includes(field.name));
  const folded = fields.filter((field) => field.seldom && sheet.get([...place, field.name]) === undefined);
  return [
    ...fields.filter((field) => !folded.includes(field)).map((field) => fieldOf(sheet, field, place)),
    folded.length > 0 && later(say("details"), () => folded.map((field) => fieldOf(sheet, field, place))),
  ];
}

// What is drawn when it is opened.
export function later(title, draw) {
  const place = h("details", { class: "group" }, h("summary", {}, title));
  place.addEventListener("toggle", () => place.open && place.childElementCount === 1 && place.append(...[draw()].flat(Infinity).filter(Boolean)));
  return place;
}

const plainText = (change = (text) => text, more = {}) => (sheet, field, here) => {
  const written = sheet.get(here);
  const value = typeof written === "string" ? written : "";
  return labelled(field.title, field.hint, box(value, (text) => sheet.set(here, change(text) || undefined), { long: field.long, ...more }), field.required);
};

const CONTROLS = {
  text: plainText(),
  // 10,1312 is written with a point in a file.
  number: plainText((text) => text.replace(/^(-?\d+),(\d+)$/, "$1.$2"), { inputmode: "decimal" }),
  date: plainText((text) => text, { inputmode: "numeric", placeholder: "2024-05-30" }),
  choice: (sheet, field, here) => labelled(field.title, field.hint, chooser(sheet.get(here) ?? "", choicesOf(field), (value) => sheet.set(here, value || undefined), { empty: !field.required }), field.required),
  truth(sheet, field, here) {
    const id = fresh("f");
    const element = h("input", { type: "checkbox", id, "aria-describedby": field.hint && `${id}-hint`, onchange: () => sheet.set(here, element.checked ? "true" : undefined) });
    element.checked = sheet.get(here) === "true";
    return h("div", { class: "field tick" }, h("label", { for: id }, element, h("span", {}, field.title)), field.hint && h("p", { class: "hint", id: `${id}-hint` }, field.hint));
  },
  texts: (sheet, field, here) => listField(sheet, field, here, "; ", /;/),
  days: (sheet, field, here) => listField(sheet, field, here, ", ", /[;,]/),
  sources: (sheet, field, here) => sourcesField(sheet, field, here),
  languages: (sheet, field, here) => ticks(field.title, field.hint, config.languages.map((one) => ({ value: one.tag, title: one.name })), sheet.get(here) ?? [], (values) => sheet.set(here, values.length ? values : undefined)),
  by_language: (sheet, field, here) => byLanguage(sheet, field, here),
  group: (sheet, field, here) => maybe(sheet, field, here),
  list: (sheet, field, here) => several(sheet, field, here),
  several: (sheet, field, here) => several(sheet, field, here),
};

function listField(sheet, field, here, joined, between) {
  const put = (text) => {
    const values = text.split(between).map((one) => one.trim()).filter(Boolean);
    sheet.set(here, values.length ? values : undefined);
  };
  return labelled(field.title, field.hint, box([sheet.get(here) ?? []].flat().join(joined), put), field.required);
}

function ticks(title, hint, choices, chosen, put, required = false) {
  const id = fresh("f");
  const now = [chosen].flat();
  const one = (choice) => {
    const element = h("input", { type: "checkbox", onchange: () => {
      if (element.checked) now.push(choice.value);
      else now.splice(now.indexOf(choice.value), 1);
      put([...now]);
    } });
    element.checked = now.includes(choice.value);
    return h("label", { class: "tick" }, element, h("span", {}, choice.title));
  };
  return h("fieldset", { class: "field ticks", "aria-describedby": hint ? id : undefined }, h("legend", {}, title, required ? h("span", { class: "must" }, ` ${say("must")}`) : null), hint && h("p", { class: "hint", id }, hint), choices.map(one));
}

// The sources a fact names: those of the relic, by what they are called.
function sourcesField(sheet, field, here) {
  const names = sheet.get([...here]) ?? [];
  const folded = h("details", { class: "field sources" });
  const known = () => new Sheet(sheet.work, sheet.work.site).get(["sources"]) ?? {};
  const summary = h("summary", {});
  const tell = (values) => summary.replaceChildren(`${field.title}: `, h("b", {}, values.join(", ") || "–"), field.required && !values.length ? h("span", { class: "must" }, ` ${say("must")}`) : "");
  tell([names].flat());
  folded.append(summary);
  folded.addEventListener("toggle", () => {
    if (!folded.open) return;
    const choices = Object.entries(known()).map(([id, source]) => ({ value: id, title: `${id} · ${source.title ?? ""} (${source.publisher ?? ""})` }));
    const put = (values) => sheet.set(here, values.length ? values : undefined) && tell(values);
    folded.replaceChildren(summary, ticks(field.title, field.hint, choices, [...[sheet.get(here) ?? []].flat()], put));
  });
  return folded;
}

function byLanguage(sheet, field, here) {
  return h("fieldset", { class: "field" }, h("legend", {}, field.title), hinted(field), config.languages.map((language) => {
    const place = [...here, language.tag];
    return labelled(language.name, "", box(sheet.get(place) ?? "", (text) => sheet.set(place, text || undefined), { lang: language.mark, dir: language.right_to_left ? "rtl" : undefined }));
  }));
}

// A group that may be left out.
function maybe(sheet, field, here) {
  return redrawn((again) => {
    const there = sheet.get(here) !== undefined;
    return h("fieldset", { class: "group" }, h("legend", {}, field.title), hinted(field),
      there || field.required ? fieldsOf(sheet, field.model, here) : button("add_this", () => startedOpen(sheet, field, here)),
      there && !field.required && button("take_out", () => confirm(say("take_out_sure")) && sheet.set(here, undefined) && again(), "quiet"));
  });
}

// An empty group cannot stand in a file: its fields are shown, and the first that is filled in puts it there.
function startedOpen(sheet, field, here) {
  const shown = h("div", {}, fieldsOf(sheet, field.model, here));
  const place = document.activeElement.closest(".group");
  place.querySelector("button").replaceWith(shown);
  shown.querySelector("input,select,textarea")?.focus();
}

// One value, or several where sources contradict each other; a list of things.
function several(sheet, field, here) {
  return redrawn((again) => {
    const now = sheet.get(here);
    const items = now === undefined ? [] : [now].flat();
    const place = (number) => (Array.isArray(now) ? [...here, number] : here);
    const card = (_, number) => h("section", { class: "card" },
      items.length > 1 && h("h4", {}, `${field.title} ${number + 1}`),
      fieldsOf(sheet, field.model, place(number)),
      button("take_out", () => confirm(say("take_out_sure")) && sheet.set(place(number), undefined) && again(), "quiet"));
    const more = button(!items.length ? "add_this" : field.type === "list" ? "add_another" : "add_other", () => draftCard(sheet, field, here, now, again), "add");
    return h("fieldset", { class: "group" }, h("legend", {}, field.title), hinted(field), items.map(card), more);
  });
}

// A new item is kept aside until it has something in it, then put in whole at each change.
function draftCard(sheet, field, here, before, again) {
  let item = {};
  const whole = (value) => (before === undefined ? (field.type === "list" ? [value] : value) : [...[before].flat(), value]);
  const aside = {
    work: sheet.work,
    path: sheet.path,
    get: (place) => at(item, place),
    set(place, value) {
      const next = put(item, place, value);
      if (!sheet.set(here, Object.keys(next).length ? whole(next) : before && [before].flat())) return false;
      item = next;
      return true;
    },
  };
  const card = h("section", { class: "card fresh" }, fieldsOf(aside, field.model, []), button("done", again, "add"));
  const add = document.activeElement.closest("button");
  add.replaceWith(card);
  card.querySelector("input,select,textarea")?.focus();
}

// A copy of a group with a value at a path, in the order in which the model has its fields.
function put(data, [key, ...rest], value) {
  const next = { ...data };
  const below = rest.length ? put(next[key] ?? {}, rest, value) : value;
  if (below === undefined || (typeof below === "object" && !Array.isArray(below) && !Object.keys(below).length)) delete next[key];
  else next[key] = below;
  return next;
}

export { ticks };

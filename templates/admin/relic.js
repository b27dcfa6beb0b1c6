// The screen of one relic: its facts, its texts, photographs, festivals, plaques and sources.
import { box, chooser, fieldOf, fieldsOf, labelled, later, Sheet } from "./fields.js";
import { button, config, h, redrawn, report, say } from "./page.js";
import { CannotEdit } from "./place.js";
import { NoPhoto, redrawn as redrawnPhoto } from "./photo.js";
import { freshCode, line, slug, today } from "./text.js";
import { plaquePath } from "./work.js";

const first = config.languages[0].tag;
const OWN = ["festivals", "photos", "sources"]; // of site.yaml: each has a part of its own

export const nameOf = (work) => {
  try {
    return work.data(work.story(first)).name ?? work.id;
  } catch {
    return work.id;
  }
};

export function relicScreen(work, store, review) {
  const site = new Sheet(work, work.site);
  const part = (key, draw, open = false) => {
    const place = h("details", { class: "chapter", open }, h("summary", {}, h("h2", {}, say(key))));
    const fill = () => place.childElementCount === 1 && place.append(redrawn((again) => guarded(() => draw(again))));
    place.addEventListener("toggle", () => place.open && fill());
    if (open) fill();
    return place;
  };
  const send = button("review_and_send", review, "main");
  const state = h("p", { class: "state", role: "status" });
  work.onkept = () => {
    send.disabled = !work.touched;
    state.textContent = work.touched ? say("kept", { number: work.changed.length + Object.keys(work.blobs).length }) : say("unchanged");
  };
  work.onkept();
  return [
    h("h1", {}, nameOf(work)),
    part("texts", () => texts(work), work.isNew),
    part("facts", () => facts(site)),
    part("photographs", (again) => photographs(work, site, store, again)),
    part("festivals", (again) => festivals(work, site, again)),
    part("plaques", (again) => plaques(work, again)),
    part("sources", (again) => sources(work, site, again)),
    h("div", { class: "bar" }, state, send),
  ];
}

// A file that cannot be read is named; the rest of the screen stands.
function guarded(draw) {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    return h("p", { class: "wrong" }, say("unreadable", { line: error.message }));
  }
}

// ---- facts ----------------------------------------------------------------------------------------

function facts(site) {
  const fields = config.models.RelicFacts.filter((field) => !OWN.includes(field.name));
  const groups = fields.filter((field) => field.model);
  return [
    ...fieldsOf(site, "RelicFacts", [], [...OWN, ...groups.map((field) => field.name)]),
    ...groups.map((field) => later(h("h3", {}, field.title), () => fieldOf(site, field, []))),
  ];
}

// ---- texts ----------------------------------------------------------------------------------------

let chosen = first;

function texts(work) {
  return redrawn((again) => {
    const tab = (language) => h("button", { type: "button", lang: language.mark, "aria-pressed": String(language.tag === chosen), class: work.files[work.story(language.tag)] ? "" : "missing", onclick: () => { chosen = language.tag; again(); } }, language.name);
    const language = config.languages.find((one) => one.tag === chosen);
    return [
      h("div", { class: "tabs", role: "group", "aria-label": say("languages") }, config.languages.map(tab)),
      guarded(() => (work.files[work.story(chosen)] ? story(work, language) : absent(work, language, again))),
    ];
  });
}

function absent(work, language, again) {
  return h("div", {}, h("p", {}, say("no_text_yet", { language: language.name })), button("write_text", () => {
    work.put(work.story(language.tag), newStory(work, language.tag, ""));
    again();
  }, "add", { language: language.name }));
}

const quoted = (text) => JSON.stringify(text);

export function newStory(work, language, name) {
  const kind = work.data(work.site).kind, source = Object.keys(work.data(work.site).sources ?? {})[0];
  const headings = headingsOf(kind, language);
  const chapters = headings.map(([id, heading]) => `\n## ${heading}\n\n${config.not_yet[language]}${id === "unknown" || !source ? "" : `[^${source}]`}\n`);
  const state = language === first ? "written" : "translated";
  return `---\n${name ? `name: ${quoted(name)}\n` : ""}text: ${state}\nupdated: ${today()}\n---\n${chapters.join("")}`;
}

const headingsOf = (kind, language) => (config.headings[kind] ?? config.headings[""])[language] ?? [];

const FRAME = ["name", "also", "summary", "worship", "way"]; // of a text, before its chapters
const LEFT = [...FRAME, "festivals", "photos", "updated"];

function story(work, language) {
  const path = work.story(language.tag), sheet = new Sheet(work, path), model = config.models.StoryFrontMatter;
  const field = (name) => fieldOf(sheet, model.find((one) => one.name === name), []);
  const headings = headingsOf(work.data(work.site).kind, language.tag).map(([, heading]) => heading);
  const there = work.chapters(path).map((one) => one.heading);
  const all = [...headings, ...there.filter((heading) => !headings.includes(heading))];
  const element = h("div", { class: "story", lang: language.mark, dir: language.right_to_left ? "rtl" : undefined },
    FRAME.map(field),
    all.map((heading) => chapter(work, path, heading, headings.slice(headings.indexOf(heading) + 1))),
    later(h("h3", {}, say("more_of_text")), () => model.filter((one) => !LEFT.includes(one.name)).map((one) => field(one.name))));
  return element;
}

function chapter(work, path, heading, following) {
  const words = work.chapters(path).find((one) => one.heading === heading)?.words ?? "";
  const put = (text) => work.setChapter(path, heading, text, following);
  const element = box(words, put, { long: "paragraphs" });
  const known = Object.entries(work.data(work.site).sources ?? {}).map(([id, source]) => ({ value: id, title: `${id} · ${source.title ?? ""}` }));
  const cite = chooser("", known, (id) => {
    element.setRangeText(`[^${id}]`, element.selectionEnd, element.selectionEnd, "end");
    element.dispatchEvent(new Event("input"));
    cite.value = "";
    element.focus();
  }, { class: "cite", "aria-label": say("cite") });
  cite.options[0].textContent = say("cite");
  return h("div", { class: "words" }, labelled(heading || say("opening_words"), "", element), cite);
}

// ---- photographs ------------------------------------------------------------------------------------

function photographs(work, site, store, again) {
  const photos = site.get(["photos"]) ?? [];
  const input = h("input", { type: "file", accept: "image/*", onchange: () => addPhoto(work, site, input, again) });
  return [
    h("p", { class: "hint" }, say("photograph_how")),
    photos.map((photo, number) => photoCard(work, site, store, photo, number, again)),
    labelled(say("add_photograph"), say("photograph_bare"), input),
  ];
}

async function addPhoto(work, site, input, again) {
  const [file] = input.files;
  if (!file) return;
  try {
    const { blob, width, height } = await redrawnPhoto(file);
    const name = freeName(file.name, work);
    if (!site.set(["photos"], [...(site.get(["photos"]) ?? []), { file: name }])) return;
    work.blobs[`content/sites/${work.id}/photos/${name}`] = blob;
    work.keep();
    report(say("photograph_ready", { name, width, height, kilobytes: Math.round(blob.size / 1000) }));
    again();
  } catch (error) {
    if (!(error instanceof NoPhoto)) throw error;
    report(say(error.message), "wrong");
  }
}

// What a camera calls a file says nothing: such a one is called after the relic.
function freeName(name, work) {
  const stem = slug(name.replace(/\.[^.]*$/, ""));
  const base = stem && !/^(img|dsc[a-z]?|pxl|image|photo|screenshot|received|fb-img|z)?-?[\d-]*$/.test(stem) ? stem.slice(0, 40).replace(/-$/, "") : work.id;
  const taken = new Set(work.photographs);
  let number = 1, found = `${base}.jpg`;
  while (taken.has(found)) found = `${base}-${++number}.jpg`;
  return found;
}

function photoCard(work, site, store, photo, number, again) {
  const path = `content/sites/${work.id}/photos/${photo.file}`;
  const picture = h("img", { alt: "", class: "thumb" });
  const show = (blob) => {
    picture.src = URL.createObjectURL(blob);
    picture.onload = () => URL.revokeObjectURL(picture.src);
  };
  if (work.blobs[path]) show(work.blobs[path]);
  else store?.bytes(path).then((bytes) => bytes && show(new Blob([bytes])), () => {});
  const remove = () => {
    if (!confirm(say("take_photograph_out_sure")) || !site.set(["photos", number], undefined)) return;
    for (const language of work.stories) new Sheet(work, work.story(language)).set(["photos", photo.file], undefined);
    delete work.blobs[path];
    work.keep();
    again();
  };
  const licences = h("datalist", { id: `licences-${number}` }, config.licences.map((one) => h("option", { value: one })));
  const model = config.models.Photo;
  const place = ["photos", number];
  const credit = fieldOf(site, model.find((one) => one.name === "credit"), place), licence = fieldOf(site, model.find((one) => one.name === "licence"), place);
  licence.querySelector("input,textarea").setAttribute("list", licences.id);
  return h("section", { class: "card" }, h("h3", {}, photo.file), picture, credit, licence, licences, byStory(work, (sheet) => fieldsOf(sheet, "Caption", ["photos", photo.file])), button("take_photograph_out", remove, "quiet"));
}

// The same in each language the relic has a text in: the first one open.
function byStory(work, draw) {
  return config.languages.filter((one) => work.files[work.story(one.tag)]).map((language) =>
    h("details", { class: "group", open: language.tag === first }, h("summary", { lang: language.mark }, language.name), guarded(() => h("div", { lang: language.mark }, draw(new Sheet(work, work.story(language.tag)))))));
}

// ---- festivals --------------------------------------------------------------------------------------

const CALENDARS = [["month", "days"], ["lunar"], ["solar"], ["weekly"], ["khmer"]];

function festivals(work, site, again) {
  const all = site.get(["festivals"]) ?? [];
  const name = h("input", { autocomplete: "off" });
  const add = () => {
    const called = line(name.value), id = slug(called);
    if (!id) return report(say("festival_name_first"), "wrong");
    if (all.some((one) => one.id === id)) return report(say("festival_there", { name: called }), "wrong");
    if (!site.set(["festivals"], [...all, { id }])) return undefined;
    if (work.files[work.story(first)]) new Sheet(work, work.story(first)).set(["festivals", id], called);
    return again();
  };
  return [all.map((festival, number) => festivalCard(work, site, festival, number, again)), labelled(say("festival_name"), say("festival_how"), name), button("add_festival", add, "add")];
}

function festivalCard(work, site, festival, number, again) {
  const place = ["festivals", number], model = config.models.Festival;
  const field = (name) => fieldOf(site, model.find((one) => one.name === name), place);
  const title = (names) => model.find((one) => one.name === names[0]).title;
  const calendar = redrawn((redraw) => {
    const now = CALENDARS.find((names) => names.some((name) => site.get([...place, name]) !== undefined)) ?? site.chosen?.[festival.id] ?? CALENDARS[0];
    const choose = (value) => {
      for (const name of CALENDARS.flat()) if (site.get([...place, name]) !== undefined) site.set([...place, name], undefined);
      (site.chosen ??= {})[festival.id] = CALENDARS.find(([name]) => name === value);
      redraw();
    };
    return [labelled(say("calendar"), "", chooser(now[0], CALENDARS.map((names) => ({ value: names[0], title: title(names) })), choose, { empty: false })), now.map(field)];
  });
  const name = (sheet) => labelled(say("festival_name"), "", box(sheet.get(["festivals", festival.id]) ?? "", (text) => sheet.set(["festivals", festival.id], text || undefined)));
  const remove = () => {
    if (!confirm(say("take_out_sure")) || !site.set(place, undefined)) return;
    for (const language of work.stories) new Sheet(work, work.story(language)).set(["festivals", festival.id], undefined);
    again();
  };
  const called = work.files[work.story(first)] ? work.data(work.story(first)).festivals?.[festival.id] : "";
  return h("section", { class: "card" }, h("h3", {}, called || festival.id), byStory(work, name), calendar, field("sources"), button("take_out", remove, "quiet"));
}

// ---- plaques ----------------------------------------------------------------------------------------

function plaques(work, again) {
  const add = () => {
    const code = freshCode(config.alphabet, new Set([...(work.taken ?? []), ...work.plaques]));
    work.plaques = [...work.plaques, code];
    work.put(plaquePath(code), `${config.heads.plaque}relic: ${work.id}\n`);
    again();
  };
  return [work.plaques.map((code) => guarded(() => plaqueCard(work, code))), h("p", { class: "hint" }, say("plaque_how")), button("add_plaque", add, "add")];
}

const REGISTER = ["relic", "life", "readings", "printed", "replaced_by"]; // written by `ditich plaque …` alone

function plaqueCard(work, code) {
  const sheet = new Sheet(work, plaquePath(code)), life = sheet.get(["life"]) ?? [], printed = sheet.get(["printed"]);
  const fields = fieldsOf(sheet, "PlaqueFile", [], REGISTER);
  if (printed) for (const element of fields.flatMap((one) => [...one.querySelectorAll("input,select,textarea")])) element.disabled = true;
  return h("section", { class: "card" }, h("h3", { class: "code" }, code), printed && h("p", { class: "note" }, say("plaque_printed")), life.map((step) => h("p", { class: "hint" }, `${step.on} · ${step.stage} · ${step.by}`)), fields);
}

// ---- sources ----------------------------------------------------------------------------------------

function sources(work, site, again) {
  const all = site.get(["sources"]) ?? {};
  const card = ([id, source]) => h("details", { class: "group" }, h("summary", {}, `${id} · ${source.title ?? ""}`), fieldsOf(site, "Source", ["sources", id]));
  const title = h("input", { autocomplete: "off" });
  const add = () => {
    const called = line(title.value);
    if (!called) return report(say("source_title_first"), "wrong");
    let number = 1;
    while (`s${number}` in all) number++;
    if (!site.set(["sources", `s${number}`], { title: called })) return undefined;
    again();
    return newest();
  };
  const place = h("div", {}, Object.entries(all).map(card));
  const newest = () => [...document.querySelectorAll(".sources-of > details")].at(-1)?.setAttribute("open", "");
  place.className = "sources-of";
  return [h("p", { class: "hint" }, say("source_how")), place, labelled(say("new_title"), say("new_title_how"), title), button("add_source", add, "add")];
}

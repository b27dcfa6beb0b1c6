// What the form shows: where the texts are, which relic, what was changed, and that it was sent.
import { box, chooser, labelled } from "./fields.js";
import { Folder } from "./folder.js";
import { GitHub, Refused } from "./github.js";
import { alone, button, config, h, kept, locale, report, say, speak } from "./page.js";
import { CannotEdit } from "./place.js";
import { nameOf, newStory, relicScreen } from "./relic.js";
import { freshCode, line, lineChanges, slug } from "./text.js";
import { plaquePath, Work } from "./work.js";
import * as drafts from "./drafts.js";
import "./keep.js";

const main = document.getElementById("main");
let store = null, codes = [], names = new Map();

const show = (...elements) => {
  document.getElementById("said").replaceChildren();
  main.replaceChildren(...elements.flat(Infinity).filter(Boolean));
  main.querySelector("h1")?.setAttribute("tabindex", "-1");
  main.querySelector("h1")?.focus({ preventScroll: true });
  scrollTo(0, 0);
};

// What went wrong, said to whoever is there; what they wrote is kept.
async function trying(work) {
  document.body.classList.add("busy");
  try {
    return await work();
  } catch (error) {
    report(reason(error), "wrong");
    if (!(error instanceof CannotEdit || error instanceof Refused || error instanceof TypeError || error instanceof DOMException)) console.error(error);
    return undefined;
  } finally {
    document.body.classList.remove("busy");
  }
}

function reason(error) {
  if (error instanceof Refused) {
    const key = { 401: "refused_401", 403: error.message === "no_push" ? "refused_no_push" : "refused_403", 404: "refused_404", 409: "refused_409", 413: "refused_413", 422: "refused_409" }[error.status];
    return key ? say(key, { why: error.message }) : say("refused_other", { status: error.status, why: error.message });
  }
  if (error instanceof TypeError && !navigator.onLine) return say("offline");
  if (error instanceof TypeError && /fetch/i.test(error.message)) return say("offline");
  if (error instanceof CannotEdit) return /^\d+$/.test(error.message) ? say("unreadable", { line: error.message }) : say("cannot_edit", { path: "", place: error.message });
  if (error.message === "not_project") return say("not_project");
  if (error.name === "NotAllowedError") return say("not_allowed");
  return say("failed", { why: error.message });
}

// ---- where the texts are ------------------------------------------------------------------------------

async function start() {
  const waiting = await drafts.all().catch(() => []);
  const folder = "showDirectoryPicker" in window;
  show(
    h("h1", {}, say("title")),
    h("p", {}, say("welcome")),
    waiting.length > 0 && h("section", { class: "card" }, h("h2", {}, say("drafts")), waiting.map(draftCard)),
    config.repository && h("section", { class: "card" }, h("h2", {}, say("by_github")), tokenForm()),
    folder && h("section", { class: "card" }, h("h2", {}, say("by_folder")), h("p", { class: "hint" }, say("folder_how")), await known(), button("open_folder", pickFolder, "main")),
    !folder && !config.repository && h("p", { class: "wrong" }, say("no_way")),
  );
}

function draftCard(draft) {
  const work = new Work(draft, config.models);
  return h("p", { class: "draft" }, button("open_draft", () => openWork(work), "", { name: nameOf(work), day: new Date(draft.kept).toLocaleString(locale) }), button("drop_draft", async () => confirm(say("drop_draft_sure")) && (await drafts.drop(draft.key), start()), "quiet"));
}

// A token for one repository, kept until the tab is closed: no password, and nothing another page can read.
function tokenForm() {
  const token = h("input", { type: "password", autocomplete: "off", spellcheck: "false", value: (alone && sessionStorage.getItem(kept("token"))) || "" });
  const connect = () => trying(async () => {
    const given = token.value.trim();
    store = await GitHub.opened(config.repository, given, branches);
    if (alone) sessionStorage.setItem(kept("token"), given);
    await relics();
  });
  return h("form", { onsubmit: (event) => { event.preventDefault(); connect(); } }, h("p", { class: "hint" }, say("token_how", { repository: config.repository })), labelled(say("token"), say("token_kept"), token), h("button", { class: "main" }, say("connect")));
}

// Relic → the branch its last save waits on.
const branches = {
  get: (relic) => localStorage.getItem(kept(`branch ${config.repository} ${relic}`)),
  set: (relic, branch) => localStorage.setItem(kept(`branch ${config.repository} ${relic}`), branch),
};

async function known() {
  const handle = await drafts.setting("folder").catch(() => undefined);
  return handle && h("p", {}, button("open_folder_again", () => trying(async () => {
    if ((await handle.requestPermission?.({ mode: "readwrite" })) === "denied") throw new DOMException("", "NotAllowedError");
    await useFolder(handle);
  }), "", { name: handle.name }));
}

const pickFolder = () => trying(async () => {
  let handle;
  try {
    handle = await window.showDirectoryPicker({ id: "content", mode: "readwrite" });
  } catch (error) {
    if (error.name === "AbortError") return; // closed without choosing
    throw error;
  }
  await useFolder(handle);
});

async function useFolder(handle) {
  store = await Folder.opened(handle);
  await drafts.set("folder", handle).catch(() => {}); // some handles cannot be kept
  await relics();
}

// ---- which relic ----------------------------------------------------------------------------------------

// What the site shows of each relic: id → its name in the first language. Of the newest and of drafts it has none.
async function readNames() {
  const root = new URL("../../", import.meta.url), read = (path) => fetch(new URL(path, root)).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  const [lines, listed] = await Promise.all([read(`${config.languages[0].tag}/names.txt`), read("plaques/codes.txt")]);
  names = new Map(lines.split("\n").filter(Boolean).map((one) => one.split("\t")).map(([path, , name]) => [path.split("/").at(-2), name]));
  return new Map(listed.split("\n").filter(Boolean).map((one) => one.split("\t")));
}

let hung = new Map();

async function relics() {
  const [ids, found, shown] = await Promise.all([store.relics(), store.plaques(), readNames()]);
  [codes, hung] = [found, shown];
  const waiting = await drafts.all().catch(() => []);
  const called = (id) => names.get(id) ?? id;
  const sorted = [...ids].sort((one, other) => called(one).localeCompare(called(other), locale));
  const list = h("ul", { class: "relics" });
  const fill = (typed) => {
    const fold = slug(typed);
    const fitting = sorted.filter((id) => !fold || slug(called(id)).includes(fold) || id.includes(fold));
    list.replaceChildren(...fitting.slice(0, 60).map((id) => h("li", {}, h("button", { type: "button", onclick: () => open(id) }, called(id), waiting.some((one) => one.key === `${store.name}|${id}`) && h("small", {}, ` ${say("has_draft")}`)))), fitting.length > 60 ? h("li", { class: "hint" }, say("more_relics", { number: fitting.length - 60 })) : "");
  };
  const search = h("input", { type: "search", oninput: () => fill(search.value) });
  fill("");
  show(h("h1", {}, say("which_relic")), labelled(say("search"), "", search), list, button("new_relic", newRelic, "main"));
}

const open = (id) => trying(async () => {
  const draft = await drafts.get(`${store.name}|${id}`).catch(() => undefined);
  openWork(draft ? new Work(draft, config.models) : await Work.opened(store, id, await plaquesOf(id), config.models));
});

const FEW = 80; // plaque files that are read to find those of a relic; of more, those the site names for it

async function plaquesOf(id) {
  const near = codes.length > FEW ? codes.filter((code) => hung.get(code) === names.get(id)) : codes;
  const texts = await Promise.all(near.map((code) => store.text(plaquePath(code))));
  return near.filter((_, number) => new RegExp(`^relic:\\s*["']?${id}["']?\\s*(#.*)?$`, "m").test(texts[number] ?? ""));
}

let current = null;
document.addEventListener("visibilitychange", () => document.hidden && current?.keepNow());

function openWork(work) {
  work.taken = codes;
  current = work;
  const back = button("back", async () => { await work.keepNow(); await (store ? trying(relics) : start()); }, "quiet");
  const draw = () => show(back, relicScreen(work, store, () => reviewScreen(work, draw)));
  draw();
}

// ---- a new relic ------------------------------------------------------------------------------------------

async function newRelic() {
  const given = { name: "", kind: config.choices.kinds[0].value, address: "", title: "", publisher: "", grade: "C" };
  const id = h("b", {}, "–");
  const text = (key, more = {}) => labelled(say(`new_${key}`), say(`new_${key}_how`), box("", (value) => { given[key] = value; id.textContent = slug(given.name) || "–"; }, more), true);
  const grades = config.models.Source.find((one) => one.name === "grade").choices;
  const existing = new Set(await trying(() => store.relics()));
  const make = () => {
    const relic = slug(given.name).slice(0, config.longest).replace(/-$/, "");
    if (["name", "address", "title", "publisher"].some((key) => !given[key])) return report(say("new_all"), "wrong");
    if (!relic) return report(say("new_no_id"), "wrong");
    if (existing.has(relic) || config.reserved.includes(relic)) return report(say("new_taken", { id: relic }), "wrong");
    return openWork(startedRelic(relic, given));
  };
  show(
    button("back", relics, "quiet"), h("h1", {}, say("new_relic")), h("p", { class: "hint" }, say("new_how")),
    text("name"), h("p", { class: "hint" }, say("new_id"), " ", id),
    labelled(say("new_kind"), "", chooser(given.kind, config.choices.kinds, (value) => { given.kind = value; }, { empty: false }), true),
    text("address"), h("h2", {}, say("new_source")), text("title"), text("publisher"),
    labelled(say("new_grade"), "", chooser(given.grade, grades, (value) => { given.grade = value; }, { empty: false }), true),
    button("make", make, "main"),
  );
}

function startedRelic(id, { name, kind, address, title, publisher, grade }) {
  const work = new Work({ key: `${store.name}|${id}`, id, source: store.name, isNew: true }, config.models);
  work.put(work.site, `${config.heads.site}kind: ${kind}\ndraft: true\n`);
  work.set(work.site, ["place"], { address, sources: ["s1"] });
  work.set(work.site, ["sources"], { s1: { title, publisher, grade } });
  const language = config.languages[0].tag;
  work.put(work.story(language), newStory(work, language, name));
  const code = freshCode(config.alphabet, new Set(codes));
  work.plaques = [code];
  work.put(plaquePath(code), `${config.heads.plaque}relic: ${id}\n`);
  return work;
}

// ---- what was changed --------------------------------------------------------------------------------------

function reviewScreen(work, back) {
  try {
    work.date();
  } catch {
    // a head that cannot be read: its file says so where it is edited
  }
  const about = box("", () => {}, {}), who = box(localStorage.getItem(kept("name")) ?? "", (text) => localStorage.setItem(kept("name"), text), {});
  const files = work.changed.map((path) => {
    const lines = lineChanges(work.files[path].base ?? "", work.files[path].text);
    return h("details", {}, h("summary", {}, fileName(path), h("small", {}, ` ${path.replace("content/", "")} · ${say(work.files[path].base === null ? "file_new" : "file_changed")}`)), h("pre", { class: "diff" }, lines.map(([sign, text]) => h("span", { class: sign === "+" ? "put" : sign === "-" ? "gone" : "" }, `${sign} ${text}\n`))));
  });
  const photos = Object.entries(work.blobs).map(([path, blob]) => h("p", {}, path.replace("content/", ""), h("small", {}, ` ${say("file_photo", { kilobytes: Math.round(blob.size / 1000) })}`)));
  const lacking = missing(work);
  const send = () => trying(async () => {
    if (!store || store.name !== work.source) return report(say("connect_first", { source: work.source }), "wrong");
    const contested = await work.meet(store);
    if (contested.length) return contestScreen(work, contested, back);
    if (!work.touched) return report(say("nothing_left"));
    const message = line(about.value) || say("message", { name: nameOf(work) });
    const by = line(who.value), sent = await work.send(store, by ? `${message}\n\n${say("sent_by", { name: by })}` : message, say("pull_body", { name: nameOf(work), by: by || "–" }));
    return sentScreen(work, sent);
  });
  show(
    button("back_to_editing", back, "quiet"), h("h1", {}, say("review")),
    lacking.length > 0 && h("section", { class: "note" }, h("p", {}, say("missing")), h("ul", {}, lacking.map((one) => h("li", {}, one)))),
    h("section", { class: "card" }, files, photos),
    labelled(say("what_for"), say("what_for_how"), about), labelled(say("who"), say("who_how"), who),
    h("div", { class: "bar" }, button(work.source.startsWith("folder ") ? "save_folder" : "send", send, "main")),
    button("undo_all", async () => { if (confirm(say("drop_draft_sure"))) { current = null; clearTimeout(work.saving); await drafts.drop(work.key); await (store ? open(work.id) : start()); } }, "quiet"),
  );
}

// What is not there yet. Nothing of it stops anybody: a half finished relic is a draft.
function missing(work) {
  const found = [];
  const look = (data, model, where) => {
    for (const field of config.models[model]) {
      const value = data?.[field.name], title = field.title;
      if (field.required && value === undefined) found.push(`${where}: ${title}`);
      else if (field.model && value !== undefined) for (const item of [field.type === "by_key" ? Object.values(value) : value].flat()) look(item, field.model, `${where} › ${title}`);
    }
  };
  for (const path of work.changed) {
    try {
      look(work.data(path), modelOf(path), fileName(path));
    } catch {
      found.push(path);
    }
  }
  try {
    const photos = work.data(work.site).photos ?? [], first = work.data(work.story(config.languages[0].tag));
    for (const photo of [photos].flat()) if (!first.photos?.[photo.file]?.caption) found.push(say("missing_caption", { file: photo.file }));
  } catch (error) {
    found.push(reason(error));
  }
  return found;
}

const modelOf = (path) => (path.endsWith(".md") ? "StoryFrontMatter" : path.includes("/plaques/") ? "PlaqueFile" : "RelicFacts");

// What a file is to whoever edits: facts, a language, a plaque.
function fileName(path) {
  const name = path.split("/").at(-1).replace(/\.\w+$/, "");
  if (path.endsWith("site.yaml")) return say("facts");
  return path.includes("/plaques/") ? `${say("plaques")} ${name}` : (config.languages.find((one) => one.tag === name)?.name ?? name);
}

// A place of a file in the words of its fields.
function placeName(path, place) {
  let model = modelOf(path);
  const titles = place.map((part) => {
    const field = config.models[model].find((one) => one.name === part);
    if (field?.model) model = field.model;
    return field ? field.title : typeof part === "number" ? String(part + 1) : part;
  });
  return [fileName(path), ...titles].join(" › ");
}

// Two people changed the same place: both versions stand side by side, and nothing is sent before somebody has chosen.
function contestScreen(work, contested, back) {
  const shown = (value) => (value === undefined ? say("taken_out") : typeof value === "string" ? value : JSON.stringify(value));
  const chosen = contested.map(() => null);
  const card = (one, number) => {
    const pick = (label, mine, value) => h("label", { class: "version" }, h("input", { type: "radio", name: `version-${number}`, onchange: () => { chosen[number] = mine; } }), h("b", {}, say(label)), h("pre", {}, shown(value)));
    return h("section", { class: "card" }, h("h2", {}, one.heading ? `${fileName(one.path)} › ${one.heading}` : placeName(one.path, one.place)), pick("version_theirs", false, one.theirs), pick("version_mine", true, one.mine));
  };
  const go = () => trying(async () => {
    if (chosen.includes(null)) return report(say("choose_each"), "wrong");
    contested.forEach((one, number) => chosen[number] && work.settle(one));
    await work.keepNow();
    return reviewScreen(work, back);
  });
  show(h("h1", {}, say("contested")), h("p", {}, say("contested_how")), contested.map(card), button("go_on", go, "main"));
}

function sentScreen(work, { address }) {
  show(
    h("h1", {}, say(address ? "sent" : "saved")),
    h("p", {}, say(address ? "sent_how" : "saved_how")),
    address?.startsWith("https://") && h("p", {}, h("a", { href: address, rel: "noreferrer" }, say("see_pull"))),
    button("go_on_with", () => open(work.id), "", { name: nameOf(work) }), button("other_relic", () => trying(relics), "main"),
  );
}

// ---- start ---------------------------------------------------------------------------------------------

document.documentElement.lang = locale;
document.title = say("title");
for (const [tag, name] of Object.entries(config.own_names)) if (tag !== locale) document.getElementById("other").append(h("button", { type: "button", class: "quiet", lang: tag, onclick: () => speak(tag) }, name));
navigator.storage?.persist?.();
await start();

// What somebody is changing of one relic: its files as they were read and as they are to be, kept as a draft at every change.
import { edited, read, same } from "./place.js";
import { chapters, frontMatter, together, withChapter, withField } from "./story.js";
import { today } from "./text.js";
import * as drafts from "./drafts.js";

const TOLD = ["name", "also", "summary", "worship", "way"]; // of a text's front matter, what is said of the relic
const said = (one) => (Array.isArray(one) ? one.map((each) => each.words ?? each) : one ?? "");

export class Work {
  // `files`: path → {base, text}; base is what was read, null for a file that is new.
  constructor({ key, id, source, files = {}, blobs = {}, there = [], plaques = [], isNew = false }, models) {
    Object.assign(this, { key, id, source, files, blobs, there, plaques, isNew, models, saving: null, read: new Map() });
  }

  static async opened(store, id, plaques, models) {
    const there = await store.filesOf(id), files = {};
    const texts = [...there.filter((path) => /\/(site\.yaml|[a-z-]+\.md)$/.test(path)), ...plaques.map(plaquePath)];
    await Promise.all(texts.map(async (path) => {
      const text = await store.text(path);
      if (text !== null) files[path] = { base: text, text };
    }));
    return new Work({ key: `${store.name}|${id}`, id, source: store.name, files, there, plaques }, models);
  }

  get site() {
    return `content/sites/${this.id}/site.yaml`;
  }

  story(language) {
    return `content/sites/${this.id}/${language}.md`;
  }

  get stories() {
    return Object.keys(this.files).filter((path) => path.endsWith(".md")).map((path) => path.split("/").at(-1).slice(0, -3));
  }

  // The values of a file; windows' line ends are put back when it is written.
  data(path) {
    const text = this.text(path), known = this.read.get(path);
    if (known?.text === text) return known.data;
    const data = path.endsWith(".md") ? frontMatter(text) : read(text);
    this.read.set(path, { text, data });
    return data;
  }

  text(path) {
    return this.files[path]?.text.replaceAll("\r\n", "\n") ?? "";
  }

  put(path, text) {
    const file = (this.files[path] ??= { base: null, text: "" });
    file.text = (file.base ?? "").includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
    this.keep();
  }

  // Raises CannotEdit where the place cannot be changed alone; nothing is changed then.
  set(path, place, value) {
    const text = this.text(path), order = this.order(path);
    this.put(path, path.endsWith(".md") ? withField(text, place, value, order) : edited(text, place, value, order));
  }

  chapters(path) {
    return chapters(this.text(path));
  }

  setChapter(path, heading, words, following = []) {
    this.put(path, withChapter(this.text(path), heading, words, following));
  }

  // The names that a group at a path may have, in the order of the models.
  order(path) {
    const first = path.endsWith(".md") ? "StoryFrontMatter" : path.includes("/plaques/") ? "PlaqueFile" : "RelicFacts";
    return (place) => {
      let model = first;
      for (const part of place) {
        if (typeof part === "number") continue;
        const field = (this.models[model] ?? []).find((one) => one.name === part);
        if (field?.model) model = field.model;
        else if (!field && this.models[model]) continue; // a key of an author's own: an id, a file's name
        else return [];
      }
      return (this.models[model] ?? []).map((field) => field.name);
    };
  }

  get changed() {
    return Object.entries(this.files).filter(([, { base, text }]) => base !== text).map(([path]) => path);
  }

  get photographs() {
    return [...new Set([...this.there.filter((path) => path.includes("/photos/")), ...Object.keys(this.blobs)])].map((path) => path.split("/").at(-1));
  }

  get touched() {
    return this.changed.length > 0 || Object.keys(this.blobs).length > 0;
  }

  keep() {
    clearTimeout(this.saving);
    this.kept = new Promise((resolve) => {
      this.saving = setTimeout(() => this.keepNow().then(resolve), 150);
    });
  }

  // At once: the page may be gone in a moment.
  async keepNow() {
    clearTimeout(this.saving);
    const { key, id, source, files, blobs, there, plaques, isNew } = this;
    await (this.touched ? drafts.keep({ key, id, source, files, blobs, there, plaques, isNew }) : drafts.drop(key));
    this.onkept?.();
  }

  // A text whose words were changed says when; a caption or a festival's name does not make a text newer.
  date() {
    const words = (text) => {
      const data = frontMatter(text);
      return [...TOLD.map((name) => data[name]), chapters(text)];
    };
    for (const path of this.changed.filter((one) => one.endsWith(".md"))) {
      const base = this.files[path].base?.replaceAll("\r\n", "\n") ?? null, day = today();
      if (base !== null && !same(words(base).map(said), words(this.text(path)).map(said)) && this.data(path).updated !== day) this.set(path, ["updated"], day);
    }
  }

  // What others wrote meanwhile comes in. Returns the places that both changed; they stay as the others wrote them.
  async meet(store) {
    const paths = this.changed, contested = [];
    const now = await store.now(paths, this.id);
    for (const path of paths) {
      const file = this.files[path], theirs = now.get(path);
      if (theirs === file.base) continue;
      if (theirs === null) {
        file.base = null; // it was deleted: it is written anew, whole
        continue;
      }
      const lines = (text) => text.replaceAll("\r\n", "\n");
      const met = together(path, lines(file.base ?? ""), lines(file.text), lines(theirs), this.order(path));
      file.base = theirs;
      this.put(path, met.text);
      contested.push(...met.contested);
    }
    await this.keepNow();
    return contested;
  }

  settle({ path, place, heading, mine }) {
    if (place) this.set(path, place, mine);
    else this.setChapter(path, heading, mine);
  }

  async send(store, message, body) {
    await this.keepNow();
    const files = new Map(this.changed.map((path) => [path, this.files[path].text]));
    for (const [path, blob] of Object.entries(this.blobs)) files.set(path, blob);
    const sent = await store.save(files, { relic: this.id, message, body });
    for (const path of this.changed) this.files[path].base = this.files[path].text;
    this.there = [...new Set([...this.there, ...files.keys()])];
    Object.assign(this, { blobs: {}, isNew: false });
    await this.keepNow();
    return sent;
  }
}

export const plaquePath = (code) => `content/plaques/${code}.yaml`;

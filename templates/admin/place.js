// YAML edited by place: a value is replaced, put in or taken out where it stands; every other byte of the text stays as its author wrote it.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml.js";

// The text is no YAML this form can read (the message is the line), or it cannot be changed without touching what else stands there.
export class CannotEdit extends Error {}

const FEW = 6; // texts that are not read again: of one edit, the text before and after
const known = new Map();

const root = (text) => {
  if (!known.has(text)) {
    if (known.size >= FEW) known.delete(known.keys().next().value);
    known.set(text, parsed(text));
  }
  return known.get(text);
};

const parsed = (text) => {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: true });
  const wrong = document.errors[0];
  if (wrong) throw new CannotEdit(String(wrong.linePos?.[0].line ?? 1));
  if (document.contents && !isMap(document.contents)) throw new CannotEdit("1");
  return document.contents;
};

// All that stands in the text, every scalar as text; a key without a value counts as not written.
export function read(text) {
  return plain(root(text)) ?? {};
}

function plain(node) {
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => [String(key.value), plain(value)]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }
  if (isSeq(node)) return node.items.map(plain);
  if (isScalar(node)) return node.range[0] === node.range[1] ? undefined : String(node.value);
  if (node === null) return undefined;
  throw new CannotEdit("1"); // an alias
}

export const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  return isGroup(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
};

// The value at a path of keys and numbers; undefined where nothing stands.
export const at = (data, path) => path.reduce((value, key) => value?.[key], data);

// A copy of the data with this value there; undefined takes out what stands there, and groups and lists that are empty then.
export function withValue(data, path, value) {
  if (!path.length) return value;
  const [key, ...rest] = path;
  const copy = Array.isArray(data) ? [...data] : { ...data };
  const below = withValue(copy[key] ?? (typeof rest[0] === "number" ? [] : {}), rest, value);
  const empty = below === undefined || (typeof below === "object" && !Object.keys(below).length);
  if (!empty) copy[key] = below;
  else if (Array.isArray(copy)) copy.splice(key, 1);
  else delete copy[key];
  return copy;
}

// The text with this value at this path: text, a list or a group; undefined takes it out. `order` gives for a path the names its
// group may have, in the order in which they are written.
export function edited(text, path, value, order = () => []) {
  const before = read(text);
  if (same(at(before, path), value)) return text;
  const after = change(text, path, value, order);
  const asked = withValue(before, path, value);
  if (!same(read(after), asked) || !keeps(text, after)) throw new CannotEdit(path.join("."));
  return after;
}

// Every comment of the one text stands in the other, in the same order.
function keeps(before, after) {
  const notes = comments(after);
  let from = 0;
  return comments(before).every((note) => (from = notes.indexOf(note, from) + 1) > 0);
}

// Comments, in order: what begins with # outside of every scalar.
export function comments(text) {
  const spans = [];
  const visit = (node) => {
    if (isScalar(node)) spans.push([node.range[0], isBlock(node) ? text.indexOf("\n", node.range[0]) : node.range[0], node.range[1]]);
    else if (node) for (const item of node.items) item.key ? (visit(item.key), visit(item.value)) : visit(item);
  };
  visit(root(text));
  spans.sort((one, other) => one[0] - other[0]);
  const found = [];
  let from = 0;
  for (const [, begin, end] of [...spans, [0, text.length, text.length]]) {
    for (const match of text.slice(from, begin).matchAll(/#[^\n]*/g)) found.push(match[0].trimEnd());
    from = Math.max(from, end);
  }
  return found;
}

const isBlock = (node) => node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";

// ---- places ---------------------------------------------------------------------------------------

const lineStart = (text, index) => text.lastIndexOf("\n", index - 1) + 1;
const lineEnd = (text, index) => {
  const end = text.indexOf("\n", index);
  return end < 0 ? text.length : end;
};
const column = (text, index) => index - lineStart(text, index);
const spliced = (text, begin, end, put) => text.slice(0, begin) + put + text.slice(end);

// Where the last letter of a node stands; the parser counts blank lines and comments behind a group to it.
function endOf(text, node, key) {
  if (!node || (isScalar(node) && node.range[0] === node.range[1])) return text.indexOf(":", key.range[1]) + 1;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
    const last = node.items.at(-1);
    return last.key ? endOf(text, last.value, last.key) : endOf(text, last);
  }
  const end = node.range[1];
  return isScalar(node) && isBlock(node) ? text.slice(0, end).trimEnd().length : end;
}

const pairOf = (map, key) => map.items.find((pair) => String(pair.key.value) === String(key));
const child = (node, key) => (isMap(node) ? pairOf(node, key)?.value : isSeq(node) ? node.items[key] : undefined);
const nodeAt = (text, path) => path.reduce(child, root(text)) ?? null;
const isThere = (node) => node && !(isScalar(node) && node.range[0] === node.range[1]);

// ---- changes --------------------------------------------------------------------------------------

function change(text, path, value, order) {
  const node = path.length ? nodeAt(text, path) : root(text);
  if (value === undefined) return isThere(node) ? removed(text, path) : text;
  if (!isThere(node)) return put(text, path, value, order);
  if (isScalar(node) && typeof value === "string") return spliced(text, node.range[0], node.range[1], rewritten(text, node, value));
  if (isMap(node) && isGroup(value)) {
    const names = new Set([...Object.keys(plain(node)), ...Object.keys(value)]);
    for (const name of names) if (name in value) text = change(text, [...path, name], value[name], order);
    for (const name of names) if (!(name in value)) text = change(text, [...path, name], undefined, order);
    return text;
  }
  if (isSeq(node) && Array.isArray(value)) return listed(text, path, node, value, order);
  if (isMap(node) && Array.isArray(value) && same(value[0], plain(node))) {
    text = inList(text, node);
    return value.slice(1).reduce((now, item, number) => change(now, [...path, number + 1], item, order), text);
  }
  if (isScalar(node) && Array.isArray(value) && !isBlock(node)) {
    const kept = value.map((item) => (item === plain(node) ? source(text, node, true) : inline(item, true)));
    return spliced(text, node.range[0], node.range[1], `[${kept.join(", ")}]`);
  }
  return put(removed(text, path), path, value, order);
}

const source = (text, node, flow = false) => {
  const written = text.slice(node.range[0], node.range[1]);
  return flow && node.type === "PLAIN" && !isPlain(written, true) ? inline(String(node.value), true) : written;
};

// A list of texts on one line keeps what it has of them; a longer one is changed item by item.
function listed(text, path, node, value, order) {
  const now = plain(node);
  if (node.flow && value.every((item) => typeof item === "string") && now.every((item) => typeof item === "string")) {
    const kept = new Map(node.items.map((item) => [String(item.value), source(text, item)]));
    return spliced(text, node.range[0], node.range[1], `[${value.map((item) => kept.get(item) ?? inline(item, true)).join(", ")}]`);
  }
  const gone = now.findIndex((item, number) => !same(item, value[number]));
  // One taken out of the middle: the others stay where they are.
  if (now.length === value.length + 1 && gone >= 0 && same(now.toSpliced(gone, 1), value)) return removed(text, [...path, gone]);
  value.forEach((item, number) => {
    text = change(text, [...path, number], item, order);
  });
  for (let number = now.length - 1; number >= value.length; number--) text = removed(text, [...path, number]);
  return text;
}

// Puts a value where none stands: into the group or list that has the path's beginning.
function put(text, path, value, order) {
  const parentPath = path.slice(0, -1), key = path.at(-1);
  const parent = parentPath.length ? nodeAt(text, parentPath) : root(text);
  if (!isThere(parent) && parentPath.length) {
    const around = typeof key === "number" ? [value] : { [key]: value };
    return put(text, parentPath, around, order);
  }
  if (isSeq(parent)) return appended(text, parent, value);
  if (parent && (!isMap(parent) || typeof key === "number")) throw new CannotEdit(path.join("."));
  if (!parent) return `${text}${text && !text.endsWith("\n") ? "\n" : ""}${written(key, value, 0)}\n`;
  if (parent.flow) return putInBraces(text, parent, key, value, order(parentPath));
  const indent = column(text, parent.items[0].key.range[0]);
  const empty = pairOf(parent, key);
  const names = order(parentPath);
  if (empty) {
    const colon = text.indexOf(":", empty.key.range[1]) + 1;
    const after = written(key, value, indent).slice(String(key).length + 1);
    // A comment behind the colon stays on its line.
    return after.startsWith("\n") ? spliced(text, lineEnd(text, colon), lineEnd(text, colon), after) : spliced(text, colon, colon, after);
  }
  const before = parent.items.filter((pair) => names.indexOf(String(pair.key.value)) < (names.includes(key) ? names.indexOf(key) : Infinity)).at(-1);
  const line = written(key, value, indent);
  if (!before) {
    const first = parent.items[0].key.range[0];
    return spliced(text, first, first, `${line}\n${" ".repeat(indent)}`);
  }
  const place = behind(text, endOf(text, before.value, before.key), indent);
  return spliced(text, place, place, `\n${" ".repeat(indent)}${line}`);
}

// The end of the line on which something ends, and of comments below it that are set in further than `indent`: they are of it.
function behind(text, end, indent) {
  let place = lineEnd(text, end);
  for (let next = place; next < text.length; ) {
    const stop = lineEnd(text, next + 1), line = text.slice(next + 1, stop);
    if (!/^ *#/.test(line) || line.indexOf("#") <= indent) break;
    next = place = stop;
  }
  return place;
}

function putInBraces(text, map, key, value, names) {
  const line = `${key}: ${inline(value, true)}`;
  if (!map.items.length) return spliced(text, map.range[0], map.range[1], `{${line}}`);
  const rank = names.includes(key) ? names.indexOf(key) : Infinity;
  const before = map.items.filter((pair) => names.indexOf(String(pair.key.value)) < rank).at(-1);
  if (!before) return spliced(text, map.items[0].key.range[0], map.items[0].key.range[0], `${line}, `);
  const end = endOf(text, before.value, before.key);
  return spliced(text, end, end, `, ${line}`);
}

function appended(text, list, value) {
  if (list.flow) {
    const end = list.items.length ? endOf(text, list.items.at(-1)) : list.range[0] + 1;
    return spliced(text, end, end, `${list.items.length ? ", " : ""}${inline(value, true)}`);
  }
  const indent = column(text, list.range[0]);
  const end = behind(text, endOf(text, list), indent);
  return spliced(text, end, end, `\n${" ".repeat(indent)}${item(value, indent)}`);
}

// One group becomes the first of a list: its lines are set in by two.
function inList(text, map) {
  if (map.flow) return spliced(text, map.range[0], endOf(text, map), `[${text.slice(map.range[0], endOf(text, map))}]`);
  const begin = map.items[0].key.range[0], end = endOf(text, map);
  return spliced(text, begin, end, `- ${text.slice(begin, end).replaceAll("\n", "\n  ")}`.replace(/\n +(?=\n)/g, "\n"));
}

// ---- taking out -------------------------------------------------------------------------------------

function removed(text, path) {
  const parentPath = path.slice(0, -1);
  const parent = parentPath.length ? nodeAt(text, parentPath) : root(text);
  const items = parent.items, number = isMap(parent) ? items.indexOf(pairOf(parent, path.at(-1))) : path.at(-1);
  if (items.length === 1 && parentPath.length) return removed(text, parentPath);
  const start = (item) => (item.key ?? item).range[0];
  const end = (item) => (item.key ? endOf(text, item.value, item.key) : endOf(text, item));
  const gone = items[number];
  if (parent.flow) {
    return number + 1 < items.length
      ? spliced(text, start(gone), start(items[number + 1]), "")
      : spliced(text, end(items[number - 1]), end(gone), "");
  }
  let begin = start(gone);
  if (isSeq(parent)) begin = text.lastIndexOf("-", begin - 1);
  const lead = text.slice(lineStart(text, begin), begin);
  if (lead.trim()) return spliced(text, begin, start(items[number + 1]), notesIn(text, begin, start(items[number + 1]), begin - lineStart(text, begin)));
  const stop = Math.min(lineEnd(text, end(gone)) + 1, text.length);
  const notes = notesIn(text, begin, stop, lead.length);
  return spliced(text, begin - lead.length, stop, notes && `${lead}${notes.trimEnd()}\n`);
}

// Comments inside of what is taken out stay, each on a line.
function notesIn(text, begin, end, indent) {
  const all = text.slice(begin, end);
  let notes = [];
  try {
    notes = comments(" ".repeat(indent) + all.replace(/^- /, "  "));
  } catch {
    notes = [...all.matchAll(/(?:^|\s)(#[^\n]*)/g)].map((match) => match[1].trimEnd());
  }
  return notes.map((note) => `${note}\n${" ".repeat(indent)}`).join("");
}

// ---- writing ----------------------------------------------------------------------------------------

const WIDTH = 130; // letters of a folded line, as the stories here have them

// Whether a text says itself without quotation marks, in both versions of YAML.
export function isPlain(text, flow = false) {
  return (
    text !== "" &&
    text === text.trim() &&
    !/[\n\t\u0085\u2028\u2029]/.test(text) &&
    !/^[!&*|>%@`"'#,[\]{}]/.test(text) &&
    !/^[-?:](\s|$)/.test(text) &&
    !/^(---|\.\.\.)/.test(text) &&
    !/:(\s|$)|\s#/.test(text) &&
    !/^(~|null|=|<<)$/i.test(text) &&
    !(flow && (/[,[\]{}]/.test(text) || /^[-?:]/.test(text)))
  );
}

function inline(value, flow = false) {
  if (typeof value === "string") return isPlain(value, flow) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => inline(one, true)).join(", ")}]`;
  return `{${Object.entries(value).map(([key, one]) => `${key}: ${inline(one, true)}`).join(", ")}}`;
}

// A field with its value, its first line not set in.
function written(key, value, indent) {
  const inner = " ".repeat(indent + 2), name = isPlain(String(key)) ? key : JSON.stringify(key);
  if (typeof value === "string" && value.length > WIDTH) return `${name}: >-\n${folded(value, [], indent + 2)}`;
  if (typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"))) return `${name}: ${inline(value)}`;
  if (Array.isArray(value)) return `${name}:\n${value.map((one) => inner + item(one, indent + 2)).join("\n")}`;
  return `${name}:\n${Object.entries(value).map(([one, below]) => inner + written(one, below, indent + 2)).join("\n")}`;
}

// An item of a list; its first line begins with the dash.
function item(value, indent) {
  if (!isGroup(value)) return `- ${inline(value)}`;
  const lines = Object.entries(value).map(([key, below]) => written(key, below, indent + 2));
  return `- ${lines.join(`\n${" ".repeat(indent + 2)}`)}`;
}

// A scalar's new text in the way in which it was written.
function rewritten(text, node, value) {
  const flow = inBraces(text, node.range[0]);
  if (isBlock(node)) {
    const old = text.slice(node.range[0], node.range[1]), [head, ...lines] = old.split("\n");
    const body = lines.filter((line) => line.trim()), indent = body.length ? body[0].search(/\S/) : 2;
    const put = node.type === "BLOCK_FOLDED" ? folded(value, body.map((line) => line.trim()), indent) : " ".repeat(indent) + value;
    return `${head}\n${put}${old.match(/\n*$/)[0]}`;
  }
  if (node.type === "QUOTE_DOUBLE") return JSON.stringify(value);
  if (node.type === "QUOTE_SINGLE" && !/[\n\\]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return isPlain(value, flow) ? value : JSON.stringify(value);
}

// Whether a place of the text is inside of { } or [ ].
function inBraces(text, index) {
  const visit = (node) => {
    if (!node || isScalar(node) || index < node.range[0] || index >= node.range[1]) return false;
    return node.flow || node.items.some((one) => (one.key ? visit(one.value) : visit(one)));
  };
  return visit(root(text));
}

// The text in lines of a folded scalar; lines at its beginning and end that say the same as before are broken where they were.
function folded(value, lines, indent) {
  let rest = value, tail = [];
  const head = [], width = Math.max(WIDTH - indent, ...lines.map((line) => line.length));
  while (lines.length > 1 && rest.startsWith(`${lines[0]} `)) {
    head.push(lines[0]);
    rest = rest.slice(lines[0].length + 1);
    lines = lines.slice(1);
  }
  while (lines.length > 1 && rest.endsWith(` ${lines.at(-1)}`)) {
    tail = [lines.at(-1), ...tail];
    rest = rest.slice(0, -lines.at(-1).length - 1);
    lines = lines.slice(0, -1);
  }
  const middle = [];
  for (const word of rest.split(" ")) {
    const last = middle.at(-1);
    if (last !== undefined && last.length + word.length < width) middle[middle.length - 1] = `${last} ${word}`;
    else middle.push(word);
  }
  return [...head, ...middle, ...tail].map((line) => " ".repeat(indent) + line).join("\n");
}

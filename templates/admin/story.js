// A story: its front matter and its chapters, each changed by place.
import { edited, read, same } from "./place.js";

const FRAME = /^---[ \t]*\n([^]*?\n)---[ \t]*(?:\n|$)/;

export function parts(text) {
  const match = FRAME.exec(text);
  return match ? { head: match[1], from: text.indexOf(match[1]), body: text.slice(match[0].length), bodyFrom: match[0].length } : { head: "", from: 0, body: text, bodyFrom: 0 };
}

export const frontMatter = (text) => read(parts(text).head);

export function withField(text, path, value, order) {
  const { head, from } = parts(text);
  return text.slice(0, from) + edited(head, path, value, order) + text.slice(from + head.length);
}

// The chapters of a body, in order: heading and words; what stands before the first has none. Places are those of the whole text.
export function chapters(text) {
  const { body, bodyFrom } = parts(text);
  const marks = [...body.matchAll(/^## +(.*?)[ \t]*$/gm)].filter((mark) => !inFence(body, mark.index));
  return ["", ...marks].map((mark, number) => {
    const begin = mark ? mark.index + mark[0].length : 0;
    const end = marks[number]?.index ?? body.length;
    const words = body.slice(begin, end);
    const lead = words.match(/^\s*/)[0].length;
    const trimmed = words.trim();
    return { heading: mark ? mark[1] : "", words: trimmed, from: bodyFrom + begin + (trimmed ? lead : 0), to: bodyFrom + begin + (trimmed ? lead + trimmed.length : words.length) };
  }).filter(({ heading, words }) => heading || words);
}

const inFence = (body, index) => (body.slice(0, index).match(/^```/gm) ?? []).length % 2 === 1;

// The text with other words in the chapter of this heading; everything between chapters stays. A chapter that is new comes
// before the first of those that are to follow it.
export function withChapter(text, heading, words, following = []) {
  const all = chapters(text), chapter = all.find((one) => one.heading === heading);
  const clean = words.trim();
  if (!chapter) {
    if (!clean) return text;
    const next = all.find((one) => following.includes(one.heading));
    const place = next ? text.lastIndexOf("\n## ", next.from) + 1 : -1;
    if (place > 0) return `${text.slice(0, place)}## ${heading}\n\n${clean}\n\n${text.slice(place)}`;
    return `${text.trimEnd()}\n\n## ${heading}\n\n${clean}\n`;
  }
  if (chapter.words === clean) return text;
  const last = chapter.to >= text.trimEnd().length;
  const put = chapter.words ? clean : `\n\n${clean}\n${last ? "" : "\n"}`;
  return text.slice(0, chapter.from) + put + text.slice(chapter.to);
}

// ---- two people, one file ---------------------------------------------------------------------------

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// Places that differ between two values. A list whose length changed is one place.
function* differences(one, other, path = []) {
  if (same(one, other)) return;
  const deep = (isGroup(one) && isGroup(other)) || (Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.some(isGroup));
  if (!deep) yield path;
  else for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) yield* differences(one[key], other[key], [...path, Array.isArray(one) ? Number(key) : key]);
}

const at = (data, path) => path.reduce((value, key) => value?.[key], data);
const begins = (path, other) => path.slice(0, other.length).join("\n") === other.join("\n");

// What I changed, put into what stands there now. Where both changed the same place, it is theirs until somebody chooses:
// `contested` names each, with both values.
export function together(path, base, mine, theirs, order) {
  const contested = [];
  const story = path.endsWith(".md");
  let text = theirs;
  const data = (whole) => (story ? frontMatter(whole) : read(whole));
  const [was, my, now] = [base, mine, theirs].map(data);
  const others = [...differences(was, now)];
  for (const place of differences(was, my)) {
    const value = at(my, place);
    if (same(at(now, place), value)) continue;
    const met = others.some((other) => begins(other, place) || begins(place, other));
    if (met) contested.push({ path, place, mine: value, theirs: at(now, place) });
    else text = story ? withField(text, place, value, order) : edited(text, place, value, order);
  }
  if (story) {
    const words = (whole) => Object.fromEntries(chapters(whole).map(({ heading, words: said }) => [heading, said]));
    const [wrote, wrote2, stands] = [base, mine, theirs].map(words);
    for (const heading of Object.keys(wrote2)) {
      if (wrote2[heading] === wrote[heading] || wrote2[heading] === stands[heading]) continue;
      if (stands[heading] === wrote[heading]) text = withChapter(text, heading, wrote2[heading]);
      else contested.push({ path, heading, mine: wrote2[heading], theirs: stands[heading] });
    }
  }
  return { text, contested };
}

// A scan is answered at its own address, in the language chosen before (cookie nf_lang) if it is one of ours, else the first
// one the phone names; without either, with the choice of languages.
const LANGUAGES = {{ languages | list | tojson }};

// What is no letter and no digit is passed over, as in sw.js: scanners and chat programs add full stops and brackets.
const small = (typed) =>
  typed.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))).replace(/[^A-Za-z0-9]/g, "").toLowerCase();

export async function onRequest({ request, env, params }) {
  const chosen = request.headers.get("Cookie")?.match(/(?:^|;\s*)nf_lang=([^;]*)/)?.[1];
  const named = request.headers.get("Accept-Language")?.match(/^\s*([a-z]{2})(?![a-z])/i)?.[1].toLowerCase();
  const reader = [chosen, named].find((language) => LANGUAGES.includes(language));
  const code = small(params.code) || "-"; // else the page of all plaques would answer
  const paths = [`{{ base }}/q/${code}/`];
  if (reader) paths.unshift(`{{ base }}/${reader}/q/${code}/`);
  let answer;
  for (const path of paths) {
    answer = await env.ASSETS.fetch(new Request(new URL(path, request.url), request));
    if (answer.status !== 404) break;
  }
  if (env.SCANS) note(env.SCANS, request, code, reader ?? (named ? "other" : ""), answer.status);
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-store");
  headers.set("Vary", "Accept-Language, Cookie");
  return new Response(answer.body, { status: answer.status, headers });
}

// Where wrangler.toml binds SCANS, each scan is noted: its plaque, its language, and why it is none of a person's, if it is
// none. No address and no browser. `ditich counts --cloudflare` reads it: docs/counts.md.
function note(scans, request, code, language, status) {
  try {
    if (request.method !== "GET" || (status >= 300 && status < 400 && status !== 304)) return;
    const reason = reasonOf(request, status);
    scans.writeDataPoint({ indexes: [reason ? "-" : code.slice(0, 20)], blobs: [reason ? "" : language, reason], doubles: [1] });
  } catch {} // whoever stands before a plaque is answered, counted or not
}

function reasonOf(request, status) {
  const agent = (request.headers.get("User-Agent") ?? "").replace(PEOPLE, "");
  const group = GROUPS.find(([, own, listed]) => own?.test(agent) || listed?.test(agent));
  if (group) return group[0];
  if (/prefetch/i.test(request.headers.get("Sec-Purpose") ?? request.headers.get("Purpose") ?? "")) return "prefetch";
  if (request.headers.get("Referer")?.endsWith("/sw.js")) return "kept";
  if (status === 404) return "unknown-code";
  return status >= 400 ? "failed" : "";
}

// From templates/counts/left-out.yaml, where the source and the licence of each list stands.
const PEOPLE = new RegExp({{ people | tojson }}, "gi");
const GROUPS = [
{% for group in groups %}
  [{{ group.id | tojson }}, {% if group.own %}new RegExp({{ group.own | tojson }}, "i"){% else %}null{% endif %}, {% if group.listed %}new RegExp({{ group.listed | tojson }}){% else %}null{% endif %}],
{% endfor %}
];

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
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-store");
  headers.set("Vary", "Accept-Language, Cookie");
  return new Response(answer.body, { status: answer.status, headers });
}

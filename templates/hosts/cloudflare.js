// A scan is answered at its own address, in the language chosen before (cookie nf_lang), else the first one the phone
// names; without either, with the choice of languages.
const LANGUAGES = {{ languages | list | tojson }};

export async function onRequest({ request, env, params }) {
  const chosen = request.headers.get("Cookie")?.match(/(?:^|;\s*)nf_lang=([^;]*)/)?.[1];
  const asked = chosen ?? request.headers.get("Accept-Language")?.match(/^\s*([a-z]{2})(?![a-z])/i)?.[1].toLowerCase();
  const paths = [`/q/${params.code}/`];
  if (LANGUAGES.includes(asked)) paths.unshift(`/${asked}/q/${params.code}/`);
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

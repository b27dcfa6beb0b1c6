// Netlify's own matcher of redirect rules: requests as JSON on standard input, what each leads to on standard output.
const fs = require("node:fs");
const redirector = require("netlify-redirector");

const [rules] = process.argv.slice(2);
const requests = JSON.parse(fs.readFileSync(0, "utf8"));

(async () => {
  const matcher = await redirector.parsePlain(fs.readFileSync(rules, "utf8"), {});
  const found = requests.map(({ path, accept, cookie }) => {
    const cookies = Object.fromEntries(cookie.split("; ").filter(Boolean).map((pair) => pair.split("=")));
    // As netlify-cli asks it: the cookie wins, then the first two letters of the first language named.
    const headers = { "x-language": cookies.nf_lang ?? accept.slice(0, 2), "x-country": "vn", "accept-language": accept };
    return matcher.match({
      scheme: "https",
      host: "ditich.example",
      path,
      query: "",
      headers,
      cookieValues: cookies,
      getHeader: (name) => headers[name.toLowerCase()] ?? "",
      getCookie: (name) => cookies[name] ?? "",
    });
  });
  console.log(JSON.stringify(found.map((match) => match && { to: match.to, status: match.status, force: match.force })));
})();

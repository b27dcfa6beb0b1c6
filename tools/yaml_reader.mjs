// Writes templates/admin/yaml.js: of the npm package yaml what reads, without what writes and without the tags of YAML 1.1.
// In a folder where `npm install yaml@2.9.1 esbuild` was run: node …/tools/yaml_reader.mjs …/templates/admin/yaml.js
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { build } = require("esbuild");

// A part that is never called while a text is read: its exports are there, and nothing behind them.
const unused = {
  name: "unused",
  setup({ onLoad }) {
    onLoad({ filter: /dist\/(stringify|schema\/yaml-1\.1|schema\/json)\/[^/]*\.js$|dist\/nodes\/toJS\.js$/ }, ({ path }) => {
      const names = [...readFileSync(path, "utf-8").matchAll(/^export \{ (.*) \};$/gm)].flatMap(([, all]) => all.split(", "));
      return { contents: names.map((name) => `export const ${name} = {};`).join("\n") };
    });
  },
};

const licence = readFileSync("node_modules/yaml/LICENSE", "utf-8").trim();
await build({
  stdin: { contents: 'export { isMap, isScalar, isSeq, parseDocument } from "yaml";', resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  format: "esm",
  legalComments: "none",
  banner: { js: `/*! yaml 2.9.1 (https://eemeli.org/yaml/), the part that reads; its licence (ISC):\n\n${licence}\n*/` },
  plugins: [unused],
  outfile: process.argv[2],
});

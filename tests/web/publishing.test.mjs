// What a host is told: the workflow, the examples of the guide, and the manifest name things that are there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parse } from "yaml";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const guide = read("docs/publishing.md");
const blocks = Object.fromEntries([...guide.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, kind, text]) => [kind, text]));
const manifest = JSON.parse(read("www/manifest.webmanifest"));
/** The files of the built page. */
const built = readdirSync(new URL("dist/", root));
/** Those with the same name in every build. */
const same = built.filter((name) => !/-[0-9A-Za-z]{8,10}\.\w+$/.test(name));

const usage = new Set([...read("xtask/src/main.rs").matchAll(/^cargo xtask (\w+) /gm)].map(([, name]) => name));
const named = (text) => [...text.matchAll(/cargo xtask (\w+)/g)].map(([, name]) => name);

test("the workflow is one that the host takes, and names commands that exist", () => {
  const { on, permissions, jobs } = parse(read(".github/workflows/pages.yml"), { strict: true });
  assert.ok("push" in on && "workflow_dispatch" in on);
  assert.deepEqual(permissions, { contents: "read", pages: "write", "id-token": "write" });
  const { steps, environment } = jobs.publish;
  for (const { uses, run } of steps) {
    assert.ok(Boolean(uses) !== Boolean(run), "a step uses an action or runs a command");
    if (uses) assert.match(uses, /^actions\/[a-z-]+@v\d+$/);
    for (const name of named(run ?? "")) assert.ok(usage.has(name), `cargo xtask ${name}`);
  }
  const of = (action) => steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`));
  const settings = read("wasm-pack.toml");
  assert.equal(of("setup-node").with["node-version"], Number(/^node = (\d+)/m.exec(settings)[1]));
  assert.equal(of("upload-pages-artifact").with.path, /^dist = "(.+?)"/m.exec(settings)[1]);
  assert.ok(steps.some(({ run }) => run?.includes(/^triple = "(.+?)"/m.exec(settings)[1])));
  assert.equal(environment.url, `\${{ steps.${of("deploy-pages").id}.outputs.page_url }}`);
  assert.ok(steps.some(({ run }) => run === "cargo xtask web"));
});

test("what the guides tell to run exists", () => {
  for (const path of ["docs/publishing.md", "README.md", "README.vi.md"]) {
    for (const name of named(read(path))) assert.ok(usage.has(name), `${path}: cargo xtask ${name}`);
  }
});

test("every example names the files that have the same name in every build", () => {
  assert.deepEqual(same.sort(), ["index.html", "manifest.webmanifest", "sodo.html", "sw.js"]);
  for (const kind of ["nginx", "apache", "caddy"]) {
    const plain = blocks[kind].replaceAll("\\", "");
    for (const name of same) assert.ok(plain.includes(name), `${kind}: ${name}`);
    assert.ok(plain.includes("immutable") && plain.includes("no-cache"), kind);
    assert.ok(!/Opener-Policy|Embedder-Policy/.test(plain), kind);
  }
  for (const name of same) assert.ok(guide.includes(`\`${name}\``), name);
});

test("the rules of _headers are of files that are there, and of none with the same name in every build", () => {
  const rules = [...blocks._headers.matchAll(/^\/(\S+)\*\n((?: {2}.+\n)+)/gm)];
  assert.ok(rules.length > 4);
  for (const [, prefix, headers] of rules) {
    const names = built.filter((name) => name.startsWith(prefix));
    assert.ok(names.length, prefix);
    assert.deepEqual(names.filter((name) => same.includes(name)), [], prefix);
    assert.match(headers, /^ {2}Cache-Control: public, max-age=31536000, immutable\n$/);
  }
});

test("the command that compresses beforehand does", () => {
  const folder = mkdtempSync(join(tmpdir(), "sodo-guide-"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "a.js"), "let a;");
  writeFileSync(join(folder, "dist", "a.woff2"), "font");
  execFileSync("sh", ["-c", blocks.sh], { cwd: folder });
  assert.deepEqual(readdirSync(join(folder, "dist")).sort(), ["a.js", "a.js.br", "a.js.gz", "a.woff2"]);
  assert.equal(String(brotliDecompressSync(readFileSync(join(folder, "dist", "a.js.br")))), "let a;");
  assert.equal(String(gunzipSync(readFileSync(join(folder, "dist", "a.js.gz")))), "let a;");
  rmSync(folder, { recursive: true });
});

test("the installed page opens every kind of file that the page reads, and no other", () => {
  const table = /const endings[^{]*\{([^}]*)\}/.exec(read("www/intake/kinds.ts"))[1];
  const kinds = new Map([...table.matchAll(/(\w+): "(.+?)"/g)].map(([, kind, words]) => [kind, words.split(" ")]));
  kinds.delete("picture");
  const opens = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
  assert.deepEqual(opens.sort(), [...kinds.values()].flat().map((ending) => `.${ending}`).sort());
});

test("the built manifest names icons that are there, and shares to where the service worker listens", () => {
  const written = JSON.parse(read("dist/manifest.webmanifest"));
  assert.equal(written.icons.length, manifest.icons.length);
  for (const { src } of written.icons) assert.ok(existsSync(new URL(`dist/${src}`, root)), src);
  const shared = /shared = "(.+?)"/.exec(read("www/anywhere/names.ts"))[1];
  assert.equal(written.share_target.action, `./${shared}`);
  for (const field of ["title", "text", "url"]) assert.equal(written.share_target.params[field], field);
});

test("the service worker lists every file of the hosted page", () => {
  const build = JSON.parse(read("dist/sw.js").split("\n", 1)[0].slice("const BUILD=".length, -1));
  const listed = build.rounds.flat().map(([name]) => (name === "./" ? "index.html" : name));
  assert.deepEqual(listed.sort(), built.filter((name) => !["sodo.html", "sw.js"].includes(name)).sort());
  assert.ok(read("dist/index.html").includes(`<meta id="sodo-build" content="${build.name}">`));
});

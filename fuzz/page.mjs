// Whatever a reader drops on the page: files, pastes, links and pictures that were changed anywhere, in a real browser.
//
// Each ends in what was found or in a refusal that the page has a sentence for, soon, and nothing in it runs. What breaks that
// is laid into fuzz/regressions/page/, and its number finds it again: node fuzz/page.mjs --seed N --count 1.

import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { argv, env, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { cases } from "./mutate.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
/** Where finds are kept. */
export const finds = join(root, "fuzz/regressions/page");
/** So long may one input take, in milliseconds, and so long a browser is waited for. */
const [patience, lost] = [5_000, Number(env.LOST ?? 60_000)];
const together = 24;

/** What a script in an input would do, and where it would be seen. */
const door = `
  import { fromFilesAtOnce } from "./intake/files.ts";
  import { fromWords } from "./intake/transfer.ts";
  import { outOfPng } from "./carry/png.ts";
  import { outOfSvg } from "./carry/svg.ts";
  import { openLink } from "./carry/link.ts";
  import { fromText } from "./store/file.ts";
  import { vi } from "./text.vi.ts";

  const reasons = new Set(Object.keys(vi.problem));
  const words = (value) => { if (typeof value !== "string") throw new Error("no words: " + typeof value); return value; };
  const broken = [];
  /** Told by the reader of files of what it takes for a broken file. */
  globalThis.odd = (error, name) => {
    // What a library says of a file that is none is no fault; a fault of ours is one of the language.
    const own = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
    if (own && !/\\.pdf$/i.test(name)) broken.push(String(error?.stack ?? error));
  };

  function looked({ articles = [], problems = [], tables = [], pictures = [], projects = [], recipes = [] }) {
    for (const { text, name, url, published } of articles) {
      if (words(text).trim() === "") throw new Error("an article without words");
      words(name);
      if (url !== undefined && !/^https?:/.test(url)) throw new Error("leads to " + url);
      if (published !== undefined && !/^\\d{4}-\\d{2}-\\d{2}$/.test(published)) throw new Error("no day: " + published);
    }
    for (const { reason, name } of problems) {
      words(name);
      if (!reasons.has(reason)) throw new Error("nobody knows the reason " + reason);
    }
    for (const { text } of tables) words(text);
    for (const { data } of pictures) words(data);
    for (const { decisions } of recipes) if (!Array.isArray(decisions)) throw new Error("no decisions");
    for (const { text } of projects) {
      const found = fromText(words(text));
      if (typeof found === "string" && !reasons.has(found)) throw new Error("nobody knows the reason " + found);
    }
    return [articles.length + tables.length + pictures.length + projects.length + recipes.length, ...problems.map((problem) => problem.reason)].join(" ");
  }

  const doors = {
    file: async (bytes, name) => looked(await fromFilesAtOnce([new File([bytes], name)])),
    paste: async (bytes) => {
      const html = new TextDecoder().decode(bytes);
      return looked(await fromWords(html.replace(/<[^>]*>/g, " "), html)) + looked(await fromWords(html, ""));
    },
    link: async (bytes) => {
      const found = await openLink(new TextDecoder().decode(bytes));
      if (typeof found !== "string") JSON.parse(words(found.data));
      return typeof found === "string" ? found : "chart";
    },
    carried: async (bytes) => {
      for (const found of [outOfPng(bytes), outOfSvg(new TextDecoder().decode(bytes))]) if (typeof found !== "string") words(found.data);
      return "looked";
    },
  };

  globalThis.hold = async ([door, name, packed]) => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const start = performance.now();
    broken.length = 0;
    let said = "", wrong = "";
    try { said = await doors[door](bytes, name); } catch (error) { wrong = String(error?.stack ?? error); }
    const took = performance.now() - start;
    if (!wrong && broken.length) wrong = broken.join("\\n");
    if (!wrong && globalThis.ran !== undefined) wrong = "it ran: " + globalThis.ran;
    delete globalThis.ran;
    return { said, wrong, took };
  };
`;

/** The page's own readers as one script; what they take for a broken file is told. */
async function script() {
  const options = { bundle: true, write: false, target: "es2022", charset: "utf8", logLevel: "warning", loader: { ".txt": "text", ".tsv": "text" }, jsx: "automatic", jsxImportSource: "preact" };
  const caught = 'new Refusal(isDeep(error) ? "tooDeep" : "broken")';
  const told = {
    name: "told",
    setup(builder) {
      builder.onLoad({ filter: /intake\/files\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, "utf8");
        if (!text.includes(caught)) throw new Error(`${path} takes files for broken in another way`);
        return { contents: text.replace(caught, `(isDeep(error) || globalThis.odd(error, name), ${caught})`), loader: "ts" };
      });
    },
  };
  const define = { HOSTED: "true", PDF_WORKER: '"pdf-worker-0000000000.js"' };
  const made = await build({ ...options, stdin: { contents: door, resolveDir: join(root, "www"), loader: "ts" }, format: "iife", define, plugins: [told] });
  const pdf = await build({ ...options, entryPoints: [join(root, "www/intake/pdf-worker.ts")], format: "esm" });
  return { "/": "<!doctype html><meta charset=utf-8><body><script src=/door.js></script>", "/door.js": made.outputFiles[0].text, "/pdf-worker-0000000000.js": pdf.outputFiles[0].text };
}

/** A browser with the readers in it, started anew where an input has stopped it. */
export async function opened() {
  const files = await script();
  const server = createServer(({ url }, response) => {
    const type = url.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(url in files ? 200 : 404, { "content-type": type }).end(files[url] ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const own = `http://127.0.0.1:${server.address().port}/`;
  let browser, page;
  const left = [];
  const start = async () => {
    await browser?.close().catch(() => {});
    browser = await chromium.launch({ executablePath: env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.on("request", (request) => request.url().startsWith("http") && !request.url().startsWith(own) && left.push(request.url()));
    page.on("dialog", (dialog) => dialog.dismiss());
    await page.goto(own);
  };
  const ask = async (inputs) => {
    const answers = page.evaluate((inputs) => Promise.all([]).then(async () => {
      const all = [];
      for (const input of inputs) all.push(await hold(input));
      return all;
    }), inputs.map(({ door, name, bytes }) => [door, name, Buffer.from(bytes).toString("base64")]));
    answers.catch(() => {});
    let timer;
    const late = new Promise((done) => (timer = setTimeout(done, lost, "late")));
    const told = await Promise.race([answers.catch((error) => `the page is gone: ${error.message}`), late]);
    clearTimeout(timer);
    return told;
  };
  await start();
  return {
    /** What came of each input: what was said of it, and what is wrong where something is. */
    async held(inputs) {
      let told = await ask(inputs);
      if (typeof told !== "string" && !left.length && told.every(({ wrong, took }) => !wrong && took < patience)) return told;
      // One by one, each in a fresh page, to see which it is.
      told = [];
      for (const input of inputs) {
        left.length = 0;
        await start();
        const answer = await ask([input]);
        const [one] = typeof answer === "string" ? [{ said: "", wrong: answer === "late" ? "it does not end" : answer, took: lost }] : answer;
        if (!one.wrong && left.length) one.wrong = `a request left: ${left[0]}`;
        if (!one.wrong && one.took > patience) one.wrong = `it took ${Math.round(one.took)} ms`;
        told.push(one);
      }
      left.length = 0;
      await start();
      return told;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** All that was ever found: the name of a file tells its door, and behind a dot of two the name it is dropped under. */
export function kept() {
  const names = existsSync(finds) ? readdirSync(finds).sort() : [];
  return names.map((file) => {
    const [door, ...name] = file.split("--");
    return { file, door, name: name.join("--"), bytes: readFileSync(join(finds, file)) };
  });
}

async function main() {
  const told = (flag, otherwise) => (argv.includes(flag) ? Number(argv[argv.indexOf(flag) + 1]) : otherwise);
  const [seconds, most] = [told("--seconds", 60), told("--count", Infinity)];
  const first = told("--seed", Date.now() % 1e9);
  const page = await opened();
  const end = Date.now() + seconds * 1000;
  const counts = {};
  let [at, found] = [0, 0];
  for (const { file, wrong } of (await page.held(kept())).map((one, i) => ({ ...one, file: kept()[i].file }))) {
    if (wrong) found++, console.log(`${file} again: ${wrong}`);
  }
  const made = await cases();
  while (at < most && (most !== Infinity || Date.now() < end)) {
    const inputs = Array.from({ length: Math.min(together, most - at) }, (_, i) => made(first + at + i));
    const answers = await page.held(inputs);
    answers.forEach(({ said, wrong }, i) => {
      const input = inputs[i];
      const key = `${input.door} ${input.name.split(".").pop()}: ${said.slice(0, 40)}`;
      counts[key] = (counts[key] ?? 0) + 1;
      if (!wrong) return;
      found++;
      mkdirSync(finds, { recursive: true });
      const file = join(finds, `${input.door}--${first + at + i}${input.name}`);
      writeFileSync(file, input.bytes);
      console.log(`${file}: ${wrong.slice(0, 2000)}`);
    });
    at += inputs.length;
  }
  await page.close();
  if (argv.includes("--counts")) for (const [key, count] of Object.entries(counts).sort()) console.log(`${String(count).padStart(7)}  ${key}`);
  // The last line is read by `cargo xtask fuzz`.
  console.log(JSON.stringify({ runs: at, found, seed: first }));
  exit(found ? 1 : 0);
}

if (argv[1] === fileURLToPath(import.meta.url)) await main();

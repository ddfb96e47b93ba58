// Small hosts on this machine: one whose page can be replaced, broken and taken off the network, and one of a news site.

import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { dist, scratch, types } from "./driver.mjs";

let editions = 0;

/** A copy of the built page with a mark in its title and in its style, as a later build has other words and other colours. */
export function edition(mark) {
  const folder = join(scratch, `edition-${++editions}`);
  cpSync(dist, folder, { recursive: true });
  const [head, ...script] = readFileSync(join(folder, "sw.js"), "utf8").split("\n");
  const build = JSON.parse(head.slice("const BUILD=".length, -1));
  const files = build.rounds.flat();
  const style = files.find(([name]) => name.startsWith("style-"));
  const styled = `style-${mark}.css`;
  const held = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("base64");
  writeFileSync(join(folder, styled), `${readFileSync(join(folder, style[0]), "utf8")}:root{--edition:${mark}}`);
  const name = createHash("sha256").update(mark).digest("hex").slice(0, 16);
  const document = readFileSync(join(folder, "index.html"), "utf8").replace(held(style[0]), held(styled)).replace(style[0], styled).replace(build.name, name).replace("<body>", `<body data-edition="${mark}">`);
  writeFileSync(join(folder, "index.html"), document);
  style[0] = styled;
  const hash = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("base64");
  for (const file of files) file[1] = hash(file[0] === "./" ? "index.html" : file[0]);
  writeFileSync(join(folder, "sw.js"), [`const BUILD=${JSON.stringify({ ...build, name })};`, ...script].join("\n"));
  return { folder, files: files.map(([file]) => file) };
}

/**
 * A static host. `host.folder` may be replaced; `host.refuse` says which names it fails on; `host.pages` has pages of the
 * test's own; `host.leave()` takes it off the network and `host.come()` back, at the same address.
 */
export async function host(folder, headers = {}) {
  const self = { folder, refuse: () => false, pages: {}, asked: [], headers };
  const serve = (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const name = pathname.slice(1) || "index.html";
    self.asked.push(name);
    if (self.refuse(name)) return response.writeHead(500).end("out of order");
    if (name in self.pages) return response.writeHead(200, { "content-type": types[".html"], ...self.headers }).end(self.pages[name]);
    const path = self.folder && join(self.folder, name);
    if (!path?.startsWith(self.folder) || !existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", ...self.headers }).end(readFileSync(path));
  };
  let server;
  let port = 0;
  self.come = () =>
    new Promise((done) => {
      server = createServer(serve).listen(port, "127.0.0.1", () => {
        port = server.address().port;
        self.url = `http://127.0.0.1:${port}/`;
        done();
      });
    });
  self.leave = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  await self.come();
  return self;
}

// Pictures, pages and links that carry a chart: hostile around it, and hostile in it.

import { crc32, deflateRawSync } from "node:zlib";
import { PNG } from "pngjs";
import { few, pieces } from "./markup.mjs";

const marked = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const svgOf = (data, around = "", head = "") => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${around}<metadata id="sodo-data">${marked(typeof data === "string" ? data : JSON.stringify(data))}</metadata></svg>`;

/** What a chart of ours carries, changed. */
function changed(chart, change) {
  const copy = structuredClone(chart);
  change(copy);
  return copy;
}

/** Every text of a chart becomes hostile words, as far as its figures allow. */
function worded(chart, words) {
  return changed(chart, (data) => {
    data.spec.title = words;
    data.spec.notes = words;
    data.articles.forEach((article, i) => {
      article.doc = `${words} ${i}`;
      article.title = `${words} ${i}`;
      article.source = words;
      article.main_area = { name: words };
      for (const o of article.observations) [o.label, o.area, o.unit] = [words, words, words];
    });
    delete data.spec.doc;
  });
}

/** What a picture of the page carries. */
export function carriedBy(picture) {
  const words = /<metadata id="sodo-data">(.*?)<\/metadata>/s.exec(picture.toString("utf8"))[1];
  return JSON.parse(words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
}

/** Pictures of a chart that the page itself saved: `of` it their content is made. Those that are `drawn` are sound but for their words. */
export const pictures = (at) => [
  ...few.map((name) => ({ id: `chart-${name}`, name: `${name}.svg`, drawn: true, of: (chart) => ({ text: svgOf(worded(chart, pieces[name](`chart-${name}`, at(`chart-${name}`))), pieces[name](`chart-${name}`, at(`chart-${name}`)).replace(/<metadata/g, "")) }) })),
  { id: "svg-active", name: "chạy.svg", of: (chart) => ({ text: svgOf(chart, `<script>globalThis.owned=' svg-active'</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${at("svg-active")}"/></foreignObject><image href="${at("svg-active")}"/><use xlink:href="${at("svg-active")}#x"/><animate onbegin="globalThis.owned=' svg-active'" attributeName="x" dur="1s"/><style>@import url(${at("svg-active")})</style>`, `onload="globalThis.owned=' svg-active'"`) }) },
  { id: "svg-stylesheet", name: "kiểu.svg", of: (chart) => ({ text: `<?xml-stylesheet href="${at("svg-stylesheet")}"?><!DOCTYPE svg SYSTEM "${at("svg-stylesheet")}" [<!ENTITY e SYSTEM "${at("svg-stylesheet")}">]>${svgOf(chart, "&e;")}` }) },
  { id: "html-active", name: "chạy.html", of: (chart) => ({ text: `<figure class="sodo-chart" onclick="globalThis.owned=' html-active'"><script data-h="html-active">globalThis.owned=' html-active'</script><iframe data-h="html-active" src="${at("html-active")}"></iframe>${svgOf(chart)}</figure>` }) },
  { id: "html-report", name: "báo cáo.html", of: (chart) => ({ text: `<!doctype html><html data-sodo="report" onclick="globalThis.owned=1"><body onload="globalThis.owned=' html-report'"><script data-h="html-report">globalThis.owned=' html-report'</script>${svgOf(chart)}</body></html>` }) },
  { id: "png-chunk", name: "khúc.png", of: (chart) => ({ bytes: chunked(JSON.stringify(worded(chart, pieces["img-error"]("png-chunk", at("png-chunk"))))) }) },
  { id: "png-lengths", name: "dài.png", bytes: Buffer.concat([blank().subarray(0, 33), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from("iTXtsodo\0\0\0\0\0")]) },
  { id: "png-zero-chunks", name: "không.png", bytes: Buffer.concat([blank().subarray(0, 33), Buffer.alloc(1_200_000)]) },
  { id: "png-huge", name: "khổng lồ.png", bytes: huge() },
  ...Object.entries({
    proto: (text) => text.replace('"spec":{', '"spec":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},').replace('"articles":[{', '"articles":[{"__proto__":{"polluted":"yes"},'),
    "proto-doc": (text) => text.replace(/"doc":"[^"]*"/, '"doc":"__proto__"').replace(/"title":"[^"]*"/g, '"title":"constructor"'),
    "javascript-url": (text) => text.replace(/"published"/, `"url":"javascript:globalThis.owned=' carried'","published"`),
    "url-quotes": (text) => text.replace(/"published"/, `"url":"https://x\\" onmouseover=\\"globalThis.owned=' carried'","published"`),
    link: (text) => text.replace('"spec":{', `"spec":{"link":"javascript:globalThis.owned=' carried'",`),
    theme: (text) => text.replace('"spec":{', `"spec":{"theme":"\\"><script>globalThis.owned=' carried'</script>",`),
    size: (text) => text.replace('"spec":{', '"spec":{"height":4000000000,'),
    "size-below": (text) => text.replace('"spec":{', '"spec":{"width":-1,'),
    value: (text) => text.replace(/"value":"[^"]*"/, `"value":"1e999999999"`),
    "value-long": (text) => text.replace(/"value":"[^"]*"/, `"value":"${"9".repeat(100_000)}"`),
    positions: (text) => text.replace(/"position":\{[^}]*\}/, '"position":{"start":-1,"end":4294967295}'),
    lists: (text) => text.replace(/"observations":\[/g, '"observations":[[],'),
    version: (text) => text.replace('"version":1', '"version":{"valueOf":1}'),
    twice: (text) => text.replace('"version":1', '"version":1,"version":1'),
    "cut": (text) => text.slice(0, text.length / 2),
  }).map(([name, change]) => ({ id: `carried-${name}`, name: `${name}.svg`, of: (chart) => ({ text: svgOf(change(JSON.stringify(chart))) }) })),
];

/** What the page may say of them. */
pictures.reasons = ["chartCut", "chartWrong", "chartLarge", "chartNewer", "picture", "report"];

const base64 = (bytes) => Buffer.from(bytes).toString("base64url");

/** What stands in an address. */
export const links = (at) => [
  ["script", `<script>globalThis.owned=' link-script'</script>`],
  ["javascript", `javascript:globalThis.owned=' link-javascript'`],
  ["address", at("link-address")],
  ["proto", "b1.__proto__"],
  ["short", "b1."],
  ["letters", "b1.%%%%"],
  ["no-stream", `b1.${base64("no stream of bits")}`],
  ["newer", "b99999999999999999999.AAAA"],
  ["digits", `q1.${"9".repeat(200_000)}`],
  ["digits-signs", "q1.-1e999"],
  ["bomb", `b1.${base64(deflateRawSync(Buffer.alloc(700_000_000, 97)))}`],
  ["lines", `b1.${base64(deflateRawSync(`["w",{"__proto__":{"polluted":"yes"},"title":"<img src=x onerror=globalThis.owned=' link-lines'>"}]`))}`],
  ["deep", `b1.${base64(deflateRawSync(`${"[".repeat(100_000)}`))}`],
  ["selector", "main,[onclick]"],
  ["sent", "gui-bai.../../x"],
  ["help", "huong-dan\"><img src=x onerror=globalThis.owned=' link-help'>"],
].map(([name, hash]) => ({ id: `link-${name}`, hash: `#${hash}` }));

function blank() {
  return PNG.sync.write(new PNG({ width: 4, height: 4 }));
}

/** A picture with a chunk under our name. */
function chunked(text) {
  const body = Buffer.concat([Buffer.from("iTXtsodo\0\0\0\0\0", "latin1"), Buffer.from(text)]);
  return Buffer.concat([blank().subarray(0, 33), numbered(body.length - 4), body, numbered(crc32(body)), blank().subarray(33)]);
}

/** A picture that says that it is as large as can be. */
function huge() {
  const bytes = Buffer.from(blank());
  bytes.writeUInt32BE(0x7fffffff, 16);
  bytes.writeUInt32BE(0x7fffffff, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function numbered(n) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n >>> 0);
  return bytes;
}

// Cuts the two weights of Be Vietnam Pro down to the letters of advances.tsv: `node xtask/font.mjs FOLDER` writes regular.woff2
// and bold.woff2. Hints go, which browsers of today hardly follow and which are half the weight; of the features stay those that
// set letters, marks and figures in columns; of the names the copyright and the licence, which have to go along.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import subset from "subset-font";

const root = new URL("../", import.meta.url);
const features = ["ccmp", "kern", "mark", "mkmk", "tnum"];
const notices = [0, 13, 14];
const weights = { regular: "400Regular", bold: "700Bold" };

/** The letters that the table of widths tells of. */
export function letters() {
  const lines = readFileSync(new URL("src/lexicon/advances.tsv", root), "utf8").split("\n");
  const rows = lines.filter((line) => line && !line.startsWith("#")).slice(1);
  return rows
    .flatMap((row) => row.split("\t")[2].split(" "))
    .map((range) => range.split("-").map((point) => parseInt(point, 16)))
    .flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
    .join("");
}

/** A weight as its makers give it. */
export function whole(weight) {
  const name = weights[weight];
  return readFileSync(new URL(`node_modules/@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`, root));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  mkdirSync(folder, { recursive: true });
  for (const weight of Object.keys(weights)) {
    const options = { targetFormat: "woff2", noHinting: true, keepFeatures: features, preserveNameIds: notices };
    writeFileSync(`${folder}/${weight}.woff2`, await subset(whole(weight), letters(), options));
  }
}

// A Frictionless Data Package (datapackage.org) in one archive: the tables of figures, checks and articles as CSV, and a file
// that tells programs and people what each column holds.

import { ZipWriter } from "@zip.js/zip.js/lib/zip-core-writer.js";
import Papa from "papaparse";
import checkTable from "../../src/lexicon/check_columns.tsv";
import { gravest, says } from "../checks.ts";
import { guarded } from "./guard.ts";
import { columnsOf, type Subject } from "./subject.ts";

/** A column as the package describes it. */
interface Field {
  name: string;
  type: string;
  title?: string;
  description?: string;
  constraints?: { required?: true; enum?: string[] };
}

const numbers = new Set(["OBS_VALUE", "target", "rule", "high", "of", "expected"]);
const whole = new Set(["UNIT_MULT", "DECIMALS", "figures", "checks"]);
const choices: Record<string, string[]> = {
  OBS_STATUS: ["A", "B", "D", "E", "U", "V", "W"],
  status: ["actual", "target", "rule"],
  direction: ["up", "down"],
  bound: ["exact", "at_least", "at_most", "approx", "range"],
};

/** Makes the file. */
export async function bundle(subject: Subject): Promise<Blob> {
  const { csv, out, rows, docs } = subject;
  const [checks, sources] = [checksOf(subject), sourcesOf(subject)];
  const names = csv.slice(0, csv.indexOf("\r\n")).split(",");
  const fields = columnsOf(names, subject.lang).map(({ name, head, holds }) => field(name, head, holds));
  const description = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "sodo",
    title: out.bundle.title,
    description: out.bundle.description,
    resources: [
      resource("observations", fields, ["doc", "id"], true),
      resource("checks", checks.fields, [], true),
      resource("sources", sources.fields, ["doc"], false),
    ],
  };
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new ZipWriter(new WritableStream({ write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part) }), { useWebWorkers: false, zip64: false });
  const add = (name: string, words: string) => zip.add(name, new Blob([words]).stream());
  await add("datapackage.json", `${JSON.stringify(description, null, 2)}\n`);
  await add("observations.csv", csv);
  await add("checks.csv", checks.csv);
  await add("sources.csv", sources.csv);
  await add("README.md", out.bundle.readme(rows.length, checks.lines, docs.length));
  await zip.close();
  return new Blob(parts, { type: "application/zip" });
}

function field(name: string, title = "", description = ""): Field {
  const type = numbers.has(name) ? "number" : whole.has(name) ? "integer" : "string";
  const constraints = choices[name] ? { enum: choices[name] } : name === "doc" ? { required: true as const } : undefined;
  return { name, type, ...(title && { title }), ...(description && { description }), ...(constraints && { constraints }) };
}

function resource(name: string, fields: Field[], primaryKey: string[], ofArticles: boolean) {
  const foreignKeys = [{ fields: ["doc"], reference: { resource: "sources", fields: ["doc"] } }];
  return {
    name,
    type: "table",
    path: `${name}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields, missingValues: [""], ...(primaryKey.length && { primaryKey }), ...(ofArticles && { foreignKeys }) },
  };
}

/** The checks, with the names of columns that `sodo check --format csv` has. */
function checksOf({ docs, lang }: Subject) {
  const names = ["doc", "type", "form", "grade", "OBS_STATUS", "OBS_VALUE", "expected", "COMMENT_OBS", "ids"];
  const lines = docs.flatMap(({ doc, analysis }) =>
    gravest(analysis.checks).map((check) => [doc, check.type, check.form, check.grade, check.holds ? "V" : "U", check.stated, check.expected, says(check, lang), check.observations.join(" ")]),
  );
  const holds = new Map(checkTable.split("\n").map((line) => line.split("\t") as [string, string]));
  return { fields: names.map((name) => field(name, "", holds.get(name))), csv: written(names, lines), lines: lines.length };
}

function sourcesOf({ docs, out }: Subject) {
  const names = ["doc", "title", "outlet", "published", "area", "url", "figures", "checks"] as const;
  const lines = docs.map(({ doc, analysis: { title, source, published, main_area, url, observations, checks } }) => [doc, title ?? "", source ?? "", published ?? "", main_area?.name ?? "", url ?? "", String(observations.length), String(checks.length)]);
  return { fields: names.map((name) => field(name, out.sources[name])), csv: written([...names], lines) };
}

function written(names: string[], lines: string[][]): string {
  const cell = (words: string, i: number) => (numbers.has(names[i]!) ? words : guarded(words));
  return `${Papa.unparse([names, ...lines.map((line) => line.map(cell))], { newline: "\r\n" })}\r\n`;
}

// How a figure is written for readers: from the exact decimal string, never through a float.

import type { Observation } from "./wire.ts";
import type { Lang, Text } from "./text.ts";

/** The exact decimal `value` with the places its printed form had; `places` below zero means whole numbers. */
export function decimal(value: string, places: number, lang: Lang): string {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  const [point, group] = lang === "vi" ? [",", "."] : [".", ","];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const digits = fraction.padEnd(Math.max(0, places), "0");
  return (negative ? "−" : "") + grouped + (digits ? point + digits : "");
}

/** Moves the decimal point of an exact decimal string to the left. */
function scaled(value: string, power: number): string {
  const [whole = "0", fraction = ""] = value.split(".");
  const digits = whole.padStart(power + 1, "0") + fraction;
  const cut = digits.length - fraction.length - power;
  return `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/0+$/, "").replace(/\.$/, "");
}

const scales = [9, 6, 3] as const;

/** Reads `1200000` printed to the hundred thousand as "1,2 triệu", as the article did. */
function amount(value: string, precision: number, text: Text, lang: Lang): string {
  if (precision > 0 && !value.startsWith("-")) {
    const size = value.split(".")[0]!.length;
    const scale = scales.find((s) => size > s && s - precision <= 3);
    if (scale) return `${decimal(scaled(value, scale), scale - precision, lang)} ${text.scale[scale]}`;
  }
  return decimal(value, -precision, lang);
}

const signs: Record<string, string> = { at_least: "≥ ", at_most: "≤ ", approx: "≈ " };

/** A figure as a reader writes it: the number with its sign and scale, and the unit it stands before. */
export interface Written {
  /** "≥ 84,6%", "17/63", "↑ 14,2", "3.500 tỷ". */
  number: string;
  /** "điểm phần trăm", "đồng", "hồ sơ"; empty for "%" and ranks. */
  unit: string;
}

/** What a figure is written from. */
export type Printed = Pick<Observation, "bound" | "direction" | "kind" | "value" | "precision" | "high" | "of" | "unit">;

/** Writes a figure with the digits that were printed. */
export function written(o: Printed, text: Text, lang: Lang): Written {
  const sign = signs[o.bound] ?? "";
  const arrow = o.direction ? (o.direction === "up" ? "↑ " : "↓ ") : "";
  const one = (v: string) => amount(v, o.precision, text, lang);
  if (o.kind === "rank") return { number: sign + text.rank(one(o.value), o.of ? decimal(o.of, 0, lang) : ""), unit: "" };
  let body = o.high ? `${one(o.value)}–${one(o.high)}` : one(o.value);
  if (o.kind === "ratio" && o.of) body += `/${decimal(o.of, 0, lang)}`;
  const percent = o.unit === "%";
  return { number: sign + arrow + body + (percent ? "%" : ""), unit: percent ? "" : (text.unitWord[o.unit] ?? o.unit) };
}

/** The figure in one line: "↑ 14,2 điểm phần trăm". */
export function figure(o: Observation, text: Text, lang: Lang): string {
  const { number, unit } = written(o, text, lang);
  return unit ? `${number} ${unit}` : number;
}

/** A period as a reader writes it: "2024-Q1" is "quý 1/2024" and "2023-06" is "6/2023". */
export function period(code: string, text: Text): string {
  const ends = code.split("/");
  if (ends.length === 2) return `${period(ends[0]!, text)}–${period(ends[1]!, text)}`;
  const [year = "", part, day] = code.split("-");
  if (!part) return year;
  if (part.startsWith("Q")) return text.quarter(part.slice(1), year);
  if (part.startsWith("H")) return text.half(part === "H1", year);
  const month = `${Number(part)}/${year}`;
  return day ? `${Number(day)}/${month}` : month;
}

/** Lower case without marks, so that "ha giang" finds "Hà Giang". */
export function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

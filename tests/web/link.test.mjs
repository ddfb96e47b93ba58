// A chart in a link: the same chart comes out of it, and of a link that was cut or changed nothing that is wrong.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Engine, filled } from "./module.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { outputFiles } = await build({ entryPoints: [`${root}www/carry/link.ts`], bundle: true, write: false, format: "esm" });
const { linkTo, openLink, longest } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
const sodo = process.env.SODO ?? `${root}target/debug/sodo`;

const provinces = ["Hà Giang", "Cao Bằng", "Lào Cai", "Lai Châu", "Sơn La", "Hòa Bình", "Bắc Kạn", "Yên Bái", "Lạng Sơn", "Phú Thọ"];
const article = (count) =>
  provinces.slice(0, count).map((name, i) => `Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh ${name} đạt ${61 + 3 * i},${i}%, cao hơn “mức” năm trước.`).join(" ");

function filledWith(texts) {
  const engine = new Engine();
  texts.forEach((text, i) => engine.add({ doc: `bài ${i + 1}`, text }));
  return filled(engine);
}

/** What a chart of an article carries. */
function chart(text, wish = {}) {
  return filledWith([text]).carried({ indicator: "online_dossier_rate", ...wish });
}

/** What is carried, drawn again natively. */
const drawn = (data) => execFileSync(sodo, ["chart", "--width", "800", "--theme", "light"], { input: data }).toString();
const hash = ({ address }) => address.slice(address.indexOf("#"));
const figures = (opened) => JSON.parse(opened.data).articles.flatMap((one) => one.observations);
const place = "https://sodo.example.org/trang/";

for (const form of ["b", "q"]) {
  test(`a link draws the same bytes · ${form}`, async () => {
    for (const data of [chart(article(5)), chart(article(3), { form: "map", title: "Ba tỉnh 😀 “đầu bảng”" }), chart(article(1))]) {
      const link = await linkTo(place, data, form);
      assert.ok(link.quotes && link.address.length <= longest && link.address.startsWith(`${place}#${form}1.`), `${link.address.length}`);
      const opened = await openLink(hash(link));
      assert.equal(opened.cut, false);
      assert.equal(drawn(opened.data), drawn(data));
      assert.deepEqual(JSON.parse(opened.data).articles[0].sentences, JSON.parse(data).articles[0].sentences);
    }
  });

  test(`of a link that was cut or changed nothing wrong comes out · ${form}`, async () => {
    const data = chart(article(5));
    const right = new Map(figures({ data }).map((o) => [o.id, JSON.stringify([o.value, o.area, o.period, o.quote])]));
    const whole = hash(await linkTo(place, data, form));
    let some = 0;
    for (let end = 4; end < whole.length; end += 7) {
      const opened = await openLink(whole.slice(0, end));
      if (opened === "broken") continue;
      // The last letter may hold nothing but the bits that fill a byte up: without it all is there.
      assert.ok(opened.cut || (end === whole.length - 1 && opened.data === (await openLink(whole)).data), `cut at ${end} of ${whole.length}`);
      some++;
      for (const o of figures(opened)) assert.equal(JSON.stringify([o.value, o.area, o.period, o.quote]), right.get(o.id));
    }
    assert.ok(some > 20, `${some} of the cut links gave some figures`);
    let told = 0;
    for (let at = 4; at < whole.length; at += 5) {
      const other = /\d/.test(whole[at]) ? (Number(whole[at]) + 1) % 10 : whole[at] === "x" ? "y" : "x";
      const opened = await openLink(whole.slice(0, at) + other + whole.slice(at + 1));
      if (opened === "broken" || opened.cut) told++;
      else assert.deepEqual(figures(opened), figures({ data }), "a change that changes nothing");
      if (opened === "broken") continue;
      for (const o of figures(opened)) assert.equal(JSON.stringify([o.value, o.area, o.period, o.quote]), right.get(o.id), `changed at ${at}`);
    }
    assert.ok(told > 50, `${told} changes were seen`);
  });
}

test("what is too long goes without its sentences, or not at all; what is newer says so", async () => {
  // Numbers that look like any others hardly become shorter.
  const some = (n) => ((n * 7919 + 104_729) * 31) % 65_537;
  const extra = (i) => Array.from({ length: 24 }, (_, k) => `${some(i * 24 + k)} lượt`).join(", ");
  const long = article(10).split(". ").map((sentence, i) => `${sentence} (${extra(i)})`).join(". ");
  const data = chart(long);
  const whole = await linkTo(place, data, "q");
  assert.deepEqual([whole.quotes, whole.address.length <= longest], [false, true]);
  assert.deepEqual(figures(await openLink(hash(whole))).map((o) => o.value), figures({ data }).map((o) => o.value));
  assert.equal(drawn((await openLink(hash(whole))).data), drawn(data));
  assert.equal(await linkTo(`https://sodo.example.org/${"x".repeat(1990)}`, data, "b"), undefined);
  assert.equal(await openLink("#b2.abc"), "newer");
  for (const nothing of ["#b1.", "#q1.12", "#b1.%%%%", "#b1.AAAA", "#q1.99999999999999999999"]) assert.equal(await openLink(nothing), "broken", nothing);
});

// A crowd of articles is read by a crew of workers, and comes out as if there were one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { articles, crew, session } from "./stage.mjs";

/** Articles of which some are long: those behind them are read sooner. */
const uneven = (count) => articles(count).map(({ doc, text }, i) => ({ doc, text: i % 7 ? text : text.repeat(200) }));
const all = (client, list) => Promise.allSettled(list.map((article) => client.add(article)));
const csv = (client) => client.csv("machine");

test("many articles give the same tables whoever read them", async () => {
  let alone;
  await session(undefined, async (client) => {
    await all(client, uneven(60));
    alone = [await csv(client), await client.look("vi", "counts")];
  });
  await session(undefined, async (client, workers) => {
    client.widen(crew(3));
    const ends = await all(client, uneven(60));
    assert.ok(ends.every(({ value }, i) => value.doc === `a${i}`));
    assert.deepEqual([await csv(client), await client.look("vi", "counts")], alone);
    assert.equal(workers.length, 4);
    assert.ok(workers.slice(1).every(({ calls }) => calls.filter((call) => call === "add").length > 0), "all of them read");
    assert.deepEqual(workers[0].calls.filter((call) => call === "add"), [], "the first one answers");
  });
});

test("a few articles are read by the first worker", () =>
  session(undefined, async (client, workers) => {
    client.widen(crew(3));
    await all(client, articles(4));
    assert.equal(workers.length, 1);
  }));

test("a trap in the crew costs one article, and another worker takes the place", () =>
  session("a20", async (client, workers) => {
    client.widen(crew(2));
    const ends = await all(client, articles(60));
    const lost = ends.filter(({ status }) => status === "rejected");
    assert.deepEqual(lost.map(({ reason }) => [reason.code, reason.doc]), [["trap", "a20"]]);
    assert.equal(client.held.size, 59);
    assert.equal((await csv(client)).trimEnd().split("\r\n").length - 1, 59);
    assert.equal(workers.length, 4);
  }));

test("what is refused does not end a worker of the crew", () =>
  session(undefined, async (client, workers) => {
    client.widen(crew(2));
    const ends = await all(client, articles(20).map((article, i) => (i === 9 ? { ...article, published: "hôm qua" } : article)));
    assert.deepEqual(ends.filter(({ status }) => status === "rejected").map(({ reason }) => reason.code), ["refused"]);
    assert.equal(workers.length, 3);
  }));

test("cancel ends the crew and keeps what was read, and it can begin again", () =>
  session(undefined, async (client) => {
    client.widen(crew(2));
    let read = 0;
    const ends = await Promise.allSettled(articles(80).map((article) => client.add(article).then(() => ++read === 10 && client.cancel())));
    const lost = ends.filter(({ status }) => status === "rejected");
    assert.ok(lost.length > 0 && lost.every(({ reason }) => reason.code === "cancelled"));
    assert.equal(client.held.size, 80 - lost.length);
    await all(client, articles(80).filter(({ doc }) => !client.held.has(doc)));
    assert.equal((await csv(client)).trimEnd().split("\r\n").length - 1, 80);
  }));

test("clear leaves nothing of what was being read", () =>
  session(undefined, async (client) => {
    client.widen(crew(2));
    const reading = all(client, articles(50));
    await client.clear();
    await reading;
    assert.equal(client.held.size, 0);
    assert.equal((await csv(client)).trimEnd().split("\r\n").length, 1);
  }));

test("the reader's own words reach the crew, also where it has read before", () => {
  const text = "id;label_vi;pillar;value;triggers\nmy_rate;Phường thông minh;society;rate;phường thông minh\n";
  const list = (n) => Array.from({ length: n }, (_, i) => ({ doc: `p${i}`, text: `Tỷ lệ phường thông minh của tỉnh Hà Giang đạt ${i}%.` }));
  return session(undefined, async (client) => {
    client.widen(crew(2));
    await all(client, list(20));
    await client.words([{ name: "own", text }]);
    const ends = await all(client, list(20));
    assert.ok(ends.every(({ value }) => value.observations[0].indicator === "my_rate"));
    assert.deepEqual((await client.choices()).map(({ label_vi }) => label_vi), ["Phường thông minh"]);
  });
});

test("a chart does not wait behind a crowd", () =>
  session(undefined, async (client) => {
    client.widen(crew(2));
    await client.choices();
    let read = 0;
    const reading = Promise.all(uneven(120).map((article) => client.add(article).then(() => read++)));
    await client.chart({});
    assert.ok(read < 120, "it was drawn before all were read");
    await reading;
  }));

test("where no more workers can be had the first one reads", () =>
  session(undefined, async (client) => {
    const { Worker } = globalThis;
    globalThis.Worker = class {
      postMessage() {
        queueMicrotask(() => this.onerror?.({ preventDefault() {}, message: "" }));
      }
      terminate() {}
    };
    client.widen(crew(2));
    const ends = await all(client, articles(30));
    globalThis.Worker = Worker;
    assert.ok(ends.every(({ status }) => status === "fulfilled"));
  }));

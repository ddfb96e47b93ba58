// The worker and its client, as the page ships them, with node's threads in place of the browser's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compiledTables, svgOf } from "./module.mjs";
import { articles, session } from "./stage.mjs";

const kept = (outcomes) => outcomes.filter((outcome) => outcome.analysis).map((outcome) => outcome.article.doc);

test("articles are read in order, and held", () =>
  session(undefined, async (client) => {
    const outcomes = [];
    await client.addAll(articles(5), (outcome) => outcomes.push(outcome));
    assert.deepEqual(kept(outcomes), ["a0", "a1", "a2", "a3", "a4"]);
    assert.deepEqual([...client.held.keys()], kept(outcomes));
    assert.match(await client.ready, /^\d+\.\d+\.\d+$/);
  }));

test("a trap costs one article, is told with its name, and the others are kept", () =>
  session("a2", async (client, workers) => {
    const told = [];
    client.onrestart = (failure) => told.push(failure);
    const outcomes = [];
    await client.addAll(articles(5), (outcome) => outcomes.push(outcome));
    assert.deepEqual(kept(outcomes), ["a0", "a1", "a3", "a4"]);
    const { failure } = outcomes[2];
    assert.deepEqual([failure.code, failure.doc], ["trap", "a2"]);
    assert.match(failure.message, /unreachable/);
    assert.deepEqual(told, [failure]);
    assert.deepEqual(workers[1].calls, ["start", "add", "add"]);
    assert.deepEqual([...client.held.keys()], ["a0", "a1", "a3", "a4"]);
  }));

test("a trap loses nothing of what waits", () =>
  session("a1", async (client) => {
    const all = articles(4).map((article) => client.add(article));
    const ends = await Promise.allSettled(all);
    assert.deepEqual(ends.map((end) => end.status), ["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  }));

test("cancel ends the reading and keeps what was read", () =>
  session(undefined, async (client, workers) => {
    const stop = new AbortController();
    const outcomes = [];
    await client.addAll(articles(30), (outcome) => outcomes.push(outcome) === 5 && stop.abort(), stop.signal);
    assert.deepEqual(kept(outcomes), ["a0", "a1", "a2", "a3", "a4"]);
    assert.equal(outcomes.length, 30);
    assert.ok(outcomes.slice(5).every(({ failure }) => failure.code === "cancelled"));
    assert.equal((await client.add({ doc: "later", text: "" })).doc, "later");
    assert.equal(client.held.size, 6);
    assert.ok(workers.length <= 2);
  }));

test("cancel in the middle of an article starts another worker", () =>
  session(undefined, async (client, workers) => {
    await client.add({ doc: "first", text: "" });
    const long = client.add({ doc: "long", text: "Tỷ lệ đạt 82%. ".repeat(20000) });
    client.cancel();
    await assert.rejects(long, { code: "cancelled", doc: "long" });
    await client.add({ doc: "next", text: "" });
    assert.deepEqual(workers[1].calls, ["start", "add"]);
    assert.deepEqual([...client.held.keys()], ["first", "next"]);
  }));

test("what is no article is refused without a new worker", () =>
  session(undefined, async (client, workers) => {
    await assert.rejects(client.add({ doc: "a" }), { code: "refused", doc: "a" });
    assert.equal((await client.add({ doc: "a", text: "" })).doc, "a");
    assert.equal(workers.length, 1);
  }));

test("a removed article does not come back, and clear forgets all", () =>
  session("bad", async (client, workers) => {
    await client.addAll(articles(3), () => {});
    await client.remove("a1");
    await assert.rejects(client.add({ doc: "bad", text: "" }), { code: "trap" });
    await client.add({ doc: "z", text: "" });
    assert.deepEqual(workers[1].calls, ["start", "add"]);
    assert.equal(await rows(client), 2);
    await client.clear();
    assert.equal(client.held.size, 0);
  }));

test("without a module every call says so", () =>
  session(undefined, async (client) => {
      await assert.rejects(client.add({ doc: "a", text: "" }), { code: "start", message: /no module/ });
      await assert.rejects(client.ready, { code: "start" });
    }, Promise.reject(new Error("no module"))));

test("without a worker every call says so", () =>
  session(undefined, async (client, [worker]) => {
    const waiting = client.add({ doc: "a", text: "" });
    worker.onerror({ preventDefault() {}, message: "" });
    await assert.rejects(waiting, { code: "start", message: /could not be loaded/ });
    await assert.rejects(client.add({ doc: "b", text: "" }), { code: "start" });
  }, new Promise(() => {})));

const rows = async (client) => (await client.csv("machine")).trimEnd().split("\r\n").length - 1;

test("tables come with the first call that needs them, once, and follow what is held", () => {
  let loads = 0;
  return session(undefined, async (client, workers) => {
    await client.addAll(articles(3), () => {});
    assert.equal(loads, 0);
    assert.deepEqual(await Promise.all([rows(client), rows(client)]), [3, 3]);
    await client.add({ doc: "more", text: "Tỷ lệ đạt 82%. Tỷ lệ đạt 71%." });
    assert.equal(await rows(client), 5);
    await client.remove("a1");
    assert.equal(await rows(client), 4);
    await client.clear();
    assert.equal(await rows(client), 0);
    assert.deepEqual([loads, workers.length], [1, 1]);
  }, undefined, async () => (loads++, compiledTables));
});

test("warming loads the tables and leaves nothing behind", () => {
  let loads = 0;
  return session(undefined, async (client) => {
    await client.warm("Tỷ lệ đạt 82%.");
    assert.equal(loads, 1);
    assert.equal(await rows(client), 0);
  }, undefined, async () => (loads++, compiledTables));
});

test("tables that could not be loaded are tried again, and reading goes on", () => {
  let loads = 0;
  return session(undefined, async (client, workers) => {
    await client.warm("Tỷ lệ đạt 82%.");
    await assert.rejects(client.chart({}), { code: "start", message: /no tables/ });
    assert.equal((await client.add({ doc: "a", text: "Tỷ lệ đạt 82%." })).observations.length, 1);
    assert.equal(await rows(client), 1);
    assert.equal(workers.length, 1);
  }, undefined, async () => {
    if (loads++ < 2) throw new Error("no tables");
    return compiledTables;
  });
});

test("a trap of the tables starts another worker, which has both again", () =>
  session("chart", async (client, workers) => {
    await client.addAll(articles(3), () => {});
    await assert.rejects(client.chart({}), { code: "trap", message: /unreachable/ });
    assert.equal(await rows(client), 3);
    assert.deepEqual(workers[1].calls, ["start", "put", "csv"]);
  }));

test("the reader's own names reach the tables, also after a trap", () => {
  const text = "id;label_vi;pillar;value;triggers\nmy_rate;Phường thông minh;society;rate;phường thông minh\n";
  return session("chart", async (client) => {
    assert.equal(await rows(client), 0);
    await client.words([{ name: "own", text }]);
    await client.add({ doc: "a", text: "Tỷ lệ phường thông minh của tỉnh Hà Giang đạt 82%." });
    const names = async () => (await client.choices()).map(({ label_vi }) => label_vi);
    assert.deepEqual(await names(), ["Phường thông minh"]);
    await assert.rejects(client.chart({}), { code: "trap" });
    assert.deepEqual(await names(), ["Phường thông minh"]);
  });
});

test("what came with a picture is given back to a new worker, as far as it was kept", () =>
  session("broken", async (client) => {
    await client.addAll(["Hà Giang", "Lào Cai"].map((area) => ({ doc: area, text: `Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh ${area} đạt 82%.` })), () => {});
    const [svg, data] = await Promise.all([client.chart({}).then(svgOf), client.carried({})]);
    await client.clear();
    await client.reopen(data, []);
    assert.equal(svgOf(await client.chart({})), "", "only looked at");
    await client.reopen(data, ["Hà Giang", "Lào Cai"]);
    assert.equal(svgOf(await client.chart({})), svg);
    await assert.rejects(client.add({ doc: "broken", text: "" }), { code: "trap" });
    assert.equal(svgOf(await client.chart({})), svg);
    await client.remove("Lào Cai");
    await assert.rejects(client.add({ doc: "broken", text: "" }), { code: "trap" });
    assert.deepEqual((await client.chart({})).used.map(({ doc }) => doc), ["Hà Giang"]);
    await assert.rejects(client.reopen("{", []), { code: "refused", message: "cut" });
  }));

import { Client } from "./client.ts";
import { place } from "./place.ts";

const client = new Client(place());
const box = document.querySelector("textarea")!;
const out = document.querySelector("output")!;
box.addEventListener("input", async () => {
  out.value = JSON.stringify(await client.add({ doc: "paste", text: box.value }), null, 1);
});
client.ready.then(
  () => (document.documentElement.dataset.ready = "1"),
  (failure) => (out.value = String(failure)),
);

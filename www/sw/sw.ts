// The service worker: it keeps one build of the page whole, so that the page opens without a network, and hands out nothing
// that is of two builds. Nothing that a reader has read goes through it but what another program shares, and that only until
// the page has taken it.

import { nameOf, shared, type Told, type Wish } from "../anywhere/names.ts";

declare const self: ServiceWorkerGlobalScope;

/** What the build writes in front of this script: its name, and its files with their hashes, those needed first in front. */
declare const BUILD: { name: string; rounds: [name: string, hash: string][][] };

const { scope } = self.registration;
const own = nameOf(scope, BUILD.name);
const waiting = nameOf(scope, shared);
const ours = nameOf(scope, "");

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const wish = event.data as Wish;
  if (wish === "takeOver") void self.skipWaiting();
  if (wish === "sweep") event.waitUntil(sweep());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(scope)) return;
  const name = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (request.method === "POST" && name === shared) return event.respondWith(stash(request));
  if (request.method !== "GET" || name.includes("/")) return;
  if (request.mode !== "navigate") event.respondWith(part(request));
  else if (name === "" || name === "index.html") event.respondWith(document(request));
});

/** All files or none: where one cannot be had, or is not the one of this build, the build before goes on. */
async function install(): Promise<void> {
  const cache = await caches.open(own);
  try {
    for (const round of BUILD.rounds) await Promise.all(round.map((file) => keep(cache, file)));
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

async function keep(cache: Cache, [name, hash]: [string, string]): Promise<void> {
  const integrity = `sha256-${hash}`;
  const get = async (from: RequestCache) => {
    const response = await fetch(name, { integrity, cache: from });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  // What the visit has just loaded is not loaded again, unless it is not what it should be.
  const response = await (name === "./" ? get("reload") : get("default").catch(() => get("reload")));
  const headers = new Headers(response.headers);
  headers.delete("vary"); // a name stands for its bytes, whoever asks
  // Made anew: a browser does not take an answer that was sent on from elsewhere for a document.
  await cache.put(name, new Response(await response.blob(), { headers }));
}

async function activate(): Promise<void> {
  await sweep();
  await self.clients.claim();
  const told: Told = { build: BUILD.name };
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage(told);
}

/** Removes builds that no open window is of: each window holds a lock with the name of its build. */
async function sweep(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== own && name !== waiting);
  const { held = [] } = await navigator.locks.query();
  // A build that is just coming has no window yet.
  if (self.registration.installing || self.registration.waiting) return;
  const unused = names.filter((name) => !held.some((lock) => lock.name === name));
  await Promise.all(unused.map((name) => caches.delete(name)));
}

async function document(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  return (await cache.match("./")) ?? fetch(request);
}

/** A file by its name, of whichever build: names tell the bytes. A browser short of room may have thrown it away. */
async function part(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

/** Lays aside what another program shares, and has the page open to take it. */
async function stash(request: Request): Promise<Response> {
  const cache = await caches.open(waiting);
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  await cache.put(`${shared}/${crypto.randomUUID()}`, new Response(await request.blob(), { headers }));
  return Response.redirect(`./#${shared}`, 303);
}

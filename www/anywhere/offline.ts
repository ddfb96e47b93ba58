// The service worker from the page's side: it is registered behind all else, and a newer build takes over when the reader
// says so.

import { script } from "../trusted.ts";
import { nameOf, type Told, type Wish } from "./names.ts";

/** How the page stands to the build that is on the host. */
export type Update = "none" | "waiting" | "elsewhere";

/** What the page is told. */
export interface Telling {
  /** The page opens without a network from now on. */
  offline(): void;
  update(update: Update): void;
}

/** Asks a running page for a newer build so often, in milliseconds. */
const often = 3_600_000;

/** Registers the service worker. Gives what has a waiting build take over and then reloads; nothing where there is no worker. */
export async function offline(tell: Telling): Promise<(() => void) | undefined> {
  const { serviceWorker } = navigator;
  const build = document.querySelector<HTMLMetaElement>("#sodo-build")?.content;
  if (!serviceWorker || !build) return undefined;
  const scope = new URL("./", location.href).href;
  // As long as this window lives, no other one throws its build away.
  void navigator.locks.request(nameOf(scope, build), { mode: "shared" }, () => new Promise(() => {})).catch(() => undefined);
  let asked = false;
  serviceWorker.addEventListener("controllerchange", () => asked && location.reload());
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
    if (!asked) tell.update(data.build === build ? "none" : "elsewhere");
  });
  const registration = await serviceWorker.register(script("sw.js"), { updateViaCache: "none" }).catch(() => undefined);
  if (!registration) return undefined;
  void serviceWorker.ready.then(() => tell.offline());
  watch(registration, tell);
  registration.active?.postMessage("sweep" satisfies Wish);
  return () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("takeOver" satisfies Wish);
    else location.reload();
  };
}

/** Tells when a newer build is here whole, and looks for one now and then: people keep the page open for days. */
function watch(registration: ServiceWorkerRegistration, tell: Telling): void {
  const look = () => registration.waiting && registration.active && tell.update("waiting");
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < often) return;
    looked = Date.now();
    void registration.update().catch(() => undefined); // there may be no network
  });
}

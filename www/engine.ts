// The first script that runs, in the document itself: the worker starts and the module compiles while the rest of the
// page comes and is drawn.

import { Client } from "./client.ts";
import { place } from "./place.ts";

declare global {
  /** The module in its worker. */
  var engine: Client;
}

globalThis.engine = new Client(place());

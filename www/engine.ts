// The first script that runs, in the document itself: the worker starts and the module compiles while the rest of the
// page comes and is drawn.

import { Client } from "./client.ts";
import { Lettering } from "./font.ts";
import { letters, place } from "./place.ts";

declare global {
  /** The module in its worker. */
  var engine: Client;
  /** The font of the page and of the pictures. */
  var lettering: Lettering;
}

globalThis.engine = new Client(place());
globalThis.lettering = new Lettering(letters());

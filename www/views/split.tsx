// The preview of texts that hold several articles, once the part that draws it is here. Nothing else waits for it.

import { useEffect, useState } from "preact/hooks";
import type { View } from "./view.ts";

let part: typeof import("../split/preview.tsx") | undefined;

/** The preview, where something waits to be cut. Where it does not come, all is read as it is, and nothing is lost. */
export function Split(view: View) {
  const { state, act } = view;
  const [, come] = useState(false);
  const waits = state.several.length > 0;
  useEffect(() => {
    if (waits && !part) import("../split/preview.tsx").then((found) => ((part = found), come(true)), act.keepWhole);
  }, [waits]);
  return waits && part ? <part.Preview {...view} /> : null;
}

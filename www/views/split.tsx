// The preview of texts that hold several articles, once the part that draws it is here. Nothing else waits for it.

import { useEffect } from "preact/hooks";
import { part, usePart } from "./part.ts";
import type { View } from "./view.ts";

const preview = part(() => import("../split/preview.tsx"));

/** The preview, where something waits to be cut. */
export function Split(view: View) {
  return view.state.several.length > 0 ? <Preview {...view} /> : null;
}

/** Where it does not come, all is read as it is, and nothing is lost. */
function Preview(view: View) {
  const { here, lost } = usePart(preview);
  useEffect(() => {
    if (lost) void view.act.keepWhole();
  }, [lost]);
  return here ? <here.Preview {...view} /> : null;
}

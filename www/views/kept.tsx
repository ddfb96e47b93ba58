// What the page says about keeping. A first visit has nothing to keep, and does not wait for the part that says it.

import { useEffect, useState } from "preact/hooks";
import type { View } from "./view.ts";

let here: typeof import("./project.tsx") | undefined;

/** The menu of projects, or the line about what is not kept, once there is something to keep. */
export function Kept({ part, ...view }: View & { part: "Projects" | "Warning" }) {
  const [, setCome] = useState(false);
  const { docs, coming, projects, project, kept } = view.state;
  const wanted = docs.length + coming.length + projects.length > 0 || project !== undefined || kept.elsewhere !== undefined;
  useEffect(() => {
    if (!wanted) return;
    const come = (part: typeof here) => ((here = part), setCome(true));
    import("./project.tsx").then(come, () => {});
  }, [wanted]);
  const Part = here?.[part];
  return wanted && Part ? <Part {...view} /> : null;
}

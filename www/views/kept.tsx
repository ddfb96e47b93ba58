// What the page says about keeping. A first visit has nothing to keep, and does not wait for the part that says it.

import { part, usePart } from "./part.ts";
import type { View } from "./view.ts";

const projects = part(() => import("./project.tsx"));

type Shown = View & { part: "Projects" | "Warning" };

/** The menu of projects, or the line about what is not kept, once there is something to keep. */
export function Kept(view: Shown) {
  const { docs, coming, projects, project, kept } = view.state;
  const wanted = docs.length + coming.length + projects.length > 0 || project !== undefined || kept.elsewhere !== undefined;
  return wanted ? <Come {...view} /> : null;
}

function Come({ part, ...view }: Shown) {
  const Part = usePart(projects).here?.[part];
  return Part ? <Part {...view} /> : null;
}
